"""The investigator's findings, and the case manager's answer to them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from casework import actions, queries
from casework.actions.steps import policy_on
from casework.enums import Action, Meeting, OtherMeeting, Severity
from casework.models import Allegation, Case, PolicyVersion
from casework.queries import deliberation
from casework.queries.rows import companion_at
from casework.rules.dates import words
from casework.rules.periods import last_day, period_in_words
from casework.web import fields
from casework.web.forms.meetings import MeetingForm
from casework.web.forms.records import days_in_words
from casework.web.forms.verb import AllegationsMixin, VerbForm, numbered
from casework.web.shapes import Row
from casework.web.support_rows import adjustment_cautions, adjustment_rows

MAX_REPORT = 50_000


class SubmitFindingsForm(AllegationsMixin, MeetingForm):
    action = Action.SUBMIT_FINDINGS
    meeting = OtherMeeting.INVESTIGATION
    warning = "Once submitted, the report cannot be changed."

    report = fields.LongTextField(
        label="Report",
        name_in_sentence="the report",
        help_text="What you looked into, what you found, and on what evidence. Recommend no sanction.",
        max_length=MAX_REPORT,
        rows=16,
    )
    employee_response = fields.LongTextField(
        label="What did the employee say?",
        name_in_sentence="what the employee said",
        help_text="When they were interviewed and what they said; or how they were asked, and what came.",
    )

    def prepare(self) -> None:
        self.cautions = adjustment_cautions(self.case, Meeting.INVESTIGATION)
        self.returned = queries.last_return(self.case)
        if self.returned is not None:
            before = self.returned.findings
            self.initial["report"] = before.report
            self.initial["employee_response"] = before.employee_response
            self.begin_with(companion_at(self.case, before))
        self.ask_about_meeting([policy_on(self.case.opened_on, self.case.subject.nation)])
        self._ask_for_the_index()
        self.order_fields(["version", "report", "employee_response", *self.files])
        for allegation, name in numbered("case_to_answer", self.allegations):
            self.fields[name] = fields.YesNoField(
                label="Is there a case to answer?",
                name_in_sentence=f"there is a case to answer on allegation {allegation.number}",
            )
            self.fields[f"reasons_{allegation.number}"] = fields.LongTextField(
                label="Why",
                name_in_sentence=f"why, for allegation {allegation.number}",
                rows=4,
            )

    def _ask_for_the_index(self) -> None:
        """Of each file on the case what it shows, as it was said before where the report was returned."""
        before = self.returned.findings.entries.all() if self.returned is not None else ()
        shown = {one.evidence_id: one.shows for one in before}
        self.files = {f"shows_{one.number}": one for one in self.case.evidence.all()}
        for name, one in self.files.items():
            self.fields[name] = fields.LongTextField(
                label=f"File {one.number}, {one.title}: what does it show?",
                name_in_sentence=f"what file {one.number} shows",
                max_length=2_000,
                rows=2,
            )
            self.initial[name] = shown.get(one.pk, "")

    @property
    def index(self) -> list[Any]:
        """For the template."""
        return [self[name] for name in self.files]

    def known(self) -> list[Row]:
        agreed = adjustment_rows(self.case, Meeting.INVESTIGATION)
        if self.returned is None:
            return agreed
        return [
            *agreed,
            Row(
                f"Returned on {words(self.returned.returned_on)}",
                [
                    self.returned.missing,
                    "Your report as it was is below, to add to. What you conclude is for you alone to say.",
                ],
            ),
        ]

    def names_of(self, allegation: Allegation) -> tuple[str, ...]:
        return (f"case_to_answer_{allegation.number}", f"reasons_{allegation.number}")

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        views = {
            one: actions.View(given[f"case_to_answer_{one.number}"], given[f"reasons_{one.number}"])
            for one in self.allegations
        }
        asked = {name: given[name] for name in ("report", "employee_response")}
        index = {one: given[name] for name, one in self.files.items()}
        return asked | {"meeting": self.held(), "views": views, "index": index}


class AnswerForm(VerbForm):
    """The case manager reads what the investigator found, and answers with reasons."""

    reasons = fields.LongTextField(label="Your reasons", name_in_sentence="your reasons")

    def known(self) -> list[Row]:
        return [Row(f"Allegation {number}", text) for number, text in recommendations(self.case)]


class ReturnFindingsForm(VerbForm):
    action = Action.RETURN_FINDINGS
    warning = (
        "What you write is kept with the report and can be read by whoever hears the case. "
        "Do not ask for another conclusion: what the facts show is for the investigator to say."
    )

    missing = fields.LongTextField(
        label="What has to be looked at further?",
        name_in_sentence="what has to be looked at further",
        help_text="Such as: who else had the password on 7 September; the rota of that evening; "
        "what the employee says to the second picture.",
        rows=6,
    )

    def known(self) -> list[Row]:
        period = self.case.policy.terms.periods["investigation"]
        by = last_day(timezone.localdate(), period, queries.calendar_of_case(self.case))
        again = f"{words(by)}: {period_in_words(period)} from today, as for the investigation itself"
        views = [Row(f"Allegation {number}", text) for number, text in recommendations(self.case)]
        return [*views, Row("The investigator reports again by", again)]


class NoCaseToAnswerForm(AnswerForm):
    action = Action.NO_CASE_TO_ANSWER
    warning = "The case closes. It cannot be opened again."


class DealWithInformallyForm(AnswerForm):
    action = Action.DEAL_WITH_INFORMALLY
    warning = "The case closes. It cannot be opened again, and what is agreed here is no warning."

    severity = fields.RadioField(
        label="How serious is it, after what was found?",
        name_in_sentence="how serious it is",
        choices=Severity.choices,
        help_text="The gravest allegation. Only minor misconduct is dealt with informally.",
    )
    agreed = fields.LongTextField(
        label="What was agreed?",
        name_in_sentence="what was agreed",
        help_text="Such as: a talk with the manager on 3 December, and training. It has no end date and never counts.",
        rows=4,
    )

    def prepare(self) -> None:
        offer_degrees(self)


def offer_degrees(form: AnswerForm) -> None:
    """The degrees of misconduct that today's policy knows; what it was taken to be so far is chosen (axis 2)."""
    policy = policy_on(timezone.localdate(), form.case.subject.nation)
    form.fields["severity"].offer([(one.value, one.label) for one in policy.terms.degrees])
    form.initial["severity"] = form.case.severity


class ReferToHearingForm(AnswerForm):
    action = Action.REFER_TO_HEARING

    severity = fields.RadioField(
        label="How serious is it, if it is found?",
        name_in_sentence="how serious it is",
        choices=Severity.choices,
        help_text="The invitation must say so, and what it may lead to. No more can be found at the hearing.",
    )

    def prepare(self) -> None:
        offer_degrees(self)


def recommendations(case: Case) -> list[tuple[int, list[str]]]:
    """By allegation number: what is alleged, when, and the investigator's view where there is one."""
    lines = []
    views = {row.allegation_id: row for row in case.recommendations.filter(findings__returned=None)}
    for allegation in case.allegations.all():
        view = views.get(allegation.pk)
        text = [allegation.particulars, days_in_words(allegation)]
        if view is not None:
            answer = "a case to answer" if view.case_to_answer else "no case to answer"
            text.append(f"The investigator: {answer}. {view.reasons}".strip())
        lines.append((allegation.number, text))
    return lines


def may_lead_to(case: Case, policy: PolicyVersion) -> list[str]:
    """What the invitation has to say (PR-09): how serious the allegations are, and the heaviest outcome."""
    severity = queries.severity_put(case)
    heaviest = deliberation.heaviest_possible(case, policy)
    lines = [str(severity.label)]
    if heaviest is not None:
        lines.append(f"The invitation says that it may lead to {policy.terms.level_in_words(heaviest)}.")
    return lines
