"""The vocabulary of what is kept and told beside the procedure: imports, reminders, published figures."""

from __future__ import annotations

from django.db.models import TextChoices


class Known(TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


class PastAppeal(TextChoices):
    NO = "no", "No appeal"
    CONFIRMED = "confirmed", "Decision confirmed"
    VARIED = "varied", "Decision varied"
    NOT_KNOWN = "not_known", "Not known"


class RemarkKind(TextChoices):
    """What the report of an import says about a line, in the order in which it says it."""

    ERROR = "error", "Line not imported"
    WARNING = "warning", "Imported without this field"
    NEW_UNIT = "new_unit", "New unit"
    MISSING = "missing", "Not in the file"


class GivenUp(TextChoices):
    """Why an email was not sent."""

    NOTHING_OWED = "nothing_owed", "Nothing in it was owed to the person any more"
    REFUSED = "refused", "The mail server refuses the address"
    TOO_OLD = "too_old", "It could not be sent in time"


class CountOf(TextChoices):
    """What a published figure counts; they differ, so each figure says which (domain.md, motivating figures)."""

    PEOPLE = "people", "People"
    CASES = "cases", "Cases"
    SANCTIONS = "sanctions", "Sanctions"


class OutcomeTaken(TextChoices):
    """Which outcome of a case a published figure takes."""

    FINAL = "final", "Final outcome, after any appeal"
    FIRST = "first", "First outcome, before any appeal"
