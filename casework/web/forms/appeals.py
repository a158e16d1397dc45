"""Lodge an appeal or refuse a late one; arrange, postpone and record its hearing; send its result; hear a case again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casework import queries
from casework.actions.steps import policy_on
from casework.enums import HEARS_APPEAL, Action, AppealGroundKind, PartKind
from casework.models import PolicyVersion
from casework.queries.companions import caution_about
from casework.queries.instead import decided_in_words
from casework.queries.stage import mid_sentence
from casework.queries.todo import then_in_words
from casework.queries.told_appeals import result_in_words
from casework.rules.appeal_levels import level_numbered
from casework.rules.cited import Caution
from casework.rules.dates import words
from casework.rules.ladder import level_name
from casework.web import fields
from casework.web.committee_rows import cautions_of_appeal_panel
from casework.web.day_fields import DateField
from casework.web.forms.appeal_levels import level_rows, offer_rows, what_the_letter_says
from casework.web.forms.appeal_results import result_rows, takes_effect
from casework.web.forms.hearing_base import Attempt, InvitationForm, MinutesForm, PostponementForm
from casework.web.forms.outcomes import LetterForm
from casework.web.forms.verb import VerbForm
from casework.web.forms.weighing import considered_rows
from casework.web.increase_rows import before_appealing, may_follow
from casework.web.shapes import Row

_ASKED = {
    AppealGroundKind.TOO_SEVERE: "Why is it unfair or too severe?",
    AppealGroundKind.NEW_EVIDENCE: "What is the new evidence, and why was it not there before?",
    AppealGroundKind.PROCEDURE: "What was not followed, and what would it have changed?",
}


class AgainstOutcomeForm(VerbForm):
    """What is known of the outcome that is appealed against, and the day the appeal arrived."""

    received_on = DateField(
        label="When was the appeal received?",
        name_in_sentence="the day the appeal was received",
        not_future=True,
    )

    def prepare(self) -> None:
        self.outcome = queries.current_outcome(self.case)
        self.before = queries.heard_appeal(self.case)
        self.offer = queries.next_level_of(self.before)

    @property
    def open_until(self) -> date | None:
        """Until when an appeal is in time: against the outcome, or at the level that the last letter offers."""
        if self.offer is not None:
            return self.offer.open_until
        return self.outcome.appeal_open_until if self.outcome is not None else None

    @property
    def can_be_late(self) -> bool:
        """Whether the last day to appeal has passed."""
        return self.open_until is not None and timezone.localdate() > self.open_until

    def known(self) -> list[Row]:
        if self.outcome is None:
            return [Row("Outcome", "None was issued")]
        rows = [
            Row("Outcome", decided_in_words(self.outcome.decision)),
            Row("Issued", words(self.outcome.issued_on)),
        ]
        if self.before is not None and self.offer is not None:
            letter = Row("Letter counts as received", words(self.offer.letter.received_on))
            result = Row("Result of the last appeal", result_in_words(self.before.decision))
            return [*rows, result, letter, *offer_rows(self.before)]
        return [
            *rows,
            Row("Letter counts as received", words(self.outcome.received_on)),
            Row("Last day to appeal", words(self.outcome.appeal_open_until)),
        ]


class LodgeAppealForm(AgainstOutcomeForm):
    action = Action.LODGE_APPEAL

    late_reason = fields.LongTextField(
        label="If it came late: why is it heard all the same?",
        name_in_sentence="why it is heard all the same",
        required=False,
        rows=3,
    )
    kinds = fields.CheckboxesField(
        label="On which grounds does the employee appeal?",
        name_in_sentence="at least one ground",
        choices=AppealGroundKind.choices,
        reveals={kind.value: f"ground_{kind.value}" for kind in AppealGroundKind},
        help_text="Select all that apply. Each ground gets an answer of its own.",
    )

    def prepare(self) -> None:
        super().prepare()
        heard = self._grounds_heard()
        self.fields["kinds"].offer([(kind.value, kind.label) for kind in heard])
        for kind in heard:
            self.fields[f"ground_{kind.value}"] = fields.LongTextField(
                label=_ASKED[kind],
                name_in_sentence=f"the ground “{mid_sentence(kind.label)}”, in the employee's words",
                help_text="In the employee's words.",
                rows=6,
                required_when_shown=True,
            )
        self._ask_about_delay()

    def _grounds_heard(self) -> list[AppealGroundKind]:
        """The grounds that the policy hears at the level to which the employee would appeal (AP-5).

        Of an appeal against the outcome by the policy of the day on which it arrived; of today until a day is given.
        """
        if self.offer is not None:
            terms, number = self.offer.policy.terms, self.offer.level
        else:
            terms, number = policy_on(self._arrived_on(), self.case.subject.nation).terms, 1
        level = level_numbered(terms.appeal_levels, number)
        return [kind for kind in AppealGroundKind if level is None or kind in level.grounds]

    def _arrived_on(self) -> date:
        field, today = self.fields["received_on"], timezone.localdate()
        try:
            day: date = field.clean(field.widget.value_from_datadict(self.data, self.files, "received_on"))
        except ValidationError:
            return today
        begun = PolicyVersion.objects.in_force_on(day, self.case.subject.nation).exists()
        return day if begun else today

    def _ask_about_delay(self) -> None:
        if not self.can_be_late:
            del self.fields["late_reason"]
        elif self.open_until is not None:
            self.fields["late_reason"].help_text = f"Only if it was received after {words(self.open_until)}."

    def known(self) -> list[Row]:
        said = before_appealing(self.case, timezone.localdate())
        return [
            *super().known(),
            *([Row("What an appeal can lead to", said)] if self.outcome is not None else []),
        ]

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "grounds": {kind: given[f"ground_{kind}"] for kind in given["kinds"]},
            "received_on": given["received_on"],
            "late_reason": given.get("late_reason", ""),
        }


class RefuseLateAppealForm(AgainstOutcomeForm):
    action = Action.REFUSE_LATE_APPEAL
    is_warning = True
    warning = "The appeal is not heard. It stays on the file, with your reason."

    reason = fields.LongTextField(
        label="Why is it not heard?",
        name_in_sentence="why it is not heard",
        help_text="What the employee said about the delay, and why that does not excuse it.",
        rows=5,
    )


class WithdrawAppealForm(VerbForm):
    action = Action.WITHDRAW_APPEAL
    is_warning = True
    warning = "What stands now stands for good: the employee cannot appeal against it again."

    withdrawn_on = DateField(
        label="When did the employee withdraw it?",
        name_in_sentence="the day it was withdrawn",
        not_future=True,
    )
    said = fields.LongTextField(
        label="What did the employee say, and how?",
        name_in_sentence="what the employee said",
        help_text="Such as: by email, that they accept the outcome.",
        rows=4,
    )

    def known(self) -> list[Row]:
        appeal = queries.heard_appeal(self.case)
        return [Row("Appeal received", words(appeal.received_on))] if appeal is not None else []


class ArrangeAppealHearingForm(InvitationForm):
    action = Action.ARRANGE_APPEAL_HEARING
    hears = PartKind.APPEAL_MANAGER
    heard_by = "Appeal manager"
    nobody = "Nobody yet: appoint an appeal manager first"

    def prepare(self) -> None:
        self.appeal = queries.heard_appeal(self.case)
        super().prepare()
        if self.appeal is not None:
            self.cautions += cautions_of_appeal_panel(self.case, self.appeal)

    def attempts(self) -> Sequence[Attempt]:
        return list(queries.attempts_at_appeal(self.appeal)) if self.appeal is not None else []

    def about(self, policy: PolicyVersion) -> list[Row]:
        if self.appeal is None:
            return [Row("Appeal", "There is none to hear")]
        kinds = [str(AppealGroundKind(ground.kind).label) for ground in self.appeal.grounds.all()]
        received = Row("Appeal received", words(self.appeal.received_on))
        says = may_follow(self.appeal, queries.current_sanction(self.case))
        invitation = [Row("Say in the invitation", says)] if says else []
        return [received, Row("Grounds", kinds), *level_rows(self.appeal), *invitation]


class PostponeAppealHearingForm(PostponementForm):
    action = Action.POSTPONE_APPEAL_HEARING

    def arranged(self) -> Attempt | None:
        return queries.arranged_appeal_hearing(self.case)


class RecordAppealHearingForm(MinutesForm):
    action = Action.RECORD_APPEAL_HEARING
    warning = "You cannot change this record afterwards."

    def arranged(self) -> Attempt | None:
        return queries.arranged_appeal_hearing(self.case)

    def to_mind(self) -> list[Caution]:
        return caution_about(self.case, self.cleaned_data["companion_name"], reader=self.by)


class AfterAppealForm(VerbForm):
    """What is known of an appeal that was decided."""

    def prepare(self) -> None:
        appeal = queries.heard_appeal(self.case)
        self.decision = appeal.decision if appeal is not None else None
        super().prepare()

    def known(self) -> list[Row]:
        return result_rows(self.decision)


class IssueAppealOutcomeForm(AfterAppealForm, LetterForm):
    action = Action.ISSUE_APPEAL_OUTCOME
    warning = "The letter answers every ground, and says what stands above of a further appeal."

    def prepare(self) -> None:
        super().prepare()
        self.then = then_in_words(self.action, self.case)

    def known(self) -> list[Row]:
        if self.decision is None:
            return super().known()
        considered = considered_rows(self.case, self.by, on_appeal=True)
        said = [*takes_effect(self.decision), *considered]
        return [*super().known(), *said, *what_the_letter_says(self.decision.appeal)]


class ReturnToHearingForm(AfterAppealForm):
    action = Action.RETURN_TO_HEARING
    warning = "The parts of the chair, the appeal manager and both panels end. They cannot be taken up again in this case."

    def known(self) -> list[Row]:
        ceiling = queries.ceiling_of(self.case)
        called = (
            self.case.sanctions.filter(level=ceiling or "").values_list("called", flat=True).first() or ""
        )
        most = [Row("No outcome heavier than", level_name(ceiling, called))] if ceiling is not None else []
        kinds = (PartKind.CHAIR, PartKind.PANEL_MEMBER, *HEARS_APPEAL)
        held = self.case.parts.filter(kind__in=kinds, to_date__isnull=True).select_related("employee")
        leaving = [f"{part.employee.name}, {mid_sentence(PartKind(part.kind).label)}" for part in held]
        return [*super().known(), *most, Row("Their part ends", leaving or "Nobody's")]
