"""What lets everybody take part, as JSON; what its reader may not see is null, by the same ``Sight`` as the page."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import CodeOut, PersonOut, person
from casework.enums import (
    AdjustmentResult,
    AnonymityAskedBy,
    AskedBy,
    FitNoteSays,
    FitQuestion,
    FitToAttend,
    Meeting,
    Party,
    SharedWith,
)
from casework.models import (
    Adjustment,
    AnonymityRequest,
    Case,
    Employee,
    OccupationalHealthReferral,
    Statement,
    WitnessCall,
    WitnessInvitation,
)
from casework.queries.sight import Sight
from casework.queries.support import answer_of
from casework.queries.witnesses import name_of, text_shown, witness_name


class AdjustmentOut(serializers.Serializer):
    """result: null while nobody has answered it. agreed: what is done, in practical words; empty for a refusal."""

    number = serializers.IntegerField()
    asked_by = serializers.ChoiceField(AskedBy.choices)
    asked_on = serializers.DateField()
    meetings = serializers.ChoiceField(Meeting.choices)
    asked = serializers.CharField(allow_null=True)
    health_reason = serializers.CharField(allow_null=True)
    result = CodeOut(AdjustmentResult.choices)
    agreed = serializers.CharField(allow_null=True)
    reasons = serializers.CharField(allow_null=True)
    answered_on = serializers.DateField(allow_null=True)


class FitNoteOut(serializers.Serializer):
    """For HR and auditors."""

    says = serializers.ChoiceField(FitNoteSays.choices)
    from_on = serializers.DateField()
    to_on = serializers.DateField()


class OccupationalHealthOut(serializers.Serializer):
    """For those who advise and decide. fitness: null until it is answered. advice: for HR and auditors."""

    referred_on = serializers.DateField()
    questions = serializers.ListField(child=serializers.ChoiceField(FitQuestion.choices))
    received_on = serializers.DateField(allow_null=True)
    fitness = CodeOut(FitToAttend.choices)
    adjustments = serializers.CharField(allow_null=True)
    not_before = serializers.DateField(allow_null=True)
    advice = serializers.CharField(allow_null=True)


class ShareOut(serializers.Serializer):
    """redacted: something was taken out of the copy."""

    shared_with = serializers.ChoiceField(SharedWith.choices)
    shared_on = serializers.DateField()
    redacted = serializers.BooleanField()


class StatementOut(serializers.Serializer):
    """For whoever reads the report. witness: a name, or Witness A. text: of a witness who is not named, the copy."""

    number = serializers.IntegerField()
    version = serializers.IntegerField()
    witness = serializers.CharField()
    taken_on = serializers.DateField()
    signed_on = serializers.DateField(allow_null=True)
    text = serializers.CharField()
    shares = ShareOut(many=True)


class WitnessCallOut(serializers.Serializer):
    """Who is to be heard at a hearing."""

    witness = serializers.CharField()
    party = serializers.ChoiceField(Party.choices)
    meeting = serializers.ChoiceField(Meeting.choices)
    about = serializers.CharField()
    notified_on = serializers.DateField()


class AnonymityDecisionOut(serializers.Serializer):
    """One decision; the newest stands."""

    granted = serializers.BooleanField()
    decided_on = serializers.DateField()
    decided_by = serializers.CharField()
    reasons = serializers.CharField()


class AnonymityOut(serializers.Serializer):
    """That a witness asked not to be named; for HR, investigator, case manager and auditor. decisions: empty: it waits."""

    number = serializers.IntegerField()
    witness = serializers.CharField()
    letter = serializers.CharField()
    asked_on = serializers.DateField()
    asked_by = serializers.ChoiceField(AnonymityAskedBy.choices)
    why = serializers.CharField()
    recorded_by = serializers.CharField()
    decisions = AnonymityDecisionOut(many=True)


class WitnessInvitationOut(serializers.Serializer):
    """came: null while nobody has recorded it. why_not: for those who know the names of all witnesses."""

    number = serializers.IntegerField()
    witness = serializers.CharField()
    meeting = serializers.ChoiceField(Meeting.choices)
    invited_on = serializers.DateField()
    for_on = serializers.DateField()
    came = serializers.BooleanField(allow_null=True)
    why_not = serializers.CharField(allow_null=True)


class LegalAdviceOut(serializers.Serializer):
    """Privileged. given_by and text are null for an auditor; the list is empty for everybody who is not HR."""

    given_on = serializers.DateField()
    added_by = serializers.CharField()
    given_by = serializers.CharField(allow_null=True)
    text = serializers.CharField(allow_null=True)


class ConflictOut(serializers.Serializer):
    """A declared conflict of interest. Who and why are null for an auditor; the list is empty for who is not HR."""

    declared_on = serializers.DateField()
    recorded_by = serializers.CharField()
    employee = PersonOut(allow_null=True)
    reason = serializers.CharField(allow_null=True)


class SupportOut(serializers.Serializer):
    """Empty for whoever does not work on the case."""

    adjustments = AdjustmentOut(many=True)
    fit_notes = FitNoteOut(many=True)
    occupational_health = OccupationalHealthOut(many=True)
    statements = StatementOut(many=True)
    witnesses_called = WitnessCallOut(many=True)
    witnesses_invited = WitnessInvitationOut(many=True)
    anonymity = AnonymityOut(many=True)
    legal_advice = LegalAdviceOut(many=True)
    conflicts = ConflictOut(many=True)


def support(case: Case, sight: Sight) -> dict[str, Any]:
    """The values of ``SupportOut``. ``case``: loaded by ``case_page.load``."""
    adjustments = case.adjustments.all() if sight.support else ()
    referrals = case.health_referrals.all() if sight.overlays else ()
    return {
        "adjustments": [_adjustment(row, sight) for row in adjustments],
        "fit_notes": case.fit_notes.all() if sight.health else [],
        "occupational_health": [_referral(row, sight) for row in referrals],
        "statements": [_statement(case, row, sight) for row in case.statements.all() if sight.report],
        "witnesses_called": [
            _call(case, row, sight) for row in case.witness_calls.all() if sight.report or sight.hearing_sheet
        ],
        "witnesses_invited": [
            _invitation(case, row, sight)
            for row in case.witness_invitations.all()
            if sight.report or (sight.hearing_sheet and row.meeting != Meeting.INVESTIGATION)
        ],
        "anonymity": [_anonymity(row) for row in case.anonymity_requests.all() if sight.names],
        "legal_advice": _legal_advice(case, sight),
        "conflicts": _conflicts(case, sight),
    }


def _legal_advice(case: Case, sight: Sight) -> list[dict[str, Any]]:
    return [
        {
            "given_on": row.given_on,
            "added_by": row.added_by.name,
            "given_by": row.given_by if sight.legal_advice else None,
            "text": row.text if sight.legal_advice else None,
        }
        for row in case.legal_advice.all()
        if sight.legal_advice_known
    ]


def _conflicts(case: Case, sight: Sight) -> list[dict[str, Any]]:
    return [
        {
            "declared_on": row.declared_on,
            "recorded_by": row.recorded_by.name,
            "employee": person(row.employee) if sight.legal_advice else None,
            "reason": row.reason if sight.legal_advice else None,
        }
        for row in case.declared_conflicts.all()
        if sight.legal_advice_known
    ]


def person_shown(case: Case, employee: Employee, sight: Sight) -> dict[str, Any]:
    """The values of ``PersonOut``; of a witness who is not named the letter alone."""
    name = name_of(case, sight, employee)
    return person(employee) if name == employee.name else {"staff_number": "", "name": name}


def _statement(case: Case, row: Statement, sight: Sight) -> dict[str, Any]:
    shares = [
        {"shared_with": one.shared_with, "shared_on": one.shared_on, "redacted": bool(one.copy)}
        for one in row.shares.all()
    ]
    return {
        "number": row.number,
        "version": row.version,
        "witness": witness_name(case, sight, row),
        "taken_on": row.taken_on,
        "signed_on": row.signed_on,
        "text": text_shown(case, sight, row),
        "shares": shares,
    }


def _call(case: Case, row: WitnessCall, sight: Sight) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in ("party", "meeting", "about", "notified_on")}
    return told | {"witness": witness_name(case, sight, row)}


def _invitation(case: Case, row: WitnessInvitation, sight: Sight) -> dict[str, Any]:
    answer = getattr(row, "attendance", None)
    told = {name: getattr(row, name) for name in ("number", "meeting", "invited_on", "for_on")}
    return told | {
        "witness": witness_name(case, sight, row),
        "came": answer.came if answer is not None else None,
        "why_not": answer.why_not if answer is not None and sight.names else None,
    }


def _anonymity(row: AnonymityRequest) -> dict[str, Any]:
    """For those who know the names."""
    decisions = [
        {
            "granted": one.granted,
            "decided_on": one.decided_on,
            "decided_by": one.decided_by.name,
            "reasons": one.reasons,
        }
        for one in row.decisions.all()
    ]
    told = {name: getattr(row, name) for name in ("number", "letter", "asked_on", "asked_by", "why")}
    return told | {
        "witness": row.witness.name if row.witness is not None else row.outsider,
        "recorded_by": row.recorded_by.name,
        "decisions": decisions,
    }


def _referral(row: OccupationalHealthReferral, sight: Sight) -> dict[str, Any]:
    answer = getattr(row, "answer", None)
    told = ("received_on", "fitness", "adjustments", "not_before")
    return {
        "referred_on": row.referred_on,
        "questions": row.questions,
        **{name: getattr(answer, name, None) for name in told},
        "advice": answer.advice if answer is not None and sight.health else None,
    }


def _adjustment(row: Adjustment, sight: Sight) -> dict[str, Any]:
    answer = answer_of(row)
    return {
        "number": row.number,
        "asked_by": row.asked_by,
        "asked_on": row.asked_on,
        "meetings": row.meetings,
        "asked": row.asked if sight.adjustments else None,
        "health_reason": row.health_reason if sight.health else None,
        "result": answer.result if answer is not None else None,
        "agreed": answer.agreed if answer is not None else None,
        "reasons": answer.reasons if answer is not None and sight.adjustments else None,
        "answered_on": answer.answered_on if answer is not None else None,
    }
