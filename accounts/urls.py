"""The addresses of sign-in and passwords."""

from __future__ import annotations

from django.urls import path

from accounts import views

urlpatterns = [
    path("sign_in/", views.SignIn.as_view(), name="sign_in"),
    path("sign_out/", views.SignOut.as_view(), name="sign_out"),
    path("password/", views.PasswordChange.as_view(), name="password_change"),
    path("password/changed/", views.PasswordChangeDone.as_view(), name="password_change_done"),
    path("password/forgotten/", views.PasswordReset.as_view(), name="password_reset"),
    path("password/forgotten/sent/", views.PasswordResetSent.as_view(), name="password_reset_sent"),
    path(
        "password/new/<uidb64>/<token>/", views.PasswordResetConfirm.as_view(), name="password_reset_confirm"
    ),
    path("password/new/done/", views.PasswordResetComplete.as_view(), name="password_reset_complete"),
]
