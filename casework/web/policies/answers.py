"""A policy document as the answers of its form, and back; and at which question a path of the document is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from casework.enums import Delivery, PeriodCalendar, PeriodUnit, Rolls, SanctionLevel, Severity
from casework.rules.policy_schema import COUNTS_FROM, PERIODS
from casework.web.policies.appeal_levels_form import (
    appeal_levels_answers,
    appeal_levels_given,
    question_of_level,
)
from casework.web.policies.bands_form import band_answers, bands_given, chosen_given
from casework.web.policies.committee_form import committee_answers, committee_given
from casework.web.policies.companion_form import companion_answers, companion_given
from casework.web.policies.comparison_form import comparison_answers, comparison_given
from casework.web.policies.extension_form import extension_answers, extension_given
from casework.web.policies.instead_form import instead_answers, instead_given
from casework.web.policies.measures_form import measures_answers, measures_given, question_of_measure
from casework.web.policies.names_form import names_answers, names_given
from casework.web.policies.oversight_form import oversight_answers, oversight_given
from casework.web.policies.retention_form import retention_answers, retention_given

Document = Mapping[str, Any]
Answers = dict[str, Any]

# The parts of a document, each of which the form asks about.
ASKED = (
    *("name", "about", "jurisdiction", "periods", "receipt", "ladder", "heaviest", "appeal"),
    *("suspension", "pause", "extension", "fast_track", "bands", "oversight", "bundle", "companion"),
    *(
        "comparison",
        "retention",
        "appeal_levels",
        "investigation",
        "remote_hearing",
        "safeguarding",
        "measures",
    ),
)

# Parts of the document whose question is named otherwise.
_ASKED_AS = {
    "working_days": "days",
    "live_months": "months",
}
_OF_SUSPENSION = {"authority": "suspension_authority", "ends_with_sickness": "sickness", "review": "review_n"}


def answers_of(document: Document) -> Answers:
    """The answers that a checked document gives."""
    given: Answers = {name: document[name] for name in ("name", "jurisdiction")}
    given["about"] = document["about"].strip()
    for name in PERIODS:
        given |= _of_period(name, document["periods"][name])
    for way in Delivery:
        receipt = document["receipt"][way]
        given[f"{way}_days"] = receipt["working_days"]
        given[f"{way}_until"] = time.fromisoformat(receipt["until"]) if "until" in receipt else None
    given["levels"] = [rung["level"] for rung in document["ladder"]]
    for rung in document["ladder"]:
        given[f"{rung['level']}_months"] = rung.get("live_months")
        given[f"{rung['level']}_authority"] = str(rung["authority"])
    given |= {f"heaviest_{severity}": document["heaviest"].get(severity, "") for severity in Severity}
    given["live_from"] = document["appeal"]["live_from"]
    given["may_increase"] = document["appeal"].get("may_increase", False)
    given["suspends"] = "suspension" in document
    review = document.get("pause", {}).get("review", {"n": None, "unit": PeriodUnit.CALENDAR_DAYS.value})
    given |= {"pauses": "pause" in document, "pause_n": review["n"], "pause_unit": review["unit"]}
    given |= extension_answers(document)
    given["investigation_authority"] = str(document.get("investigation", {}).get("authority", ""))
    agreed = document.get("fast_track", {})
    think = agreed.get("cooling_off", {"n": None, "unit": PeriodUnit.CALENDAR_DAYS.value})
    given |= {"agrees": "fast_track" in document, "fast_track_heaviest": agreed.get("heaviest", "")}
    return (
        given
        | {"fast_track_n": think["n"], "fast_track_unit": think["unit"]}
        | oversight_answers(document)
        | companion_answers(document)
        | retention_answers(document)
        | comparison_answers(document)
        | band_answers(document)
        | committee_answers(document)
        | names_answers(document)
        | instead_answers(document)
        | appeal_levels_answers(document)
        | measures_answers(document)
        | _of_suspension(document.get("suspension"))
    )


def _of_period(name: str, period: Document) -> Answers:
    usual = COUNTS_FROM.get(name)
    starts = {f"{name}_from": period.get("from", usual[0].value)} if usual else {}
    return starts | {
        f"{name}_n": period["n"],
        f"{name}_unit": period["unit"],
        f"{name}_clear": "clear" if period.get("clear") else "",
        f"{name}_rolls": period.get("rolls", Rolls.FORWARD.value),
        f"{name}_calendar": period.get("calendar", PeriodCalendar.NATION.value),
    }


def _of_suspension(terms: Document | None) -> Answers:
    """What the questions about suspension begin with where the policy says nothing of it: the kindest unit, no more."""
    if terms is None:
        return {"review_unit": PeriodUnit.CALENDAR_DAYS.value}
    cap = terms.get("cap", {})
    return {
        "suspension_authority": str(terms["authority"]),
        "least_severity": terms["least_severity"],
        "review_n": terms["review"]["n"],
        "review_unit": terms["review"]["unit"],
        "cap_n": cap.get("n"),
        "cap_unit": cap.get("unit", ""),
        "sickness": terms["ends_with_sickness"],
    }


def document_of(given: Answers, kept: Document | None = None) -> dict[str, Any]:
    """The document that the answers make, whether or not it is one that can be put in force.

    kept: the document that was asked about: what says the same is taken over as it is written there.
    """
    made: dict[str, Any] = {name: given[name] for name in ("name", "about", "jurisdiction")}
    made["periods"] = {name: _period(given, name) for name in PERIODS}
    made["receipt"] = {way.value: _receipt(given, way) for way in Delivery}
    made["ladder"] = [_rung(given, level) for level in SanctionLevel if level in given["levels"]]
    made["heaviest"] = {
        severity.value: level for severity in Severity if (level := given[f"heaviest_{severity}"])
    }
    made["appeal"] = {"live_from": given["live_from"]} | (
        {"may_increase": True} if given["may_increase"] else {}
    )
    if given["suspends"]:
        made["suspension"] = _suspension(given)
    if given["pauses"]:
        made["pause"] = {"review": {"n": given["pause_n"], "unit": given["pause_unit"]}}
    made |= extension_given(given)
    if given["investigation_authority"]:
        made["investigation"] = {"authority": int(given["investigation_authority"])}
    if given["agrees"]:
        cooling_off = {"n": given["fast_track_n"], "unit": given["fast_track_unit"]}
        made["fast_track"] = {"heaviest": given["fast_track_heaviest"], "cooling_off": cooling_off}
    made |= oversight_given(given) | companion_given(given) | retention_given(given)
    made |= appeal_levels_given(given) | measures_given(given) | comparison_given(given)
    if given["has_norm"]:
        made["bands"] = bands_given(given)
    if kept is None:
        return made
    plain = document_of(answers_of(kept))
    # What a file says in as many words and holds anyway, such as that something is never considered.
    said_anyway = {name: part for name, part in kept.items() if name not in plain and name not in made}
    return said_anyway | {
        name: _as_kept(part, plain.get(name), kept.get(name)) for name, part in made.items()
    }


def _as_kept(made: Any, plain: Any, kept: Any) -> Any:
    """``made``, but written as in ``kept`` wherever it says the same. plain: what ``kept`` says, as ``made`` is written."""
    if made == plain:
        return kept
    if not (isinstance(made, Mapping) and isinstance(plain, Mapping) and isinstance(kept, Mapping)):
        return made
    return {name: _as_kept(part, plain.get(name), kept.get(name)) for name, part in made.items()}


def _period(given: Answers, name: str) -> dict[str, Any]:
    period = {"n": given[f"{name}_n"], "unit": given[f"{name}_unit"]}
    if given[f"{name}_clear"]:
        period["clear"] = True
    if given[f"{name}_rolls"] != Rolls.FORWARD:
        period["rolls"] = given[f"{name}_rolls"]
    if given[f"{name}_calendar"] != PeriodCalendar.NATION:
        period["calendar"] = given[f"{name}_calendar"]
    if name in COUNTS_FROM and given[f"{name}_from"] != COUNTS_FROM[name][0]:
        period["from"] = given[f"{name}_from"]
    return period


def _receipt(given: Answers, way: Delivery) -> dict[str, Any]:
    until: time | None = given[f"{way}_until"]
    receipt = {"working_days": given[f"{way}_days"]}
    return receipt if until is None else receipt | {"until": f"{until:%H:%M}"}


def _rung(given: Answers, level: SanctionLevel) -> dict[str, Any]:
    rung = {"level": level.value, "authority": int(given[f"{level}_authority"])}
    rung |= committee_given(given, level) | names_given(given, level)
    months = given.get(f"{level}_months")
    return (
        rung
        if months is None
        else rung | {"live_months": months} | chosen_given(given, level) | instead_given(given, level)
    )


def _suspension(given: Answers) -> dict[str, Any]:
    terms: dict[str, Any] = {
        "authority": int(given["suspension_authority"]),
        "least_severity": given["least_severity"],
        "review": {"n": given["review_n"], "unit": given["review_unit"]},
        "ends_with_sickness": given["sickness"],
    }
    if given["cap_n"] is not None:
        terms["cap"] = {"n": given["cap_n"], "unit": given["cap_unit"]}
    return terms


def question_of(path: str, levels: Sequence[str], measures: Sequence[str] = ()) -> str:
    """The name of the question at which ``ladder.2.live_months`` is answered.

    levels: those chosen, in order. measures: the kinds of measures that were.
    """
    head, *rest = path.split(".")
    if head == "appeal_levels" and rest:
        return question_of_level(int(rest[0]), rest[1:])
    if head == "measures" and rest:
        return question_of_measure(int(rest[0]), rest[1:], list(measures))
    if head == "safeguarding":
        return "considers_expired"
    if not rest:
        return {"ladder": "levels", "heaviest": "heaviest_gross", "appeal": "live_from"}.get(head, head)
    if head == "heaviest":
        return f"heaviest_{rest[0]}"
    if head in ("extension", "investigation"):
        return f"{head}_{rest[0]}"
    if head == "fast_track":
        return f"fast_track_{rest[-1].replace('cooling_off', 'n')}"
    if head == "companion":
        return f"companion_{rest[-1].replace('alternative', 'n')}"
    if head in ("oversight", "bundle", "comparison"):
        return f"{head}_{rest[0]}"
    if head == "retention":
        return f"retention_{'_'.join(rest)}"
    if head == "bands":
        return "_".join(rest if len(rest) > 1 or rest[0] == "outside" else [*rest, "norm"])
    if head == "pause":
        return f"pause_{rest[-1]}"
    if head == "ladder":
        rest = [levels[int(rest[0])], *(part for part in rest[1:] if part != "live_at_hearing")]
        rest += ["least"] if path.endswith("live_at_hearing") else []
    if head == "suspension" and len(rest) == 1:
        return _OF_SUSPENSION.get(rest[0], rest[0])
    return "_".join(_ASKED_AS.get(part, part) for part in rest)
