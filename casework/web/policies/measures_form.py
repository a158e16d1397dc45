"""What a draft says of what may go with a warning, and of expired safeguarding warnings and remote hearings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.enums import DISMISSALS, MeasureKind, Nation, SanctionLevel
from casework.web import fields
from casework.web.policies.forms import DraftedForm

_PARTS = ("from_level", "most_months")
MEASURES = tuple(f"{kind}_{part}" for kind in MeasureKind for part in _PARTS)
_WARNINGS = [(level.value, level.label) for level in SanctionLevel if level not in DISMISSALS]


class MeasuresTermsForm(DraftedForm):
    """Which measures may go with a warning, from which on and for how long (axis 1); SA-14; and domain.md 0.2."""

    measures = fields.CheckboxesField(
        label="What may go with a warning (optional)",
        name_in_sentence="what may go with a warning",
        choices=MeasureKind.choices,
        required=False,
        reveals={kind.value: tuple(f"{kind}_{part}" for part in _PARTS) for kind in MeasureKind},
    )
    considers_expired = fields.YesNoField(
        label="May a warning of a safeguarding case be considered once it expired?",
        name_in_sentence="such a warning may be considered once it expired",
        help_text="Only where an HR lead agrees; it counts for no level (SA-14).",
    )
    remote_hearing = fields.SelectField(
        label="Whose bank holidays count at a remote hearing if the companion cannot come",
        name_in_sentence="whose bank holidays count at a remote hearing",
        choices=Nation.choices,
        empty_label="Those of any nation: the later day counts",
        required=False,
    )

    def add_measures_listed(self) -> None:
        for kind in MeasureKind:
            label = str(kind.label)
            self.fields[f"{kind}_from_level"] = fields.SelectField(
                label=f"{label}: from which warning on",
                name_in_sentence=f"from which warning on there is this: {fields.name_from(label)}",
                choices=_WARNINGS,
                required_when_shown=True,
            )
            self.fields[f"{kind}_most_months"] = fields.NumberField(
                label=f"{label}: for how many months at most (optional)",
                name_in_sentence=f"for how many months at most there is this: {fields.name_from(label)}",
                help_text="For good, if you leave it empty.",
                required=False,
            )


def measures_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    listed = {one["kind"]: one for one in document.get("measures", ())}
    given: dict[str, Any] = {
        "measures": list(listed),
        "considers_expired": document.get("safeguarding", {}).get("considered_after_expiry", False),
        "remote_hearing": document.get("remote_hearing", ""),
    }
    for kind in MeasureKind:
        one = listed.get(kind, {})
        given |= {
            f"{kind}_from_level": one.get("from_level", ""),
            f"{kind}_most_months": one.get("most_months"),
        }
    return given


def measures_given(given: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a document that the answers make; each only where it says something."""
    made: dict[str, Any] = {}
    if given["measures"]:
        made["measures"] = [_measure(given, kind) for kind in MeasureKind if kind in given["measures"]]
    if given["considers_expired"]:
        made["safeguarding"] = {"considered_after_expiry": True}
    if given["remote_hearing"]:
        made["remote_hearing"] = given["remote_hearing"]
    return made


def _measure(given: Mapping[str, Any], kind: MeasureKind) -> dict[str, Any]:
    measure = {"kind": kind.value, "from_level": given[f"{kind}_from_level"]}
    most = given[f"{kind}_most_months"]
    return measure if most is None else measure | {"most_months": most}


def question_of_measure(number: int, rest: list[str], chosen: list[str]) -> str:
    """Where ``measures.1.from_level`` is answered. chosen: the kinds that were, in the order of the form."""
    kinds = [kind for kind in MeasureKind if kind in chosen]
    return f"{kinds[number]}_{rest[0]}" if rest and rest[0] in _PARTS else "measures"
