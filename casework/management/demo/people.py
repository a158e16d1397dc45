"""Who does what in a story: its subjects and bystanders, and a team that is independent of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from accounts.models import User
from casework.enums import DISMISSALS, Severity
from casework.management.demo.organisation import MOVED_AFTER, UNITS, Organisation
from casework.management.demo.stories import Report, Story
from casework.models import Employee

OFFICERS = {
    "Operations": "hr_officer",
    "Scotland": "officer_scotland",
    "Northern Ireland": "officer_ni",
    "Digital": "officer_digital",
    "Corporate Services": "officer_corporate",
}
CASE_MANAGERS = {"Scotland": "third_case_manager", "Northern Ireland": "third_case_manager"}
REPORTERS = {"Operations": ("manager", "second_manager"), "Scotland": ("third_manager",)}
INVESTIGATORS = ("investigator", "second_investigator", "third_investigator")
# Longer than the time after which some moved here from another directorate, whose HR their case would be for.
ENOUGH_SERVICE = MOVED_AFTER + timedelta(days=90)


def login(employee: Employee) -> User:
    """Their sign-in; everybody with a part in a case has one."""
    if employee.user is None:
        raise ValueError(f"{employee} has no sign-in.")
    return employee.user


@dataclass(frozen=True)
class Team:
    """Everybody who has a part in a case of this story."""

    reporter: Employee
    officer: Employee
    lead: Employee
    case_manager: Employee
    investigator: Employee
    chair: Employee
    appeal_manager: Employee


@dataclass
class WhoIsWho:
    """Gives out people. Nobody is the subject of two stories unless the story says so."""

    organisation: Organisation
    rng: Random
    taken: set[int] = field(default_factory=set)

    def subjects(self, area: str, count: int, on: date, *, but_not: str = "") -> tuple[str, list[Employee]]:
        """A place of work in this directorate, and people there who have not had a case and were there long enough."""
        places = [place for place in self._places(area) if place != but_not]
        start = self.rng.randrange(len(places))
        for place in places[start:] + places[:start]:
            free = self._staff(place, on)
            if len(free) >= count + 2:
                chosen = self.rng.sample(free, count)
                self.taken |= {employee.pk for employee in chosen}
                return place, chosen
        raise ValueError(f"Too few employees in {area} for all the stories.")

    def bystanders(self, place: str, on: date) -> list[Employee]:
        """Nobody, a witness, or a witness and a complainant of the same place."""
        others = self._staff(place, on)
        return self.rng.sample(others, min(len(others), self.rng.choice((0, 1, 1, 2))))

    def team(self, story: Story | Report, place: str, *, waiting: bool = False) -> Team:
        cast = self.organisation.cast
        other_manager = CASE_MANAGERS.get(story.area, "second_case_manager")
        officer = OFFICERS[story.area]
        return Team(
            reporter=cast[self.rng.choice(REPORTERS.get(story.area, (officer,)))],
            officer=cast[officer],
            lead=cast["hr_lead"],
            case_manager=cast["case_manager" if waiting else other_manager],
            investigator=cast["investigator" if waiting else self.rng.choice(INVESTIGATORS)],
            chair=cast[self._chair(story, place, waiting)],
            appeal_manager=cast["appeal_manager"],
        )

    @staticmethod
    def _chair(story: Story | Report, place: str, waiting: bool) -> str:
        """Senior enough for the heaviest level; the manager of Leeds does not hear people of Leeds."""
        level = story.level if isinstance(story, Story) else ""
        if story.severity == Severity.GROSS or level in DISMISSALS:
            return "second_senior_chair" if story.area == "Operations" else "senior_chair"
        return "manager" if place != "Leeds" and (waiting or story.area == "Operations") else "chair"

    def _places(self, area: str) -> list[str]:
        """The units below this one in which people work, and itself."""
        below = [area]
        for name, above, *_ in UNITS:
            if above in below:
                below.append(name)
        return [name for name in below if name in self.organisation.staff]

    def _staff(self, place: str, on: date) -> list[Employee]:
        """Staff of a place but its managers (the first two) and the subjects so far, employed well before the day."""
        return [
            employee
            for employee in self.organisation.staff[place][2:]
            if employee.start_date + ENOUGH_SERVICE <= on and employee.pk not in self.taken
        ]
