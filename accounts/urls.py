"""The addresses of sign-in and passwords."""

from __future__ import annotations

from django.urls import URLPattern, path

from accounts import views


def addresses(
    *,
    sign_in: type[views.SignIn] = views.SignIn,
    sign_out: type[views.SignOut] = views.SignOut,
    password_change: type[views.PasswordChange] = views.PasswordChange,
    password_reset_confirm: type[views.PasswordResetConfirm] = views.PasswordResetConfirm,
) -> list[URLPattern]:
    """The routes; whoever keeps a log of signing in gives its own versions of these four views."""
    link = "password/new/<uidb64>/<token>/"
    return [
        path("sign_in/", sign_in.as_view(), name="sign_in"),
        path("sign_out/", sign_out.as_view(), name="sign_out"),
        path("password/", password_change.as_view(), name="password_change"),
        path("password/changed/", views.PasswordChangeDone.as_view(), name="password_change_done"),
        path("password/forgotten/", views.PasswordReset.as_view(), name="password_reset"),
        path("password/forgotten/sent/", views.PasswordResetSent.as_view(), name="password_reset_sent"),
        path(link, password_reset_confirm.as_view(), name="password_reset_confirm"),
        path("password/new/done/", views.PasswordResetComplete.as_view(), name="password_reset_complete"),
    ]
