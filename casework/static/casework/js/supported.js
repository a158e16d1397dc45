// Runs before the page is drawn, so that what scripts fold away does not flash.
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
}
