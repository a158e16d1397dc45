"""One case on its way: each verb as the story says, with the day on which it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from casework import actions
from casework.enums import (
    DISMISSALS,
    AllegationResponse,
    CloseReason,
    Delivery,
    FileState,
    Finding,
    Nation,
    PartKind,
    PostponementReason,
    SanctionLevel,
)
from casework.management.demo.appealing import MINUTES, Appealing
from casework.management.demo.beside import lay_over, leave, leave_first
from casework.management.demo.byways import adjourn, agree, return_report
from casework.management.demo.people import Team, login
from casework.management.demo.stories import Story
from casework.management.demo.texts import Matter, reasons
from casework.management.demo.timeline import Days, at
from casework.management.demo.weighing import explained
from casework.models import Allegation, Case
from casework.queries.calendars import calendar_of
from casework.rules.employment import statutory_notice_weeks
from casework.rules.working_days import add_working_days, earlier_working_day


@dataclass
class Telling:
    """One case on its way. ``mild``: of two employees in one incident, the second gets the level below."""

    case: Case
    story: Story
    matter: Matter
    team: Team
    days: Days
    mild: bool = False

    def walk(self) -> None:
        """Every step up to the story's state."""
        if self.story.closes == CloseReason.LOGGED_IN_ERROR:
            reason = "The wrong employee was chosen; the right case is logged."
            on = self.days.assessed
            actions.propose_withdrawal(self.case, reason=reason, by=login(self.team.officer), on=on)
            actions.withdraw_case(self.case, reason=reason, by=login(self.team.lead), on=on)
            return
        lay_over(self.case, self.story, self.team, self.days)
        steps = (
            (FileState.INVESTIGATION, self._submit),
            (FileState.FINDINGS, self._answer),
            (FileState.HEARING, self._hear),
            (FileState.DELIBERATION, self._decide),
            (FileState.DECIDED, self._issue),
            (FileState.OUTCOME, self._close),
        )
        stops_at = FileState.OUTCOME if self.story.appeal else self.story.state
        for state, step in steps:
            if state == stops_at:
                break
            if self.story.agreed and state == FileState.FINDINGS:
                agree(self.case, self.story, self.matter, self.team, self.days)
                return
            leave_first(self.case, state, self.story, self.team, self.days)
            if self.case.state != FileState.CLOSED:
                step()
            if self.case.state == FileState.CLOSED:
                return
        if self.story.appeal:
            Appealing(self.case, self.story.appeal, self.team, self.days).walk()
            return
        if self.story.returned:
            self._submit()
            return_report(self.case, self.team, self.days)
        if self.story.arranged or self.story.held or self.story.postponed or self.story.adjourned:
            self._hear()

    @property
    def _allegations(self) -> list[Allegation]:
        return list(self.case.allegations.all())

    def _submit(self) -> None:
        actions.submit_findings(
            self.case,
            report=self.matter.report,
            employee_response=self.matter.said,
            views={
                allegation: actions.View(self.story.closes != CloseReason.NO_CASE, "As the report says.")
                for allegation in self._allegations
            },
            index=dict.fromkeys(self.case.evidence.all(), "What the account says was posted."),
            by=login(self.team.investigator),
            on=self.days.found,
        )

    def _answer(self) -> None:
        by, on = login(self.team.case_manager), self.days.referred
        if self.story.closes == CloseReason.NO_CASE:
            actions.no_case_to_answer(self.case, reasons="Nothing that was found supports it.", by=by, on=on)
        else:
            actions.refer_to_hearing(self.case, reasons="The report supports the allegation.", by=by, on=on)

    def _hear(self) -> None:
        officer = login(self.team.officer)
        actions.appoint(
            self.case, kind=PartKind.CHAIR, employee=self.team.chair, by=officer, on=self.days.referred
        )
        actions.arrange_hearing(
            self.case,
            invitation=actions.Invitation(
                starts_at=at(self.days.heard, 10),
                place=f"Meeting room, {self.case.unit.name}",
                nation=self.case.subject.nation,
                delivery=Delivery.EMAIL,
                sent_at=at(self.days.invited, 11),
                bundle_enclosed=True,
            ),
            by=officer,
        )
        if self.story.postponed:
            self._postpone()
        elif self.story.adjourned:
            adjourn(self.case, self.team, self.days)
        elif not self.story.arranged and not self.story.held:
            self._record()

    def _postpone(self) -> None:
        calendar = calendar_of(Nation(self.case.subject.nation))
        actions.postpone_hearing(
            self.case,
            reason=PostponementReason.COMPANION_UNAVAILABLE,
            because="The union representative has another hearing that day.",
            proposed_on=add_working_days(self.days.heard, 4, calendar),
            by=login(self.team.chair),
            at=at(earlier_working_day(self.days.heard, 1, calendar), 15),
        )

    def _record(self) -> None:
        actions.record_hearing(
            self.case,
            minutes=MINUTES,
            answers={
                allegation: actions.Answer(AllegationResponse.PARTLY_ADMITTED, self.matter.said)
                for allegation in self._allegations
            },
            by=login(self.team.chair),
            at=at(self.days.heard, 12),
        )

    def _decide(self) -> None:
        self._record_decision()
        if self.story.recalled:
            actions.recall_decision(
                self.case,
                reason="The date of the conduct was written wrongly.",
                by=login(self.team.chair),
                at=at(self.days.decided, 16),
            )
            self._record_decision()

    def _record_decision(self) -> None:
        is_found = bool(self.story.level) or self.story.closes == CloseReason.LEFT_FINDING_ONLY
        finding = Finding.FOUND if is_found else Finding.NOT_FOUND
        severity, on = self.story.severity if is_found else "", self.days.decided
        found = self._allegations if is_found else []
        actions.decide_outcome(
            self.case,
            findings={
                allegation: actions.Found(finding, self.matter.report) for allegation in self._allegations
            },
            severity_found=severity,
            level=self._level,
            reasons=reasons(self.matter),
            **explained(self.case, found, severity, self._level, on),
            by=login(self.team.chair),
            on=on,
        )

    @property
    def _level(self) -> str:
        return SanctionLevel.WRITTEN_WARNING if self.mild and self.story.level else self.story.level

    def _issue(self) -> None:
        ends_on = None
        if self._level in DISMISSALS:
            notice = statutory_notice_weeks(self.case.subject.start_date, self.days.issued)
            weeks = notice if self._level == SanctionLevel.DISMISSAL_WITH_NOTICE else 0
            ends_on = self.days.issued + timedelta(weeks=weeks)
        actions.issue_outcome(
            self.case,
            delivery=Delivery.EMAIL,
            sent_at=at(self.days.issued, 11),
            told_on=self.days.issued if ends_on is not None else None,
            employment_ends_on=ends_on,
            by=login(self.team.officer),
        )
        if ends_on is not None:
            leave(self.case.subject, ends_on)

    def _close(self) -> None:
        actions.close_case(self.case, by=login(self.team.officer), on=self.days.closed)
