"""What the employee said in their own case, as JSON; what its reader may not see is left out or null, as on the page."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework.api.resources.shapes import CodeOut
from casework.enums import CompanionKind, HearingKind, Letter, NotesAnswer, ProposalReason, ToldThrough
from casework.models import Case, LetterReceipt, NamedCompanion, NotesComment, TimeProposal
from casework.queries.sight import Sight


class SaidOut(serializers.Serializer):
    """through: on the employee's own page, or on paper through HR. told_on: the day it was received."""

    through = serializers.ChoiceField(ToldThrough.choices)
    told_on = serializers.DateField()


class ReceiptOut(SaidOut):
    """received_on: when the letter arrived, by the employee's word."""

    letter = serializers.ChoiceField(Letter.choices)
    received_on = serializers.DateField()


class CompanionOut(SaidOut):
    """For those who are at the hearing."""

    meeting = serializers.ChoiceField(HearingKind.choices)
    kind = serializers.ChoiceField(CompanionKind.choices)
    name = serializers.CharField()


class ProposalOut(SaidOut):
    """said, why_unreasonable: null for whoever does not read notes. refused_on: null where it was not refused."""

    meeting = serializers.ChoiceField(HearingKind.choices)
    reason = CodeOut(ProposalReason.choices)
    proposed_on = serializers.DateField()
    said = serializers.CharField(allow_null=True)
    refused_on = serializers.DateField(allow_null=True)
    why_unreasonable = serializers.CharField(allow_null=True)


class CommentOut(SaidOut):
    """For whoever reads notes."""

    meeting = serializers.ChoiceField(HearingKind.choices)
    answer = serializers.ChoiceField(NotesAnswer.choices)
    employee_version = serializers.CharField()


class OwnWordsOut(serializers.Serializer):
    """Empty for whoever does not work on the case."""

    receipts = ReceiptOut(many=True)
    companions = CompanionOut(many=True)
    proposals = ProposalOut(many=True)
    comments = CommentOut(many=True)


def own_words(case: Case, sight: Sight) -> dict[str, Any]:
    """The values of ``OwnWordsOut``. ``case``: loaded by ``case_page.load``."""
    return {
        "receipts": [_receipt(row) for row in case.letter_receipts.all() if sight.support],
        "companions": [
            _said(row, "kind", "name")
            for row in case.named_companions.all()
            if (sight.hearing_sheet if row.hearing_id is not None else sight.appeal_sheet)
        ],
        "proposals": [_proposal(row, sight) for row in case.time_proposals.all() if sight.support],
        "comments": [
            _said(row, "answer", "employee_version")
            for row in case.notes_comments.all()
            if (sight.hearing_notes if row.record_id is not None else sight.appeal_notes)
        ],
    }


def _said(row: NamedCompanion | TimeProposal | NotesComment, *names: str) -> dict[str, Any]:
    pk = row.record_id if isinstance(row, NotesComment) else row.hearing_id
    meeting = HearingKind.HEARING if pk is not None else HearingKind.APPEAL_HEARING
    return {"meeting": meeting} | {name: getattr(row, name) for name in ("through", "told_on", *names)}


def _receipt(row: LetterReceipt) -> dict[str, Any]:
    letters = (
        (row.hearing_id, Letter.INVITATION),
        (row.outcome_id, Letter.OUTCOME),
        (row.appeal_hearing_id, Letter.APPEAL_INVITATION),
        (row.appeal_outcome_id, Letter.APPEAL_OUTCOME),
    )
    sent = row.sent_letter
    letter = sent.kind if sent is not None else next(letter for pk, letter in letters if pk is not None)
    told = {name: getattr(row, name) for name in ("through", "told_on", "received_on")}
    return told | {"letter": letter}


def _proposal(row: TimeProposal, sight: Sight) -> dict[str, Any]:
    reads = sight.hearing_notes if row.hearing_id is not None else sight.appeal_notes
    refusal = getattr(row, "refusal", None)
    return _said(row, "reason", "proposed_on") | {
        "said": row.said if reads else None,
        "refused_on": refusal.refused_on if refusal is not None else None,
        "why_unreasonable": refusal.why_unreasonable if refusal is not None and reads else None,
    }
