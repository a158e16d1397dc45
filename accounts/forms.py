"""Sign-in, password change and forgotten password, in plain words. The GOV.UK look comes from the form renderer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth import forms as auth
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from accounts.attempts import MOST, SECONDS, count_attempt
from accounts.managers import fold_email
from accounts.models import User

ADVICE = (
    "Three or more random words are easy to remember and hard to guess. Do not use one you use elsewhere."
)


def new_password_hint() -> str:
    """What a new password must be, from the rules in force, and how to think of one."""
    lengths = [
        getattr(rule, "min_length", 0) for rule in password_validation.get_default_password_validators()
    ]
    longest = max(lengths, default=0)
    return f"At least {longest} characters. {ADVICE}" if longest else ADVICE


class PlainForm(forms.Form):
    """No marks of the browser beside our own errors."""

    use_required_attribute = False


class SignInForm(PlainForm, auth.AuthenticationForm):
    """One answer for a wrong address, a wrong password and a closed account, and one for too many attempts.

    attempts: how many there were with this address lately, this one included; 0 while none was made.
    """

    attempts = 0
    error_messages = {
        "invalid_login": "Enter a correct email address and password",
        "inactive": "Enter a correct email address and password",
        "too_many": (
            f"There were too many attempts with this email address. Wait {SECONDS // 60} minutes, or choose a new "
            "password with “I have forgotten my password”"
        ),
    }
    username = auth.UsernameField(
        label="Email address",
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={"required": "Enter your email address"},
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password"},
    )

    def clean(self) -> dict[str, Any]:
        """Look at no password once there were too many attempts, so that nobody learns whether the last was right."""
        address = self.cleaned_data.get("username")
        if address and self.cleaned_data.get("password"):
            self.attempts = count_attempt(address)
            if self.attempts > MOST:
                raise ValidationError(self.error_messages["too_many"], code="too_many")
        return super().clean()


class NewPasswordForm(PlainForm, auth.SetPasswordForm):
    """The two boxes of a new password, after a link for a forgotten one."""

    error_messages = {
        **auth.SetPasswordForm.error_messages,
        "password_mismatch": "The two new passwords are not the same",
        "password_incorrect": "Enter your current password correctly",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, again = self.fields["new_password1"], self.fields["new_password2"]
        first.label, again.label = "New password", "New password again"
        first.help_text, again.help_text = new_password_hint(), ""
        first.error_messages["required"] = "Enter a new password"
        again.error_messages["required"] = "Enter the new password again"

    def clean_new_password1(self) -> str:
        """Judge the password where it was typed, not at its repetition."""
        password: str = self.cleaned_data["new_password1"]
        try:
            password_validation.validate_password(password, self.user)
        except ValidationError as weak:
            raise ValidationError([problem.rstrip(".") for problem in weak.messages], code="weak") from None
        return password

    def validate_password_for_user(self, user: Any, password_field_name: str = "new_password2") -> None:
        """Done above."""


class PasswordChangeForm(NewPasswordForm, auth.PasswordChangeForm):
    """While signed in: the current password is asked again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Current password"
        self.fields["old_password"].error_messages["required"] = "Enter your current password"


class ForgottenPasswordForm(PlainForm, auth.PasswordResetForm):
    """The answer is the same whether the address is known or not."""

    email = forms.EmailField(
        label="Email address",
        max_length=254,
        help_text="The one you use for work and sign in with here",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address in the correct format, like name@example.com",
        },
    )

    def get_users(self, email: str) -> Iterator[User]:
        """Whoever can sign in, also before they chose a first password: Django's own would send them nothing."""
        return User.objects.filter(email=fold_email(email), is_active=True).iterator()
