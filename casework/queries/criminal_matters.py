"""What was last recorded of a criminal matter beside a case. Restricted: ask ``sight_of`` before it is shown (DP-4)."""

from __future__ import annotations

from casework.enums import CriminalEffect, CriminalStage
from casework.models import Case, CriminalMatter
from casework.rules.criminal_matters import CriminalFacts


def criminal_facts(case: Case) -> CriminalFacts | None:
    """As the rules take it; None where there is none."""
    row = CriminalMatter.objects.filter(case=case).last()
    return CriminalFacts(CriminalStage(row.stage), CriminalEffect(row.effect)) if row is not None else None
