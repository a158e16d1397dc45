"""Whether whoever accompanied the employee has a part in the case themselves (SEP-6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.enums import OtherMeeting
from casework.models import Case, Employee
from casework.queries.facts import named_in_incident, parts_held
from casework.queries.sight import sight_of
from casework.queries.witnesses import anonymous
from casework.rules.cited import Caution
from casework.rules.companion import caution_of_companion, caution_of_untold

if TYPE_CHECKING:
    from accounts.models import User


def caution_about(case: Case, companion: str, *, reader: User) -> list[Caution]:
    """One where the person of this name decides, investigates or testifies on the case.

    companion: as somebody typed it, perhaps with more than the name. A witness whose name is kept from the reader is
    not given away.
    """
    held = [*parts_held(case.parts.all()), *named_in_incident(case)]
    kept = set() if sight_of(reader, case).names else set(anonymous(case))
    typed = f" {_plain(companion)} "
    people = Employee.objects.filter(pk__in={one.person for one in held} - kept).values_list("pk", "name")
    named = {pk for pk, name in people if f" {_plain(name)} " in typed}
    caution = caution_of_companion(one.kind for one in held if one.person in named)
    return [caution] if caution else []


def cautions_after(
    case: Case, meeting: OtherMeeting, *, told: bool, companion: str, reader: User
) -> list[Caution]:
    """What to mind of a meeting that is no hearing: nobody told them that somebody may come, or who came has a part."""
    untold = caution_of_untold(meeting, told=told)
    return [*([untold] if untold else []), *caution_about(case, companion, reader=reader)]


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
