"""A live warning extended instead of the next stage, as rows: for the pages that tell of it and the forms about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casework.models import Appeal, AppealDecision, Case, InsteadEffect, InsteadExtension
from casework.models.live_periods import INSTEAD, INSTEAD_APPEALED
from casework.queries.instead import (
    extended_in_words,
    find_extensions_of,
    last_effect,
    warning_in_words,
)
from casework.queries.rows import sanction_of
from casework.queries.sight import Sight
from casework.queries.told_appeals import result_in_words
from casework.rules.dates import words
from casework.rules.instead import extended_until
from casework.rules.live_choice import months_in_words
from casework.web.shapes import Row

if TYPE_CHECKING:
    from accounts.models import User


def chosen_rows(extension: InsteadExtension | None, sight: Sight) -> list[Row]:
    """Which warning a decision extends, to those who see earlier ones, and why that is enough, to those who read reasons."""
    if extension is None:
        return []
    which = [Row("Warning", warning_in_words(extension.sanction))] if sight.record else []
    why = [Row("Why an extension is enough", extension.reasons)] if sight.reasons else []
    return which + why


def about_extension(extension: InsteadExtension | None) -> list[Row]:
    """The same for whoever decides an appeal against it, who sees earlier warnings."""
    if extension is None:
        return []
    return [
        Row("Warning", warning_in_words(extension.sanction)),
        Row("Why an extension is enough", extension.reasons),
    ]


def if_sent_today(extension: InsteadExtension | None) -> list[Row]:
    """Before the letter: until when the warning would be live by it, and by when it has to leave."""
    if extension is None:
        return []
    periods = extension.sanction.live_periods.filter(superseded_at__isnull=True, to_on__isnull=False)
    last = periods.order_by("to_on").last()
    if last is None:
        return []
    until = extended_until(last.to_on, extension.months)
    said = [f"The warning is live until {words(until)}.", f"The letter has to leave by {words(last.to_on)}."]
    return [Row("If it is sent today", said)]


def live_rows(effect: InsteadEffect | None) -> list[Row]:
    """Until when the warning is live by it, and was to be without it."""
    if effect is None:
        return []
    if effect.period is None or effect.period.to_on is None:
        return [Row("The warning", "It no longer stands, so nothing of it is extended")]
    last, was = effect.period.to_on, effect.was_until
    if last < was:
        why = ": it was ended early"
    elif effect.months == 0:
        why = ", as before it was extended"
    else:
        why = f"; before, {words(was)} was its last day"
    since = [row.last_day for row in effect.extension.sanction.curtailments.all() if row.last_day < last]
    early = [Row("Ended early since", f"Up to and including {words(min(since))}")] if since else []
    return [Row("The warning is live", f"Up to and including {words(last)}{why}"), *early]


def at_level(appeal: Appeal) -> str:
    """Which level an appeal is at, where it is not the first."""
    return f" at level {appeal.level}" if appeal.level > 1 else ""


def after_extension(
    extension: InsteadExtension | None, closes: Row, appealed: Sequence[AppealDecision], final: str
) -> list[Row]:
    """What follows where a live warning was extended instead of a new sanction, and what an appeal left of it.

    closes: the last day to appeal. final: how what stands after these appeals is called.
    """
    if extension is None:
        return []
    effect = last_effect(extension)
    if not appealed:
        return [*live_rows(effect), closes]
    results = [
        Row(f"On appeal{at_level(one.appeal)}", f"{result_in_words(one)}, {words(one.decided_on)}")
        for one in appealed
    ]
    stands = extended_in_words(effect.months if effect is not None else 0)
    return [closes, *results, Row(final, stands), *live_rows(effect)]


def as_issued(extension: InsteadExtension) -> str:
    """What the outcome letter said, to the employee."""
    return f"Your live warning is extended by {months_in_words(extension.months)}, instead of a new sanction"


def told_rows(extension: InsteadExtension | None) -> list[Row]:
    """The outcome letter to the employee: which warning, until when it is live, and why that is enough."""
    if extension is None:
        return []
    letter = next((row for row in extension.effects.all() if row.appeal_decision_id is None), None)
    return [
        Row("Warning", warning_in_words(extension.sanction)),
        *live_rows(letter),
        Row("Why that is enough", extension.reasons),
        Row(
            "What that means",
            "Further misconduct while it is live may lead to a heavier outcome. It is extended so once.",
        ),
    ]


def after_appeal(extension: InsteadExtension | None) -> list[tuple[str, list[Row]]]:
    """What stands now, once the employee was told what an appeal made of it; nothing where it stays as it was."""
    effect = last_effect(extension) if extension is not None else None
    if effect is None or effect.appeal_decision_id is None:
        return []
    outcome = extended_in_words(effect.months) if effect.months else "No sanction, and no extension"
    return [("What stands now", [Row("Outcome", outcome), *live_rows(effect)])]


def extended_elsewhere(case: Case, user: User, sight: Sight) -> list[Row]:
    """On the case of a warning: that decisions in other cases extended it, to whoever sees these cases as well."""
    sanction = sanction_of(case) if sight.decision else None
    changed = (INSTEAD, INSTEAD_APPEALED)
    if sanction is None or all(row.basis not in changed for row in sanction.live_periods.all()):
        return []
    rows = []
    for extension in find_extensions_of(sanction, user):
        effect = last_effect(extension)
        if effect is None:
            continue
        how = f"By {months_in_words(effect.months)}" if effect.months else "No longer: set aside on appeal"
        said = (
            f"{how}, by the decision of {words(extension.decision.decided_on)} in {extension.case.reference}."
        )
        rows.append(Row("Extended instead of a new sanction", said))
    return rows
