"""What the pages of an appeal say of its level: who hears it, how, and what follows after it (AP-5, AP-8)."""

from __future__ import annotations

from django.utils import timezone

from casework import queries
from casework.actions.appeal_committees import deciding_with_the_manager
from casework.errors import RuleBroken
from casework.models import Appeal
from casework.queries.policies import grade_names
from casework.queries.told_appeals import last_day_of
from casework.rules.appeal_levels import AppealLevel
from casework.rules.periods import period_in_words
from casework.web.policies.words import authority_in_words
from casework.web.shapes import Row


def level_rows(appeal: Appeal) -> list[Row]:
    """The level of an appeal, who may hear it and how, as far as the policy says."""
    level = queries.level_of(appeal)
    named = [Row("Level", str(level.number))] if level.number > 1 or level.way is not None else []
    return [*named, *_terms(level)]


def _terms(level: AppealLevel) -> list[Row]:
    rows = [Row("How it is heard", str(level.way.label))] if level.way is not None else []
    if level.authority:
        rows.append(Row("Heard by", authority_in_words(level.authority, grade_names())))
    return rows


def what_the_letter_says(appeal: Appeal) -> list[Row]:
    """What the letter with the result has to say of a further appeal: to whom and by when, or that it is final."""
    level = queries.level_after(appeal)
    if level is None or level.window is None:
        return [Row("The letter says", "The result is final")]
    since = str(level.runs_from.label)
    window = f"{period_in_words(level.window)}, from {since[:1].lower()}{since[1:]}"
    rows = [
        Row("The letter says", f"The employee can appeal to level {level.number}"),
        Row("Time to appeal", window),
    ]
    return [*rows, *_terms(level)]


def offer_rows(appeal: Appeal | None) -> list[Row]:
    """The further level that a letter offers, and until when."""
    offer = queries.next_level_of(appeal)
    return (
        [Row(f"Last day to appeal to level {offer.level}", last_day_of(offer))] if offer is not None else []
    )


def decided_with(appeal: Appeal) -> list[Row]:
    """Who decides with this reader where the policy wants a committee, or why so few cannot."""
    try:
        members = deciding_with_the_manager(appeal, timezone.localdate())
    except RuleBroken as few:
        return [Row("Who decides", [few.message, few.instead])]
    return [Row("Decided with you by", [row.part.employee.name for row in members])] if members else []
