"""How long the record of a closed case is kept, from when that is counted, and what a review of it comes to (DP-6)."""

from __future__ import annotations

from django.db.models import TextChoices


class RecordClass(TextChoices):
    """What a record is kept as: the gravest that it is. A case marked as safeguarding is that, whatever came of it."""

    NO_SANCTION = "no_sanction", "No sanction that stands"
    WARNING = "warning", "Warning"
    DISMISSAL = "dismissal", "Dismissal"
    SAFEGUARDING = "safeguarding", "Safeguarding case"


class KeptFrom(TextChoices):
    """From when the time is counted; never from before the case was closed."""

    CLOSURE = "closure", "the closing of the case"
    EMPLOYMENT_END = "employment_end", "the end of employment"


class KeptUnit(TextChoices):
    MONTHS = "months", "Months"
    YEARS = "years", "Years"


class RecordReviewResult(TextChoices):
    """What is proposed once the time is over (R20)."""

    PURGE = "purge", "Purge it"
    KEEP = "keep", "Keep it longer"
