"""The refusals of the house. Every door turns these three, and only these three, into words."""

from __future__ import annotations

from datetime import date

# What both doors say while PostgreSQL or Redis is away: no refusal, as nobody decided it. RETRY_AFTER is in seconds.
UNAVAILABLE = (
    "Casework cannot reach its database at the moment. "
    "Nothing that you sent was recorded unless you saw it confirmed. Try again in a minute."
)
RETRY_AFTER = 60


class CaseworkError(Exception):
    """A verb was refused. Nothing was written."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotNow(CaseworkError):
    """The file is not at a stage where this can be done, or it moved since the reader looked (HTTP 409).

    rule_id: the rule that asks for another order; None where that of the verb does (``workflow.rule_of``), and the empty
             string where none does: it was done already, or changed since.
    instead: what would make it lawful, one sentence, or the empty string where the message says so.
    """

    def __init__(self, message: str, rule_id: str | None = None, *, instead: str = "") -> None:
        super().__init__(message)
        self.rule_id = rule_id
        self.instead = instead


class NotYou(CaseworkError):
    """This person may not do this to this file (HTTP 403; 404 when the file is not visible to them).

    rule_id: where a rule of its own keeps them from it, such as that it takes two people; else the empty string.
    """

    def __init__(self, message: str, rule_id: str = "") -> None:
        super().__init__(message)
        self.rule_id = rule_id


class RuleBroken(CaseworkError):
    """A rule of law, of the Acas Code or of the policy in force refuses it (HTTP 422).

    rule_id: the rule's name in the domain reference, for example ``"SEP-1"``.
    message: one sentence a manager understands.
    instead: what would be lawful, one sentence, or the empty string.
    field:   the input that is at fault, or the empty string.
    day:     a day that would be lawful, where ``instead`` names one; day_field: the input it belongs in, ``field`` if empty.
    """

    def __init__(
        self,
        rule_id: str,
        message: str,
        *,
        instead: str = "",
        field: str = "",
        day: date | None = None,
        day_field: str = "",
    ) -> None:
        super().__init__(message)
        self.rule_id = rule_id
        self.instead = instead
        self.field = field
        self.day = day
        self.day_field = day_field or field

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.message}"
