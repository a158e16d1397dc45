"""Every address of Casework."""

from __future__ import annotations

from django.urls import include, path

from accounts.urls import addresses
from casework.web import sign_ins
from config import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    *addresses(
        sign_in=sign_ins.SignIn,
        sign_out=sign_ins.SignOut,
        password_change=sign_ins.PasswordChange,
        password_reset_confirm=sign_ins.PasswordResetConfirm,
    ),
    path("api/v1/", include("casework.api.urls")),
    path("", include("casework.web.urls")),
]

handler400 = "casework.web.errors.bad_request"
handler403 = "casework.web.errors.forbidden"
handler404 = "casework.web.errors.not_found"
handler500 = "config.failures.server_error"
