"""Written reasons for a dismissal: who is owed them, and by when (TR-2, 0.16)."""

from __future__ import annotations

from datetime import date, timedelta

from casework.enums import DeadlineKind, Jurisdiction, ReasonsBasis
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.tribunal_claims import service_needed, service_reached_on

_DAYS = timedelta(days=14)


def check_owed(basis: ReasonsBasis, began_on: date, ended_on: date, law: Jurisdiction) -> None:
    """RuleBroken TR-2 for a request of somebody without the service that the law asks for (0.15, 0.16).

    ended_on: the last day of employment. Whoever is pregnant or on family leave needs neither service nor a request.
    """
    months = service_needed(ended_on, law)
    reached_on = service_reached_on(began_on, months)
    if basis == ReasonsBasis.ASKED and ended_on < reached_on:
        raise RuleBroken(
            "TR-2",
            f"The law asks for {months} months of service, which would have been reached on {words(reached_on)}. "
            f"Employment ends on {words(ended_on)}.",
            instead="Answer as you would any letter. What the outcome letter says stands.",
        )


def reasons_deadline(request: int, received_on: date) -> Due:
    """Fourteen calendar days from the request; statute, and never moved to a working day (0.7)."""
    why = f"14 days from {words(received_on)}, weekends and holidays included"
    return Due(DeadlineKind.WRITTEN_REASONS, received_on + _DAYS, f"reasons_request:{request}", why)
