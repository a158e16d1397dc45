"""A live warning extended instead of the next stage (SA-11), for the forms that decide and that decide an appeal."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from casework import actions
from casework.enums import AppealResult
from casework.errors import RuleBroken
from casework.models import Case, Employee, InsteadExtension, PolicyVersion
from casework.queries.instead import (
    Extendable,
    decided_in_words,
    extended_in_words,
    find_extendable,
    months_standing,
)
from casework.rules.dates import words
from casework.rules.instead import check_appeal_of_extension, extended_until
from casework.rules.live_choice import months_in_words
from casework.web import fields
from casework.web.instead_rows import about_extension
from casework.web.shapes import Row

EXTEND = "extend"
PARTS = ("instead_of", "instead_months", "instead_reasons")


class InsteadMixin:
    """For a form with a ``level``: under a choice of its own which live warning is extended, by how much, and why."""

    fields: Any
    cleaned_data: dict[str, Any]
    errors: Any
    case: Case
    findings: Any
    policy: PolicyVersion

    def add_instead(self, by: Any) -> None:
        today = timezone.localdate()
        decider = Employee.objects.filter(user=by).first()
        given = {"policy": self.policy, "decider": decider, "on": today, "judged": self.findings.judged}
        self.extendable = find_extendable(self.case, self.findings.found, **given)
        level = self.fields["level"]
        for one in self.extendable:
            if one.why_not:
                level.widget.not_open = [*level.widget.not_open, (f"Extend: {one.label}", one.why_not)]
        offered = {str(one.warning.pk): one for one in self.extendable if not one.why_not}
        if not offered:
            return
        level.choices = [*level.choices, (EXTEND, "Extend the live warning instead of a new one")]
        level.widget.hints = level.widget.hints | {EXTEND: "No new sanction arises. It can be appealed."}
        level.widget.reveals = level.widget.reveals | {EXTEND: PARTS}
        self._ask(offered)

    def _ask(self, offered: dict[str, Extendable]) -> None:
        self.fields["instead_of"] = fields.RadioField(
            label="Which warning?",
            name_in_sentence="which warning is extended",
            required_when_shown=True,
            choices=[(pk, one.label) for pk, one in offered.items()],
            hints={pk: _hint(one) for pk, one in offered.items()},
            initial=next(iter(offered)) if len(offered) == 1 else None,
        )
        self.fields["instead_months"] = fields.NumberField(
            label="By how many months?",
            name_in_sentence="by how many months it is extended",
            required_when_shown=True,
        )
        self.fields["instead_reasons"] = fields.LongTextField(
            label="Why is that enough, instead of the next stage?",
            name_in_sentence="why an extension is enough",
            rows=4,
            required_when_shown=True,
        )
        names = [name for name in self.fields if name not in PARTS]
        at = names.index("level") + 1
        self.order_fields([*names[:at], *PARTS, *names[at:]])

    @property
    def extends(self) -> bool:
        return self.cleaned_data.get("level") == EXTEND

    @property
    def instead(self) -> actions.Instead | None:
        """What was chosen; None where a level was, or no sanction."""
        given = self.cleaned_data
        if not self.extends or not given.get("instead_of"):
            return None
        return actions.Instead(
            int(given["instead_of"]), given.get("instead_months") or 0, given.get("instead_reasons", "")
        )

    def check_instead(self) -> None:
        """Say at its field what the policy does not allow."""
        chosen = self.instead
        if chosen is None or "instead_months" in self.errors:
            return
        most = next(one.most for one in self.extendable if one.warning.pk == chosen.warning)
        if not 1 <= chosen.months <= most:
            said = f"The policy extends this warning by 1 to {months_in_words(most)}."
            broken = RuleBroken("SA-11", said, instead="Choose fewer months.", field="instead_months")
            self.refuse(broken, field="instead_months")

    def instead_rows(self, change: str) -> list[Row]:
        """For "Check your answers"."""
        chosen = self.instead
        if chosen is None:
            return []
        one = next(one for one in self.extendable if one.warning.pk == chosen.warning)
        until = words(extended_until(one.until, chosen.months))
        return [
            Row("Warning", one.label, change),
            Row(
                "Extended by",
                f"{months_in_words(chosen.months)}: live until {until}, if its letter leaves by {words(one.until)}",
                change,
            ),
            Row("Why that is enough", chosen.reasons, change),
        ]


def _hint(one: Extendable) -> str:
    first, last = extended_until(one.until, 1), extended_until(one.until, one.most)
    return (
        f"Live until {words(one.until)}. The policy extends it by up to {months_in_words(one.most)}: until "
        f"{words(first)} at the least, {words(last)} at the most. The letter has to leave while it is live."
    )


_HINTS = {
    AppealResult.CONFIRMED.value: "The warning stays extended as it is.",
    AppealResult.VARIED.value: "The warning is extended by fewer months.",
    AppealResult.SET_ASIDE.value: "The warning ends on the day on which it ended before.",
}


def ask_about_extension(form: Any, extension: InsteadExtension) -> None:
    """The questions of an appeal against an extension: nothing else is put in its place, and it is not sent back."""
    for name in ("level", "returns_on", "employment_ends_on"):
        form.fields.pop(name, None)
    standing = months_standing(extension)
    form.fields["result"].offer(
        [(one, AppealResult(one).label) for one in _HINTS],
        hints=_HINTS,
        not_open=[
            (
                str(AppealResult.REMITTED.label),
                "A decision that extended a warning is not sent back to another hearing.",
            )
        ],
    )
    form.fields["result"].widget.reveals = {AppealResult.VARIED.value: ("months",)}
    form.fields["months"] = fields.NumberField(
        label="By how many months is it still extended?",
        name_in_sentence="by how many months it is still extended",
        help_text=f"Fewer than {months_in_words(standing)}. An appeal never makes it more.",
        required_when_shown=True,
    )


def check_months(form: Any, extension: InsteadExtension) -> None:
    """Say at its field what an appeal does not do; months that were typed for another result are left out."""
    cleaned = form.cleaned_data
    if cleaned.get("result") != AppealResult.VARIED:
        cleaned["months"] = None
    elif cleaned.get("months") is not None:
        try:
            check_appeal_of_extension(
                cleaned["result"], cleaned["months"], extended_by=months_standing(extension)
            )
        except RuleBroken as broken:
            form.refuse(broken)


def outcome_appealed(extension: InsteadExtension) -> list[Row]:
    """The first outcome, and at a further level what stands of it."""
    rows = [Row("First outcome", decided_in_words(extension.decision)), *about_extension(extension)]
    standing = months_standing(extension)
    if standing != extension.months:
        rows.append(Row("After the level before", extended_in_words(standing)))
    return rows
