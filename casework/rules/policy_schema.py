"""The shape of a policy document, as JSON Schema: which fields there are, and what each may hold."""

from __future__ import annotations

from typing import Any

from casework.enums import (
    AppealGroundKind,
    CompanionKind,
    Delivery,
    Jurisdiction,
    LiveFrom,
    PeriodUnit,
    Rolls,
    SanctionLevel,
    Severity,
)

Schema = dict[str, Any]

COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": 400}
MONTHS: Schema = {"type": "integer", "minimum": 1, "maximum": 60}
YES_OR_NO: Schema = {"type": "boolean"}
TEXT: Schema = {"type": "string", "minLength": 1, "maxLength": 2_000}
LEVEL: Schema = {"enum": list(SanctionLevel.values)}


def _object(required: Schema, optional: Schema | None = None) -> Schema:
    """An object with these fields and no others."""
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


def _list_of(values: list[str]) -> Schema:
    return {"type": "array", "items": {"enum": values}, "minItems": 1, "uniqueItems": True}


PERIOD = _object(
    {"n": COUNT, "unit": {"enum": list(PeriodUnit.values)}},
    {"clear": YES_OR_NO, "rolls": {"enum": list(Rolls.values)}},
)
# A letter counts as received so many working days after it left; what leaves after "until", one more (CA-7).
RECEIPT = _object(
    {"working_days": COUNT}, {"until": {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}}
)
RUNG = _object(
    {"level": LEVEL, "authority": COUNT},
    {"label": TEXT | {"maxLength": 60}, "live_months": MONTHS, "live_least": MONTHS, "live_most": MONTHS},
)
BAND = _object({"entry": LEVEL, "norm": LEVEL, "heaviest": LEVEL})

# R-number of domain.md 6.1: the periods that every policy states.
PERIODS = (
    "assessment",  # R1
    "investigation",  # R2
    "hearing_notice",  # R6
    "decision_letter",  # R9
    "appeal_window",  # R10
    "appeal_hearing",  # R12
    "appeal_letter",  # R13
)

DOCUMENT: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | _object(
    {
        "name": TEXT | {"maxLength": 200},
        "about": TEXT,
        "jurisdiction": {"enum": list(Jurisdiction.values)},
        "periods": _object(dict.fromkeys(PERIODS, PERIOD)),
        "receipt": _object(dict.fromkeys(Delivery.values, RECEIPT)),
        "ladder": {"type": "array", "items": RUNG, "minItems": 1},
        "severity": _object(dict.fromkeys(Severity.values, BAND)),
        "appeal": _object(
            {
                "grounds": _list_of(list(AppealGroundKind.values)),
                "live_from": {"enum": list(LiveFrom.values)},
            },
            {"levels": {"const": 1}, "may_increase": {"const": False}},
        ),
        "companion": _object(
            {"classes": _list_of([kind for kind in CompanionKind.values if kind != CompanionKind.NONE])}
        ),
    }
)
