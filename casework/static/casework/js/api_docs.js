// The page of the API: Swagger UI from our own address, signed in as its reader.
"use strict"

document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("api-docs")
  window.SwaggerUIBundle({
    url: place.dataset.schema,
    domNode: place,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    docExpansion: "list",
    deepLinking: false,
    validatorUrl: null,
    requestInterceptor: (request) => {
      if (request.method !== undefined && request.method !== "GET") request.headers["X-CSRFToken"] = place.dataset.token
      return request
    },
  })
})
