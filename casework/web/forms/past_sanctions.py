"""Record a sanction from paper."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from casework import actions
from casework.enums import (
    Action,
    IncidentChannel,
    Known,
    PastAppeal,
    PeriodStated,
    Platform,
    SanctionLevel,
    Severity,
)
from casework.errors import RuleBroken
from casework.rules.cited import Caution
from casework.rules.past_records import UNDETERMINED, stated_last_day
from casework.web import fields, widgets
from casework.web.day_fields import DateField
from casework.web.directory import WholeDirectory
from casework.web.forms.paper_blocks import Section, fold_of
from casework.web.forms.verb import CategoryField, VerbForm, platform_belongs

AGAIN = "Select the scan again"
LATER = tuple((f"live_again_from_{place}", f"live_again_to_{place}") for place in range(1, 4))
AGAIN_LIVE = "If it was extended after it had run out"
_PAPER_DOES_NOT_SAY = (Known.NOT_KNOWN.value, "The paper does not say")
_KNOWN = [(Known.YES.value, "Yes"), (Known.NO.value, "No"), _PAPER_DOES_NOT_SAY]


def _known(label: str, in_sentence: str) -> fields.RadioField:
    return fields.RadioField(label=label, name_in_sentence=in_sentence, choices=_KNOWN, inline=True)


class RecordPastSanctionForm(VerbForm):
    """What the paper says, and its scan. The text stays when something is wrong; the file has to be selected again."""

    action = Action.RECORD_PAST_SANCTION
    has_file = True
    mark_optional = False  # what is needed goes by the level and by what the paper says
    warning = (
        "Take only what the paper says. What is recorded here is corrected by reopening it, never by editing."
    )
    places: ClassVar = {
        "file": "scan",
        "staff_number": "employee",
        "old_reference": "reference",
        "live_again": LATER[0][0],
    }
    sections_asked: ClassVar = (
        ("1. Who was it?", ("employee",)),
        ("2. The letter", ("level", "issued_on", "received_on", "period", "employment_ends_on")),
        ("3. What it was for", ("acted_on", "category", "channel", "severity")),
        ("4. How it came about", ("heard", "accompanied", "appeal_offered", "appeal")),
        ("5. The paper", ("source", "reference", "scan")),
    )

    employee = fields.PersonField(
        label="Employee",
        name_in_sentence="the employee",
        help_text="Who has left is found as well.",
        widget=widgets.PersonPicker(url_name="everybody_search"),
    )
    level = fields.RadioField(
        label="Which sanction was it?",
        name_in_sentence="which sanction it was",
        choices=SanctionLevel.choices,
        help_text="As it stood after any appeal. A sanction that was set aside is none, and is not recorded.",
    )
    issued_on = DateField(
        label="Date on the letter", name_in_sentence="the date on the letter", not_future=True
    )
    received_on = DateField(
        label="When was it received?",
        name_in_sentence="the day it was received",
        not_future=True,
        required=False,
        help_text="Only if the paper says so. Without it the letter counts as posted on its date.",
    )
    period = fields.RadioField(
        label="Until when is the warning live?",
        name_in_sentence="until when the warning is live",
        choices=PeriodStated.choices,
        required=False,
        help_text="What the letter states, and not what a policy would say. Leave it open for a dismissal.",
        hints={PeriodStated.NONE.value: UNDETERMINED},
        reveals={PeriodStated.MONTHS.value: "live_months", PeriodStated.LAST_DAY.value: "live_to"},
    )
    live_months = fields.NumberField(
        label="Months", name_in_sentence="the number of months", required_when_shown=True
    )
    live_to = DateField(label="Last live day", name_in_sentence="the last live day", required_when_shown=True)
    employment_ends_on = DateField(
        label="When did employment end?",
        name_in_sentence="the day employment ended",
        required=False,
        help_text="For a dismissal only.",
    )
    acted_on = DateField(
        label="When did it happen?",
        name_in_sentence="the day it happened",
        not_future=True,
        required=False,
        help_text="The last day, of several. Leave it empty if the paper does not say.",
    )
    category = CategoryField(label="What was it about?", name_in_sentence="what it was about")
    channel = fields.RadioField(
        label="Where did it happen?",
        name_in_sentence="where it happened",
        choices=IncidentChannel.choices,
        reveals={IncidentChannel.SOCIAL_MEDIA.value: "platform"},
    )
    platform = fields.SelectField(label="Platform", choices=Platform.choices, required_when_shown=True)
    severity = fields.RadioField(
        label="How serious was it said to be?",
        name_in_sentence="how serious it was said to be",
        choices=[*Severity.choices, _PAPER_DOES_NOT_SAY],
        inline=True,
    )
    heard = _known("Was there a hearing?", "whether there was a hearing")
    accompanied = _known("Was the employee accompanied?", "whether the employee was accompanied")
    appeal_offered = _known("Was an appeal offered?", "whether an appeal was offered")
    appeal = fields.RadioField(
        label="Was there an appeal?",
        name_in_sentence="whether there was an appeal",
        choices=[*PastAppeal.choices[:-1], (PastAppeal.NOT_KNOWN.value, "The paper does not say")],
    )
    source = fields.TextField(
        label="Where is the paper?",
        name_in_sentence="where the paper is",
        max_length=100,
        help_text="For example, “Personnel files Leeds, cabinet 4”. No names of people.",
    )
    reference = fields.TextField(
        label="What is it called there?",
        name_in_sentence="what it is called there",
        max_length=60,
        help_text="For example, “PF/2026/17”. Each paper is recorded once.",
    )
    scan = fields.FileField(
        label="Scan of the paper",
        name_in_sentence="the scan of the paper",
        max_megabytes=25,
        help_text="Up to 25MB. HR of the unit and auditors can open it, and nobody else.",
    )

    def prepare(self) -> None:
        for place, (first, last) in enumerate(LATER, 1):
            of = f"later period {place}"
            self.fields[first] = DateField(
                label=f"Later period {place}: first day",
                name_in_sentence=f"the first day of {of}",
                required=False,
            )
            self.fields[last] = DateField(
                label=f"Later period {place}: last day",
                name_in_sentence=f"the last day of {of}",
                required=False,
            )
        self.fields["category"].offer_categories()
        self.fields["employee"].source = WholeDirectory()

    def sections(self) -> list[Section]:
        """For the template. Later periods are folded under the letter: few warnings have any."""
        again = fold_of(AGAIN_LIVE, [self[name] for pair in LATER for name in pair])
        return [
            Section(title, "", [self[name] for name in names], [again] if "period" in names else [])
            for title, names in self.sections_asked
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = platform_belongs(super().clean() or self.cleaned_data)
        for pair in LATER:
            said = [name for name in pair if cleaned.get(name) is not None]
            for name in pair:
                if said and name not in said and not set(pair) & set(self.errors):
                    self.add_error(name, self.fields[name].error_messages["required"])
        if cleaned.get("scan") and self.errors:
            self._ask_for_the_scan_again()
        return cleaned

    def refuse_in_words(self, broken: RuleBroken) -> None:
        super().refuse_in_words(broken)
        if "scan" not in self.errors:
            self._ask_for_the_scan_again()

    def _ask_for_the_scan_again(self) -> None:
        self.add_error("scan", ValidationError(AGAIN, code="again"))

    def arguments(self) -> dict[str, Any]:
        """Raises RuleBroken (SA-3, SA-4) where the period does not fit the level."""
        given = dict(self.cleaned_data)
        given["live_to"] = stated_last_day(
            given["level"],
            given["issued_on"],
            stated=given["period"],
            months=given["live_months"],
            last_day=given["live_to"],
        )
        again = [(given[first], given[last]) for first, last in LATER]
        given["live_again"] = tuple((first, last) for first, last in again if first is not None)
        if given["severity"] == Known.NOT_KNOWN:
            given["severity"] = ""
        names = {one.name for one in fields_of(actions.PastSanction)}
        record = actions.PastSanction(**{name: given[name] for name in names})
        return {"record": record, "proof": given["scan"]}

    def to_mind(self) -> list[Caution]:
        not_stated = self.cleaned_data.get("period") == PeriodStated.NONE
        return [Caution("SA-4", UNDETERMINED)] if not_stated else []
