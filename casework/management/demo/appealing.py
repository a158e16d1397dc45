"""One appeal on its way: each verb as the story says, with the day on which it was done."""

from __future__ import annotations

from dataclasses import dataclass

from casework import actions
from casework.enums import (
    DISMISSALS,
    AppealGroundKind,
    AppealResult,
    Attendance,
    CompanionKind,
    Delivery,
    GroundResult,
    Nation,
    NotesStatus,
    PartKind,
)
from casework.management.demo.people import Team, login
from casework.management.demo.stories import Appealed
from casework.management.demo.timeline import Days, at
from casework.management.demo.weighing import differs_on_appeal
from casework.models import Case
from casework.queries.calendars import calendar_of
from casework.queries.reinstatement import pay_owed
from casework.rules.working_days import add_working_days

MINUTES = actions.Minutes(
    attendance=Attendance.ATTENDED,
    companion_kind=CompanionKind.COLLEAGUE,
    companion_name="A colleague from the same office",
    notes="The chair explained the complaint. The employee answered each point and added nothing at the end.",
    notes_status=NotesStatus.AGREED,
)
GROUNDS = {
    AppealGroundKind.TOO_SEVERE: "I did wrong and said so at once. Others were given less for more.",
    AppealGroundKind.PROCEDURE: "The log that I asked for was not shown to me before the hearing.",
}
ANSWERS = {
    AppealResult.CONFIRMED: (GroundResult.NOT_ACCEPTED, "The outcome is like that of others in like cases."),
    AppealResult.VARIED: (GroundResult.PARTLY_ACCEPTED, "What was said at once in apology weighs more."),
    AppealResult.SET_ASIDE: (GroundResult.ACCEPTED, "The log shows that somebody else was signed in."),
    AppealResult.REMITTED: (
        GroundResult.ACCEPTED,
        "The log was not shown before the hearing, and it matters.",
    ),
}


@dataclass
class Appealing:
    """One appeal on its way, from an issued outcome to the last step of the story."""

    case: Case
    appealed: Appealed
    team: Team
    days: Days

    def walk(self) -> None:
        """Every step up to the last one of the story."""
        if self.appealed.until == "too_late":
            self._refuse()
            return
        steps = (
            ("lodged", self._lodge),
            ("appeal_invited", self._arrange),
            ("appeal_heard", self._record),
            ("appeal_decided", self._decide),
            ("appeal_issued", self._tell),
            ("appeal_closed", self._close),
        )
        for reached, step in steps:
            step()
            if reached == self.appealed.until:
                break
        if self.appealed.returned:
            actions.return_to_hearing(self.case, by=login(self.team.officer), on=self.days.appeal_closed)

    def _refuse(self) -> None:
        actions.refuse_late_appeal(
            self.case,
            received_on=self.days.too_late,
            reason="It came after the last day to appeal, and nothing kept the employee from writing sooner.",
            by=login(self.team.officer),
            on=self.days.too_late,
        )

    def _lodge(self) -> None:
        actions.lodge_appeal(
            self.case,
            grounds=GROUNDS,
            received_on=self.days.lodged,
            by=login(self.team.officer),
            on=self.days.lodged,
        )

    def _arrange(self) -> None:
        officer, invited = login(self.team.officer), self.days.appeal_invited
        manager = self.team.appeal_manager
        actions.appoint(self.case, kind=PartKind.APPEAL_MANAGER, employee=manager, by=officer, on=invited)
        invitation = actions.Invitation(
            starts_at=at(self.days.appeal_heard, 14),
            place=f"Meeting room, {self.case.unit.name}",
            nation=self.case.subject.nation,
            delivery=Delivery.EMAIL,
            sent_at=at(invited, 11),
        )
        actions.arrange_appeal_hearing(self.case, invitation=invitation, by=officer)

    def _record(self) -> None:
        actions.record_appeal_hearing(
            self.case,
            minutes=MINUTES,
            by=login(self.team.appeal_manager),
            at=at(self.days.appeal_heard, 16),
        )

    def _decide(self) -> None:
        result, on = self.appealed.result, self.days.appeal_decided
        appeal = self.case.appeals.get(refused=False)
        answered = actions.Answered(*ANSWERS[result])
        falls = self.case.sanctions.get().level in DISMISSALS and result != AppealResult.CONFIRMED
        calendar = calendar_of(Nation(self.case.subject.nation))
        actions.decide_appeal(
            self.case,
            result=result,
            level=self.appealed.level,
            answers=dict.fromkeys(appeal.grounds.all(), answered),
            reasons=f"Both grounds were weighed with the file and what was said. {answered.reasons}",
            departure_reasons=differs_on_appeal(appeal.outcome.decision, self.appealed.level, on),
            returns_on=add_working_days(on, 3, calendar) if falls else None,
            by=login(self.team.appeal_manager),
            on=on,
        )

    def _tell(self) -> None:
        actions.issue_appeal_outcome(
            self.case,
            delivery=Delivery.EMAIL,
            sent_at=at(self.days.appeal_issued, 11),
            by=login(self.team.officer),
        )

    def _close(self) -> None:
        """Close it, with the pay for the days away settled where the dismissal fell after the last day of employment."""
        self._settle_pay()
        actions.close_case(self.case, by=login(self.team.officer), on=self.days.appeal_closed)

    def _settle_pay(self) -> None:
        on = self.days.appeal_closed
        if pay_owed(self.case) is not None:
            actions.record_reinstatement_pay(
                self.case,
                paid_on=on,
                note="Paid with this month's salary; the record of employment shows no break.",
                by=login(self.team.officer),
                on=on,
            )
