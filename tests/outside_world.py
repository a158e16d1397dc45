"""What reaches a case from outside it, through the real verbs."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from casework import actions
from casework.enums import (
    CriminalEffect,
    CriminalSource,
    CriminalStage,
    CriminalWay,
    FileState,
    ReasonsBasis,
    ReferralResult,
    SafeguardingAbout,
)
from casework.models import (
    Case,
    ConsiderationAgreed,
    CriminalMatter,
    LegalHold,
    LegalHoldReview,
    PolicyVersion,
    ReasonsRequest,
    ReferralCheck,
    SafeguardingMark,
    WrittenReasons,
)
from tests.imports.past import past_sanction
from tests.world import ASSESSED, CLOSED, HAPPENED, HEARD, P1, World


def criminal_matter(world: World, case: Case, **changes) -> CriminalMatter:
    given = {
        "stage": CriminalStage.CHARGE,
        "about": "Charged with fraud by abuse of position, magistrates in Leeds.",
        "since": ASSESSED,
        "told_by": CriminalSource.EMPLOYEE,
        "told_on": ASSESSED,
        "effect": CriminalEffect.JOB,
        "effect_reasons": "She handles payments. She was asked and said that she cannot do so meanwhile.",
        "way": CriminalWay.GO_ON,
        "reasons": "The trial is a year away, and what happened here can be found out without it.",
        "by": world.user("lena"),
        "on": ASSESSED,
    }
    return actions.record_criminal_matter(case, **given | changes)


def mark_safeguarding(world: World, case: Case, **changes) -> SafeguardingMark:
    given = {
        "about": SafeguardingAbout.CHILDREN,
        "reasons": "She teaches, and it was said to a pupil.",
        "by": world.user("lena"),
        "on": ASSESSED,
    }
    return actions.mark_safeguarding(case, **given | changes)


def check_referral(world: World, case: Case, **changes) -> ReferralCheck:
    given = {
        "result": ReferralResult.BARRING_BODY,
        "reasons": "She may look for work with children elsewhere.",
        "checked_on": CLOSED,
        "by": world.user("lena"),
        "on": CLOSED,
    }
    return actions.record_referral_check(case, **given | changes)


def place_hold(world: World, case: Case, **changes) -> LegalHold:
    given = {
        "reasons": "She wrote that she will bring a claim.",
        "owner": world.hana,
        "review_on": date(2027, 3, 9),
        "by": world.user("lena"),
        "on": ASSESSED,
    }
    return actions.place_hold(case, **given | changes)


def review_hold(world: World, case: Case, **changes) -> LegalHoldReview:
    given = {
        "reasons": "The time for a claim runs.",
        "review_on": date(2027, 5, 4),
        "by": world.user("lena"),
        "on": CLOSED,
    }
    return actions.review_hold(case, **given | changes)


def lift_hold(world: World, case: Case, **changes) -> LegalHold:
    given = {"reasons": "Her lawyer withdrew the claim.", "by": world.user("lena"), "on": CLOSED}
    return actions.lift_hold(case, **given | changes)


def ask_for_reasons(world: World, case: Case, **changes) -> ReasonsRequest:
    """Thirteen days after a dismissal of Tue 20 Oct 2026."""
    given = {"basis": ReasonsBasis.ASKED, "received_on": date(2026, 11, 2), "asked_by": "Sam, by email"}
    given |= {"by": world.user("hana"), "on": date(2026, 11, 3)}
    return actions.record_reasons_request(case, **given | changes)


def give_reasons(world: World, case: Case, **changes) -> WrittenReasons:
    given = {"reasons": "He copied the records.", "sent_on": date(2026, 11, 13), "by": world.user("hana")}
    return actions.give_written_reasons(case, **given | {"on": date(2026, 11, 13)} | changes)


def outside(world: World, case: Case) -> None:
    """A row of every kind, on a case that is open and whose employee resigned."""
    criminal_matter(world, case)
    mark_safeguarding(world, case)
    check_referral(world, case)
    place_hold(world, case, owner=world.lena)
    review_hold(world, case)
    lift_hold(world, case)


def lets_expired_be_considered(since: date = date(2026, 1, 1), **terms: Any) -> PolicyVersion:
    """P1, under which an expired safeguarding warning may be considered with the agreement of HR (SA-14)."""
    document = deepcopy(P1) | {"safeguarding": {"considered_after_expiry": True}} | terms
    return PolicyVersion.objects.create(name="P1, safeguarding", effective_from=since, document=document)


def agree_to_consider(world: World, case: Case, **changes) -> ConsiderationAgreed:
    given = {"reasons": "It was a pupil then as well.", "by": world.user("lena"), "on": HEARD.date()}
    return actions.agree_to_consider(case, **given | changes)


def with_expired_safeguarding(world: World, name: str = "sam", **terms: Any) -> Case:
    """Heard; the chair opened a final warning of a safeguarding case that expired the day before what happened."""
    lets_expired_be_considered(**terms)
    before = {"issued_on": date(2025, 9, 7), "live_to": HAPPENED - timedelta(days=1), "reference": "S-25"}
    mark_safeguarding(world, past_sanction(world, name=name, acted_on=date(2025, 8, 4), **before))
    case = world.case_in(FileState.DELIBERATION, name)
    world.open_spent(case)
    return case
