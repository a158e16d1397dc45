"""What happens beside the stages of a case: a suspension, a grievance and its pause, the employee leaves."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from casework import actions
from casework.enums import (
    Alternative,
    CloseReason,
    Delivery,
    FileState,
    GrievanceAbout,
    GrievanceWay,
    Letter,
    Nation,
    PauseReason,
    ResignationKind,
    SuspensionPay,
)
from casework.management.demo.people import Team, login
from casework.management.demo.stories import Story
from casework.management.demo.timeline import Days, at
from casework.models import Case, Employee, Posting
from casework.queries.calendars import calendar_of
from casework.rules.working_days import earlier_working_day

WHY_NOT = {
    Alternative.OTHER_HOURS: "Access is the same at any hour.",
    Alternative.OTHER_PLACE: "Access is the same from every office.",
    Alternative.HOME: "Nobody would see what is opened there.",
    Alternative.OTHER_DUTIES: "There is no work in the directorate without these records.",
    Alternative.NO_ACCESS: "Without access nothing is left of the job.",
}


def lay_over(case: Case, story: Story, team: Team, days: Days) -> None:
    """Suspend the employee on the day the case was opened, or pause it since yesterday, where the story says so."""
    by = login(team.case_manager)
    if story.suspended:
        actions.suspend_employee(
            case,
            effective_on=days.assessed,
            reason="The records in question are those the employee works with every day.",
            alternatives=WHY_NOT,
            pay=SuspensionPay.FULL,
            contact=team.officer,
            by=by,
            on=days.assessed,
        )
        _tell(case, team, days)
    if story.paused:
        yesterday = earlier_working_day(timezone.localdate(), 1, calendar_of(Nation(case.subject.nation)))
        _raise_grievance(case, team, yesterday)
        actions.pause_case(
            case,
            reason=PauseReason.GRIEVANCE,
            note="Until the grievance about the investigator is answered. The employee was told the same day.",
            by=by,
            at=at(yesterday, 15),
        )


def _tell(case: Case, team: Team, days: Days) -> None:
    """The notice of the investigation and the suspension letter leave together."""
    said = (
        "The records in question are those you work with. Please do not look anything up while you are away."
    )
    for letter, words in ((Letter.INVESTIGATION, ""), (Letter.SUSPENSION, said)):
        actions.send_letter(
            case,
            letter=letter,
            said=words,
            delivery=Delivery.EMAIL,
            sent_at=at(days.assessed, 16),
            by=login(team.officer),
        )


def _raise_grievance(case: Case, team: Team, on: date) -> None:
    """Why that case is paused: it is decided on the day on which it was lodged."""
    actions.record_grievance(
        case,
        lodged_on=on,
        about=GrievanceAbout.BIAS,
        summary="The employee says that the investigator is a friend of the complainant.",
        by=login(team.officer),
        on=on,
    )
    actions.decide_on_grievance(
        case,
        number=1,
        way=GrievanceWay.PAUSE,
        reasons="If it is so, somebody else has to investigate.",
        by=login(team.case_manager),
        on=on,
    )


def leave_first(case: Case, state: FileState, story: Story, team: Team, days: Days) -> None:
    """In two stories the employee resigns at once: before a hearing, or when they were heard."""
    if (story.closes, state) == (CloseReason.LEFT_NO_OUTCOME, FileState.HEARING):
        on = days.referred
    elif (story.closes, state) == (CloseReason.LEFT_FINDING_ONLY, FileState.DELIBERATION):
        on = days.heard
    else:
        return
    actions.record_resignation(
        case,
        kind=ResignationKind.IMMEDIATE,
        given_on=on,
        ends_on=on,
        said="By email to the manager: from today on, without a reason.",
        by=login(team.officer),
        on=on,
    )
    leave(case.subject, on)
    if story.closes == CloseReason.LEFT_NO_OUTCOME:
        why = "The employee left before a hearing could be arranged."
        actions.close_after_leaving(case, explanation=why, by=login(team.lead), on=days.invited)


def leave(employee: Employee, on: date) -> None:
    """What the payroll's list of leavers says: the employment and the posting end."""
    employee.end_date = on
    employee.save(update_fields=["end_date"])
    Posting.objects.filter(employee=employee, to_date__isnull=True).update(to_date=on)
