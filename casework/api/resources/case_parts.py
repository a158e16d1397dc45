"""One case as JSON. What its reader may not see is null or empty, by the same ``Sight`` as the page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from accounts.models import User
from casework import access
from casework.api.resources.adjournments import AdjournmentOut, adjournments
from casework.api.resources.agreements import AgreementOut, agreements
from casework.api.resources.appeals import AppealOut, appeals
from casework.api.resources.case_texts import (
    DecisionOut,
    HearingRecordOut,
    ReportOut,
    decision,
    hearing_record,
    report,
)
from casework.api.resources.comparisons import ComparisonOut, OtherOutcomeOut, comparisons
from casework.api.resources.deadlines import DeadlineOut
from casework.api.resources.grievances import GrievanceOut, grievances
from casework.api.resources.hearings import HearingOut, hearing
from casework.api.resources.joins import joined
from casework.api.resources.overrides import OverrideOut, overrides
from casework.api.resources.pauses import PauseOut, pauses
from casework.api.resources.protected_disclosures import ProtectedDisclosureOut, protected_disclosures
from casework.api.resources.reopenings import ReopeningOut, reopenings
from casework.api.resources.shapes import CodeOut, PersonOut, UnitOut, person, unit
from casework.api.resources.support import SupportOut, person_shown, support
from casework.api.resources.suspensions import SuspensionOut, suspensions
from casework.api.resources.union import UnionRepresentativeOut, union_representative
from casework.api.resources.weighing import SpentRecordOut, spent_records
from casework.api.verbs.described import AvailableActionOut, available_actions
from casework.enums import (
    Action,
    CloseReason,
    Delivery,
    FileState,
    Finding,
    IncidentChannel,
    Known,
    PartKind,
    PastAppeal,
    Platform,
    ResignationKind,
    SanctionLevel,
    Severity,
)
from casework.models import Case, Incident
from casework.queries.case_page import deadlines_shown, finding_of, last_live_day
from casework.queries.deliberation import others_outcomes
from casework.queries.rows import appeal_of, closure_of, conciliation_of, outcome_of, resignation_of
from casework.queries.same_incident import other_cases
from casework.queries.sight import Sight


class CaseLineOut(serializers.Serializer):
    """A case in a list."""

    reference = serializers.CharField()
    state = serializers.ChoiceField(FileState.choices)
    version = serializers.IntegerField()
    employee = PersonOut(source="subject")
    unit = UnitOut()
    category = serializers.CharField(source="category.code")
    severity = CodeOut(Severity.choices)
    opened_on = serializers.DateField()


class AllegationOut(serializers.Serializer):
    """finding: null until it is decided, and for whoever does not see the decision."""

    number = serializers.IntegerField()
    particulars = serializers.CharField()
    category = serializers.CharField()
    channel = serializers.ChoiceField(IncidentChannel.choices)
    platform = CodeOut(Platform.choices)
    acted_from = serializers.DateField()
    acted_to = serializers.DateField()
    finding = CodeOut(Finding.choices)
    carried_over = serializers.BooleanField(help_text="From another case that was joined to this one.")


class PartOut(serializers.Serializer):
    """Who is or was what on the case."""

    part = serializers.ChoiceField(PartKind.choices)
    employee = PersonOut()
    from_date = serializers.DateField()
    to_date = serializers.DateField(allow_null=True)


class OutcomeOut(serializers.Serializer):
    """The outcome letter, and what runs from it.

    appeal_closes_on: the last day to appeal that the letter prints. appeal_open_until: that day, or a later one where a
    day off was added since: until then an appeal is in time.
    """

    issued_on = serializers.DateField()
    delivery = serializers.ChoiceField(Delivery.choices)
    received_on = serializers.DateField()
    told_on = serializers.DateField(allow_null=True)
    appeal_closes_on = serializers.DateField()
    appeal_open_until = serializers.DateField()


class CaseSanctionOut(serializers.Serializer):
    """stands: false for what was set aside, withdrawn or replaced; live_to is then the day as it was."""

    level = serializers.ChoiceField(SanctionLevel.choices)
    issued_on = serializers.DateField()
    live_to = serializers.DateField(allow_null=True)
    employment_ends_on = serializers.DateField(allow_null=True)
    stands = serializers.BooleanField()


class PastRecordOut(serializers.Serializer):
    """For a case that was never carried out here: its old record, and what is known of the procedure."""

    source = serializers.CharField()
    old_reference = serializers.CharField()
    day_known = serializers.BooleanField()
    heard = serializers.ChoiceField(Known.choices)
    accompanied = serializers.ChoiceField(Known.choices)
    appeal_offered = serializers.ChoiceField(Known.choices)
    appeal = serializers.ChoiceField(PastAppeal.choices)


class EvidenceOut(serializers.Serializer):
    number = serializers.IntegerField()
    title = serializers.CharField()
    source = serializers.CharField()
    file_name = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    sha256 = serializers.CharField()
    href = serializers.CharField(help_text="Where the file can be fetched.")


class NoteOut(serializers.Serializer):
    text = serializers.CharField()
    by = serializers.CharField()
    recorded_at = serializers.DateTimeField()


class ResignationOut(serializers.Serializer):
    """ends_on: the last day of employment."""

    kind = serializers.ChoiceField(ResignationKind.choices)
    given_on = serializers.DateField()
    ends_on = serializers.DateField()


class ConciliationOut(serializers.Serializer):
    """Acas early conciliation. day_b: the day of the certificate; null while it is awaited."""

    day_a = serializers.DateField()
    day_b = serializers.DateField(allow_null=True)


class ClosureOut(serializers.Serializer):
    reason = serializers.ChoiceField(CloseReason.choices)
    closed_on = serializers.DateField()


class CaseOut(serializers.Serializer):
    """A case. report, decision, hearing records, evidence, notes: null or empty for whoever may not read them."""

    reference = serializers.CharField()
    state = serializers.ChoiceField(FileState.choices)
    version = serializers.IntegerField()
    employee = PersonOut()
    unit = UnitOut(help_text="On the day of the incident.")
    category = serializers.CharField()
    severity = CodeOut(Severity.choices)
    opened_on = serializers.DateField()
    incident = serializers.CharField(allow_null=True, help_text="Its reference, if you may see it.")
    other_cases = serializers.ListField(
        child=serializers.CharField(), help_text="Of the same incident, by reference, if you may see them."
    )
    allegations = AllegationOut(many=True)
    people = PartOut(many=True)
    deadlines = DeadlineOut(many=True)
    report = ReportOut(allow_null=True)
    hearings = HearingOut(many=True)
    hearing_records = HearingRecordOut(many=True)
    decision = DecisionOut(allow_null=True)
    outcome = OutcomeOut(allow_null=True)
    sanctions = CaseSanctionOut(many=True)
    spent_records = SpentRecordOut(many=True)
    comparisons = ComparisonOut(many=True, help_text="For whoever decides, while they decide; else empty.")
    others_outcomes = OtherOutcomeOut(many=True, help_text="As comparisons; issued outcomes alone.")
    appeals = AppealOut(many=True)
    suspensions = SuspensionOut(many=True)
    adjournments = AdjournmentOut(many=True)
    agreements = AgreementOut(many=True)
    pauses = PauseOut(many=True)
    grievances = GrievanceOut(many=True)
    protected_disclosures = ProtectedDisclosureOut(many=True)
    union_representative = UnionRepresentativeOut(allow_null=True)
    separation_overrides = OverrideOut(many=True)
    support = SupportOut()
    resignation = ResignationOut(allow_null=True)
    conciliation = ConciliationOut(allow_null=True, help_text="Only for HR and auditors.")
    past_record = PastRecordOut(allow_null=True)
    evidence = EvidenceOut(many=True)
    notes = NoteOut(many=True)
    closure = ClosureOut(allow_null=True)
    reopenings = ReopeningOut(many=True)
    joined = serializers.ListField(child=serializers.CharField(), help_text="Cases that ended in this one.")
    joined_into = serializers.CharField(allow_null=True, help_text="The case in which this one ended.")
    available_actions = AvailableActionOut(many=True)


def case_out(case: Case, by: User, sight: Sight) -> dict[str, Any]:
    """The values of ``CaseOut``. ``case``: loaded by ``case_page.load``."""
    return {
        "reference": case.reference,
        "state": case.state,
        "version": case.version,
        "employee": person(case.subject),
        "unit": unit(case.unit),
        "category": case.category.code,
        "severity": case.severity,
        "opened_on": case.opened_on,
        "incident": _incident(case, by),
        "other_cases": [one.reference for one in other_cases(case, by)],
        "allegations": [_allegation(case, one, sight) for one in case.allegations.all()],
        "people": [
            _part(case, one, sight)
            for one in sorted(case.parts.all(), key=lambda row: (row.from_date, row.pk))
        ],
        "deadlines": deadlines_shown(case, sight),
        "report": report(case) if sight.report else None,
        "hearings": [hearing(one) for one in case.hearings.all()],
        "hearing_records": _records(case) if sight.hearing_notes else [],
        "decision": decision(case, sight) if sight.decision else None,
        "outcome": outcome_of(case) if sight.decision else None,
        "sanctions": _sanctions(case, sight),
        "spent_records": spent_records(case, sight),
        "comparisons": comparisons(case) if _decides(case, by) else [],
        "others_outcomes": others_outcomes(case) if _decides(case, by) else [],
        "appeals": appeals(case, sight),
        "suspensions": suspensions(case, sight),
        "adjournments": adjournments(case, sight),
        "agreements": agreements(case, sight),
        "pauses": pauses(case, sight),
        "grievances": grievances(case, sight),
        "protected_disclosures": protected_disclosures(case, by, sight),
        "union_representative": union_representative(case, sight),
        "separation_overrides": overrides(case, sight),
        "support": support(case, sight),
        "resignation": resignation_of(case),
        "conciliation": conciliation_of(case) if sight.tribunal else None,
        "past_record": getattr(case, "provenance", None) if sight.decision else None,
        "evidence": [_evidence(case, one) for one in case.evidence.all()] if sight.evidence else [],
        "notes": _notes(case) if sight.notes else [],
        "closure": closure_of(case),
        "available_actions": available_actions(case, by, sight),
        "reopenings": reopenings(case, sight),
        **joined(case, by),
    }


def _decides(case: Case, by: User) -> bool:
    return any(step.action == Action.DECIDE_OUTCOME for step in access.open_steps(by, case))


def _incident(case: Case, by: User) -> str | None:
    seen = Incident.objects.visible_to(by).filter(pk=case.incident_id).exists()
    return case.incident.reference if seen else None


def _allegation(case: Case, row: Any, sight: Sight) -> dict[str, Any]:
    return {
        "number": row.number,
        "particulars": row.particulars,
        "category": row.category.code,
        "channel": row.channel,
        "platform": row.platform,
        "acted_from": row.acted_from,
        "acted_to": row.acted_to,
        "finding": finding_of(case, row) if sight.decision else None,
        "carried_over": row.carried_by_id is not None,
    }


def _part(case: Case, row: Any, sight: Sight) -> dict[str, Any]:
    return {
        "part": row.kind,
        "employee": person_shown(case, row.employee, sight),
        "from_date": row.from_date,
        "to_date": row.to_date,
    }


def _records(case: Case) -> list[dict[str, Any]]:
    held = [row for row in case.hearings.all() if getattr(row, "record", None) is not None]
    return [hearing_record(case, row.record) for row in held]


def _sanctions(case: Case, sight: Sight) -> list[dict[str, Any]]:
    """What was imposed, the first first. What an appeal made of it stays hidden until its reader may know."""
    if not sight.decision:
        return []
    appeal = appeal_of(case)
    told = appeal is None or sight.sees_result(appeal)
    rows = [row for row in case.sanctions.all() if told or row.imposed_by_id is None]
    return [
        {
            "level": row.level,
            "issued_on": row.issued_on,
            "live_to": last_live_day(row),
            "employment_ends_on": row.employment_ends_on,
            "stands": row.superseded_at is None or not told,
        }
        for row in sorted(rows, key=lambda row: row.pk)
    ]


def _evidence(case: Case, row: Any) -> dict[str, Any]:
    address = reverse("evidence", kwargs={"reference": case.reference, "number": row.number})
    names = ("number", "title", "source", "file_name", "size", "sha256")
    return {name: getattr(row, name) for name in names} | {"href": address}


def _notes(case: Case) -> list[dict[str, Any]]:
    rows = sorted(case.notes.all(), key=lambda row: row.pk)
    return [{"text": row.text, "by": row.written_by.name, "recorded_at": row.recorded_at} for row in rows]
