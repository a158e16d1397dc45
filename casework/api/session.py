"""Who is asking: the session of the pages, with its CSRF check. Nobody signed in is a 401."""

from __future__ import annotations

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

NO_TOKEN = (
    "The CSRF token is missing or out of date. Send the value of the CSRF cookie in the header X-CSRFToken."
)


class SignedIn(SessionAuthentication):
    """The session cookie. Whatever changes something also carries the CSRF token, as on the pages."""

    def authenticate_header(self, request: Request) -> str:
        """With this header the answer to nobody is 401, not 403."""
        return 'Session realm="casework"'

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied:
            raise PermissionDenied(NO_TOKEN) from None


class SessionScheme(OpenApiAuthenticationExtension):
    """How the schema says it. The name is that of a server under HTTPS, so that one schema is true for all."""

    target_class = SignedIn
    name = "session"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": "__Host-casework_session",
            "description": (
                "Sign in at /sign_in/. What changes something also needs the header X-CSRFToken with the value of "
                "the cookie __Host-casework_csrf. Over plain HTTP, on one's own machine, both names are without __Host-."
            ),
        }
