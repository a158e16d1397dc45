// Small helps on top of pages that work without them.
(function () {
  'use strict'

  if (!document.body.classList.contains('govuk-frontend-supported')) return
  window.GOVUKFrontend.initAll()
  window.MOJFrontend.initAll()

  // Hearing what was just done: the message takes the focus unless an error summary does.
  var message = document.querySelector('.cw-message')
  if (message && !document.querySelector('.govuk-error-summary')) {
    message.setAttribute('tabindex', '-1')
    message.focus({ preventScroll: true })
    message.addEventListener('blur', function () { message.removeAttribute('tabindex') }, { once: true })
  }

  // An option shows the fields that belong to it. (The kit's own way sets aria-expanded, which a radio must not have.)
  var reveal = function () {
    document.querySelectorAll('[data-cw-reveals]').forEach(function (option) {
      var part = document.getElementById(option.dataset.cwReveals)
      var stem = option.type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'
      part.classList.toggle(stem + '__conditional--hidden', !option.checked)
    })
  }
  document.addEventListener('change', reveal)
  window.addEventListener('pageshow', reveal)

  // Enter in a search for a person searches: it does not send the form around it.
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Enter' || !event.target.matches('.cw-picker__input')) return
    event.preventDefault()
    event.target.closest('[data-cw-picker]').querySelector('button').click()
  })

  // A form sent twice by a nervous hand is sent once. Coming back with the Back button frees it.
  var free = function (form) { delete form.dataset.sent }
  document.addEventListener('submit', function (event) {
    var form = event.target
    if (form.method !== 'post' || event.defaultPrevented) return
    if (form.dataset.sent) {
      event.preventDefault()
      return
    }
    form.dataset.sent = 'yes'
    setTimeout(free, 8000, form)
  })
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(free)
  })

  // Long texts are kept while they are written. The address takes a POST of "text".
  document.querySelectorAll('textarea[data-draft-url]').forEach(function (area) {
    var status = document.getElementById(area.id + '_draft')
    var token = area.form && area.form.querySelector('[name=csrfmiddlewaretoken]')
    var kept = area.value
    var timer = null
    var busy = false

    var say = function (words, lost) {
      status.textContent = words
      status.classList.toggle('cw-draft--lost', lost)
    }
    var later = function () {
      if (!timer) timer = setTimeout(keep, 3000)
    }
    var keep = function () {
      timer = null
      if (busy) return later()
      if (area.value === kept) return
      busy = true
      var text = area.value
      fetch(area.dataset.draftUrl, {
        method: 'POST',
        headers: { 'X-CSRFToken': token ? token.value : '' },
        body: new URLSearchParams({ text: text }),
        credentials: 'same-origin',
        redirect: 'error'
      }).then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status))
        kept = text
        say('Saved at ' + new Date().toTimeString().slice(0, 5), false)
      }).catch(function () {
        say('Not saved. Copy your text before you leave this page.', true)
        later()
      }).finally(function () {
        busy = false
      })
    }
    area.addEventListener('input', later)
    area.addEventListener('blur', keep)
  })
})()
