"""What a draft says of range and norm by severity (SA-16), and of live times that the hearing chooses (SA-1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from casework.enums import DISMISSALS, OutsideRange, SanctionLevel, Severity
from casework.rules.ladder import ALWAYS_KNOWN, level_in_words
from casework.web import fields
from casework.web.policies.forms import DraftedForm

BAND_PARTS = ("entry", "norm", "norm_if_warned")
BANDS = (
    *(f"{severity}_{part}" for severity in Severity for part in BAND_PARTS),
    "outside",
)
CHOSEN = ("least", "most")
WARNINGS = [level for level in SanctionLevel if level not in DISMISSALS]

_LABELS = {
    "entry": "the range begins with",
    "norm": "the norm is",
    "norm_if_warned": "the norm while a warning is live (optional)",
}


class BandsForm(DraftedForm):
    """Whether there is a norm, and between which bounds a hearing chooses how long a warning is live."""

    has_norm = fields.YesNoField(
        label="Does the policy have a norm for each degree of misconduct?",
        name_in_sentence="the policy has a norm for each degree of misconduct",
        reveals={"yes": BANDS},
    )

    def add_bands(self) -> None:
        for severity in Severity:
            for part in BAND_PARTS:
                what = f"{severity.label}: {_LABELS[part]}"
                self.fields[f"{severity}_{part}"] = fields.SelectField(
                    label=what,
                    name_in_sentence=f"{str(severity.label).lower()}: {_LABELS[part].removesuffix(' (optional)')}",
                    required=False,
                    required_when_shown=part != "norm_if_warned" and severity in ALWAYS_KNOWN,
                    choices=SanctionLevel.choices,
                )
        self.fields["outside"] = fields.SelectField(
            label="An outcome outside the range",
            name_in_sentence="what happens to an outcome outside the range",
            required_when_shown=True,
            choices=OutsideRange.choices,
        )

    def clean(self) -> dict[str, Any]:
        """A degree that may be left out says both, where it is not."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for severity in (one for one in Severity if one not in ALWAYS_KNOWN and data.get("has_norm")):
            missing = [part for part in BAND_PARTS if not data.get(f"{severity}_{part}")]
            for part in ("entry", "norm"):
                if part in missing and len(missing) < len(BAND_PARTS):
                    name = f"{severity}_{part}"
                    self.add_error(name, f"Select {cast(fields.Worded, self.fields[name]).name_in_sentence}")
        return data

    def add_chosen_months(self, level: SanctionLevel) -> None:
        phrase = level_in_words(level)
        for part, label in (
            ("least", "At the hearing: least months"),
            ("most", "At the hearing: most months"),
        ):
            self.fields[f"{level}_{part}"] = fields.NumberField(
                label=f"{label} (optional)",
                name_in_sentence=f"the {part} months for which the hearing makes {phrase} live",
                required=False,
            )


def band_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    bands = document.get("bands", {})
    given: dict[str, Any] = {"has_norm": bool(bands), "outside": bands.get("outside", "")}
    for severity in Severity:
        given |= {f"{severity}_{part}": bands.get(severity, {}).get(part, "") for part in BAND_PARTS}
    for rung in document["ladder"]:
        bounds = rung.get("live_at_hearing", {})
        given |= {f"{rung['level']}_{part}": bounds.get(part) for part in CHOSEN}
    return given


def bands_given(given: Mapping[str, Any]) -> dict[str, Any]:
    """The ``bands`` of a document, from the answers."""
    made: dict[str, Any] = {"outside": given["outside"]}
    for severity in Severity:
        parts = {part: given[f"{severity}_{part}"] for part in BAND_PARTS}
        if any(parts.values()) or severity in ALWAYS_KNOWN:
            made[severity.value] = {part: level for part, level in parts.items() if level}
    return made


def chosen_given(given: Mapping[str, Any], level: SanctionLevel) -> dict[str, Any]:
    """The bounds of a level, from the answers; nothing where none is given. One of them alone is a fault of shape."""
    bounds = {part: given.get(f"{level}_{part}") for part in CHOSEN}
    bounds = {part: months for part, months in bounds.items() if months is not None}
    return {"live_at_hearing": bounds} if bounds else {}
