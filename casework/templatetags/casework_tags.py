"""How dates, times, states and errors are written on a page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template.base import NodeList, Parser, Token
from django.utils import dateformat, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from casework.enums import FileState, Finding
from casework.queries.stage import mid_sentence

register = template.Library()
register.filter(mid_sentence)

STATE_COLOURS = {
    FileState.REPORTED: "yellow",
    FileState.ASSESSED: "grey",
    FileState.INVESTIGATION: "",
    FileState.FINDINGS: "turquoise",
    FileState.HEARING: "purple",
    FileState.DELIBERATION: "pink",
    FileState.DECIDED: "orange",
    FileState.OUTCOME: "green",
    FileState.APPEAL: "orange",
    FileState.APPEAL_DELIBERATION: "pink",
    FileState.CLOSED: "grey",
}
FINDING_COLOURS = {Finding.FOUND: "", Finding.PARTLY_FOUND: "turquoise", Finding.NOT_FOUND: "grey"}


def here(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    return timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value


@register.filter
def day_in_words(value: dt.date | dt.datetime | None) -> str:
    """A day as "Fri 27 Nov 2026"; nothing for None."""
    return dateformat.format(here(value), "D j M Y") if value else ""


@register.filter
def time_in_words(value: dt.time | dt.datetime | None) -> str:
    """A time as "at 10:30am", "at 2pm" or "at midday"; nothing for None."""
    if value is None or value == "":
        return ""
    clock = value
    if isinstance(value, dt.datetime):
        clock = (timezone.localtime(value) if timezone.is_aware(value) else value).time()
    if (clock.hour, clock.minute) in {(0, 0), (12, 0)}:
        return "at midday" if clock.hour else "at midnight"
    minutes = f":{clock.minute:02}" if clock.minute else ""
    return f"at {clock.hour % 12 or 12}{minutes}{'am' if clock.hour < 12 else 'pm'}"


@register.filter
def days_left_in_words(left: int | None) -> str:
    """Working days to a date: "3 working days left", "last day today", "2 working days late"."""
    if left is None:
        return ""
    if left == 0:
        return "last day today"
    days = "1 working day" if abs(left) == 1 else f"{abs(left)} working days"
    return f"{days} {'left' if left > 0 else 'late'}"


@register.filter
def any_change(rows: list[Any]) -> bool:
    """Whether a row of a summary list can be changed, so that the others leave its column free."""
    return any(row.change for row in rows)


def tag(text: str, colour: str) -> SafeString:
    return format_html(
        '<strong class="govuk-tag{}">{}</strong>', f" govuk-tag--{colour}" if colour else "", text
    )


@register.filter
def tag_for_state(state: str) -> SafeString:
    """The tag of a case's or an incident's state."""
    known = FileState(state)
    return tag(str(known.label), STATE_COLOURS[known])


@register.filter
def tag_for_finding(finding: str | None) -> SafeString:
    """The tag of a finding; "No finding yet" for None."""
    if not finding:
        return tag("No finding yet", "grey")
    known = Finding(finding)
    return tag(str(known.label), FINDING_COLOURS[known])


@register.filter
def anchor(field: BoundField) -> str:
    """Where an error about a field leads: its first control."""
    return str(getattr(field, "control_id", "") or field.id_for_label)


def problems(form: Any) -> list[dict[str, Any]]:
    """The errors of one form, in the order of its fields; those of no field first, leading to the first field."""
    visible = form.visible_fields()
    first = anchor(visible[0]) if visible else ""
    refusals = {refusal.message: refusal for refusal in getattr(form, "refusals", {}).get("__all__", [])}
    found = [
        {"words": words, "anchor": "" if refusals else first, "refusal": refusals.get(words)}
        for words in form.non_field_errors()
    ]
    return found + [
        {"words": words, "anchor": anchor(form[name]), "refusal": None}
        for name in form.fields
        for words in form[name].errors
    ]


@register.inclusion_tag("casework/components/error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """Everything that is wrong on the page. Takes forms and formsets; draws nothing when all is well."""
    found: list[dict[str, Any]] = []
    for form in forms:
        if not form:
            continue
        found += [{"words": words, "anchor": ""} for words in getattr(form, "non_form_errors", list)()]
        for one in getattr(form, "forms", [form]):
            found += problems(one)
    return {"problems": found}


@register.simple_tag(takes_context=True)
def ask_hr(context: template.Context) -> str:
    """Whom to ask: the setting HR_CONTACT, as a link when it is an email address."""
    contact = str(context.get("hr_contact") or "your HR team")
    if "@" not in contact or " " in contact:
        return contact
    return format_html(
        '<a class="govuk-link govuk-link--no-visited-state" href="mailto:{0}">{0}</a>', contact
    )


class CaptureNode(template.Node):
    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: template.Context) -> str:
        context[self.name] = self.nodelist.render(context)
        return ""


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """``{% capture as body %} ... {% endcapture %}``: keep rendered HTML to hand to a component as ``body=body``."""
    parts = token.split_contents()
    if len(parts) != 3 or parts[1] != "as":
        raise template.TemplateSyntaxError("write {% capture as name %}")
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(nodelist, parts[2])


@register.filter
def under(cells: Any, columns: Any) -> list[tuple[Any, Any]]:
    """Each cell of a row with its column."""
    return list(zip(columns, cells, strict=True))


@register.filter
def page_numbers(page: Page[Any]) -> list[int | None]:
    """The pages to show: first, last, the neighbours of this one; None where some are left out."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, number: int) -> str:
    """The address of another page of the same list, everything else in it kept."""
    query = context["request"].GET.copy()
    query[context.get("name") or "page"] = str(number)
    return f"?{query.urlencode()}"
