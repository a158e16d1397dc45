"""Tell the stories: an incident is reported and assessed, then each of its cases goes its way (``telling``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from casework import actions
from casework.enums import AssessmentResult, Known, PastAppeal, RaisedBy, SanctionLevel
from casework.management.demo.organisation import Organisation
from casework.management.demo.people import Team, WhoIsWho, login
from casework.management.demo.stories import Report, Story
from casework.management.demo.telling import Telling
from casework.management.demo.texts import MATTERS, Matter
from casework.management.demo.timeline import Days, days_until, some_pace
from casework.models import Case, Employee, Incident, PolicyVersion
from casework.queries.calendars import calendar_of
from casework.rules.dates import words
from casework.rules.months import last_live_day

# The registry's list has a heading, and one line for each file.
_HEADING = "reference,level,issued_on"
TERMS = "Establish what happened, when, who was affected, and what the employee says about it."


@dataclass
class Teller:
    """Tells the stories one after another, with people of the organisation."""

    organisation: Organisation
    today: date
    rng: Random
    before: Employee | None = None
    who: WhoIsWho = field(init=False)

    def __post_init__(self) -> None:
        self.who = WhoIsWho(self.organisation, self.rng)

    def tell(self, story: Story, *, waiting: bool = False) -> list[Case]:
        """Walk the story's cases to its state and return them. ``waiting``: for those who sign in to the demo."""
        nation = self.organisation.nation(story.area)
        on = story.decided_on or self.today - timedelta(days=story.ago)
        days = days_until(story.last_step, on, some_pace(self.rng), calendar_of(nation))
        # The manager of Leeds, who chairs what waits, does not hear people of Leeds.
        but_not = "Leeds" if waiting else ""
        place, subjects = self.who.subjects(story.area, story.people, days.happened, but_not=but_not)
        if story.again and self.before is not None:
            subjects = [self.before]
        if story.of:
            subjects = [self.organisation.cast[story.of]]
        team = self.who.team(story, place, waiting=waiting)
        matter = MATTERS[story.matter]
        if story.from_paper:
            return [self._from_paper(story, matter, subject, team, days) for subject in subjects]
        others = [] if story.decided_on else self.who.bystanders(place, days.happened)
        incident = self._report(matter, subjects, others, team, place, days)
        cases = self._assess(incident, matter, story, subjects, team, days)
        for number, case in enumerate(cases):
            told = Telling(case, story, matter, team, days, mild=number > 0)
            told.walk()
        self.before = subjects[0]
        return cases

    def _from_paper(self, story: Story, matter: Matter, subject: Employee, team: Team, days: Days) -> Case:
        level = SanctionLevel(story.level)
        policy = PolicyVersion.objects.in_force_on(days.decided, subject.nation).get()
        months = next(rung.live_months or 12 for rung in policy.terms.ladder if rung.level == level)
        record = actions.PastSanction(
            employee=subject,
            level=level,
            issued_on=days.decided,
            live_to=last_live_day(days.decided, months),
            employment_ends_on=None,
            acted_on=days.happened,
            category=self.organisation.categories[matter.category],
            channel=matter.channel,
            platform=self.rng.choice(matter.platforms),
            severity=story.severity,
            heard=Known.YES,
            accompanied=Known.NOT_KNOWN,
            appeal_offered=Known.YES,
            appeal=PastAppeal.NO,
            source="Personal files, central registry",
            reference=f"PF/{days.decided.year}/{subject.staff_number}",
        )
        return actions.record_past_sanction(record, proof=_listed(record), by=login(team.lead), on=self.today)

    def tell_report(self, report: Report) -> Incident:
        """An incident that opened no case."""
        nation = self.organisation.nation(report.area)
        calendar = calendar_of(nation)
        on = self.today - timedelta(days=report.ago)
        days = days_until("reported", on, some_pace(self.rng), calendar)
        place, subjects = self.who.subjects(report.area, 1, days.happened)
        team = self.who.team(report, place)
        others = self.who.bystanders(place, days.happened)
        incident = self._report(MATTERS[report.matter], subjects, others, team, place, days)
        if report.result:
            actions.assess_incident(
                incident,
                result=report.result,
                severity=report.severity,
                reasons=_WHY_NOT_FORMAL[report.result],
                by=login(team.officer),
                on=min(days.assessed, self.today),
            )
        return incident

    def _report(
        self,
        matter: Matter,
        subjects: list[Employee],
        others: list[Employee],
        team: Team,
        place: str,
        days: Days,
    ) -> Incident:
        category = self.organisation.categories[matter.category]
        return actions.report_incident(
            involved=subjects,
            witnesses=others[:1],
            complainants=others[1:],
            category=category,
            channel=matter.channel,
            platform=self.rng.choice(matter.platforms) if matter.platforms else "",
            place=place,
            account=matter.account,
            raised_by=RaisedBy.MANAGER,
            occurred_from=days.happened,
            occurred_to=days.happened,
            by=login(team.reporter),
            on=days.reported,
        )

    def _assess(
        self,
        incident: Incident,
        matter: Matter,
        story: Story,
        subjects: list[Employee],
        team: Team,
        days: Days,
    ) -> list[Case]:
        return actions.assess_incident(
            incident,
            result=AssessmentResult.FORMAL,
            severity=story.severity,
            reasons="If it is true it is more than a talk can put right.",
            openings=[
                actions.Opening(
                    employee=subject,
                    investigator=team.investigator,
                    case_manager=team.case_manager,
                    terms_of_reference=TERMS,
                    particulars=matter.particulars.format(day=words(days.happened)),
                )
                for subject in subjects
            ],
            by=login(team.officer),
            on=days.assessed,
        )


_WHY_NOT_FORMAL = {
    AssessmentResult.NO_ACTION: "Asked at once; there was a misunderstanding and nothing to answer.",
    AssessmentResult.INFORMAL: "A first time and minor: the manager talked with the employee and agreed what changes.",
    AssessmentResult.OTHER_PROCEDURE: "This is about health, not conduct, and goes to the attendance procedure.",
}


def _listed(record: actions.PastSanction) -> actions.ListedLine:
    """The list that the registry sent of one personal file."""
    sent = f"{_HEADING}\n{record.reference},{record.level.value},{record.issued_on}\n".encode()
    return actions.ListedLine(
        file_name="personal-files.csv", size=len(sent), sha256=sha256(sent).hexdigest(), line=2
    )
