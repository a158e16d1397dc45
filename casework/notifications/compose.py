"""The words of an email: a reference and where to sign in. No name, no allegation, nothing that the reference hides."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from casework.models import EmailDelivery, Notification
from casework.notifications.recipients import file_of


def email_of(delivery: EmailDelivery, owed: list[Notification]) -> EmailMessage:
    """The message to send, under the Message-ID of its row. ``owed``: at least one notification."""
    references = list(dict.fromkeys(file_of(row.deadline).reference for row in owed))
    context = {
        "reference": references[0],
        "references": references,
        "address": settings.SITE_URL.rstrip("/") + reverse("notifications"),
    }
    kind = "digest" if len(references) > 1 else "action"
    return EmailMessage(
        subject=render_to_string(f"emails/{kind}_subject.txt", context).strip(),
        body=render_to_string(f"emails/{kind}.txt", context).strip() + "\n",
        to=[owed[0].recipient.email],
        headers={"Message-ID": delivery.message_id, "Auto-Submitted": "auto-generated"},
    )
