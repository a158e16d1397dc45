"""A draft as a form: every field of a policy document, and its faults where they are (domain.md section 2)."""

from __future__ import annotations

from typing import Any, cast

from django.forms.boundfield import BoundField

from casework.enums import (
    DISMISSALS,
    Delivery,
    Jurisdiction,
    LiveFrom,
    PeriodCalendar,
    PeriodUnit,
    Rolls,
    SanctionLevel,
    Severity,
)
from casework.errors import RuleBroken
from casework.rules.ladder import ALWAYS_KNOWN, level_in_words
from casework.rules.policy_faults import Fault
from casework.rules.policy_schema import COUNTS_FROM
from casework.rules.policy_terms import BadTerms, read_terms
from casework.web import fields
from casework.web.day_fields import TimeField
from casework.web.policies.agreed_form import FAST_TRACK, AgreedSanctionForm
from casework.web.policies.answers import Document, answers_of, document_of, question_of
from casework.web.policies.appeal_levels_form import AppealLevelsForm, how_many_levels, names_of_levels
from casework.web.policies.bands_form import BANDS, CHOSEN, BandsForm
from casework.web.policies.committee_form import CommitteeForm
from casework.web.policies.companion_form import COMPANION, CompanionForm
from casework.web.policies.comparison_form import COMPARISON, ComparisonForm
from casework.web.policies.extension_form import EXTENSION, ExtensionForm
from casework.web.policies.instead_form import EXTEND, InsteadForm
from casework.web.policies.measures_form import MEASURES, MeasuresTermsForm
from casework.web.policies.names_form import COUNTS, LABEL, NamesForm
from casework.web.policies.oversight_form import OVERSIGHT, OversightForm
from casework.web.policies.pause_form import PAUSE, PauseForm
from casework.web.policies.retention_form import RETENTION, RetentionForm
from casework.web.policies.suspension_form import SUSPENSION, SuspensionForm
from casework.web.policies.words import PERIOD_LABELS, Grades, authority_in_words

WHO = ("authority", "deciders")
OF_ANY = (LABEL, *WHO)
RUNG = (LABEL, COUNTS, "months", *CHOSEN, EXTEND, *WHO)
PERIOD_PARTS = ("n", "unit", "clear", "rolls", "calendar", "from")


class OptionalPartsForm(
    AgreedSanctionForm,
    BandsForm,
    OversightForm,
    CompanionForm,
    CommitteeForm,
    NamesForm,
    ComparisonForm,
    InsteadForm,
    PauseForm,
    RetentionForm,
    AppealLevelsForm,
    MeasuresTermsForm,
    SuspensionForm,
    ExtensionForm,
):
    """What a policy may leave out: a norm, suspension, pauses, the extension of warnings, agreed sanctions."""


class PolicyDraftForm(OptionalPartsForm):
    """Its cleaned answers, by ``document()``, are a policy document; where they are none, each fault is at its field."""

    mark_optional = False
    name = fields.TextField(label="Name")
    about = fields.LongTextField(label="Description", rows=4, max_length=2_000)
    jurisdiction = fields.RadioField(label="Law", choices=Jurisdiction.choices, inline=True)
    levels = fields.CheckboxesField(
        label="Levels of the ladder",
        name_in_sentence="the levels of the ladder",
        help_text="The mildest first. A level that is not chosen is never decided.",
        choices=SanctionLevel.choices,
        reveals={
            level.value: tuple(
                f"{level}_{part}" for part in RUNG if level not in DISMISSALS or part in OF_ANY
            )
            for level in SanctionLevel
        },
    )
    live_from = fields.RadioField(
        label="From when does a warning run that takes the place of another outcome?",
        name_in_sentence="from when such a warning runs",
        choices=LiveFrom.choices,
    )
    may_increase = fields.YesNoField(
        label="May an appeal lead to a heavier warning?",
        name_in_sentence="an appeal may lead to a heavier warning",
        help_text="Only where the contract or the policy expressly says so (AP-4). Never to a dismissal. The invitation to "
        "the hearing then says so beforehand.",
    )

    def __init__(self, *args: Any, kept: Document, grades: Grades, **kwargs: Any) -> None:
        """kept: the document of the draft as it stands. grades: the names of the grades by rank."""
        super().__init__(*args, **kwargs)
        self.kept = kept
        ranks = sorted({*grades, *_ranks_in(kept)})
        self.ranks = [(str(rank), authority_in_words(rank, grades)) for rank in ranks]
        for name, label in PERIOD_LABELS.items():
            self._add_period(name, label)
        for way in Delivery:
            self._add_receipt(way)
        for level in SanctionLevel:
            self._add_rung(level)
        for severity in Severity:
            phrase = str(severity.label).lower()
            self.fields[f"heaviest_{severity}"] = fields.SelectField(
                label=str(severity.label) + ("" if severity in ALWAYS_KNOWN else " (optional)"),
                name_in_sentence=f"the heaviest level for {phrase}",
                required=severity in ALWAYS_KNOWN,
                choices=SanctionLevel.choices,
            )
        self.add_bands()
        self.add_investigation()
        self.add_suspension()
        self.add_retention()
        self.add_appeal_levels(kept)
        self.add_measures_listed()
        self.initial = {**answers_of(kept), **self.initial}
        self.order_fields(_in_order(how_many_levels(kept)))

    def _add_period(self, name: str, label: str) -> None:
        what = f"“{label}”"
        made = {
            "n": fields.NumberField(label="How many", name_in_sentence=f"how many days or months for {what}"),
            "unit": fields.SelectField(
                label="Of what", name_in_sentence=f"the unit for {what}", choices=PeriodUnit.choices
            ),
            "clear": fields.SelectField(
                label="How they are counted",
                required=False,
                empty_label="From the day after",
                choices=[("clear", "Clear days")],
            ),
            "rolls": fields.SelectField(
                label="If it ends on a day off",
                name_in_sentence=f"what happens if nobody works on the last day of {what}",
                choices=Rolls.choices,
            ),
            "calendar": fields.SelectField(
                label="Days off",
                name_in_sentence=f"which days are off for {what}",
                choices=PeriodCalendar.choices,
            ),
        }
        if name in COUNTS_FROM:
            made["from"] = fields.SelectField(
                label="Counted from",
                name_in_sentence=f"from what {what} is counted",
                choices=[(one.value, one.label) for one in COUNTS_FROM[name]],
            )
        self.fields |= {f"{name}_{part}": field for part, field in made.items()}

    def _add_receipt(self, way: Delivery) -> None:
        sent = str(way.label).lower()
        self.fields[f"{way}_days"] = fields.NumberField(
            label="Working days after it leaves", name_in_sentence=f"how many working days {sent}"
        )
        self.fields[f"{way}_until"] = TimeField(
            label="One day more from this time of day on (optional)",
            name_in_sentence=f"the time of day {sent}",
            required=False,
        )

    def _add_rung(self, level: SanctionLevel) -> None:
        phrase = level_in_words(level)
        self.add_name(level)
        if level not in DISMISSALS:
            self.fields[f"{level}_months"] = fields.NumberField(
                label="Months for which it is live",
                name_in_sentence=f"for how many months {phrase} is live",
                required=False,
            )
            self.add_chosen_months(level)
            self.add_extended(level)
        self.fields[f"{level}_authority"] = fields.SelectField(
            label="Who may decide it",
            name_in_sentence=f"who may decide on {phrase}",
            required_when_shown=True,
            choices=self.ranks,
        )
        self.add_deciders(level)

    def periods(self) -> list[tuple[str, list[BoundField]]]:
        """For the template: each period with its questions."""
        return [
            (label, [self[f"{name}_{part}"] for part in PERIOD_PARTS if f"{name}_{part}" in self.fields])
            for name, label in PERIOD_LABELS.items()
        ]

    def receipts(self) -> list[tuple[str, list[BoundField]]]:
        return [(str(way.label), [self[f"{way}_days"], self[f"{way}_until"]]) for way in Delivery]

    def heaviest(self) -> list[BoundField]:
        return [self[f"heaviest_{severity}"] for severity in Severity]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("cap_n") is not None and not data.get("cap_unit") and "cap_unit" not in self.errors:
            self.add_error("cap_unit", "Select the unit of the longest time")
        self.check_appeal_levels(data)
        if not self.errors:
            self.find_faults()
        return data

    def find_faults(self) -> None:
        """Judge the document as a whole."""
        try:
            read_terms(self.document())
        except BadTerms as refusal:
            for fault in refusal.faults:
                self._show(fault)

    def _show(self, fault: Fault) -> None:
        """Say a fault at its field, in words: a broken rule with its source, a fault of shape by the field's name."""
        levels = [level for level in SanctionLevel if level in self.cleaned_data["levels"]]
        at = question_of(fault.field, levels, self.cleaned_data["measures"])
        said = fault.said
        for level in sorted(SanctionLevel, key=len, reverse=True):
            said = said.replace(level.value, level_in_words(level))
        if fault.rule_id:
            self.refuse(
                RuleBroken(fault.rule_id, f"{fields.upper_first(said)}.", instead=fault.instead, field=at)
            )
        else:
            field = cast(fields.Worded, self.fields[at])
            self.add_error(at, f"{field.subject}: {said.removeprefix('is ')}")

    def document(self) -> dict[str, Any]:
        """The answers as a policy document, whether or not it is one that can be put in force."""
        return document_of(self.cleaned_data, self.kept)


def _ranks_in(document: Document) -> set[int]:
    """The authorities that a document asks for, also where no grade has that rank."""
    asked = (*document["ladder"], *document.get("appeal_levels", ()))
    ranks = {part["authority"] for part in (*asked, *filter(None, [document.get("investigation")]))}
    return ranks | {document["suspension"]["authority"]} if "suspension" in document else ranks


def _in_order(appeal_levels: int) -> list[str]:
    """The questions in the order of the page, so that the summary of what is wrong has it too."""
    return [
        *("version", "name", "about", "jurisdiction"),
        *(f"{name}_{part}" for name in PERIOD_LABELS for part in PERIOD_PARTS),
        *(f"{way}_{part}" for way in Delivery for part in ("days", "until")),
        "investigation_authority",
        "levels",
        *(f"{level}_{part}" for level in SanctionLevel for part in RUNG),
        *(f"heaviest_{severity}" for severity in Severity),
        *("has_norm", *BANDS, *COMPARISON, *OVERSIGHT, *COMPANION),
        *("remote_hearing", "measures", *MEASURES),
        *("live_from", "may_increase", *names_of_levels(appeal_levels)),
        *("suspends", *SUSPENSION, "pauses", *PAUSE, "extends", *EXTENSION, "considers_expired"),
        *("agrees", *FAST_TRACK, "keeps", *RETENTION),
    ]
