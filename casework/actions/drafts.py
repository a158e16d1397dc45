"""Unfinished texts: their author's alone, one for each author and form, gone once the verb is done.

A draft is no part of a file: it has no audit event, and no role opens somebody else's.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from casework.models import Draft

if TYPE_CHECKING:
    from accounts.models import User

MAX_DRAFT_CHARACTERS = 400_000
TOO_LONG = "Together these texts are too long to be kept. Shorten one, or attach it to the case as a file."


@transaction.atomic
def save_draft(*, key: str, fields: Mapping[str, list[str]], by: User) -> Draft:
    """Keep what ``by`` typed into the form of address ``key``; fields not given keep what they had.

    NUL characters, which PostgreSQL cannot store, are left out. Raises ValueError above 400,000 characters.
    """
    draft, _ = Draft.objects.select_for_update().get_or_create(author=by, key=key)
    typed = {name: [value.replace("\x00", "") for value in values] for name, values in fields.items()}
    draft.fields = {**draft.fields, **typed}
    if sum(len(value) for values in draft.fields.values() for value in values) > MAX_DRAFT_CHARACTERS:
        raise ValueError(TOO_LONG)
    draft.save(update_fields=["fields", "saved_at"])
    return draft


def discard_draft(*, key: str, by: User) -> None:
    """Remove the author's own draft of this form, if there is one."""
    Draft.objects.filter(author=by, key=key).delete()
