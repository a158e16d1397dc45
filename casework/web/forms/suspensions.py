"""Suspend the employee, review the suspension, lift it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from casework import queries
from casework.actions.steps import policy_on
from casework.enums import Action, Alternative, Meeting, OtherMeeting, Severity, SuspensionEnd, SuspensionPay
from casework.queries.sight import sight_of
from casework.queries.stage import mid_sentence
from casework.queries.suspensions import next_review
from casework.rules.dates import words
from casework.rules.periods import period_in_words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.meetings import MeetingForm
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row
from casework.web.support_rows import adjustment_cautions, adjustment_rows


class SuspendEmployeeForm(MeetingForm):
    action = Action.SUSPEND_EMPLOYEE
    meeting = OtherMeeting.SUSPENSION
    is_warning = True
    warning = (
        "Being suspended is hard on a person. Tell them that it is no penalty, why it is needed, and whom they can "
        "turn to; put it in a letter."
    )

    effective_on = DateField(
        label="First day of the suspension",
        name_in_sentence="the first day of the suspension",
        not_future=True,
    )
    reason = fields.LongTextField(
        label="Why is it needed?",
        name_in_sentence="why the suspension is needed",
        help_text="What it protects: the investigation, the business, other people, or the employee.",
        rows=5,
    )
    pay = fields.RadioField(
        label="Pay",
        name_in_sentence="how the employee is paid",
        choices=SuspensionPay.choices,
        reveals={SuspensionPay.UNPAID.value: "pay_clause"},
    )
    pay_clause = fields.TextField(
        label="Which clause of the contract allows it?",
        name_in_sentence="the clause of the contract that allows suspension without pay",
        required_when_shown=True,
    )
    contact = fields.PersonField(
        label="Whom can the employee turn to?", name_in_sentence="whom the employee can turn to"
    )

    def prepare(self) -> None:
        self.cautions = adjustment_cautions(self.case, Meeting.SUSPENSION)
        for kind in Alternative:
            milder = mid_sentence(kind.label)
            self.fields[kind.value] = fields.LongTextField(
                label=f"Why will {milder} not do?",
                name_in_sentence=f"why {milder} will not do",
                rows=3,
                max_length=2_000,
            )
        self.ask_about_meeting((self.case.policy, policy_on(timezone.localdate(), self.case.subject.nation)))
        alternatives = [kind.value for kind in Alternative]
        self.order_fields(
            ["version", "effective_on", "reason", *alternatives, "pay", "pay_clause", "contact"]
        )

    def known(self) -> list[Row]:
        terms = policy_on(timezone.localdate(), self.case.subject.nation).terms.suspension
        put = Severity(queries.severity_put(self.case)).label
        rows = [
            Row("Employee", self.case.subject.name),
            Row("Alleged", put),
            *adjustment_rows(self.case, Meeting.SUSPENSION),
        ]
        if terms is None:
            return [*rows, Row("Policy", "It does not provide for suspension")]
        said = [f"Reviewed at least every {period_in_words(terms.review)}"]
        if terms.cap is not None:
            said.append(f"It lasts {period_in_words(terms.cap)} at most")
        return [*rows, Row("Policy", said)]

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = ("effective_on", "reason", "pay", "pay_clause", "contact")
        return {name: given[name] for name in names} | {
            "alternatives": {kind: given[kind.value] for kind in Alternative},
            "meeting": self.held(),
        }


class _OfSuspensionForm(VerbForm):
    """What is known of the suspension that lasts."""

    def known(self) -> list[Row]:
        lasting = queries.lasting_suspension(self.case)
        if lasting is None:
            return [Row("Suspension", "Nobody is suspended on this case")]
        pay = mid_sentence(SuspensionPay(lasting.pay).label)
        rows = [
            Row("Suspended since", f"{words(lasting.effective_on)}, {pay}"),
            *([Row("Reason", lasting.reason)] if sight_of(self.by, self.case).overlays else []),
        ]
        reviews = [words(day) for day in lasting.reviews.values_list("reviewed_on", flat=True)]
        due = next_review(self.case)
        return [
            *rows,
            *([Row("Reviewed", reviews)] if reviews else []),
            *([Row("Next review", f"By {words(due.due_on)}")] if due is not None else []),
        ]


class ReviewSuspensionForm(_OfSuspensionForm):
    action = Action.REVIEW_SUSPENSION
    warning = "If the reason has gone, or something milder would do by now, lift the suspension instead."

    reasons = fields.LongTextField(
        label="Why is it still needed?", name_in_sentence="why the suspension is still needed", rows=5
    )
    alternatives = fields.LongTextField(
        label="Why will nothing milder do by now?",
        name_in_sentence="why nothing milder will do by now",
        help_text="Such as other hours, another place, working from home, other duties, less access to systems.",
        rows=4,
    )


class LiftSuspensionForm(_OfSuspensionForm):
    action = Action.LIFT_SUSPENSION

    because = fields.RadioField(
        label="Why does it end?",
        name_in_sentence="why the suspension ends",
        choices=[(end.value, end.label) for end in (SuspensionEnd.LIFTED, SuspensionEnd.SICKNESS)],
    )
    last_day = DateField(
        label="Last day of the suspension",
        name_in_sentence="the last day of the suspension",
        help_text="With sickness: the day before the first day of sickness.",
        not_future=True,
    )
    note = fields.LongTextField(
        label="What was decided, and what was the employee told?",
        name_in_sentence="what was decided",
        help_text="Such as: back to other duties from Monday, told by telephone.",
        rows=4,
    )

    def prepare(self) -> None:
        lasting = queries.lasting_suspension(self.case)
        terms = lasting.policy.terms.suspension if lasting is not None else None
        if terms is None or not terms.ends_with_sickness:
            del self.fields["because"]
            self.fields["last_day"].help_text = ""

    def arguments(self) -> dict[str, Any]:
        return {"because": SuspensionEnd.LIFTED} | super().arguments()
