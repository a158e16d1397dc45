"""The appeals that are heard: which is in hand, at which level, and what the policy promises after it (T20 to T23)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from casework.enums import AppealResult
from casework.models import (
    Appeal,
    AppealDecision,
    AppealHearing,
    AppealOutcome,
    Case,
    NextAppealLevel,
    PolicyVersion,
)
from casework.models.questions import ANY_CASE, ModelQuestion
from casework.rules.appeal_levels import AppealLevel, level_numbered


def heard_appeals() -> QuerySet[Appeal]:
    """Appeals against outcomes that stand, in hand or decided; none that came late and was refused."""
    rows = Appeal.objects.filter(refused=False, outcome__decision__hearing__set_aside_by__isnull=True)
    rows = rows.filter(outcome__decision__agreement__set_aside_by__isnull=True)
    return rows.select_related("outcome", "policy", "offered_by__policy")


def heard_appeal(case: Case) -> Appeal | None:
    """The appeal that is heard, or was last, at whichever level."""
    return _HEARD.first({ANY_CASE: case.pk})


_HEARD = ModelQuestion(lambda: heard_appeals().filter(case=ANY_CASE).order_by("-level"))


def appeals_in_brief() -> QuerySet[Appeal]:
    """Appeals with what was decided and told, without the long texts: for a list of cases."""
    decisions = AppealDecision.objects.only(
        "appeal_id", "result", "level", "months", "decided_on", "recalled_at", "decided_by_id"
    )
    rows = Appeal.objects.select_related("letter__next_level", "withdrawal")
    return rows.defer("late_reason", "withdrawal__said").prefetch_related(Prefetch("decisions", decisions))


def open_appeals() -> QuerySet[Appeal]:
    """Appeals that are heard, and neither withdrawn nor told their result: the sanction is in force meanwhile (SA-9)."""
    return Appeal.objects.filter(refused=False, letter__isnull=True, withdrawal__isnull=True)


def result_is_untold(case: Case) -> bool:
    """Whether an appeal is decided and its letter has not left."""
    return Appeal.objects.untold().filter(case=case).exists()


def is_under_appeal(*, but_not: Case) -> Exists:
    """Of a sanction: whether it, or a decision that extended it, is under appeal in another case than one (SA-9, SA-11)."""
    about = Q(case=OuterRef("case")) | Q(outcome__decision__instead__sanction=OuterRef("pk"))
    return Exists(open_appeals().filter(about).exclude(case=but_not))


def arranged_appeal_hearing(case: Case) -> AppealHearing | None:
    """The attempt at hearing the appeal in hand that is arranged or was held, not one that was postponed."""
    appeal = heard_appeal(case)
    rows = AppealHearing.objects.filter(appeal=appeal, postponed_at__isnull=True)
    return rows.select_related("appeal", "chair").first() if appeal is not None else None


def heard_under(appeal: Appeal) -> PolicyVersion:
    """The policy under which this appeal was offered, or lodged where it is the first (PV-1)."""
    offer: NextAppealLevel | None = appeal.offered_by
    return offer.policy if offer is not None else appeal.policy


def promised_levels(appeal: Appeal) -> tuple[AppealLevel, ...]:
    """The levels that the policy promises under which this appeal is heard."""
    levels: tuple[AppealLevel, ...] = heard_under(appeal).terms.appeal_levels
    return levels


def level_of(appeal: Appeal) -> AppealLevel:
    """What the policy says of the level at which this appeal is heard."""
    return level_numbered(promised_levels(appeal), appeal.level) or AppealLevel(appeal.level)


def level_after(appeal: Appeal) -> AppealLevel | None:
    """The level to which the employee can go on from a decided appeal: one that the policy promises (AP-8).

    None after the last level, where the case is heard again, and where no sanction stands that could be appealed.
    """
    decision = appeal.decision
    if decision is None or decision.result in (AppealResult.REMITTED, AppealResult.SET_ASIDE):
        return None
    return level_numbered(promised_levels(appeal), appeal.level + 1)


def next_level_of(appeal: Appeal | None) -> NextAppealLevel | None:
    """What the letter with the result offers; None while there is no letter, and where the result is final."""
    letter: AppealOutcome | None = getattr(appeal, "letter", None)
    return getattr(letter, "next_level", None)


def level_to_come(case: Case) -> tuple[NextAppealLevel | None, int]:
    """The offer that an appeal received now would take up, and its level; none and 1 for one against the outcome."""
    offer = next_level_of(heard_appeal(case))
    return offer, offer.level if offer is not None else 1


def further_level_since(case: Case) -> datetime | None:
    """Since when an appeal at a further level is in hand; None at the first level or without an appeal."""
    appeal = heard_appeal(case)
    return appeal.recorded_at if appeal is not None and appeal.level > 1 else None
