"""What else is known of a claim to a tribunal: its names, service needed, interim relief, how long a file is kept.

Information for HR, no legal advice. Each setting is keyed by the law and by the day employment ended (0.15).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import Jurisdiction
from casework.rules.months import add_months

_DAY = timedelta(days=1)
_INTERIM_RELIEF = timedelta(days=7)
_PRESUMED_HOLD = 12


@dataclass(frozen=True)
class Names:
    """Who conciliates, who hears a claim, and what says what a file holds, as in the middle of a sentence."""

    conciliator: str
    tribunal: str
    guide: str


_NAMES: Mapping[Jurisdiction, Names] = {
    Jurisdiction.GREAT_BRITAIN: Names("Acas", "employment tribunal", "the Acas Guide"),
    Jurisdiction.NORTHERN_IRELAND: Names(
        "the Labour Relations Agency", "industrial tribunal", "the Code of the Labour Relations Agency"
    ),
}

# TR-7: for employments that end on this day or later, so many months of service; None: since ever. A lawyer has to
# confirm that the six months are in force as written here.
_SERVICE: Mapping[Jurisdiction, tuple[tuple[date | None, int], ...]] = {
    Jurisdiction.GREAT_BRITAIN: ((None, 24), (date(2027, 1, 1), 6)),
    Jurisdiction.NORTHERN_IRELAND: ((None, 12),),
}


def names_under(law: Jurisdiction) -> Names:
    return _NAMES[law]


def service_needed(ended_on: date, law: Jurisdiction) -> int:
    """How many months of service an ordinary claim of unfair dismissal needs (TR-7)."""
    return [months for since, months in _SERVICE[law] if since is None or ended_on >= since][-1]


def service_reached_on(began_on: date, months: int) -> date:
    """The last day of that service: employment that ends on it, or later, has it. Its first day counts."""
    return add_months(began_on, months) - _DAY


def interim_relief_until(ended_on: date) -> date:
    """The last day on which interim relief can be asked for, never rolled to a working day (TR-9, WB-2)."""
    return ended_on + _INTERIM_RELIEF


def kept_until(ended_on: date) -> date:
    """Until when everything is presumed to be held at least: a claim can come late (TR-8)."""
    return add_months(ended_on, _PRESUMED_HOLD)
