"""A live warning that a decision extended instead of the next stage: what was chosen, and what stands of it (SA-11).

Of rows already loaded, but for what begins with ``find_``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from casework.errors import RuleBroken
from casework.models import (
    Allegation,
    Case,
    Decision,
    Employee,
    InsteadEffect,
    InsteadExtension,
    Outcome,
    PolicyVersion,
    Sanction,
)
from casework.queries.facts import ceiling_of, grade_rank, left_before, was_sent_back
from casework.queries.past_record import earlier_warnings, past_sanctions
from casework.queries.rows import extension_of
from casework.queries.told_rows import outcome_name
from casework.rules.dates import words
from casework.rules.instead import Chosen, check_extended_instead
from casework.rules.judging import Judged
from casework.rules.live_choice import months_in_words
from casework.rules.sanctions import PastSanction

if TYPE_CHECKING:
    from accounts.models import User

# The first and the last live day of each period; None where no end was stated.
Days = list[tuple[date, date | None]]


def imposes(decision: Decision | None) -> bool:
    """Whether something follows from a decision that can be appealed: a sanction, or an extended warning."""
    return decision is not None and (bool(decision.level) or extension_of(decision) is not None)


def judged_by(decision: Decision) -> str:
    """The level whose weight an outcome has for its employee: its own, or that of the warning it extends; "" for none."""
    extension = extension_of(decision)
    return extension.sanction.level if extension is not None else decision.level


def months_standing(extension: InsteadExtension) -> int:
    """By how many months the warning is extended as it stands: 0 before the letter, and once an appeal ended it."""
    effects = list(extension.effects.all())
    return effects[-1].months if effects else 0


def last_effect(extension: InsteadExtension) -> InsteadEffect | None:
    """What the extension came to, by the letter or by an appeal; None before the letter."""
    return next(reversed(extension.effects.all()), None)


def warning_in_words(sanction: Sanction) -> str:
    """Inside a row: ``Written warning of Mon 2 Feb 2026``."""
    return f"{sanction.level_name} of {words(sanction.issued_on)}"


def live_days(sanction: Sanction) -> Days:
    """The live days of a warning, or those that it had until it fell."""
    rows = (row for row in sanction.live_periods.all() if row.superseded_at == sanction.superseded_at)
    return sorted((row.from_on, row.to_on) for row in rows)


def find_warning(case: Case, sanction: int) -> PastSanction | None:
    """An earlier warning of the employee of a case, as the record stands; None where it does not stand."""
    return next((past for past in past_sanctions(case.subject, but_not=case) if past.pk == sanction), None)


def find_extended(sanction: int, *, but_not: Case) -> bool:
    """Whether a decision in another case has extended a warning instead of the next stage, and that stands."""
    rows = InsteadExtension.objects.filter(sanction=sanction).exclude(case=but_not)
    return any(months_standing(row) for row in rows.prefetch_related("effects"))


def find_in_hand(outcome: Outcome | None) -> InsteadExtension | None:
    """What the outcome that an appeal is against extended, with what stands of it; None where it extended nothing."""
    rows = InsteadExtension.objects.filter(decision__outcome=outcome).select_related("sanction__case")
    found: InsteadExtension | None = rows.prefetch_related("effects__period").first() if outcome else None
    return found


def find_extensions_of(sanction: Sanction, user: User) -> list[InsteadExtension]:
    """The decisions in other cases that extended a warning, of the cases that this person sees."""
    rows = InsteadExtension.objects.visible_to(user).filter(sanction=sanction)
    return list(rows.select_related("decision", "case").prefetch_related("effects__period").order_by("pk"))


def decided_in_words(decision: Decision) -> str:
    """What was decided: the level, ``Live warning extended by 6 months``, or ``No sanction``."""
    extension = extension_of(decision)
    if extension is None:
        return decision.level_name
    return extended_in_words(extension.months)


def stands_in_words(sanction: Sanction | None, decision: Decision) -> str:
    """What stands after an appeal: the sanction, what is left of an extension, or nothing."""
    extension = extension_of(decision)
    if extension is not None:
        return extended_in_words(months_standing(extension))
    return outcome_name(sanction)


def extended_in_words(months: int) -> str:
    return f"Live warning extended by {months_in_words(months)}" if months else "No sanction"


@dataclass(frozen=True)
class Extendable:
    """A live warning that counts for what was found and whose level the policy extends. most: by how many months.

    until: its last live day. why_not: why it cannot be extended now, or by this decider; empty where it can.
    """

    warning: PastSanction
    until: date
    most: int
    why_not: str = ""

    @property
    def label(self) -> str:
        return f"{self.warning.level_name} of {words(self.warning.issued_on)}"


def find_extendable(
    case: Case,
    found: Sequence[Allegation],
    *,
    policy: PolicyVersion,
    decider: Employee | None,
    on: date,
    judged: Collection[Judged] = (),
) -> list[Extendable]:
    """The warnings that could be extended instead of the next stage, or why they cannot; none of levels that never are."""
    ladder = {rung.level: rung for rung in policy.terms.ladder if rung.extend_months is not None}
    if not ladder:
        return []
    counts = earlier_warnings(case, found).counting(judged).values()
    rank = grade_rank(decider, on)
    return [_extendable(case, past, policy, rank, on) for past in counts if past.level in ladder]


def _extendable(
    case: Case, past: PastSanction, policy: PolicyVersion, decider_rank: int, on: date
) -> Extendable:
    until = max(period.to_on for period in past.periods if period.to_on is not None)
    chosen = Chosen(
        past,
        1,
        counts=True,
        extended=find_extended(past.pk, but_not=case),
        heard_again=is_heard_again(case),
        left_on=left_before(case, on),
    )
    try:
        most = check_extended_instead(chosen, policy.terms.ladder, decider_rank=decider_rank, on=on)
    except RuleBroken as broken:
        return Extendable(past, until, 0, broken.message)
    return Extendable(past, until, most)


def is_heard_again(case: Case) -> bool:
    """Whether something was imposed, or heard, in the case before (T23)."""
    return was_sent_back(case) or ceiling_of(case) is not None
