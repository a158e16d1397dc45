"""The grades of the organisation, from a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import transaction

from accounts.models import User
from casework import audit
from casework.enums import Look
from casework.models import Grade
from casework.rules.policy_faults import Fault
from casework.rules.policy_terms import BadTerms

MOST_OF_A_CODE, MOST_OF_A_NAME, HIGHEST_RANK = 20, 100, 32_767
# As the staff list writes them: letters and digits, and between them spaces and . / _ -
_CODE = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 ./_-]*[A-Za-z0-9])?", re.ASCII)
_KEYS = {"name", "rank"}


class Given(NamedTuple):
    """A grade as the file has it. A higher rank is more senior; several grades may share one."""

    code: str
    name: str
    rank: int


@transaction.atomic
def load_grades(table: Mapping[str, Any], *, by: User) -> int:
    """Add the grades that are not there yet, and change those whose name or rank is another; none is taken away.

    table: code to a table with ``name`` and ``rank``. Who may decide is by rank (SEP-7), so a changed rank counts from
    now on. Returns how many were added or changed. Raises BadTerms with every fault; nothing is changed then.
    """
    faults = [fault for code, entry in table.items() for fault in _faults_of(code, entry)]
    if not table:
        faults = [Fault("the file", "names no grade")]
    if faults:
        raise BadTerms(faults)
    there = {grade.code: grade for grade in Grade.objects.select_for_update().order_by("pk")}
    given = [Given(code, entry["name"].strip(), entry["rank"]) for code, entry in table.items()]
    changed = [one for one in given if one.code not in there or _differs(there[one.code], one)]
    for one in changed:
        Grade.objects.update_or_create(code=one.code, defaults={"name": one.name, "rank": one.rank})
    if changed:
        reranked = [one for one in changed if one.code in there and there[one.code].rank != one.rank]
        audit.record(Look.GRADES_LOADED, by=by, facts={"count": len(changed), "ranks_changed": len(reranked)})
    return len(changed)


def _differs(grade: Grade, given: Given) -> bool:
    return (grade.name, grade.rank) != (given.name, given.rank)


def _faults_of(code: str, entry: Any) -> list[Fault]:
    """What is wrong with one grade: the field, and what is allowed there."""
    faults = []
    if len(code) > MOST_OF_A_CODE or not _CODE.fullmatch(code):
        said = f"a code has at most {MOST_OF_A_CODE} letters, digits, spaces and . / _ - and begins and ends with no mark"
        faults.append(Fault(code, said))
    if not isinstance(entry, Mapping):
        return [*faults, Fault(code, "has to be a table with a name and a rank")]
    name, rank = entry.get("name"), entry.get("rank")
    if not isinstance(name, str) or not 0 < len(name.strip()) <= MOST_OF_A_NAME:
        faults.append(Fault(f"{code}.name", f"has to be text of at most {MOST_OF_A_NAME} characters"))
    if type(rank) is not int or not 0 <= rank <= HIGHEST_RANK:
        faults.append(Fault(f"{code}.rank", f"has to be a whole number from 0 to {HIGHEST_RANK}"))
    faults += [
        Fault(f"{code}.{key}", "is not known here: a grade has a name and a rank")
        for key in entry
        if key not in _KEYS
    ]
    return faults
