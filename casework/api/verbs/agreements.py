"""Agree a sanction without a hearing; withdraw the agreement."""

from __future__ import annotations

from typing import Any

from casework import actions
from casework.api.fields import Code, Day, Months, Text
from casework.api.verbs.body import MovingIn, by_allegation, once_each
from casework.api.verbs.deciding import (
    JUDGED,
    LIVE_MONTHS,
    NORM_REASONS,
    FoundIn,
    JudgedIn,
    ReasonsIn,
    judged_of,
    of_earlier_warnings,
)
from casework.enums import Action, SanctionLevel, Severity
from casework.rules.cited import Caution


class AgreeSanctionIn(MovingIn):
    """The employee admits it in writing and agrees to a level. They can take it back until the letter is issued."""

    action = Action.AGREE_SANCTION

    admission = Text(help_text="The employee's own written words, about every allegation.")
    admission_received_on = Day(not_future=True)
    told_on = Day(
        not_future=True, help_text="When they were told in writing of the right to a hearing and a companion."
    )
    findings = FoundIn(many=True, help_text="One for each allegation: found or partly found, as admitted.")
    severity_found = Code(Severity.choices)
    level = Code(SanctionLevel.choices, help_text="No heavier than the policy allows without a hearing.")
    reasons = ReasonsIn()
    departure_reasons = Text(
        required=False, help_text="Why it differs from what others were given, exactly where it does."
    )
    norm_reasons = Text(required=False, help_text=NORM_REASONS)
    live_months = Months(required=False, help_text=LIVE_MONTHS)
    judged = JudgedIn(many=True, required=False, help_text=JUDGED)

    def validate_findings(self, rows: Any) -> Any:
        once_each(rows)
        return rows

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {
            "findings": by_allegation(given["findings"], actions.Found),
            "reasons": actions.Reasons(**given["reasons"]),
            "judged": judged_of(given.get("judged", ())),
        }

    def to_mind(self) -> list[Caution]:
        return of_earlier_warnings(self)


class WithdrawAgreementIn(MovingIn):
    """The employee takes the agreement back before its letter leaves. An ordinary hearing can follow."""

    action = Action.WITHDRAW_AGREEMENT

    withdrawn_on = Day(not_future=True)
    said = Text(help_text="In the employee's words.")
