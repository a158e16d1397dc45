"""The shapes of a case: what stands in a list, and the whole of one."""

from __future__ import annotations

from rest_framework import serializers

from casework.api.resources.adjournments import AdjournmentOut
from casework.api.resources.agreements import AgreementOut
from casework.api.resources.appeals import AppealOut
from casework.api.resources.case_texts import (
    DecisionOut,
    HearingRecordOut,
    ReportOut,
)
from casework.api.resources.comparisons import ComparisonOut, OtherOutcomeOut
from casework.api.resources.criminal_matters import CriminalMatterOut
from casework.api.resources.deadlines import DeadlineOut
from casework.api.resources.from_paper import PastRecordOut
from casework.api.resources.grievances import GrievanceOut
from casework.api.resources.hearings import HearingOut
from casework.api.resources.holds import LegalHoldOut
from casework.api.resources.judging import EarlierWarningOut
from casework.api.resources.letters import LetterOut
from casework.api.resources.norms import MeasureOut
from casework.api.resources.overrides import OverrideOut
from casework.api.resources.own_words import OwnWordsOut
from casework.api.resources.pauses import PauseOut
from casework.api.resources.protected_disclosures import ProtectedDisclosureOut
from casework.api.resources.reopenings import ReopeningOut, WithdrawalOut
from casework.api.resources.retention import RecordReviewOut
from casework.api.resources.safeguarding import SafeguardingOut
from casework.api.resources.shapes import CodeOut, PersonOut, UnitOut
from casework.api.resources.support import SupportOut
from casework.api.resources.suspensions import SuspensionOut
from casework.api.resources.union import UnionRepresentativeOut
from casework.api.resources.weighing import SpentRecordOut
from casework.api.verbs.described import AvailableActionOut
from casework.enums import (
    STAGES_TAKEN_OVER,
    CloseReason,
    Delivery,
    FileState,
    Finding,
    ImprovementResult,
    IncidentChannel,
    PaperChecked,
    PartKind,
    Platform,
    ReasonsBasis,
    ResignationKind,
    SanctionLevel,
    Severity,
)


class CaseLineOut(serializers.Serializer):
    """A case in a list. Its version, as you are to count it, stands with the case itself."""

    reference = serializers.CharField()
    state = serializers.ChoiceField(FileState.choices)
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
    to_mind = serializers.CharField(
        help_text="What to mind of its holder, with the rule: the line of management, or a declared conflict; else empty."
    )


class OutcomeOut(serializers.Serializer):
    """The outcome letter, and what runs from it.

    appeal_closes_on: the last day to appeal that the letter prints. appeal_open_until: that day, or a later one where
    the time was lengthened since, by a day off or by the day on which the letter arrived: until then an appeal is in time.
    """

    issued_on = serializers.DateField()
    delivery = serializers.ChoiceField(Delivery.choices)
    received_on = serializers.DateField()
    told_on = serializers.DateField(allow_null=True)
    appeal_closes_on = serializers.DateField()
    appeal_open_until = serializers.DateField()


class ImprovementOut(serializers.Serializer):
    """Null once the warning fell. What it says and what came of it: null for whoever does not read the reasons."""

    required = serializers.CharField(allow_null=True)
    review_on = serializers.DateField()
    result = serializers.ChoiceField(ImprovementResult.choices, allow_null=True)
    said = serializers.CharField(allow_null=True)
    reviewed_on = serializers.DateField(allow_null=True)


class CaseSanctionOut(serializers.Serializer):
    """stands: false for what was set aside, withdrawn or replaced; live_to is then the day as it was."""

    level = serializers.ChoiceField(SanctionLevel.choices)
    level_name = serializers.CharField(help_text="What its policy calls it, as pages and letters do.")
    counts_as_sanction = serializers.BooleanField(help_text="false: it is in no figures and never counts.")
    issued_on = serializers.DateField()
    live_to = serializers.DateField(allow_null=True)
    employment_ends_on = serializers.DateField(allow_null=True)
    measures = MeasureOut(many=True)
    stands = serializers.BooleanField()


class PaperCheckOut(serializers.Serializer):
    rule = serializers.CharField(help_text="The rule's name, such as PR-10.")
    result = serializers.ChoiceField(PaperChecked.choices)


class TakenOverOut(serializers.Serializer):
    """For a case that was run on paper until it came here: what is said of its days is what the paper says."""

    stage = serializers.ChoiceField(
        [(one.value, one.label) for one in STAGES_TAKEN_OVER], help_text="Where it was."
    )
    source = serializers.CharField()
    old_reference = serializers.CharField()
    sha256 = serializers.CharField(help_text="Of the scan.")
    file_name = serializers.CharField(
        allow_null=True, help_text="Of the scan. Null where none is kept, or you may not open it."
    )
    href = serializers.CharField(
        allow_null=True,
        help_text="Where the scan is downloaded. Null where none is kept, or you may not open it.",
    )
    taken_over_on = serializers.DateField()
    recorded_at = serializers.DateTimeField()
    departures = serializers.CharField(
        allow_null=True,
        help_text="What was not done as the procedure asks, and why. Null where it is not for you.",
    )
    checks = PaperCheckOut(many=True)


class RedactionOut(serializers.Serializer):
    place = serializers.CharField()
    reason = serializers.CharField()


class EvidenceOut(serializers.Serializer):
    """A file. Of one that has a redacted copy the name, size and digest are those of the copy, which is what is served."""

    number = serializers.IntegerField()
    title = serializers.CharField()
    source = serializers.CharField()
    file_name = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    sha256 = serializers.CharField()
    href = serializers.CharField(help_text="Where the file can be fetched.")
    original_href = serializers.CharField(
        allow_null=True, help_text="Where the original of a redacted copy can be fetched, if you may read it."
    )
    redactions = RedactionOut(many=True)


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
    """Early conciliation. day_b: the day of the certificate; null while it is awaited."""

    day_a = serializers.DateField()
    day_b = serializers.DateField(allow_null=True)


class WrittenReasonsOut(serializers.Serializer):
    """Why written reasons are owed and since when; sent_on and reasons are null until they were given."""

    basis = serializers.ChoiceField(ReasonsBasis.choices)
    received_on = serializers.DateField()
    asked_by = serializers.CharField()
    sent_on = serializers.DateField(source="answer.sent_on", default=None, allow_null=True)
    reasons = serializers.CharField(source="answer.reasons", default=None, allow_null=True)


class ClosureOut(serializers.Serializer):
    reason = serializers.ChoiceField(CloseReason.choices)
    died_on = serializers.DateField(allow_null=True)
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
    improvement = ImprovementOut(allow_null=True, help_text="What the warning requires (R14).")
    sanctions = CaseSanctionOut(many=True)
    spent_records = SpentRecordOut(many=True)
    earlier_warnings = EarlierWarningOut(
        many=True, help_text="Those that count or are to be judged; empty for whoever sees none of them."
    )
    comparisons = ComparisonOut(many=True, help_text="For whoever decides, while they decide; else empty.")
    others_outcomes = OtherOutcomeOut(many=True, help_text="As comparisons; issued outcomes alone.")
    appeals = AppealOut(many=True)
    suspensions = SuspensionOut(many=True)
    adjournments = AdjournmentOut(many=True)
    agreements = AgreementOut(many=True)
    pauses = PauseOut(many=True)
    grievances = GrievanceOut(many=True)
    protected_disclosures = ProtectedDisclosureOut(many=True)
    criminal_matters = CriminalMatterOut(many=True)
    safeguarding = SafeguardingOut()
    legal_holds = LegalHoldOut(many=True)
    record_reviews = RecordReviewOut(many=True)
    union_representative = UnionRepresentativeOut(allow_null=True)
    separation_overrides = OverrideOut(many=True)
    support = SupportOut()
    letters = LetterOut(many=True)
    own_words = OwnWordsOut()
    resignation = ResignationOut(allow_null=True)
    written_reasons = WrittenReasonsOut(many=True, help_text="For a dismissal; only for HR and auditors.")
    conciliation = ConciliationOut(allow_null=True, help_text="Only for HR and auditors.")
    past_record = PastRecordOut(allow_null=True)
    taken_over = TakenOverOut(allow_null=True)
    evidence = EvidenceOut(many=True)
    notes = NoteOut(many=True)
    closure = ClosureOut(allow_null=True)
    reopenings = ReopeningOut(many=True)
    withdrawals = WithdrawalOut(many=True)
    follows = serializers.CharField(
        allow_null=True, help_text="The closed case that this one follows on, if you may see it."
    )
    followed_by = serializers.ListField(
        child=serializers.CharField(), help_text="Cases that followed on this one, of those you may see."
    )
    joined = serializers.ListField(child=serializers.CharField(), help_text="Cases that ended in this one.")
    joined_into = serializers.CharField(allow_null=True, help_text="The case in which this one ended.")
    available_actions = AvailableActionOut(many=True)
