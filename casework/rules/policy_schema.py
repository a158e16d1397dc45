"""The shape of a policy document, as JSON Schema: which fields there are, and what each may hold.

A document holds what binds and nothing else: a field that changed nothing would be a promise.
"""

from __future__ import annotations

from typing import Any

from casework.enums import (
    WIDER_COMPANIONS,
    AbsenceKind,
    AppealGroundKind,
    AppealWay,
    CountsFrom,
    Delivery,
    Jurisdiction,
    KeptFrom,
    KeptUnit,
    LiveFrom,
    MeasureKind,
    Nation,
    OtherMeeting,
    OutsideRange,
    PeriodCalendar,
    PeriodUnit,
    RecordClass,
    Rolls,
    SanctionLevel,
    Severity,
    WindowFrom,
)
from casework.rules.comparators import SMALLEST_GROUP
from casework.rules.ladder import ALWAYS_KNOWN, SEVERITIES

Schema = dict[str, Any]

COUNT: Schema = {"type": "integer", "minimum": 0, "maximum": 400}
MONTHS: Schema = {"type": "integer", "minimum": 1, "maximum": 60}
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


# From what a period can be counted, where policies differ; the first where it is left out (axis 3).
COUNTS_FROM = {
    "appeal_window": (CountsFrom.RECEIVED, CountsFrom.SENT),
    "investigation": (CountsFrom.APPOINTED, CountsFrom.OPENED),
}


def _period(least: int, name: str = "") -> Schema:
    starts: Schema = {"from": {"enum": [one.value for one in COUNTS_FROM[name]]}} if name else {}
    return _object(
        {"n": COUNT | {"minimum": least}, "unit": {"enum": list(PeriodUnit.values)}},
        {
            "clear": {"type": "boolean"},
            "rolls": {"enum": list(Rolls.values)},
            "calendar": {"enum": list(PeriodCalendar.values)},  # the nation's, where it is left out (6.2)
        }
        | starts,
    )


# A letter counts as received so many working days after it left; what leaves after "until", one more (CA-7).
RECEIPT = _object(
    {"working_days": COUNT}, {"until": {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}}
)
# The hearing chooses how long a warning is live where the policy says between which bounds; it is fixed elsewhere.
# The chair decides alone where it does not say how many people do at least, the chair included (axis 5).
# A live warning of a level is extended instead of the next stage only where it says by how many months at most (SA-11).
RUNG = _object(
    {"level": LEVEL, "authority": COUNT},
    {
        # What the policy calls it; the usual name where it is left out.
        "label": {"type": "string", "minLength": 1, "maxLength": 60},
        # What is no sanction is in no published figures and never counts for the next stage (0.11).
        "counts_as_sanction": {"type": "boolean"},
        "live_months": MONTHS,
        "live_at_hearing": _object({"least": MONTHS, "most": MONTHS}),
        "deciders": {"type": "integer", "minimum": 1, "maximum": 7},
        "extend_months": MONTHS | {"maximum": 24},
    },
)

# R-number of domain.md 6.1: the periods that every policy states. Only notice can be none at all (PR-10).
PERIODS: Schema = {
    "assessment": _period(1),  # R1
    "investigation": _period(1, "investigation"),  # R2
    "hearing_notice": _period(0),  # R6
    "decision_letter": _period(1),  # R9
    "appeal_window": _period(1, "appeal_window"),  # R10
    "appeal_acknowledgement": _period(1),  # R11
    "appeal_hearing": _period(1),  # R12
    "appeal_letter": _period(1),  # R13
}

# A review rolls back and a cap does not roll (0.7), so neither says how.
SUSPENSION = _object(
    {
        "authority": COUNT,
        "least_severity": {"enum": list(Severity.values)},
        "review": _object({"n": COUNT | {"minimum": 1}, "unit": {"enum": list(PeriodUnit.values)}}),
        "ends_with_sickness": {"type": "boolean"},
    },
    {"cap": _object({"n": COUNT | {"minimum": 1}, "unit": {"enum": ["calendar_days", "months"]}})},
)

PAUSE = _object({"review": _object({"n": COUNT | {"minimum": 1}, "unit": {"enum": list(PeriodUnit.values)}})})

# What it gives beyond the statute: who may accompany, how long another day can be proposed, and at which meetings that
# are no hearing the employee may be accompanied (AC-3, AC-6, AC-2).
COMPANION = _object(
    {},
    {
        "classes": {
            "type": "array",
            "items": {"enum": [kind.value for kind in WIDER_COMPANIONS]},
            "minItems": 1,
            "uniqueItems": True,
        },
        "alternative": _object(
            {"n": COUNT | {"minimum": 1}, "unit": {"enum": ["working_days", "calendar_days"]}}
        ),
        "meetings": {
            "type": "array",
            "items": {"enum": list(OtherMeeting.values)},
            "minItems": 1,
            "uniqueItems": True,
        },
    },
)

# R3, counted from the opening of the case; R8, so many working days before the hearing.
OVERSIGHT = _object({"n": COUNT | {"minimum": 1}, "unit": {"enum": list(PeriodUnit.values)}})
BUNDLE = _object({"working_days": COUNT | {"minimum": 1}})

EXTENSION = _object(
    {"least_absence": COUNT | {"minimum": 1}},
    {
        "most_days": COUNT | {"minimum": 1},
        "excluded": {
            "type": "array",
            "items": {"enum": list(AbsenceKind.values)},
            "minItems": 1,
            "uniqueItems": True,
        },
    },
)

# Level 1 has its window among the periods (R10); each further one says how long, and from what it runs. The appeal
# manager hears it alone where it does not say how many people do (axis 5).
APPEAL_LEVEL = _object(
    {
        "authority": COUNT,
        "way": {"enum": list(AppealWay.values)},
        "grounds": {
            "type": "array",
            "items": {"enum": list(AppealGroundKind.values)},
            "minItems": 1,
            "uniqueItems": True,
        },
    },
    {
        # How many people hear it at least, the appeal manager included, against this level or anything heavier.
        "deciders": _object({"n": {"type": "integer", "minimum": 2, "maximum": 7}, "from_level": LEVEL}),
        "window": _object(
            {
                "n": COUNT | {"minimum": 1},
                "unit": {"enum": list(PeriodUnit.values)},
                "from": {"enum": list(WindowFrom.values)},
            },
            {"rolls": {"enum": list(Rolls.values)}, "calendar": {"enum": list(PeriodCalendar.values)}},
        ),
    },
)

FAST_TRACK = _object(
    {
        "heaviest": LEVEL,
        "cooling_off": _object(
            {"n": COUNT | {"minimum": 1}, "unit": {"enum": ["working_days", "calendar_days"]}}
        ),
    }
)

# What may go with a warning, from which level on; for so many months at most, or for good where it says no number.
MEASURE = _object({"kind": {"enum": list(MeasureKind.values)}, "from_level": LEVEL}, {"most_months": MONTHS})

# For each degree of misconduct the level with which its range begins (it ends with the heaviest), the norm, and the norm
# while a warning is live; and whether an outcome outside the range is refused or needs reasons (0.9).
_KNOWN = [degree.value for degree in ALWAYS_KNOWN]
_MAYBE = [degree.value for degree in SEVERITIES if degree not in ALWAYS_KNOWN]
_BAND = _object({"entry": LEVEL, "norm": LEVEL}, {"norm_if_warned": LEVEL})
BANDS = _object(
    {
        "outside": {"enum": list(OutsideRange.values)},
        **dict.fromkeys(_KNOWN, _BAND),
    },
    dict.fromkeys(_MAYBE, _BAND),
)

# How many years back like cases are compared, and how many are enough: never fewer than hide the single one (EQ-8).
COMPARISON = _object(
    {},
    {
        "years": {"type": "integer", "minimum": 1, "maximum": 20},
        "least_group": {"type": "integer", "minimum": SMALLEST_GROUP, "maximum": 100},
    },
)

# For how long the record of a closed case is kept, by what it is kept as, and from what that is counted (DP-6).
KEPT = _object(
    {
        "n": COUNT | {"minimum": 1},
        "unit": {"enum": list(KeptUnit.values)},
        "from": {"enum": list(KeptFrom.values)},
    }
)
RETENTION = _object(dict.fromkeys(RecordClass.values, KEPT))

DOCUMENT: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | _object(
    {
        "name": TEXT | {"maxLength": 200},
        "about": TEXT,
        "jurisdiction": {"enum": list(Jurisdiction.values)},
        "periods": _object(PERIODS),
        "receipt": _object(dict.fromkeys(Delivery.values, RECEIPT)),
        "ladder": {"type": "array", "items": RUNG, "minItems": 1},
        # The heaviest level that each degree of misconduct can lead to, the first time (PR-16, PR-17).
        # A degree that is left out is not known to the policy (axis 2).
        "heaviest": _object(dict.fromkeys(_KNOWN, LEVEL), dict.fromkeys(_MAYBE, LEVEL)),
        # Only where it says so in as many words may an appeal lead to a heavier warning (AP-4).
        "appeal": _object(
            {"live_from": {"enum": list(LiveFrom.values)}}, {"may_increase": {"type": "boolean"}}
        ),
    },
    # Who may suspend, and how it is kept under review (SU-5), and when a pause is (R16); without them there is neither.
    # From how many consecutive days on an absence can extend a warning (SA-11); without it none does.
    # Who hears an appeal at each level that the policy promises, on which grounds, and how (AP-8); without it there is one.
    # Up to which level a sanction can be agreed without a hearing (T16), and how long the employee can think it over.
    {
        "suspension": SUSPENSION,
        # The least rank of the grade of whoever investigates; without it anybody may.
        "investigation": _object({"authority": COUNT}),
        "pause": PAUSE,
        "extension": EXTENSION,
        # Whose bank holidays count at a hearing that is held remotely (0.2); without it the latest of all.
        "remote_hearing": {"enum": list(Nation.values)},
        "appeal_levels": {"type": "array", "items": APPEAL_LEVEL, "minItems": 1},
        "fast_track": FAST_TRACK,
        # Only where it says so may an expired safeguarding warning be considered, with the agreement of HR (SA-14).
        "safeguarding": _object({"considered_after_expiry": {"type": "boolean"}}),
        # Without it nothing goes with a warning (axis 1).
        "measures": {"type": "array", "items": MEASURE, "minItems": 1},
        # Without bands there is no norm, and each range begins with the first level.
        "bands": BANDS,
        # Without them nobody is reminded to look a case over, and the bundle has no day.
        "oversight": OVERSIGHT,
        "bundle": BUNDLE,
        # Without it the companion is as the statute says.
        "companion": COMPANION,
        # Without it five years, and five cases.
        "comparison": COMPARISON,
        # Without a schedule no record is ever proposed for purging.
        "retention": RETENTION,
    },
)
