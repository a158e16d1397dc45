"""What turns a case aside: a report goes back, a hearing is adjourned, a sanction is agreed without one."""

from __future__ import annotations

from casework import actions
from casework.enums import Finding, Nation
from casework.management.demo.people import Team, login
from casework.management.demo.stories import Story
from casework.management.demo.texts import Matter, reasons
from casework.management.demo.timeline import Days, at
from casework.management.demo.weighing import explained
from casework.models import Case
from casework.queries.calendars import calendar_of
from casework.rules.working_days import add_working_days


def return_report(case: Case, team: Team, days: Days) -> None:
    """The case manager misses something in the report; the investigator has the time of the policy once more."""
    actions.return_findings(
        case,
        missing="Who else was on duty that day, and what they saw. The rota is not among the evidence.",
        by=login(team.case_manager),
        on=days.referred,
    )


def adjourn(case: Case, team: Team, days: Days) -> None:
    """The hearing is broken off at noon and goes on a week later."""
    calendar = calendar_of(Nation(case.subject.nation))
    actions.adjourn_hearing(
        case,
        reason="The employee asked for the log of that week, and needs time to read it.",
        resumes_at=at(add_working_days(days.heard, 5, calendar), 10),
        place=f"Meeting room, {case.unit.name}",
        new_evidence="The log of that week, twelve pages.",
        served_on=days.heard,
        by=login(team.chair),
        at=at(days.heard, 12),
    )


def agree(case: Case, story: Story, matter: Matter, team: Team, days: Days) -> None:
    """The employee admits it in writing and agrees to the level; the time to think it over runs."""
    admitted, on = list(case.allegations.all()), days.referred
    actions.agree_sanction(
        case,
        told_on=days.found,
        admission=matter.said,
        admission_received_on=on,
        findings={one: actions.Found(Finding.FOUND, matter.report) for one in admitted},
        severity_found=story.severity,
        level=story.level,
        reasons=reasons(matter),
        **explained(case, admitted, story.severity, story.level, on),
        by=login(team.case_manager),
        on=on,
    )
