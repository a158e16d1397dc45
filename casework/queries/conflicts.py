"""Who declared a conflict of interest on a case, and what to mind of who holds a part in it (7.6)."""

from __future__ import annotations

from datetime import date

from casework.enums import PartKind
from casework.models import Case, DeclaredConflict, Employee
from casework.queries.law import law_of_file
from casework.queries.line import lines_of_parts
from casework.queries.matter import with_joined
from casework.queries.sight import Sight
from casework.rules.citations import caution_in_words
from casework.rules.conflicts import caution_of_conflict
from casework.rules.line import caution_of_line


def has_conflict(case: Case, employee: Employee) -> bool:
    """Whether one of theirs is on record, on the case or on one joined to it."""
    return DeclaredConflict.objects.filter(case__in=with_joined(case), employee=employee).exists()


def minded_by_part(case: Case, sight: Sight, on: date) -> dict[int, str]:
    """For each part that somebody holds now, by key, what to mind of its holder, with the rule.

    case: loaded by ``case_page.load``. That a conflict was declared is told to whoever reads it and to nobody else.
    """
    declared = {row.employee_id for row in case.declared_conflicts.all()} if sight.legal_advice else set()
    lines = lines_of_parts(case, on)
    found = {}
    for part, line in lines:
        kind, name = PartKind(part.kind), part.employee.name
        cautions = (
            caution_of_line(kind, name, line, case.subject.name),
            caution_of_conflict(kind, name, is_declared=part.employee_id in declared),
        )
        found[part.pk] = " ".join(caution_in_words(one, law_of_file(case)) for one in cautions if one)
    return found
