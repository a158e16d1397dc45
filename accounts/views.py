"""Sign in, sign out, change a password, and set a new one by a link."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from accounts import forms, letters
from accounts.attempts import forget_attempts


class UnprocessableWhenWrong(FormView):
    """A form that is sent back with errors answers 422, as every form of the house does."""

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class SignIn(UnprocessableWhenWrong, auth.LoginView):
    """Leads to ``next`` on this host only, else home. Whoever is signed in is led on at once."""

    template_name = "accounts/sign_in.html"
    authentication_form = forms.SignInForm
    next_page = "home"
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        forget_attempts(form.get_user().email)
        return super().form_valid(form)


@method_decorator(login_not_required, name="dispatch")
class SignOut(auth.LogoutView):
    """By POST only, so that no link can do it. Open to everybody: a second press leads to the sign-in too."""

    http_method_names = ["post", "options"]
    next_page = "sign_in"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        messages.success(request, "You have signed out.")
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


class PasswordChange(UnprocessableWhenWrong, auth.PasswordChangeView):
    template_name = "accounts/password_change.html"
    form_class = forms.PasswordChangeForm
    success_url = reverse_lazy("password_change_done")


class PasswordChangeDone(auth.PasswordChangeDoneView):
    template_name = "accounts/password_change_done.html"


class PasswordReset(UnprocessableWhenWrong, auth.PasswordResetView):
    """Sends a link to a known address, and says the same in every case."""

    template_name = "accounts/password_reset.html"
    form_class = forms.ForgottenPasswordForm
    email_template_name = letters.BODY
    subject_template_name = letters.SUBJECT
    success_url = reverse_lazy("password_reset_sent")


class PasswordResetSent(auth.PasswordResetDoneView):
    template_name = "accounts/password_reset_sent.html"


class PasswordResetConfirm(UnprocessableWhenWrong, auth.PasswordResetConfirmView):
    """Where the link leads. A used or old link says so and offers a new one."""

    template_name = "accounts/password_reset_confirm.html"
    form_class = forms.NewPasswordForm
    success_url = reverse_lazy("password_reset_complete")

    def form_valid(self, form: Any) -> HttpResponse:
        forget_attempts(form.user.email)
        return super().form_valid(form)


class PasswordResetComplete(auth.PasswordResetCompleteView):
    template_name = "accounts/password_reset_complete.html"
