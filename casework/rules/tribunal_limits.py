"""Until when an employment tribunal claim can be brought, and how early conciliation moves it (R17, TR-3 to TR-6).

Information for HR, no legal advice: a tribunal can hear a claim that came later, and other claims have other limits.
The day is never rolled to a working day (0.7).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import DeadlineKind, Jurisdiction, Nation
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.months import add_months, limit_of_months
from casework.rules.tribunal_claims import names_under

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LimitSetting:
    """For employments that end on this day or later: so many months. None: since ever."""

    ended_from: date | None
    months: int


# TR-3. The six months of the Employment Rights Act 2025 (TR-4, Great Britain alone) come in by ``settings_of``: no
# commencement instrument was found, so a lawyer says from which day.
_SETTINGS: Mapping[Jurisdiction, tuple[LimitSetting, ...]] = {
    Jurisdiction.GREAT_BRITAIN: (LimitSetting(None, 3),),
    Jurisdiction.NORTHERN_IRELAND: (LimitSetting(None, 3),),
}
_SIX_MONTHS = 6

# TR-5, Great Britain alone: conciliation lasts so many weeks at the most, by the day of the notification.
_LONGER_CONCILIATION_FROM = date(2025, 12, 1)
_CONCILIATION, _EARLIER_CONCILIATION = timedelta(weeks=12), timedelta(weeks=6)


@dataclass(frozen=True)
class Conciliation:
    """Day A: the conciliator was told. Day B: the certificate arrived; None while it has not (TR-6)."""

    day_a: date
    day_b: date | None


def law_of(nation: Nation | str) -> Jurisdiction:
    """The law of a workplace."""
    north = nation == Nation.NORTHERN_IRELAND
    return Jurisdiction.NORTHERN_IRELAND if north else Jurisdiction.GREAT_BRITAIN


def settings_of(law: Jurisdiction, six_months_from: date | None) -> tuple[LimitSetting, ...]:
    """The limits under a law, the earliest first. six_months_from: as a lawyer set it; None while none did (TR-4)."""
    if six_months_from is None or law != Jurisdiction.GREAT_BRITAIN:
        return _SETTINGS[law]
    return (*_SETTINGS[law], LimitSetting(six_months_from, _SIX_MONTHS))


def months_for(ended_on: date, settings: tuple[LimitSetting, ...]) -> int:
    """How many months there are for an employment that ended on a day."""
    return [row.months for row in settings if row.ended_from is None or ended_on >= row.ended_from][-1]


def tribunal_limit(ended_on: date, months: int, conciliation: Conciliation | None = None) -> date:
    """The last day for a claim.

    Without conciliation, ``months`` beginning with the day employment ended (TR-3, 0.4). With it, in sequence (TR-6):
    the days after Day A up to Day B do not count, as far as the time ran; and if the limit then falls between Day A
    and one month after Day B, that day is the limit. Conciliation that began after the limit moves nothing.
    conciliation: with both days; ValueError without the second.
    """
    limit = limit_of_months(ended_on, months)
    if conciliation is None or conciliation.day_a > limit:
        return limit
    if conciliation.day_b is None:
        raise ValueError("Without Day B nobody knows how far the limit moves.")
    limit += max(conciliation.day_b - max(conciliation.day_a, ended_on - _DAY), timedelta())
    a_month_after = add_months(conciliation.day_b, 1)
    return a_month_after if conciliation.day_a <= limit <= a_month_after else limit


def last_day_b(day_a: date) -> date:
    """The last day on which conciliation can end in Great Britain (TR-5); its certificate may come later."""
    longest = _CONCILIATION if day_a >= _LONGER_CONCILIATION_FROM else _EARLIER_CONCILIATION
    return day_a + longest


def check_conciliation(told: Conciliation, law: Jurisdiction, on: date) -> None:
    """RuleBroken TR-6 for days that are not over or in the wrong order.

    on: today. In Northern Ireland, where TR-5 does not apply, both days have to be known. A certificate may come after
    the longest that conciliation can last: TR-5 ends the conciliation, not the post.
    """
    if told.day_a > on or (told.day_b is not None and told.day_b > on):
        field = "day_a" if told.day_a > on else "day_b"
        raise RuleBroken("TR-6", "That day is after today.", instead="Check the day.", field=field)
    if told.day_b is None:
        if law == Jurisdiction.NORTHERN_IRELAND:
            raise RuleBroken(
                "TR-6",
                "In Northern Ireland the limit can be worked out only once the certificate is there.",
                instead="Record it when you know both days.",
                field="day_b",
            )
        return
    if told.day_b < told.day_a:
        raise RuleBroken(
            "TR-6",
            f"The certificate cannot come before {names_under(law).conciliator} was told.",
            instead="Check both days.",
            field="day_b",
        )


def _came_late(told: Conciliation, law: Jurisdiction) -> str:
    """That the certificate came after conciliation had to end, so that somebody looks at the day (TR-5)."""
    if told.day_b is None or law != Jurisdiction.GREAT_BRITAIN or told.day_b <= last_day_b(told.day_a):
        return ""
    return f", which had to end by {words(last_day_b(told.day_a))}: check the day of the certificate"


def tribunal_deadline(
    ended_on: date, law: Jurisdiction, six_months_from: date | None, conciliation: Conciliation | None
) -> Due:
    """The last day for a claim as something to be watched (R17). The anchor says from which days it is counted."""
    months = months_for(ended_on, settings_of(law, six_months_from))
    why = f"{months} months from the end of employment on {words(ended_on)}"
    anchor = f"employment:{ended_on.isoformat()}"
    if conciliation is None:
        return Due(DeadlineKind.TRIBUNAL_LIMIT, tribunal_limit(ended_on, months), anchor, why)
    anchor += f":{conciliation.day_a.isoformat()}"
    before = tribunal_limit(ended_on, months)
    if conciliation.day_a > before:
        why += f"; conciliation began on {words(conciliation.day_a)}, after that, and moves nothing"
        return Due(DeadlineKind.TRIBUNAL_LIMIT, before, anchor, why)
    if conciliation.day_b is None:
        whole = Conciliation(conciliation.day_a, last_day_b(conciliation.day_a))
        why += f", and conciliation since {words(conciliation.day_a)}: as if it lasts as long as it can"
    else:
        whole = conciliation
        why += f", and conciliation from {words(conciliation.day_a)} to {words(conciliation.day_b)}"
        why += _came_late(conciliation, law)
    return Due(DeadlineKind.TRIBUNAL_LIMIT, tribunal_limit(ended_on, months, whole), anchor, why)


def anchored(anchor: str) -> tuple[date, date | None]:
    """From the anchor of a tribunal deadline: the day employment ended, and Day A where there was conciliation."""
    _, ended_on, *day_a = anchor.split(":")
    return date.fromisoformat(ended_on), date.fromisoformat(day_a[0]) if day_a else None
