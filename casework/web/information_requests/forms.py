"""What is asked for the register: a filter, a request as it was received, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from casework.enums import Nation, RequestKind, RequestStep
from casework.rules.request_clock import Request
from casework.rules.request_steps import REFUSED_FOR, results_of
from casework.web import fields, widgets
from casework.web.day_fields import DateField
from casework.web.forms.base import GovukForm
from casework.web.information_requests.words import EXTENSION_HELP, WORDS

NATION_HELP = (
    "Whose days off count. Choose Scotland for a Scottish public authority. A body of the whole United Kingdom is not "
    "one, wherever its office is."
)


class KindForm(GovukForm):
    """Which kind of request the list shows."""

    mark_optional = False
    kind = fields.SelectField(label="Kind", required=False, empty_label="All")

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(fields.SelectField, self.fields["kind"]).choices = [("", "All"), *kinds]


class RecordRequestForm(GovukForm):
    """A request as it was received. Who asks for information is not asked."""

    kind = fields.RadioField(
        label="What kind of request is it?",
        name_in_sentence="what kind of request it is",
        reveals={RequestKind.SUBJECT_ACCESS.value: ("about",)},
    )
    about = fields.PersonField(
        label="Whose data is asked for?",
        name_in_sentence="whose data is asked for",
        required_when_shown=True,
        widget=widgets.PersonPicker(url_name="everybody_search"),
    )
    nation = fields.SelectField(
        label="Where", name_in_sentence="where", help_text=NATION_HELP, choices=Nation.choices
    )
    received_on = DateField(
        label="When was it received?", name_in_sentence="the day on which it was received", not_future=True
    )
    asks = fields.TextField(
        label="What does it ask for?",
        name_in_sentence="what it asks for",
        help_text="In a sentence, and without the name of whoever asks. The request itself stays where it is kept.",
        max_length=300,
    )

    def __init__(self, *args: Any, kinds: Iterable[RequestKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Whoever records no subject access looks nobody up.
        offered = [(kind.value, kind.label) for kind in RequestKind if kind in set(kinds)]
        cast(fields.RadioField, self.fields["kind"]).offer(offered)
        if len(offered) == 1:
            self.initial.setdefault("kind", offered[0][0])
        if RequestKind.SUBJECT_ACCESS.value not in dict(offered):
            del self.fields["about"]

    def arguments(self) -> dict[str, Any]:
        """What the verb takes; nobody is asked about for another kind of request."""
        return {"about": None} | self.cleaned_data


class StepForm(GovukForm):
    """One thing that happened: only what this step of this request asks."""

    on = DateField(label="When?", name_in_sentence="the day", not_future=True)
    said = fields.TextField(label="Why?", name_in_sentence="why", max_length=300)
    until = DateField(
        label="By which day will you reply?", name_in_sentence="the day by which you will reply"
    )
    result = fields.RadioField(label="How did it end?", name_in_sentence="how it ended")
    refused_for = fields.SelectField(
        label="Main reason",
        name_in_sentence="the main reason",
        required=False,
        help_text="Where it was refused, or disclosed in part.",
        empty_label="Nothing was held back",
    )

    def __init__(self, *args: Any, step: RequestStep, asked: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words, results = WORDS[step], results_of(asked, step)
        reasons = REFUSED_FOR[asked.kind] if step == RequestStep.REPLIED else ()
        is_foi = asked.kind == RequestKind.FREEDOM_OF_INFORMATION
        shown = {
            "said": bool(words.said),
            "until": step == RequestStep.EXTENDED and is_foi,
            "result": bool(results),
            "refused_for": bool(reasons),
        }
        for name in [name for name, is_asked in shown.items() if not is_asked]:
            del self.fields[name]
        self.fields["on"].label = words.day
        if words.said:
            self.fields["said"] = fields.TextField(
                label=words.said,
                name_in_sentence=words.name_of_said,
                help_text=EXTENSION_HELP[asked.kind] if step == RequestStep.EXTENDED else "",
                max_length=300,
            )
        if results:
            cast(fields.RadioField, self.fields["result"]).offer([(one.value, one.label) for one in results])
        if reasons:
            reason = cast(fields.SelectField, self.fields["refused_for"])
            reason.choices = [("", "Nothing was held back"), *((one.value, one.label) for one in reasons)]


class TakeBackForm(GovukForm):
    """Why what was recorded last did not happen like this."""

    reason = fields.TextField(
        label="Why is it taken back?", name_in_sentence="why it is taken back", max_length=300
    )
