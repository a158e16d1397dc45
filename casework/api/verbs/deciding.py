"""Decide the outcome, recall the decision, issue the outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rest_framework import serializers

from casework import actions
from casework.api.fields import AllegationNumber, Code, Day, Moment, Months, Strict, Text
from casework.api.verbs.body import MovingIn, VerbIn, by_allegation, case_of, once_each
from casework.enums import DISMISSALS, Action, Delivery, Finding, MeasureKind, SanctionLevel, Severity
from casework.queries.deliberation import cautions_of_record
from casework.queries.named_warnings import find_named, named_warnings
from casework.rules.cited import Caution
from casework.rules.judging import Judged
from casework.rules.measures import Measure

NO_SANCTION = "none"
WARNINGS = [(one.value, one.label) for one in SanctionLevel if one not in DISMISSALS]
NORM_REASONS = (
    "Why it departs from the norm of the policy, exactly where it does: the mitigation that makes it milder, or why the "
    "norm is not enough."
)
JUDGED = (
    "Whether each warning counts that was live, and received before, on some days of what was found and not on every one: "
    "exactly those, once for each allegation."
)
LIVE_MONTHS = "For how many months the warning is live, exactly where the policy leaves that to the hearing."


class FoundIn(Strict):
    """The finding on one allegation, on the balance of probabilities."""

    allegation = AllegationNumber(help_text="Its number.")
    finding = Code(Finding.choices)
    reasons = Text()


class ReasonsIn(Strict):
    """What a tribunal asks of a decision."""

    believed = Text(help_text="What you believe happened, and why.")
    checked = Text(help_text="What you checked.")
    employee_said = Text(help_text="What the employee said.")
    mitigation = Text(help_text="What speaks for the employee. Say so if nothing does.")
    alternatives = Text(help_text="Which other outcomes you considered.")
    why_this_level = Text(help_text="Why this level is reasonable.")


class MeasureIn(Strict):
    """What goes with the warning, where the policy lists it and the contract or the employee's agreement allows it."""

    kind = Code(MeasureKind.choices)
    what = Text(help_text="In words, what exactly.")
    basis = Text(help_text="The words of the clause, or of what the employee agreed to in writing.")
    from_on = Day(help_text="Its first day.")
    to_on = Day(
        required=False, help_text="Its last day, exactly where the policy does not let it be for good."
    )


class WarningIn(Strict):
    """An earlier warning, named by level and day, as ``earlier_warnings`` of the case lists it."""

    level = Code(WARNINGS)
    issued_on = Day(help_text="The day on which it was issued.")
    nth = serializers.IntegerField(
        min_value=1,
        required=False,
        help_text="Which of several of that level and day, as they are listed; left out where there is one.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        name = (attrs["level"], attrs["issued_on"], attrs.pop("nth", None))
        found = find_named(self.context["file"], *name)
        if len(found) > 1:
            said = f"There are {len(found)} of that level and day: say which."
            raise serializers.ValidationError({"nth": [said]})
        return attrs | {"warning": found[0] if found else 0}


class InsteadIn(WarningIn):
    """Which live warning is extended instead of the next stage, where the policy lets it."""

    months = Months(help_text="By how many, up to those of the policy.")
    reasons = Text(help_text="Why that is enough.")


class JudgedIn(WarningIn):
    """Whether an earlier warning counts for an allegation that was found."""

    allegation = AllegationNumber(help_text="Its number.")
    counts = serializers.BooleanField()
    reasons = Text(help_text="Why it counts, or does not.")


def judged_of(rows: Sequence[Mapping[str, Any]]) -> list[Judged]:
    """The rows as the actions take them."""
    return [Judged(row["allegation"].pk, row["warning"], row["counts"], row["reasons"]) for row in rows]


def of_earlier_warnings(body: VerbIn) -> list[Caution]:
    """What there is to mind of the earlier warnings that were relied on, or could be (SA-8)."""
    return cautions_of_record(named.line for named in named_warnings(case_of(body)))


class DecideOutcomeIn(MovingIn):
    """The decision of the hearing. It can be recalled until its letter is issued."""

    action = Action.DECIDE_OUTCOME

    findings = FoundIn(many=True, help_text="One for each allegation.")
    severity_found = Code(
        Severity.choices,
        required=False,
        allow_blank=True,
        help_text="How serious what was found is; left out when nothing was found.",
    )
    level = Code([*SanctionLevel.choices, (NO_SANCTION, "No sanction")])
    reasons = ReasonsIn()
    spent_record_use = Text(
        required=False, help_text="How the spent record was used, exactly where it was opened before."
    )
    departure_reasons = Text(
        required=False, help_text="Why it differs from what others were given, exactly where it does."
    )
    norm_reasons = Text(required=False, help_text=NORM_REASONS)
    live_months = Months(required=False, help_text=LIVE_MONTHS)
    measures = MeasureIn(many=True, required=False, help_text="What goes with the warning.")
    instead = InsteadIn(
        required=False, help_text="A live warning that is extended; the level is then “none”."
    )
    judged = JudgedIn(many=True, required=False, help_text=JUDGED)

    def validate_findings(self, rows: Any) -> Any:
        once_each(rows)
        return rows

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {
            "findings": by_allegation(given["findings"], actions.Found),
            "severity_found": given.get("severity_found", ""),
            "level": "" if given["level"] == NO_SANCTION else given["level"],
            "reasons": actions.Reasons(**given["reasons"]),
            "instead": self._instead(given.get("instead")),
            "judged": judged_of(given.get("judged", ())),
            "measures": [
                Measure(**row | {"kind": MeasureKind(row["kind"])}) for row in given.get("measures", ())
            ],
        }

    def to_mind(self) -> list[Caution]:
        return of_earlier_warnings(self)

    def _instead(self, given: dict[str, Any] | None) -> actions.Instead | None:
        if given is None:
            return None
        return actions.Instead(given["warning"], given["months"], given["reasons"])


class RecallDecisionIn(MovingIn):
    """Take the decision, of the hearing or of an appeal, back before its letter leaves. Only its maker can."""

    action = Action.RECALL_DECISION

    reason = Text()


class IssueOutcomeIn(MovingIn):
    """The outcome letter left. Without ``received_on`` the policy says when it counts as received."""

    action = Action.ISSUE_OUTCOME

    delivery = Code(Delivery.choices, help_text="How the letter was sent.")
    sent_at = Moment(not_future=True, help_text="When it was sent.")
    received_on = Day(not_future=True, required=False, help_text="When it was received, if you know it.")
    told_on = Day(
        not_future=True,
        required=False,
        help_text="When the employee was told in person, if that came before the letter.",
    )
    employment_ends_on = Day(required=False, help_text="For a dismissal, and for nothing else.")
    improvement = Text(required=False, help_text="Which improvement a warning requires, if it requires one.")
    improvement_review_on = Day(
        required=False, help_text="When that is reviewed: while the warning is live. Both, or neither."
    )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        said = given.pop("improvement", ""), given.pop("improvement_review_on", None)
        return given | {"required": actions.Required(*said)}
