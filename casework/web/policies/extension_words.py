"""What a policy says of extending a warning, and of expired ones of safeguarding cases, in words (SA-11, SA-14)."""

from __future__ import annotations

from collections.abc import Iterator

from casework.enums import AbsenceKind
from casework.rules.extensions import ExtensionTerms
from casework.rules.policy_terms import Terms
from casework.web.policies.shapes import Line


def extension_lines(terms: Terms) -> Iterator[Line]:
    said = (
        ("Never: this policy does not provide for it",) if terms.extension is None else _by(terms.extension)
    )
    yield Line("extension.least_absence", "Extended by absence", said)
    may = "It may be considered where HR agrees, and counts for no level"
    expired = may if terms.considers_expired_safeguarding else "It is as spent as any other"
    yield Line("safeguarding.considered_after_expiry", "A safeguarding warning, once it expired", (expired,))


def _by(given: ExtensionTerms) -> tuple[str, ...]:
    said = [f"By the live days lost, from {given.least_absence} consecutive days of absence on"]
    if given.most_days is not None:
        said.append(f"By {given.most_days} days at most, all extensions of a warning together")
    said += [f"Never by: {kind.label}" for kind in AbsenceKind if kind in given.excluded]
    return tuple(said)
