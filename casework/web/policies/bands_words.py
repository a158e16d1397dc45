"""What a policy says of each degree of misconduct, and of the cases with which a decision is compared, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from casework.enums import Severity
from casework.rules.policy_terms import Terms
from casework.web.policies.shapes import NONE, Line


def heaviest_lines(document: Mapping[str, Any], terms: Terms) -> Iterator[Line]:
    for severity in Severity:
        level = document["heaviest"].get(severity)
        said = terms.level_name(level) if level else "Not known to this policy"
        yield Line(f"heaviest.{severity}", str(severity.label), (said,))


def band_lines(terms: Terms) -> Iterator[Line]:
    given = terms.bands
    for severity in Severity:
        said: tuple[str, ...] = ("No norm: this policy does not provide for it",)
        if severity not in terms.degrees:
            said = (NONE,)
        elif given is not None:
            band = given.bands[severity]
            name = terms.level_name
            said = (f"Begins with: {name(band.entry)}", f"Norm: {name(band.norm)}")
            said += (f"While a warning is live: {name(band.norm_if_warned)}",) if band.norm_if_warned else ()
        yield Line(f"bands.{severity}", str(severity.label), said)
    outside = str(given.outside.label) if given is not None else NONE
    yield Line("bands.outside", "An outcome outside the range", (outside,))


def comparison_lines(terms: Terms) -> Iterator[Line]:
    years = terms.comparison.years
    back = "The last year" if years == 1 else f"The last {years} years"
    yield Line("comparison.years", "Cases that a decision is compared with", (back,))
    yield Line(
        "comparison.least_group", "How many are enough to compare", (str(terms.comparison.least_group),)
    )
