"""Whose law a file stands under, for the source of what is refused or warned of on it (PR-20)."""

from __future__ import annotations

from casework.enums import Jurisdiction
from casework.models import Case, Incident
from casework.queries.due import nation_of_incident
from casework.rules.tribunal_limits import law_of


def law_of_file(file: object) -> Jurisdiction:
    """By the workplace of the employee, or of the first person said to be involved; else the law of Great Britain."""
    if isinstance(file, Case):
        return law_of(file.subject.nation)
    if isinstance(file, Incident):
        return law_of(nation_of_incident(file))
    return Jurisdiction.GREAT_BRITAIN
