"""What a draft says of extending a warning by an absence: how long it lasts at least, by how much, and by which (SA-11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.enums import AbsenceKind
from casework.web import fields
from casework.web.policies.forms import DraftedForm

EXTENSION = ("extension_least_absence", "extension_most_days", "extension_excluded")


class ExtensionForm(DraftedForm):
    extends = fields.YesNoField(
        label="Can an absence extend a warning?",
        name_in_sentence="an absence can extend a warning",
        reveals={"yes": EXTENSION},
    )
    extension_least_absence = fields.NumberField(
        label="From how many consecutive calendar days on",
        name_in_sentence="from how many days of absence on a warning is extended",
        required_when_shown=True,
    )
    extension_most_days = fields.NumberField(
        label="By how many days at most, all extensions of a warning together (optional)",
        name_in_sentence="by how many days a warning is extended at most",
        help_text="Never by more than the live days that were lost, whatever you say here.",
        required=False,
    )
    extension_excluded = fields.CheckboxesField(
        label="Absences by which no warning is extended (optional)",
        name_in_sentence="absences by which no warning is extended",
        choices=AbsenceKind.choices,
        required=False,
    )


def extension_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    given = document.get("extension", {})
    return {
        "extends": "extension" in document,
        "extension_least_absence": given.get("least_absence"),
        "extension_most_days": given.get("most_days"),
        "extension_excluded": list(given.get("excluded", ())),
    }


def extension_given(given: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a document that the answers make; none where no absence extends a warning."""
    if not given["extends"]:
        return {}
    terms: dict[str, Any] = {"least_absence": given["extension_least_absence"]}
    if given["extension_most_days"] is not None:
        terms["most_days"] = given["extension_most_days"]
    if given["extension_excluded"]:
        terms["excluded"] = [kind.value for kind in AbsenceKind if kind in given["extension_excluded"]]
    return {"extension": terms}
