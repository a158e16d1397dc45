"""What is asked of a case from paper more than once: each further allegation, each postponed attempt, each panel member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from casework import actions
from casework.enums import (
    AllegationResponse,
    Delivery,
    Finding,
    HeldIn,
    IncidentChannel,
    Platform,
    PostponementReason,
)
from casework.web import fields
from casework.web.day_fields import DateField, TimeField
from casework.web.forms.verb import CategoryField, VerbForm, moment, platform_belongs

# The case has one allegation anyway. A paper with more of them is taken over through the API.
FURTHER = range(2, 6)
ATTEMPTS = {"": range(1, 4), "appeal_": range(1, 3)}
MEMBERS = range(1, 5)


@dataclass(frozen=True)
class Block:
    """The same questions once more. fields: the answer's own name -> the field's; needed: of those, what has to be said."""

    title: str
    fields: Mapping[str, str]
    needed: tuple[str, ...]


@dataclass(frozen=True)
class Fold:
    """A block on the page: closed until something in it was said or is wrong."""

    title: str
    open: bool
    fields: list[BoundField]


@dataclass(frozen=True)
class Section:
    """Title, a sentence, the questions of a stage, and what is folded under them."""

    title: str
    said: str
    fields: list[BoundField]
    folds: list[Fold]


def fold_of(title: str, asked: list[BoundField]) -> Fold:
    """Questions as the page shows them: open where something was typed or is wrong."""
    return Fold(title, any(one.errors or _is_typed(one.value()) for one in asked), asked)


def _questions_of_allegation(number: int, offered: CategoryField) -> dict[str, forms.Field]:
    of = f"allegation {number}"
    day = partial(DateField, not_future=True, required=False)
    category = CategoryField(
        label="What is it about?", name_in_sentence=f"what {of} is about", required=False
    )
    category.rows, category.choices = offered.rows, offered.choices
    return {
        "particulars": fields.LongTextField(
            label="What is alleged?", name_in_sentence=f"what {of} says", rows=3, required=False
        ),
        "category": category,
        "channel": fields.SelectField(
            label="Where did it happen?",
            name_in_sentence=f"where {of} happened",
            choices=IncidentChannel.choices,
            required=False,
        ),
        "platform": fields.SelectField(
            label="Platform, for social media", choices=Platform.choices, required=False
        ),
        "acted_from": day(label="First day", name_in_sentence=f"the first day of {of}"),
        "acted_to": day(label="Last day", name_in_sentence=f"the last day of {of}"),
        **_came_of(of),
    }


def _came_of(of: str) -> dict[str, forms.Field]:
    """What is asked of the later stages."""
    return {
        "case_to_answer": fields.YesNoField(
            label="Does the report see a case to answer?",
            name_in_sentence=f"the report sees a case to answer on {of}",
            required=False,
        ),
        "response": fields.SelectField(
            label="What did the employee answer?",
            name_in_sentence=f"the employee's answer to {of}",
            choices=AllegationResponse.choices,
            required=False,
        ),
        "finding": fields.SelectField(
            label="What was found?",
            name_in_sentence=f"what was found on {of}",
            choices=Finding.choices,
            required=False,
        ),
    }


def _questions_of_attempt(of: str) -> dict[str, forms.Field]:
    day = partial(DateField, required=False)
    choose = partial(fields.SelectField, required=False)
    return {
        "day": day(label="It was arranged for", name_in_sentence=f"the date of {of}"),
        "time": TimeField(label="Time", name_in_sentence=f"the time of {of}", required=False),
        "place": fields.TextField(label="Place", name_in_sentence=f"the place of {of}", required=False),
        "nation": choose(
            label="Where was it to be held?", name_in_sentence=f"the nation of {of}", choices=HeldIn.choices
        ),
        "delivery": choose(
            label="How was the invitation sent?",
            name_in_sentence=f"how the invitation to {of} was sent",
            choices=Delivery.choices,
        ),
        "invited_on": day(
            label="When was the invitation sent?",
            name_in_sentence=f"the day the invitation to {of} was sent",
            not_future=True,
        ),
        "received_on": day(
            label="When was the invitation received?",
            name_in_sentence=f"the day the invitation to {of} was received",
            help_text="If the paper says so.",
            not_future=True,
        ),
        **_not_held(of),
    }


def _not_held(of: str) -> dict[str, forms.Field]:
    """When and why it was called off."""
    day = partial(DateField, required=False)
    text = partial(fields.LongTextField, required=False, rows=2)
    return {
        "postponed_on": day(
            label="When was it postponed, or missed?",
            name_in_sentence=f"the day {of} was postponed",
            not_future=True,
        ),
        "postponed_for": fields.SelectField(
            label="Why?",
            name_in_sentence=f"why {of} was postponed",
            choices=PostponementReason.choices,
            required=False,
        ),
        "postponed_because": text(
            label="In the words of the paper", name_in_sentence=f"why {of} was not held"
        ),
        "proposed_on": day(
            label="Which other day did the employee propose?",
            name_in_sentence=f"the day proposed instead of {of}",
            help_text="If the companion could not come. Leave it empty if none was proposed.",
        ),
        "refused_because": text(
            label="If that day was not taken: why was it not reasonable?",
            name_in_sentence=f"why the day proposed instead of {of} was not reasonable",
        ),
    }


class PaperBlocks(VerbForm):
    """The blocks, each of whose fields is named by its number, and what was typed into them as the actions take it."""

    def prepare(self) -> None:
        self.offered = CategoryField(label="Category")
        self.offered.offer_categories()
        self.further = [self._ask_allegation(number) for number in FURTHER]
        self.attempts = {
            of: [self._ask_attempt(of, number) for number in numbers] for of, numbers in ATTEMPTS.items()
        }
        self.panels = {of: self._ask_panel(of) for of in ATTEMPTS}

    def _ask_allegation(self, number: int) -> Block:
        asked = {
            name: (f"{name}_{number}", field)
            for name, field in _questions_of_allegation(number, self.offered).items()
        }
        self.fields.update(asked.values())
        needed = ("particulars", "category", "channel", "acted_from", "acted_to")
        return Block(f"Allegation {number}", {name: at for name, (at, _) in asked.items()}, needed)

    def _ask_attempt(self, of: str, number: int) -> Block:
        begins = f"{of}earlier_{number}_"
        which = f"attempt {number} at the appeal hearing" if of else f"attempt {number}"
        asked = {name: (f"{begins}{name}", field) for name, field in _questions_of_attempt(which).items()}
        self.fields.update(asked.values())
        may_be_empty = {"received_on", "postponed_because", "proposed_on", "refused_because"}
        needed = tuple(name for name in asked if name not in may_be_empty)
        title = f"{fields.upper_first(which)}, which was postponed or missed"
        return Block(title, {name: at for name, (at, _) in asked.items()}, needed)

    def _ask_panel(self, of: str) -> Block:
        names = {str(number): f"{of}panel_{number}" for number in MEMBERS}
        leads = "the appeal manager" if of else "the chair"
        for number, name in names.items():
            self.fields[name] = fields.PersonField(
                label=f"Panel member {number}", name_in_sentence=f"panel member {number}", required=False
            )
        return Block(f"Who hears it with {leads}, if a panel does", names, ())

    def fold(self, block: Block) -> Fold:
        """As the page shows it."""
        return fold_of(block.title, [self[name] for name in block.fields.values()])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for blocks in (self.further, *self.attempts.values()):
            self._check_blocks(blocks, cleaned)
        return cleaned

    def _check_blocks(self, blocks: list[Block], cleaned: dict[str, Any]) -> None:
        """Each that is begun is whole, and none is left out before it: it would be another number."""
        begun = [_says_anything(self._said(block, cleaned)) or self._is_wrong(block) for block in blocks]
        for place, block in enumerate(blocks):
            if not begun[place] and not any(begun[place:]):
                return
            for name in block.needed:
                at = block.fields[name]
                if cleaned.get(at) in (None, "") and at not in self.errors:
                    self.add_error(at, self.fields[at].error_messages["required"])

    def _is_wrong(self, block: Block) -> bool:
        return bool(set(block.fields.values()) & set(self.errors))

    @staticmethod
    def _said(block: Block, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        """Each answer by its own name; None where there is none."""
        said = {name: cleaned.get(at) for name, at in block.fields.items()}
        return {name: value if value not in ("", []) else None for name, value in said.items()}

    def _given(self, blocks: list[Block]) -> Iterator[dict[str, Any]]:
        for block in blocks:
            said = self._said(block, self.cleaned_data)
            if _says_anything(said):
                yield said

    def further_allegations(self) -> tuple[actions.FurtherAllegation, ...]:
        texts = ("platform", "response", "finding")
        return tuple(
            actions.FurtherAllegation(**platform_belongs(said | {name: said[name] or "" for name in texts}))
            for said in self._given(self.further)
        )

    def earlier_attempts(self, of: str) -> tuple[actions.EarlierAttempt, ...]:
        texts = ("postponed_because", "refused_because")
        made = []
        for said in self._given(self.attempts[of]):
            given = said | {name: said[name] or "" for name in texts}
            given["starts_at"] = moment(given.pop("day"), given.pop("time"))
            made.append(actions.EarlierAttempt(**given))
        return tuple(made)

    def panel(self, of: str) -> tuple[Any, ...]:
        (said,) = list(self._given([self.panels[of]])) or [{}]
        return tuple(person for person in said.values() if person is not None)


def _says_anything(said: Mapping[str, Any]) -> bool:
    return any(value is not None for value in said.values())


def _is_typed(value: Any) -> bool:
    return any(value) if isinstance(value, tuple) else value not in (None, "")
