"""What lets everybody take part, through the real verbs: adjustments, and what follows in this house of them."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from casework import actions
from casework.enums import (
    AdjustmentResult,
    AnonymityAskedBy,
    AskedBy,
    FileState,
    FitNoteSays,
    FitQuestion,
    FitToAttend,
    Meeting,
    PartKind,
    Party,
    SharedWith,
)
from casework.models import (
    AbsenceAllowed,
    Adjustment,
    AdjustmentAnswer,
    Anonymity,
    AnonymityRequest,
    Case,
    DeclaredConflict,
    FitNote,
    LegalAdvice,
    OccupationalHealthAdvice,
    OccupationalHealthReferral,
    Statement,
    StatementShare,
    WitnessAttendance,
    WitnessCall,
    WitnessInvitation,
)
from casework.queries import hearing_to_come
from tests.world import ASSESSED, REFERRED, World

ILL_FROM, ILL_TO = date(2026, 10, 12), date(2026, 10, 23)  # around the world's hearing


def record_adjustment(world: World, case: Case, **changes) -> Adjustment:
    given = {
        "asked": "Questions in writing, and a break every half hour.",
        "asked_by": AskedBy.EMPLOYEE,
        "asked_on": ASSESSED,
        "meetings": Meeting.HEARING,
        "health_reason": "She loses the thread when she is tired.",
        "by": world.user("carla"),
        "on": ASSESSED,
    }
    return actions.record_adjustment(case, **given | changes)


def answer_adjustment(world: World, case: Case, **changes) -> AdjustmentAnswer:
    """To the first that waits; to one that is nowhere where none does."""
    given = {
        "adjustment": case.adjustments.filter(answer=None).first() or Adjustment(case=case),
        "result": AdjustmentResult.PARTLY,
        "agreed": "A break every half hour.",
        "reasons": "Questions in writing beforehand would give the answers away.",
        "by": world.user("carla"),
        "on": REFERRED,
    }
    return actions.answer_adjustment(case, **given | changes)


def fit_note(world: World, case: Case, **changes) -> FitNote:
    """One that says that she cannot attend meetings, around the day of the hearing."""
    given = {
        "says": FitNoteSays.UNFIT_TO_ATTEND,
        "from_on": ILL_FROM,
        "to_on": ILL_TO,
        "by": world.user("lena"),
        "on": ILL_FROM,
    }
    return actions.record_fit_note(case, **given | changes)


def refer(world: World, case: Case, **changes) -> OccupationalHealthReferral:
    given = {
        "questions": [FitQuestion.FIT_TO_ATTEND, FitQuestion.ADJUSTMENTS],
        "referred_on": ILL_FROM,
        "by": world.user("lena"),
        "on": ILL_FROM,
    }
    return actions.refer_to_occupational_health(case, **given | changes)


def advise(world: World, case: Case, **changes) -> OccupationalHealthAdvice:
    given = {
        "received_on": date(2026, 10, 14),
        "fitness": FitToAttend.WITH_ADJUSTMENTS,
        "adjustments": "Sit near the door.",
        "advice": "Her condition makes closed rooms hard for her.",
        "by": world.user("lena"),
        "on": date(2026, 10, 14),
    }
    return actions.record_occupational_health_advice(case, **given | changes)


def allow_absence(world: World, case: Case, **changes) -> AbsenceAllowed:
    given = {
        "reasons": "The notes go on without an end, and she was asked to write.",
        "by": world.user("lena"),
        "on": date(2026, 10, 15),
    }
    return actions.allow_absence(case, **given | changes)


def allowed_to_be_absent(world: World, case: Case) -> None:
    """Ill on the day of the hearing that is arranged; occupational health asked, and an HR lead's word."""
    fit_note(world, case)
    refer(world, case)
    advise(world, case)
    allow_absence(world, case)
    call(world, case)


def statement(world: World, case: Case, **changes) -> Statement:
    """Of the first witness on the case, where nobody else is named; by whoever investigates it."""
    if "replaces" not in changes:
        _name_a_witness(case, changes)
    given = {
        "taken_on": ASSESSED,
        "text": "I saw the post that evening.",
        "signed_on": ASSESSED,
        "by": world.user("lena"),
        "on": ASSESSED,
    }
    return actions.record_statement(case, **given | changes)


def _name_a_witness(case: Case, changes: dict) -> None:
    if "witness" not in changes and "outsider" not in changes:
        part = case.parts.filter(kind=PartKind.WITNESS).order_by("pk").first()
        changes["witness"] = part.employee if part is not None else None


def anonymity(world: World, case: Case, **changes) -> Anonymity:
    """Asked for whoever made the first statement, or the given one, and granted by carla."""
    about = changes.pop("statement", None) or case.statements.first()
    if about is not None:
        ask_anonymity(world, case, witness=about.witness, outsider=about.outsider)
    return decide_anonymity(world, case, **changes)


def ask_anonymity(world: World, case: Case, **changes) -> AnonymityRequest:
    """For the first witness on the case, where nobody else is named."""
    _name_a_witness(case, changes)
    given = {
        "asked_on": ASSESSED,
        "asked_by": AnonymityAskedBy.WITNESS,
        "why": "She is afraid of him.",
        "by": world.user("lena"),
        "on": ASSESSED,
    }
    return actions.ask_anonymity(case, **given | changes)


def decide_anonymity(world: World, case: Case, **changes) -> Anonymity:
    """On what was asked last."""
    given = {
        "request": case.anonymity_requests.last() or AnonymityRequest(case=case, number=1),
        "granted": True,
        "reasons": "She was threatened before.",
        "by": world.user("carla"),
        "on": ASSESSED,
    }
    return actions.decide_anonymity(case, **given | changes)


def share(world: World, case: Case, **changes) -> StatementShare:
    given = {
        "statement": case.statements.first() or Statement(case=case, number=1),
        "shared_with": SharedWith.EMPLOYEE,
        "shared_on": REFERRED,
        "by": world.user("lena"),
        "on": REFERRED,
    }
    return actions.share_statement(case, **given | changes)


def call(world: World, case: Case, **changes) -> WitnessCall:
    given = {
        "outsider": "Olga Outside",
        "party": Party.EMPLOYEE,
        "about": "What the page looked like.",
        "notified_on": REFERRED,
        "by": world.user("lena"),
        "on": REFERRED,
    }
    return actions.call_witness(case, **given | changes)


def invite(world: World, case: Case, **changes) -> WitnessInvitation:
    """To the hearing that is arranged, where there is one; else to the investigation, on the day of the report."""
    _name_a_witness(case, changes)
    hearing = hearing_to_come(case)
    given = {
        "invited_on": ASSESSED,
        "for_on": timezone.localdate(hearing.sits_at) if hearing is not None else REFERRED,
        "by": world.user("lena"),
        "on": REFERRED,
    }
    return actions.invite_witness(case, **given | changes)


def attended(world: World, case: Case, **changes) -> WitnessAttendance:
    """By whoever was invited last; to an invitation that is nowhere where nobody was."""
    last = case.witness_invitations.filter(attendance=None).last()
    given = {
        "invitation": last or WitnessInvitation(case=case, number=1),
        "came": False,
        "why_not": "She was ill.",
        "by": world.user("lena"),
        "on": last.for_on if last is not None else REFERRED,
    }
    return actions.record_witness_attendance(case, **given | changes)


def advise_legally(world: World, case: Case, **changes) -> LegalAdvice:
    given = {
        "given_by": "Law and Partners",
        "given_on": ASSESSED,
        "text": "A tribunal would look hard at the delay.",
        "by": world.user("lena"),
        "on": ASSESSED,
    }
    return actions.add_legal_advice(case, **given | changes)


def declare_conflict(world: World, case: Case, **changes) -> DeclaredConflict:
    given = {
        "employee": world.audrey,
        "declared_on": ASSESSED,
        "reason": "She is married to the employee's brother.",
        "by": world.user("lena"),
        "on": ASSESSED,
    }
    return actions.declare_conflict(case, **given | changes)


def supported(world: World, case: Case) -> None:
    """A row of every kind. The case is before its hearing, and carla its case manager."""
    record_adjustment(world, case)
    answer_adjustment(world, case)
    statement(world, case, outsider="Olga Outside")
    anonymity(world, case)
    share(world, case, copy="I saw it.", why_redacted="It said who she is.")
    if case.state in (FileState.INVESTIGATION, FileState.FINDINGS):
        invite(world, case, outsider="Olga Outside")
        attended(world, case)
    advise_legally(world, case)
    declare_conflict(world, case)
