"""Whether whoever accompanied the employee has a part in the case themselves (SEP-6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.enums import OtherMeeting
from casework.models import Case, Employee
from casework.queries.facts import named_in_incident, parts_held
from casework.queries.sight import sight_of
from casework.queries.witnesses import anonymous
from casework.rules.companion import companion_warning, not_told_warning

if TYPE_CHECKING:
    from accounts.models import User


def warning_about(case: Case, companion: str, *, reader: User) -> str:
    """A sentence where the person of this name decides, investigates or testifies on the case; else the empty string.

    companion: as somebody typed it, perhaps with more than the name. A witness whose name is kept from the reader is
    not given away.
    """
    held = [*parts_held(case.parts.all()), *named_in_incident(case)]
    kept = set() if sight_of(reader, case).names else set(anonymous(case))
    typed = f" {_plain(companion)} "
    people = Employee.objects.filter(pk__in={one.person for one in held} - kept).values_list("pk", "name")
    named = {pk for pk, name in people if f" {_plain(name)} " in typed}
    return companion_warning(one.kind for one in held if one.person in named)


def warning_after(case: Case, meeting: OtherMeeting, *, told: bool, companion: str, reader: User) -> str:
    """What to mind of a meeting that is no hearing: nobody told them that somebody may come, or who came has a part."""
    said = (not_told_warning(meeting, told=told), warning_about(case, companion, reader=reader))
    return " ".join(one for one in said if one)


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
