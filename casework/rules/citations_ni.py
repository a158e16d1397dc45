"""Where Northern Ireland has a source of its own for a rule (PR-20, 0.15). Employment law is a matter of its own there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from casework.rules.cited import CODE, GUIDE, Citation, statute

_LRA_CODE = "Labour Relations Agency Code of Practice on Disciplinary and Grievance Procedures"
_RELATIONS = "Employment Relations (Northern Ireland) Order 1999"
_RIGHTS = "Employment Rights (Northern Ireland) Order 1996"
THREE_STEPS = "Employment (Northern Ireland) Order 2003, Schedule 1"

# A source of Great Britain, and what stands in its place. Judgements of its courts are followed there too.
_SOURCES: Mapping[str, str] = {
    CODE: _LRA_CODE,
    f"{CODE}, paragraphs 12 and 25": _LRA_CODE,
    f"{CODE}, paragraph 31": _LRA_CODE,
    GUIDE: "Guidance of the Labour Relations Agency on discipline at work",
    "Employment Relations Act 1999, s.10": f"{_RELATIONS}, article 12",
    "Employment Relations Act 1999, s.10(4) and (5)": f"{_RELATIONS}, article 12(4) and (5)",
    "Employment Relations Act 1999, s.10(5)": f"{_RELATIONS}, article 12(5)",
    "Employment Relations Act 1999, s.13": f"{_RELATIONS}, article 15",
    "Employment Relations Act 1999, s.13(6)": f"{_RELATIONS}, article 15",
    "Employment Rights Act 1996, s.86": f"{_RIGHTS}, article 118",
    "Employment Rights Act 1996, s.92": f"{_RIGHTS}, article 124",
    "Employment Rights Act 1996, s.207B": _RIGHTS,
    "Employment Rights Act 1996, sections 47B and 103A": f"{_RIGHTS}, articles 70B and 134A",
    "BHS v Burchell; Employment Rights Act 1996, s.98(4)": f"BHS v Burchell; {_RIGHTS}, article 130",
    "Equality Act 2010, s.20": "Disability Discrimination Act 1995, section 4A",
}
_RULES: Mapping[str, Citation] = {
    "PR-02": statute(
        "Where a step is left out the reason is written down: a tribunal may raise an award by 10 to 50 %",
        "Employment (Northern Ireland) Order 2003, article 17",
    ),
    "TR-5": statute(
        "Early conciliation ends with its certificate, which may come later",
        "Industrial Tribunals (Northern Ireland) Order 1996, article 20A",
    ),
}


def in_northern_ireland(citations: Mapping[str, Citation]) -> dict[str, Citation]:
    """The same rules, each with the source that it has there."""
    there = {
        rule_id: replace(cited, source=_SOURCES.get(cited.source, cited.source))
        for rule_id, cited in citations.items()
    }
    return {**there, **_RULES}
