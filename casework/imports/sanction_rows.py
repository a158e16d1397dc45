"""One line of a file of past sanctions as what its record says."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from casework.actions import PastSanction
from casework.enums import DISMISSALS, IncidentChannel, Known, PastAppeal, Platform, SanctionLevel, Severity
from casework.imports import cells
from casework.imports.cells import BadCell
from casework.models import Category, Employee
from casework.rules.months import last_live_day
from casework.rules.past_records import MOST_MONTHS

NOT_KNOWN, NOT_STATED, SET_ASIDE = "not_known", "not_stated", "set_aside"
NO_END = (
    "A dismissal says on which day employment ended. Write that day as 2026-12-31. “Not known” would mean that nobody can "
    "say whether they still work here, so it cannot stand there: take the day from the staff list or payroll, and leave "
    "the line out until you have it."
)

# Column: what it holds. README.md prints this.
COLUMNS: dict[str, str] = {
    "staff_number": "The employee's staff number; import the staff list first, leavers included.",
    "level": "verbal_warning, written_warning, first_and_final_warning, final_written_warning, action_short_of_dismissal, "
    "dismissal_with_notice or summary_dismissal, as it stands after any appeal.",
    "issued_on": "The day on the letter, such as 2026-06-03.",
    "live_to": "The last live day of a warning; or not_stated, where the record names no end; or empty.",
    "live_months": "Instead of live_to: for how many months the letter says it is live.",
    "employment_ends_on": "For a dismissal, the day employment ended, such as 2026-06-30; never not_known; otherwise empty.",
    "acted_on": "The day of the conduct (the last, of several), or not_known.",
    "category": "The code of a misconduct category.",
    "channel": "workplace, social_media, email_or_chat, telephone, work_system or outside_work.",
    "platform": "For social_media: facebook, instagram, x_twitter, linkedin, tiktok, youtube, whatsapp or other; "
    "otherwise empty.",
    "severity": "minor, more_serious_minor, serious or gross; or not_known.",
    "heard": "Whether there was a hearing: yes, no or not_known.",
    "accompanied": "Whether the employee was accompanied: yes, no or not_known.",
    "appeal_offered": "Whether an appeal was offered: yes, no or not_known.",
    "appeal": "no, confirmed, varied or not_known. Leave out a sanction that was set aside.",
    "source": "The file or system the record comes from; no names of people.",
    "old_reference": "What the record is called there; once in each source.",
}
HEADER = tuple(COLUMNS)
# What a file may hold beside, at its end. README.md prints this as well.
MORE_COLUMNS: dict[str, str] = {
    "live_again": "May be left out of the file. Of a warning that was extended after it had run out, the later periods: "
    "first and last day, such as 2026-09-01/2026-12-31; of several, a space between.",
}
MAY_END = tuple(MORE_COLUMNS)
MOST_AGAIN = 10


def live_to(cell: str) -> date | str:
    """A day, ``NOT_STATED``, or "" for nothing said."""
    value = cell.strip()
    return value if value in ("", NOT_STATED) else cells.day(value)


def live_months(cell: str) -> int | None:
    value = cell.strip()
    if not value:
        return None
    if not value.isascii() or not value.isdigit() or not 1 <= int(value[:5]) <= MOST_MONTHS:
        raise BadCell(f"This is not a number of months from 1 to {MOST_MONTHS}.")
    return int(value)


def live_again(cell: str) -> tuple[tuple[date, date], ...]:
    """First and last day of each later period; empty for a warning that had one."""
    periods = [period.split("/") for period in cell.split()]
    if len(periods) > MOST_AGAIN or any(len(period) != 2 for period in periods):
        raise BadCell("Write each period as 2026-09-01/2026-12-31, with a space before the next one.")
    return tuple((cells.day(first), cells.day(last)) for first, last in periods)


def employment_ends_on(cell: str) -> date | None:
    if cell.strip() == NOT_KNOWN:
        raise BadCell(NO_END)
    return cells.day_or_none(cell)


def acted_on(cell: str) -> date | None:
    if not cell.strip():
        raise BadCell("This cell is empty. Write the day as 2026-12-31, or not_known.")
    return None if cell.strip() == NOT_KNOWN else cells.day(cell)


def appeal(cell: str) -> PastAppeal:
    if cell.strip() == SET_ASIDE:
        raise BadCell("A sanction that was set aside is no sanction. Leave this line out.")
    return PastAppeal(cells.one_of(cell, PastAppeal.values))


def severity(cell: str) -> str:
    found = cells.one_of(cell, (*Severity.values, NOT_KNOWN))
    return "" if found == NOT_KNOWN else found


def employee(cell: str) -> Employee:
    found = Employee.objects.filter(staff_number=cells.number(cell)).first()
    if found is None:
        raise BadCell("Nobody has this staff number. Import the staff list first, leavers included.")
    return found


def known(cell: str) -> Known:
    return Known(cells.one_of(cell, Known.values))


class SanctionReader:
    """Reads lines against the categories in use."""

    def __init__(self) -> None:
        leaves = Category.objects.filter(children__isnull=True).order_by("code")
        self._categories = {category.code: category for category in leaves}
        platforms = ("", *Platform.values)
        self._checks: dict[str, cells.Check] = {
            "staff_number": employee,
            "level": partial(cells.one_of, known=tuple(SanctionLevel.values)),
            "issued_on": cells.day,
            "live_to": live_to,
            "live_months": live_months,
            "employment_ends_on": employment_ends_on,
            "acted_on": acted_on,
            "category": partial(cells.one_of, known=self._categories),
            "channel": partial(cells.one_of, known=tuple(IncidentChannel.values)),
            "platform": partial(cells.one_of, known=platforms),
            "severity": severity,
            "heard": known,
            "accompanied": known,
            "appeal_offered": known,
            "appeal": appeal,
            "source": partial(cells.text, most=100),
            "old_reference": partial(cells.text, most=60),
            "live_again": live_again,
        }

    def read(self, row: list[str]) -> tuple[PastSanction | None, list[tuple[str, str]]]:
        """The record, or None and what is wrong: pairs of column and sentence."""
        values: dict[str, Any] = {}
        wrong: list[tuple[str, str]] = []
        for (field, check), cell in zip(self._checks.items(), row, strict=True):
            try:
                values[field] = check(cell)
            except BadCell as bad:
                wrong.append((field, str(bad)))
        if not wrong and values["level"] in DISMISSALS and values["employment_ends_on"] is None:
            wrong.append(("employment_ends_on", NO_END))
        if not wrong:
            try:
                return self._record(values), []
            except BadCell as bad:
                wrong.append(("live_to", str(bad)))
        return None, wrong

    def _record(self, values: dict[str, Any]) -> PastSanction:
        return PastSanction(
            employee=values["staff_number"],
            level=SanctionLevel(values["level"]),
            issued_on=values["issued_on"],
            live_to=_last_day(values),
            live_again=values["live_again"],
            employment_ends_on=values["employment_ends_on"],
            acted_on=values["acted_on"],
            category=self._categories[values["category"]],
            channel=IncidentChannel(values["channel"]),
            platform=values["platform"],
            severity=values["severity"],
            heard=values["heard"],
            accompanied=values["accompanied"],
            appeal_offered=values["appeal_offered"],
            appeal=values["appeal"],
            source=values["source"],
            reference=values["old_reference"],
        )


def _last_day(values: dict[str, Any]) -> date | None:
    """The last live day; None where nobody stated one, which has to be said for a warning (SA-4)."""
    until, months = values["live_to"], values["live_months"]
    if until and months:
        raise BadCell("Both live_to and live_months are filled. Keep the one that the letter states.")
    if isinstance(until, date):
        return until
    if months:
        return last_live_day(values["issued_on"], months)
    if not until and values["level"] not in DISMISSALS:
        raise BadCell(f"Say until when the warning is live: a day, live_months, or {NOT_STATED}.")
    return None
