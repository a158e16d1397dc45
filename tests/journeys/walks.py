"""Cases on days of the scenario's own, walked through the real verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from casework import actions
from casework.enums import PartKind, Severity
from casework.models import Case, Sanction
from tests.world import LONDON, World


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)


@dataclass(frozen=True)
class Days:
    """The days of one case. Reported and opened on the same day; findings, referral and chair on another."""

    happened: date
    opened: date
    found: date
    invited: date
    heard: date


def opened(world: World, name: str, days: Days, *, severity: str = Severity.SERIOUS) -> Case:
    incident = world.report(
        involved=(name,), occurred_from=days.happened, occurred_to=days.happened, on=days.opened
    )
    return world.assess(incident, names=(name,), severity=severity, on=days.opened)[0]


def to_hearing(world: World, case: Case, days: Days, *, chair: str = "chidi", **invitation: Any) -> Case:
    """From investigation to a hearing that is arranged."""
    world.findings(case, on=days.found)
    actions.refer_to_hearing(case, reasons="The report supports it.", by=world.user("carla"), on=days.found)
    actions.appoint(
        case, kind=PartKind.CHAIR, employee=world.people[chair], by=world.user("hana"), on=days.found
    )
    world.arrange(case, **({"sent_at": at(days.invited), "starts_at": at(days.heard)} | invitation))
    return case


def heard(
    world: World, name: str, days: Days, *, severity: str = Severity.SERIOUS, chair: str = "chidi"
) -> Case:
    """A case whose hearing was held and recorded."""
    case = to_hearing(world, opened(world, name, days, severity=severity), days, chair=chair)
    world.record(case, at=at(days.heard, 12), by=world.user(chair))
    return case


def sanctioned(world: World, name: str, level: str, *, issued: date, act: date | None = None) -> Sanction:
    """A warning issued and received on a day, for an act eight weeks before it unless said otherwise."""
    act = act or issued - timedelta(weeks=8)
    days = Days(
        happened=act,
        opened=act + timedelta(days=1),
        found=act + timedelta(days=2),
        invited=issued - timedelta(days=25),
        heard=issued - timedelta(days=4),
    )
    case = to_hearing(world, opened(world, name, days), days, received_on=days.invited)
    world.record(case, at=at(days.heard, 12))
    world.decide(case, level, on=days.heard)
    world.issue(case, sent_at=at(issued), received_on=issued)
    return case.sanctions.get()
