"""The letter with the link by which somebody chooses a password, sent without their asking: their first one."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from accounts.models import User

SUBJECT, BODY = "accounts/emails/password_reset_subject.txt", "accounts/emails/password_reset.txt"


def send_password_link(user: User) -> None:
    """The letter of a forgotten password, word for word. Raises what the mail server does: SMTPException or OSError."""
    site = urlsplit(settings.SITE_URL)
    context = {
        "protocol": site.scheme,
        "domain": site.netloc,
        "uid": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
    }
    subject = render_to_string(SUBJECT, context).strip()
    EmailMessage(subject=subject, body=render_to_string(BODY, context), to=[user.email]).send()
