"""For how long a policy keeps the records of closed cases, in words (DP-6)."""

from __future__ import annotations

from collections.abc import Iterator

from casework.enums import RecordClass
from casework.rules.policy_terms import Terms
from casework.web.fields import upper_first
from casework.web.policies.shapes import Line


def retention_lines(terms: Terms) -> Iterator[Line]:
    for record_class in RecordClass:
        said = "No time: nothing is proposed for purging"
        if terms.retention is not None:
            said = upper_first(terms.retention[record_class].in_words())
        yield Line(f"retention.{record_class}", str(record_class.label), (said,))
