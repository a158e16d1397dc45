"""References that can be said over the phone and say nothing of how many files there are, or in which order."""

from __future__ import annotations

import secrets

from casework.models import Case, Incident, InformationRequest

# No vowels (no words), nothing that sounds or looks alike: 20 letters and digits, 3.2 million a year.
ALPHABET = "3467CDFGHJKMNPQRTVWX"


def new_reference(prefix: str, year: int) -> str:
    """A fresh reference such as ``DC-2026-7F3KD``; drawn again while it is taken."""
    while True:
        reference = f"{prefix}-{year}-" + "".join(secrets.choice(ALPHABET) for _ in range(5))
        files = (Case, Incident, InformationRequest)
        if not any(file._default_manager.filter(reference=reference).exists() for file in files):
            return reference
