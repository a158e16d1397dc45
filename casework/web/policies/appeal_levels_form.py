"""What a draft says of the levels of appeal: who hears each, how, on which grounds, and until when (AP-5, AP-8)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms.boundfield import BoundField

from casework.enums import (
    AppealGroundKind,
    AppealWay,
    PeriodCalendar,
    PeriodUnit,
    Rolls,
    SanctionLevel,
    WindowFrom,
)
from casework.web import fields
from casework.web.policies.forms import DraftedForm

# A form asks about so many; a document from a file that has more keeps them all.
AT_LEAST = 3
WINDOW = ("n", "unit", "from", "rolls", "calendar")
_PARTS = ("authority", "way", "grounds", "deciders", "from_level")


def _names(number: int) -> tuple[str, ...]:
    """The questions of a level. The first has its time among the periods (R10)."""
    window = tuple(f"window_{part}" for part in WINDOW) if number > 1 else ()
    return tuple(f"appeal_{number}_{part}" for part in (*_PARTS, *window))


def names_of_levels(how_many: int) -> list[str]:
    """Every question about levels, in the order of the page."""
    return [name for number in range(1, how_many + 1) for name in (f"appeal_{number}", *_names(number))]


class AppealLevelsForm(DraftedForm):
    ranks: list[tuple[str, str]]
    appeal_numbers: range

    def add_appeal_levels(self, document: Mapping[str, Any]) -> None:
        self.appeal_numbers = range(1, how_many_levels(document) + 1)
        for number in self.appeal_numbers:
            first = number == 1
            self.fields[f"appeal_{number}"] = fields.YesNoField(
                label="Does the policy say who hears an appeal, and how?"
                if first
                else f"Is there a level {number} of appeal?",
                name_in_sentence="the policy says who hears an appeal"
                if first
                else f"there is a level {number} of appeal",
                help_text="If not, there is one level." if first else "",
                reveals={"yes": _names(number)},
            )
            self.fields |= self._of_level(number)
            if not first:
                self.fields |= _window(number)

    def _of_level(self, number: int) -> dict[str, Any]:
        shown, at = {"required_when_shown": True}, f"at level {number}"
        made: dict[str, Any] = {
            "authority": fields.SelectField(
                label="Who may hear it", name_in_sentence=f"who may hear it {at}", choices=self.ranks, **shown
            ),
            "way": fields.SelectField(
                label="How it is heard",
                name_in_sentence=f"how it is heard {at}",
                choices=AppealWay.choices,
                **shown,
            ),
            "grounds": fields.CheckboxesField(
                label="On which grounds",
                name_in_sentence=f"on which grounds {at}",
                choices=AppealGroundKind.choices,
                **shown,
            ),
            "deciders": fields.NumberField(
                label="How many people hear it at least, the appeal manager included (optional)",
                name_in_sentence=f"how many people hear it {at}",
                help_text="The appeal manager alone, if you leave it empty.",
                required=False,
            ),
            "from_level": fields.SelectField(
                label="So many from which sanction on (optional)",
                name_in_sentence=f"from which sanction on so many hear it {at}",
                choices=SanctionLevel.choices,
                required=False,
            ),
        }
        return {f"appeal_{number}_{part}": field for part, field in made.items()}

    def appeal_levels(self) -> list[BoundField]:
        """For the template: whether there is each of the levels, with what that reveals."""
        return [self[f"appeal_{number}"] for number in self.appeal_numbers]

    def check_appeal_levels(self, data: Mapping[str, Any]) -> None:
        """One level after another, and how many people hear it only together with from which sanction on."""
        for number in self.appeal_numbers:
            name = f"appeal_{number}"
            if number > 1 and data.get(name) and not data.get(f"appeal_{number - 1}"):
                self.add_error(name, f"Say first how level {number - 1} is heard")
            missing = "from_level" if data.get(f"{name}_deciders") is not None else "deciders"
            given = data.get(f"{name}_deciders") is not None or bool(data.get(f"{name}_from_level"))
            if data.get(name) and given and data.get(f"{name}_{missing}") in (None, ""):
                self.add_error(
                    f"{name}_{missing}", "Say both: how many people hear it, and from which sanction on"
                )


def _window(number: int) -> dict[str, Any]:
    shown, at = {"required_when_shown": True}, f"at level {number}"
    made = {
        "n": fields.NumberField(
            label="Until when: how many days or months",
            name_in_sentence=f"until when the employee can appeal {at}",
            **shown,
        ),
        "unit": fields.SelectField(
            label="Of what", name_in_sentence=f"the unit {at}", choices=PeriodUnit.choices, **shown
        ),
        "from": fields.SelectField(
            label="Counted from",
            name_in_sentence=f"from what it is counted {at}",
            choices=WindowFrom.choices,
            **shown,
        ),
        "rolls": fields.SelectField(
            label="If it ends on a day off",
            name_in_sentence=f"what happens on a day off {at}",
            choices=Rolls.choices,
            **shown,
        ),
        "calendar": fields.SelectField(
            label="Days off",
            name_in_sentence=f"which days are off {at}",
            choices=PeriodCalendar.choices,
            **shown,
        ),
    }
    return {f"appeal_{number}_window_{part}": field for part, field in made.items()}


def how_many_levels(document: Mapping[str, Any]) -> int:
    """How many levels a form about this document asks of."""
    return max(AT_LEAST, len(document.get("appeal_levels", ())))


def appeal_levels_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    listed = document.get("appeal_levels", ())
    given: dict[str, Any] = {}
    for number in range(1, how_many_levels(document) + 1):
        level = listed[number - 1] if number <= len(listed) else {}
        name, together, window = f"appeal_{number}", level.get("deciders", {}), level.get("window", {})
        given |= {
            name: bool(level),
            f"{name}_authority": str(level["authority"]) if level else "",
            f"{name}_way": level.get("way", ""),
            f"{name}_grounds": list(level.get("grounds", AppealGroundKind.values)),
            f"{name}_deciders": together.get("n"),
            f"{name}_from_level": together.get("from_level", ""),
        }
        usual = {"rolls": Rolls.FORWARD.value, "calendar": PeriodCalendar.NATION.value, "n": None}
        if number > 1:
            given |= {f"{name}_window_{part}": window.get(part, usual.get(part, "")) for part in WINDOW}
    return given


def appeal_levels_given(given: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a document that the answers make; none where the policy says nothing of levels."""
    numbers = [number for number in range(1, len(given)) if given.get(f"appeal_{number}")]
    listed = [_level(given, number) for number in numbers]
    return {"appeal_levels": listed} if listed else {}


def _level(given: Mapping[str, Any], number: int) -> dict[str, Any]:
    name = f"appeal_{number}"
    chosen = given[f"{name}_grounds"]
    level: dict[str, Any] = {
        "authority": int(given[f"{name}_authority"]),
        "way": given[f"{name}_way"],
        "grounds": [kind.value for kind in AppealGroundKind if kind in chosen],
    }
    if given[f"{name}_deciders"] is not None:
        level["deciders"] = {"n": given[f"{name}_deciders"], "from_level": given[f"{name}_from_level"]}
    if number > 1:
        window = {part: given[f"{name}_window_{part}"] for part in WINDOW}
        usual = {"rolls": Rolls.FORWARD, "calendar": PeriodCalendar.NATION}
        level["window"] = {part: said for part, said in window.items() if usual.get(part) != said}
    return level


def question_of_level(number: int, rest: list[str]) -> str:
    """Where ``appeal_levels.1.window.n`` is answered; number: from 0, rest: what follows it."""
    name = f"appeal_{number + 1}"
    if not rest:
        return name
    if rest[0] == "window":
        return f"{name}_window_{rest[1] if len(rest) > 1 else 'n'}"
    return f"{name}_{rest[-1] if rest[-1] in _PARTS else 'deciders'}"
