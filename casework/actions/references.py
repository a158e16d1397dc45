"""References that can be said over the phone and say nothing of how many files there are, or in which order."""

from __future__ import annotations

import secrets
from typing import Any

from django.db.models import QuerySet

from casework.models import Case, Incident, InformationRequest
from casework.models.questions import ANY_REFERENCE, Question

# No vowels (no words), nothing that sounds or looks alike: 20 letters and digits, 3.2 million a year.
ALPHABET = "3467CDFGHJKMNPQRTVWX"


def new_reference(prefix: str, year: int) -> str:
    """A fresh reference such as ``DC-2026-7F3KD``; drawn again while it is taken."""
    while True:
        reference = f"{prefix}-{year}-" + "".join(secrets.choice(ALPHABET) for _ in range(5))
        if not _TAKEN.ask({ANY_REFERENCE: reference}):
            return reference


def _taken() -> QuerySet[Any, Any]:
    files = (Case, Incident, InformationRequest)
    first, *rest = (
        file._default_manager.filter(reference=ANY_REFERENCE).order_by().values_list("pk") for file in files
    )
    return first.union(*rest, all=True)


_TAKEN = Question("reference_taken", _taken)
