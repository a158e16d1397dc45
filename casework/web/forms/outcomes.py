"""Recall a decision before its letter leaves; issue the outcome."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casework import queries
from casework.actions import Required
from casework.actions.steps import policy_on
from casework.enums import DISMISSALS, Action, Delivery, FileState
from casework.models import Decision, PolicyVersion
from casework.queries import deliberation
from casework.queries.instead import decided_in_words, imposes
from casework.queries.measure import months_chosen
from casework.queries.measures import measures_decided
from casework.queries.rows import extension_of
from casework.queries.sight import Sight, sight_of
from casework.queries.stage import mid_sentence
from casework.queries.three_steps import cautions_of_steps
from casework.rules.dates import words
from casework.web import fields
from casework.web.committee_rows import committee_rows
from casework.web.day_fields import DateField, TimeField
from casework.web.forms.appeal_results import result_rows
from casework.web.forms.verb import VerbForm, moment
from casework.web.forms.weighing import considered_rows
from casework.web.increase_rows import say_in_the_letter
from casework.web.instead_rows import chosen_rows, if_sent_today
from casework.web.measure_rows import measure_rows
from casework.web.shapes import Row


def about_decision(decision: Decision | None, sight: Sight) -> list[Row]:
    """The standing decision: what, when, by whom, and what goes with it. For a reader whose ``Sight.decision`` holds."""
    if decision is None:
        return [Row("Decision", "There is none to act on")]
    return [
        Row("Decision", decided_in_words(decision)),
        *chosen_rows(extension_of(decision), sight),
        Row("Decided", f"{words(decision.decided_on)} by {decision.decided_by.name}"),
        *committee_rows(decision),
        *measure_rows(measures_decided(decision)),
    ]


class RecallDecisionForm(VerbForm):
    action = Action.RECALL_DECISION
    is_warning = True
    warning = "The decision is kept as recalled, with your reason."

    reason = fields.LongTextField(label="Why do you recall it?", name_in_sentence="why you recall it", rows=4)

    def known(self) -> list[Row]:
        if self.case.state == FileState.OUTCOME:
            appeal = queries.heard_appeal(self.case)
            return result_rows(appeal.decision if appeal is not None else None)
        return about_decision(queries.standing_decision(self.case), sight_of(self.by, self.case))


class LetterForm(VerbForm):
    """When and how a letter left, and when it arrived."""

    places = {"sent_at": "sent_on"}

    delivery = fields.RadioField(
        label="How was the letter sent?", name_in_sentence="how the letter was sent", choices=Delivery.choices
    )
    sent_on = DateField(label="When was it sent?", name_in_sentence="the day it was sent", not_future=True)
    sent_time = TimeField(label="Time sent", name_in_sentence="the time it was sent")
    received_on = DateField(
        label="When was it received?",
        name_in_sentence="the day it was received",
        not_future=True,
        required=False,
        help_text="If you know it. Otherwise the policy says when it counts as received.",
    )

    def prepare(self) -> None:
        now = timezone.localtime()
        self.initial.update({"sent_on": now.date(), "sent_time": now.time()})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        sent_on = cleaned.get("sent_on")
        if sent_on and cleaned.get("sent_time") and moment(sent_on, cleaned["sent_time"]) > timezone.now():
            self.add_error("sent_time", ValidationError("The time it was sent must be in the past"))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {"sent_at": moment(given.pop("sent_on"), given.pop("sent_time"))}


class IssueOutcomeForm(LetterForm):
    action = Action.ISSUE_OUTCOME
    warning = "Once issued, you cannot take it back. An appeal can change it, and an HR lead can in the employee’s favour."

    told_on = DateField(
        label="When was the employee told in person?",
        name_in_sentence="the day the employee was told",
        not_future=True,
        required=False,
        help_text="Only if that came before the letter.",
    )
    employment_ends_on = DateField(
        label="When does employment end?",
        name_in_sentence="the day employment ends",
        help_text="Never before the employee knew of it; with notice, not before the notice has run.",
    )

    improvement = fields.LongTextField(
        label="Which improvement does the warning require?",
        name_in_sentence="which improvement is required",
        help_text="Only if the letter requires one.",
        required=False,
        rows=4,
    )
    improvement_review_on = DateField(
        label="On which day is the improvement reviewed?",
        name_in_sentence="the day the improvement is reviewed",
        required=False,
        help_text="After the day of issue, and not after the last live day. HR is reminded ten days before.",
    )

    def prepare(self) -> None:
        self.decision = queries.standing_decision(self.case)
        self.level = self.decision.level if self.decision else ""
        if self.level not in DISMISSALS:
            self.fields.pop("employment_ends_on")
        if not self.level or self.level in DISMISSALS:
            for name in ("improvement", "improvement_review_on"):
                self.fields.pop(name)
        if self.decision is not None:
            beyond = bool(measures_decided(self.decision))
            self.cautions = cautions_of_steps(self.case, self.level, goes_beyond_a_warning=beyond)
        super().prepare()

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        said = given.pop("improvement", ""), given.pop("improvement_review_on", None)
        return given | {"required": Required(*said)}

    def known(self) -> list[Row]:
        rows = about_decision(self.decision, sight_of(self.by, self.case))
        if self.decision is None:
            return rows
        if self.decision.agreement is not None:
            until = words(self.decision.agreement.cooling_off_ends_on)
            rows.append(Row("Agreed without a hearing", f"No letter leaves before {until} is over"))
        rows += considered_rows(self.case, self.by)
        days = deliberation.last_days(
            self.case, self.decision.policy, self.level, timezone.localdate(), months_chosen(self.decision)
        )
        if days.live_until:
            rows.append(Row("If it is sent today", f"Live until {words(days.live_until)}"))
        rows += if_sent_today(extension_of(self.decision))
        if imposes(self.decision):
            today = timezone.localdate()
            policy = policy_on(today, self.case.subject.nation)
            rows.append(Row("The employee can then appeal until", self._appeal_days(policy)))
            rows += say_in_the_letter(self.decision, policy, today)
        return rows

    def _appeal_days(self, policy: PolicyVersion) -> list[str]:
        """The last day to appeal for each way of sending the letter now, as it would count as received (CA-7)."""
        closes = deliberation.appeal_days(self.case, policy, timezone.now())
        return [
            f"{words(day)}, if it is sent {mid_sentence(Delivery(way).label)}" for way, day in closes.items()
        ]
