"""The vocabulary of what is kept and told beside the procedure: imports, reminders, published figures."""

from __future__ import annotations

from django.db.models import TextChoices

from casework.enums.procedure import FileState


class Known(TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


class PastAppeal(TextChoices):
    NO = "no", "No appeal"
    CONFIRMED = "confirmed", "Decision confirmed"
    VARIED = "varied", "Decision varied"
    NOT_KNOWN = "not_known", "Not known"


class PeriodStated(TextChoices):
    """What the letter of a warning says of how long it is live."""

    MONTHS = "months", "For a number of months"
    LAST_DAY = "last_day", "Up to and including a day"
    NONE = "none", "No period was stated"


# Where a case can be that was run on paper and is taken over while it is open.
STAGES_TAKEN_OVER = (
    FileState.INVESTIGATION,
    FileState.FINDINGS,
    FileState.HEARING,
    FileState.DELIBERATION,
    FileState.DECIDED,
    FileState.OUTCOME,
    FileState.APPEAL,
    FileState.APPEAL_DELIBERATION,
)


class PaperChecked(TextChoices):
    """What is known of a rule of the procedure in a case that was run on paper."""

    KEPT = "kept", "Kept, by the days on the paper"
    NOT_KEPT = "not_kept", "Not kept"
    NOT_CHECKED = "not_checked", "On paper, not checked here"


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


class Figures(TextChoices):
    """Whether the small numbers of an answer are hidden (FO-5)."""

    PUBLISHED = "published", "Small numbers hidden, to publish"
    EXACT = "exact", "Exact figures, for internal use"


class OutcomeTaken(TextChoices):
    """Which outcome of a case a published figure takes."""

    FINAL = "final", "Final outcome, after any appeal"
    FIRST = "first", "First outcome, before any appeal"
