"""For each named constraint one bad write. ``w`` is the world, ``c`` a closed case with rows of every kind."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import F, Model
from django.utils import timezone

from casework.actions.holidays import add_holiday
from casework.actions.information_requests import add_request_step
from casework.actions.policy_drafts import change_policy_draft, draft_policy, propose_policy
from casework.enums import (
    Action,
    HolidayKind,
    Nation,
    RecordClass,
    RecordReviewResult,
    RequestKind,
    SanctionLevel,
)
from casework.imports.runs import hand_over
from casework.models import (
    AppealWithdrawal,
    Case,
    CaseJoin,
    Cover,
    CoveredPart,
    CoverGap,
    DecisionReview,
    EmailDelivery,
    Findings,
    HolidayChange,
    ImportRun,
    Incident,
    InformationRequest,
    InsteadEffect,
    InsteadExtension,
    LiveSettlement,
    NextAppealLevel,
    Notification,
    PaperCheck,
    PointLeftOut,
    PolicyProposal,
    PurgedCase,
    PurgedSanction,
    ReasonsRequest,
    RecordReview,
    RedactedCopy,
    Redaction,
    ReinstatementPay,
    RequestEntry,
    SentLetter,
    TakenOver,
    WarningJudgement,
    WrittenReasons,
)
from tests.imports.past import past_sanction
from tests.own_world import told_of_the_settling
from tests.paper_world import SCAN
from tests.requests_world import RECEIVED, received
from tests.world import World

DAY = timedelta(days=1)


def again(row: Model, **changes: Any) -> None:
    """The same row a second time, with changes."""
    second = type(row)._default_manager.get(pk=row.pk)
    second.pk = None
    for name, value in changes.items():
        setattr(second, name, value)
    second.save(force_insert=True)


def change(row: Model, **changes: Any) -> None:
    """The row changed behind the verbs' back."""
    if isinstance(row, Case | Incident):
        changes["version"] = F("version") + 1
    type(row)._default_manager.filter(pk=row.pk).update(**changes)


def looked_at(world: World, case: Case) -> RecordReview:
    """Said to be proposed for purging, years later: the reference policy has no schedule."""
    return RecordReview.objects.create(
        case=case,
        result=RecordReviewResult.PURGE,
        reasons="Nobody asked for it.",
        policy=case.policy,
        record_class=RecordClass.WARNING,
        counted_from=date(2026, 12, 3),
        purge_from=date(2032, 12, 4),
        reviewed_on=date(2032, 12, 4),
        reviewed_by=world.user("lena"),
    )


def purged() -> PurgedCase:
    """What would stay of a case with one warning."""
    month = date(2026, 10, 1)
    kept = PurgedCase.objects.create(person=uuid.uuid4())
    level = SanctionLevel.WRITTEN_WARNING
    PurgedSanction.objects.create(case=kept, level=level, is_first=True, decided=month, recorded=month)
    return kept


SAID: dict[str, Callable[[Case], Any]] = {
    "letter_receipt": lambda c: c.letter_receipts.all(),
    "named_companion": lambda c: c.named_companions.all(),
    "time_proposal": lambda c: c.time_proposals.all(),
    "notes_comment": lambda c: c.notes_comments.all(),
}


LETTER_OF = {
    "suspension": "suspension",
    "suspension_review": "suspension_review",
    "pause": "pause",
    "adjournment": "adjournment",
    "closure": "closure",
    "curtailment": "warning_curtailed",
    "extension": "warning_extended",
}


def _letter(case: Case, kind: str) -> SentLetter:
    return case.sent_letters.get(kind=kind)


def _about_nothing(row: Model) -> dict[str, None]:
    """Each column that says what it is about, emptied."""
    about = (
        "hearing",
        "findings",
        "suspension",
        "outcome",
        "appeal_hearing",
        "appeal_outcome",
        "sent_letter",
        "record",
        "appeal_record",
    )
    names = {field.name for field in row._meta.get_fields()}
    return {name: None for name in about if name in names}


def event(*without: str, **changes: Any) -> None:
    """An audit event with these keys changed or left out."""
    body = {"v": 1, "uid": str(uuid.uuid4()), "action": Action.ADD_NOTE.value, "actor": 1} | changes
    kept = {key: value for key, value in body.items() if key not in without}
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO casework_auditevent (body) VALUES (%s)", [json.dumps(kept)])


def twice_the_same_event() -> None:
    uid = str(uuid.uuid4())
    event(uid=uid)
    event(uid=uid)


def report(case: Case) -> Findings:
    """The report that stands; the one before it was returned."""
    return case.reports.get(returned=None)


def second_hearing(case: Case) -> Model:
    return case.hearings.get(attempt=2)


def decision(case: Case) -> Model:
    return case.decisions.get(recalled_at=None)


def now(case: Case) -> Model:
    """The sanction that the appeal put in its place."""
    return case.sanctions.get(superseded_at=None)


def asked(world: World) -> InformationRequest:
    """A request for information on the register."""
    return received(world, RequestKind.FREEDOM_OF_INFORMATION, by=world.user("lena"))


def replied(world: World) -> RequestEntry:
    """The refusal of a request for information."""
    how = {"result": "refused", "refused_for": "cost_limit", "by": world.user("lena")}
    return add_request_step(asked(world), step="replied", on=RECEIVED, **how)


def paid(case: Case, **changes: Any) -> Model:
    """Pay after a dismissal that did not stand, said to have been settled."""
    decision = case.appeal_decisions.get()
    given = {"days": 5, "paid_on": date(2026, 11, 16), "note": "All of it."} | changes
    by = decision.decided_by
    return ReinstatementPay.objects.create(case=case, decision=decision, recorded_by=by, **given)


def extended_instead(case: Case, of: Case, **changes: Any) -> Model:
    """What a recalled decision is said to have extended, of another case, and what that came to: no short walk has both."""
    recalled = case.decisions.filter(recalled_at__isnull=False).first()
    warning = of.sanctions.first()
    given = {"months": 6, "most": 6, "reasons": "It is enough.", "sanction": warning} | changes
    row = InsteadExtension.objects.create(case=case, decision=recalled, **given)
    period = of.live_periods.first()
    effect = {"case": case, "extension": row, "was_until": date(2027, 4, 19)}
    InsteadEffect.objects.create(months=6, period=period, **effect)
    InsteadEffect.objects.create(months=0, appeal_decision=case.appeal_decisions.first(), **effect)
    return row


def settled(case: Case, **changes: Any) -> Model:
    """A live period that is said to have had no end before: no letter of this system leaves it open."""
    first, last = case.live_periods.order_by("pk")[:2]
    given = {
        "settled": first,
        "period": last,
        "source": "Policy of 2019.",
        "reasons": "Six months.",
    } | changes
    by, sanction = decision(case).decided_by, case.sanctions.order_by("pk").first()
    on = date(2026, 12, 1)
    return LiveSettlement.objects.create(case=case, sanction=sanction, settled_on=on, settled_by=by, **given)


def judged(case: Case, of: Case, **changes: Any) -> Model:
    """What a recalled decision is said to have judged of a warning of another case: no short walk has both."""
    recalled = case.decisions.filter(recalled_at__isnull=False).first()
    given = {
        "counts": True,
        "reasons": "She had read it by then.",
        "sanction": of.sanctions.first(),
    } | changes
    allegation = case.allegations.first()
    return WarningJudgement.objects.create(case=case, decision=recalled, allegation=allegation, **given)


def asked_for_reasons(case: Case, **changes: Any) -> Model:
    """Written reasons asked for and given, said to be for a dismissal."""
    given = {"basis": "asked", "asked_by": "Sam", "received_on": date(2026, 11, 2)} | changes
    by, sanction = decision(case).decided_by, case.sanctions.order_by("pk").first()
    request = ReasonsRequest.objects.create(case=case, sanction=sanction, recorded_by=by, **given)
    return WrittenReasons.objects.create(
        case=case, request=request, reasons="He copied it.", sent_on=date(2026, 11, 9), sent_by=by
    )


def left_out(case: Case, **changes: Any) -> Model:
    """A point of the Code left out at the first hearing held."""
    record = case.hearing_records.first()
    given = {"point": "witnesses", "why": "Nobody was named."} | changes
    return PointLeftOut.objects.create(case=case, record=record, **given)


def offered(case: Case, **changes: Any) -> Model:
    """A second level of appeal, offered by the letter with the result of the first."""
    letter = case.appeal_outcomes.get()
    given = {"level": 2, "closes_on": date(2026, 11, 26), "open_until": date(2026, 11, 26)} | changes
    return NextAppealLevel.objects.create(case=case, letter=letter, policy=letter.appeal.policy, **given)


def second_appeal_hearing(case: Case) -> Model:
    return case.appeal_hearings.get(attempt=2)


def _recalled(case: Case) -> Model:
    return case.decisions.exclude(recalled_at=None).get(agreement=None)


def _agreed_twice(case: Case) -> None:
    """The agreement that was withdrawn stands again, and another beside it."""
    before = case.agreements.get()
    change(before.decision, recalled_at=None, recalled_because="")
    again(before)
    again(before.decision, agreement=case.agreements.last())


def two_at_once(case: Case) -> None:
    """Suspended anew on the last day of the suspension before: both count that day."""
    before = case.suspensions.get()
    again(before, effective_on=before.last_day, last_day=None, ended_because="", ended_by=None)


def suspended(case: Case) -> Model:
    """Who came to the meeting in which the employee was suspended: another person, by agreement."""
    return case.suspensions.get().companion


def paused_twice(case: Case) -> None:
    over = case.pauses.get()
    for _ in range(2):
        again(over, resumed_on=None, resumed_by=None, resume_note="")


def reviewed(world: World, case: Case) -> Model:
    """A review that is owed on the case, of a warning of another."""
    fallen = past_sanction(world, name="sita").sanctions.get()
    decided = case.decisions.get(recalled_at=None)
    return DecisionReview.objects.create(
        case=case, decision=decided, sanction=fallen, fell_on=date(2026, 11, 11)
    )


def joined(world: World, case: Case) -> Model:
    """That another case of the same employee ended in this one."""
    return CaseJoin.objects.create(
        case=case,
        joined=world.another_case(),
        reasons="Heard together.",
        joined_on=date(2026, 9, 10),
        joined_by=world.user("lena"),
    )


def redacted(world: World, case: Case) -> RedactedCopy:
    """A copy of the case's file in which one thing is blacked out."""
    copy = RedactedCopy.objects.create(
        case=case,
        evidence=case.evidence.first(),
        file="none",
        file_name="page.png",
        size=1,
        sha256=SCAN,
        attached_by=world.user("hana"),
    )
    Redaction.objects.create(case=case, copy=copy, place="Line 1", reason="Names somebody else.")
    return copy


def from_paper(world: World, case: Case) -> TakenOver:
    """That the case was run on paper up to its findings."""
    row = TakenOver.objects.create(
        case=case,
        stage="findings",
        source="Cabinet 4",
        old_reference="P/1",
        sha256=SCAN,
        taken_over_on=date(2026, 10, 6),
        taken_over_by=world.user("lena"),
    )
    PaperCheck.objects.create(case=case, taken_over=row, rule="T9", result="not_checked")
    return row


def covered(world: World, case: Case) -> Cover:
    """That ed was away, with a part that was handed over and one that was not."""
    made = Cover.objects.create(
        absent=world.people["ed"],
        stand_in=world.people["nora"],
        from_on=date(2026, 10, 1),
        until=date(2026, 10, 2),
        arranged_by=world.user("lena"),
    )
    first, second = case.parts.order_by("pk")[:2]
    CoveredPart.objects.create(cover=made, case=case, part=first, successor=second)
    CoverGap.objects.create(cover=made, case=case, part=first, why="Heard.")
    return made


def owed(case: Case) -> Model:
    return case.deadlines.filter(met_at=None, superseded_at=None).first()


def told(case: Case) -> Notification:
    return Notification.objects.get(deadline__case=case, deadline__kind="warning_expiry")


def email(case: Case) -> EmailDelivery:
    return told(case).delivery


def _owed_twice_on_an_incident(world: World) -> None:
    row = world.report().deadlines.get()
    again(row)


def import_run(world: World) -> ImportRun:
    """A run owed on a staff file that was handed over."""
    return hand_over(ContentFile(b"x", name="staff.csv"), by=world.user("lena")).runs.get()


def policy_proposal(world: World) -> PolicyProposal:
    """A draft with shorter notice, proposed and not approved."""
    lena = world.user("lena")
    draft = draft_policy(world.policy, by=lena)
    document = deepcopy(draft.document)
    document["periods"]["hearing_notice"]["n"] = 3
    draft = change_policy_draft(draft, document=document, by=lena)
    return propose_policy(draft, effective_from=date(2030, 1, 1), reason="Agreed with the unions.", by=lena)


def another_withdrawal(world: World, case: Case, **changes: Any) -> None:
    """One that waits for an answer."""
    waits = {"is_approved": None, "answered_on": None, "answered_by": None, "answer": ""}
    again(case.withdrawals.all()[0], **waits | changes)


def another_override(world: World, case: Case, **changes: Any) -> Model:
    """Of another person, so that nothing but what is wrong with it is wrong."""
    return again(case.separation_overrides.get(), number=2, employee=world.una, **changes)


def day_off(world: World) -> HolidayChange:
    """A day that the list of the software does not know."""
    [made] = add_holiday(
        day=date(2026, 9, 14),
        name="A royal visit",
        kind=HolidayKind.BANK_HOLIDAY,
        nations=[Nation.SCOTLAND],
        source="London Gazette",
        by=world.user("lena"),
    )
    return made


BAD_ROWS: dict[str, Callable[[World, Case], object]] = {
    # audit
    "audit_event_uid_once": lambda w, c: twice_the_same_event(),
    "audit_event_has_uid": lambda w, c: event("uid"),
    "audit_event_action_known": lambda w, c: event(action="promoted"),
    "audit_event_has_actor": lambda w, c: event("actor"),
    "audit_event_body_small": lambda w, c: event(facts={"long": "x" * 4096}),
    # people and policy
    "unit_name_once_per_parent": lambda w, c: again(w.units["leeds"]),
    "employee_ends_after_start": lambda w, c: change(w.sam, end_date=w.sam.start_date - DAY),
    "employee_nation_known": lambda w, c: change(w.sam, nation="cornwall"),
    "posting_ends_after_start": lambda w, c: change(w.sam.postings.get(), to_date=date(2004, 1, 1)),
    "posting_manager_is_somebody_else": lambda w, c: change(w.sam.postings.get(), manager=w.sam),
    "posting_one_at_a_time": lambda w, c: again(w.sam.postings.get(), from_date=date(2026, 1, 1)),
    "role_grant_ends_after_start": lambda w, c: change(
        w.user("hana").role_grants.get(), to_date=date(2004, 1, 1)
    ),
    "role_grant_role_known": lambda w, c: change(w.user("hana").role_grants.get(), role="king"),
    "policy_one_from_a_day": lambda w, c: again(w.policy),
    "policy_jurisdiction_known": lambda w, c: again(
        w.policy, jurisdiction="cornwall", effective_from=date(2030, 1, 1)
    ),
    "holiday_nation_known": lambda w, c: again(day_off(w), nation="cornwall"),
    "holiday_kind_known": lambda w, c: again(day_off(w), kind="nice_weather"),
    "holiday_step_known": lambda w, c: again(day_off(w), step="moved", day=date(2026, 9, 15)),
    "holiday_says_where_from": lambda w, c: again(day_off(w), source="", day=date(2026, 9, 15)),
    "holiday_on_a_weekday": lambda w, c: again(day_off(w), day=date(2026, 9, 13)),
    "holiday_one_word_on_a_day": lambda w, c: again(day_off(w)),
    "policy_draft_discarded_by_somebody": lambda w, c: change(
        policy_proposal(w).draft, discarded_at=timezone.now()
    ),
    "policy_proposal_one_at_a_time": lambda w, c: again(policy_proposal(w)),
    "policy_proposal_has_a_reason": lambda w, c: change(policy_proposal(w), reason=""),
    "policy_proposal_approved_by_another": lambda w, c: change(
        policy_proposal(w), policy=w.policy, approved_by=w.user("lena"), approved_at=timezone.now()
    ),
    "policy_proposal_in_force_when_approved": lambda w, c: change(policy_proposal(w), policy=w.policy),
    "policy_proposal_ended_by_somebody": lambda w, c: change(policy_proposal(w), ended_at=timezone.now()),
    # imports
    "import_run_once_per_file_and_kind": lambda w, c: again(import_run(w)),
    "import_run_progress_is_per_cent": lambda w, c: change(import_run(w), progress=101),
    "import_run_finished_is_nobodys": lambda w, c: change(
        import_run(w), finished_at=timezone.now(), lease_until=timezone.now()
    ),
    "import_run_refused_is_finished": lambda w, c: change(import_run(w), refused="Save it as CSV."),
    "import_run_forgotten_is_finished": lambda w, c: change(import_run(w), forgotten_at=timezone.now()),
    "import_remark_kind_known": lambda w, c: import_run(w).remarks.create(kind="praise", reason="Well done."),
    "import_remark_says_why": lambda w, c: import_run(w).remarks.create(kind="error", reason=""),
    # incidents
    "incident_state_known": lambda w, c: change(c.incident, state="findings"),
    "incident_raised_by_known": lambda w, c: change(c.incident, raised_by="press"),
    "incident_ends_after_start": lambda w, c: change(c.incident, occurred_to=date(2026, 9, 1)),
    "incident_not_in_the_future": lambda w, c: change(c.incident, reported_on=date(2026, 9, 1)),
    "incident_platform_with_social_media": lambda w, c: change(c.incident, platform=""),
    "incident_person_once": lambda w, c: again(c.incident.people.first(), kind="witness"),
    "incident_person_kind_known": lambda w, c: change(c.incident.people.first(), kind="bystander"),
    "assessment_has_reasons": lambda w, c: change(c.incident.assessment, reasons=""),
    "assessment_informal_only_when_minor": lambda w, c: change(c.incident.assessment, result="informal"),
    # cases
    "case_one_per_employee_and_incident": lambda w, c: again(c, reference="DC-2026-XXXXX"),
    "case_state_known": lambda w, c: change(c, state="reported"),
    "case_severity_known": lambda w, c: change(c, severity="grave"),
    "part_one_holder_at_a_time": lambda w, c: again(c.parts.get(kind="chair"), employee=w.penny),
    "part_held_once": lambda w, c: again(c.parts.get(kind="panel_member")),
    "part_kind_known": lambda w, c: change(c.parts.get(kind="panel_member"), kind="auditor"),
    "part_ends_after_start": lambda w, c: change(
        c.parts.get(kind="chair"), to_date=date(2026, 1, 1), ended_because="Left."
    ),
    "part_end_has_a_reason": lambda w, c: change(c.parts.get(kind="chair"), to_date=date(2026, 12, 1)),
    "allegation_number_once": lambda w, c: again(c.allegations.get()),
    "allegation_ends_after_start": lambda w, c: change(c.allegations.get(), acted_to=date(2026, 9, 1)),
    "allegation_has_particulars": lambda w, c: change(c.allegations.get(), particulars=""),
    "allegation_platform_with_social_media": lambda w, c: change(c.allegations.get(), channel="workplace"),
    "correction_has_a_reason": lambda w, c: change(c.corrections.get(), reason=""),
    "correction_changes_something": lambda w, c: change(c.corrections.get(), new_value=F("old_value")),
    "note_has_text": lambda w, c: change(c.notes.get(), text=""),
    "closure_reason_known": lambda w, c: change(c.closures.last(), reason="boredom"),
    # documents and deadlines
    "evidence_number_once": lambda w, c: again(c.evidence.get(), sha256="0" * 64),
    "evidence_same_file_once": lambda w, c: again(c.evidence.get(), number=2),
    "evidence_sha256_whole": lambda w, c: change(c.evidence.get(), sha256="0" * 63),
    "draft_once_per_author_and_form": lambda w, c: [
        w.user("hana").drafts.create(key="/cases/DC/note") for _ in range(2)
    ],
    "deadline_of_one_file": lambda w, c: change(owed(c), incident=c.incident),
    "deadline_of_a_request_by_its_kind": lambda w, c: change(owed(c), kind="foi_reply"),
    "deadline_met_or_superseded": lambda w, c: change(
        owed(c), met_at=timezone.now(), superseded_at=timezone.now()
    ),
    "deadline_once_per_case_and_anchor": lambda w, c: again(owed(c)),
    "deadline_once_per_request_and_anchor": lambda w, c: again(asked(w).deadlines.get()),
    "deadline_once_per_incident_and_anchor": lambda w, c: _owed_twice_on_an_incident(w),
    # notifications
    "email_delivery_one_digest_per_person_and_day": lambda w, c: [
        again(email(c), digest_on=c.opened_on, message_id=text)
        for text in ("<1@example.org>", "<2@example.org>")
    ],
    "email_delivery_sent_or_given_up": lambda w, c: change(
        email(c), sent_at=timezone.now(), given_up_at=timezone.now(), given_up_because="refused"
    ),
    "email_delivery_given_up_for_a_reason": lambda w, c: change(email(c), given_up_at=timezone.now()),
    "email_delivery_claimed_while_unsettled": lambda w, c: change(email(c), claimed_until=timezone.now()),
    "notification_once": lambda w, c: again(told(c)),
    "notification_has_a_rule": lambda w, c: change(told(c), rule=""),
    "notification_part_known": lambda w, c: change(told(c), part="passer_by"),
    # investigation
    "findings_have_a_report": lambda w, c: change(report(c), report=""),
    "findings_say_how_the_employee_responded": lambda w, c: change(report(c), employee_response=""),
    "findings_one_standing_per_case": lambda w, c: again(report(c)),
    "findings_return_says_what_is_missing": lambda w, c: change(c.findings_returns.get(), missing=""),
    "evidence_entry_once_per_report": lambda w, c: again(report(c).entries.first()),
    "evidence_entry_says_what_it_shows": lambda w, c: change(report(c).entries.first(), shows=""),
    "recommendation_once_per_allegation": lambda w, c: again(report(c).recommendations.get()),
    "case_to_answer_says_how_serious": lambda w, c: change(c.case_to_answer, severity=""),
    "case_to_answer_informal_says_what_was_agreed": lambda w, c: change(c.case_to_answer, agreed="A talk."),
    "closure_says_when_they_died": lambda w, c: change(c.closures.first(), died_on=date(2026, 11, 4)),
    "reasons_request_basis_known": lambda w, c: asked_for_reasons(c, basis="kind"),
    "reasons_request_says_who_asked": lambda w, c: asked_for_reasons(c, asked_by=""),
    "written_reasons_say_why": lambda w, c: change(asked_for_reasons(c), reasons=""),
    "left_out_once_per_point": lambda w, c: again(left_out(c)),
    "left_out_point_known": lambda w, c: left_out(c, point="tea"),
    "left_out_says_why": lambda w, c: left_out(c, why=""),
    "case_to_answer_has_reasons": lambda w, c: change(c.case_to_answer, reasons=""),
    # hearings
    "hearing_attempt_once": lambda w, c: again(c.hearings.get(attempt=1)),
    "hearing_one_arranged_at_a_time": lambda w, c: again(second_hearing(c), attempt=3),
    "hearing_postponed_by_somebody_for_a_reason": lambda w, c: change(
        second_hearing(c), postponed_at=timezone.now()
    ),
    "adjournment_of_one_hearing": lambda w, c: change(
        c.adjournments.first(), appeal_hearing=c.appeal_hearings.get(attempt=1)
    ),
    "adjournment_says_why_and_where": lambda w, c: change(c.adjournments.first(), place=""),
    "adjournment_resumes_after_it": lambda w, c: change(c.adjournments.first(), resumes_at=F("adjourned_at")),
    "adjournment_evidence_was_served": lambda w, c: change(c.adjournments.first(), new_evidence="The rota"),
    "hearing_record_has_notes": lambda w, c: change(c.hearing_records.get(), notes=""),
    "hearing_record_disputed_notes_keep_both": lambda w, c: change(
        c.hearing_records.get(), notes_status="disputed"
    ),
    "hearing_record_absence_explained": lambda w, c: change(c.hearing_records.get(), attendance="absent"),
    "answer_once_per_allegation": lambda w, c: again(c.answers.get()),
    # outcomes
    "decision_one_per_hearing": lambda w, c: again(decision(c)),
    "decision_one_agreed_per_case": lambda w, c: _agreed_twice(c),
    "decision_from_a_hearing_or_an_agreement": lambda w, c: change(decision(c), hearing=None),
    "decision_agreed_has_a_level": lambda w, c: change(c.agreements.get().decision, level=""),
    "agreement_has_an_admission": lambda w, c: change(c.agreements.get(), admission=""),
    "agreement_told_of_rights_first": lambda w, c: change(c.agreements.get(), told_on=date(2026, 10, 7)),
    "agreement_time_to_think_it_over": lambda w, c: change(
        c.agreements.get(), cooling_off_ends_on=F("admission_received_on")
    ),
    "agreement_withdrawal_says_why": lambda w, c: change(c.agreement_withdrawals.get(), said=""),
    "decision_recalled_for_a_reason": lambda w, c: change(decision(c), recalled_at=timezone.now()),
    "decision_summary_dismissal_only_when_gross": lambda w, c: change(decision(c), level="summary_dismissal"),
    "finding_once_per_allegation": lambda w, c: again(decision(c).findings.get()),
    "finding_once_per_allegation_of_a_record": lambda w, c: again(
        past_sanction(w, name="sita").provenance.findings.get()
    ),
    "finding_has_reasons": lambda w, c: change(decision(c).findings.get(), reasons=""),
    "outcome_received_after_issue": lambda w, c: change(
        c.outcomes.get(), received_on=c.outcomes.get().issued_on - DAY
    ),
    "outcome_appeal_window_after_receipt": lambda w, c: change(
        c.outcomes.get(), appeal_closes_on=c.outcomes.get().received_on - DAY
    ),
    "outcome_appeal_never_closes_sooner": lambda w, c: change(
        c.outcomes.get(), appeal_open_until=c.outcomes.get().appeal_closes_on - DAY
    ),
    "finding_from_a_decision_or_a_record": lambda w, c: change(decision(c).findings.get(), decision=None),
    "sanction_from_a_decision_or_a_record": lambda w, c: change(now(c), decision=None),
    "provenance_once_per_record": lambda w, c: again(past_sanction(w, name="sita").provenance, case=c),
    "provenance_says_where": lambda w, c: change(past_sanction(w, name="sita").provenance, source=""),
    "provenance_answers_known": lambda w, c: change(past_sanction(w, name="sita").provenance, heard="maybe"),
    "provenance_appeal_known": lambda w, c: change(past_sanction(w, name="sita").provenance, appeal="upheld"),
    # a record that came from the line of a list, and says a scan as well, or neither
    "provenance_scan_or_line_of_a_list": lambda w, c: change(
        past_sanction(w, name="sita").provenance, line=None
    ),
    "provenance_sha256_whole": lambda w, c: change(past_sanction(w, name="sita").provenance, sha256="5" * 63),
    "provenance_file_named": lambda w, c: change(past_sanction(w, name="sita").provenance, file_name=""),
    "sanction_level_known": lambda w, c: change(now(c), level="detention"),
    "sanction_dismissal_has_an_end_of_employment": lambda w, c: change(now(c), level="dismissal_with_notice"),
    "sanction_one_in_force_per_case": lambda w, c: again(now(c), from_correction=None, decision=_recalled(c)),
    "sanction_one_per_decision": lambda w, c: change(now(c), from_correction=None),
    "sanction_superseded_by_one_thing": lambda w, c: change(now(c), superseded_at=timezone.now()),
    "sanction_put_in_place_by_one_thing": lambda w, c: change(
        c.sanctions.exclude(imposed_by=None).get(), from_correction=c.outcome_corrections.get()
    ),
    "live_period_ends_after_start": lambda w, c: change(now(c).live_periods.last(), to_on=date(2026, 1, 1)),
    "live_period_once": lambda w, c: again(now(c).live_periods.last()),
    # appeals
    "appeal_one_heard_per_level": lambda w, c: again(c.appeals.get()),
    "appeal_further_level_was_offered": lambda w, c: change(c.appeals.get(), level=2),
    "reinstatement_pay_says_for_what": lambda w, c: paid(c, note=""),
    "next_appeal_level_is_a_further_one": lambda w, c: offered(c, level=1),
    "next_appeal_level_never_closes_sooner": lambda w, c: offered(c, open_until=date(2026, 11, 25)),
    "appeal_late_one_has_a_reason": lambda w, c: change(c.appeals.get(), is_late=True),
    "appeal_ground_once": lambda w, c: again(c.appeal_grounds.get()),
    "appeal_ground_has_text": lambda w, c: change(c.appeal_grounds.get(), text=""),
    "appeal_hearing_attempt_once": lambda w, c: again(c.appeal_hearings.get(attempt=1)),
    "appeal_hearing_one_arranged_at_a_time": lambda w, c: again(second_appeal_hearing(c), attempt=3),
    "appeal_hearing_postponed_by_somebody_for_a_reason": lambda w, c: change(
        second_appeal_hearing(c), postponed_at=timezone.now()
    ),
    "appeal_record_has_notes": lambda w, c: change(c.appeal_hearing_records.get(), notes=""),
    "appeal_record_disputed_notes_keep_both": lambda w, c: change(
        c.appeal_hearing_records.get(), notes_status="disputed"
    ),
    "appeal_record_absence_explained": lambda w, c: change(
        c.appeal_hearing_records.get(), attendance="absent"
    ),
    "appeal_withdrawal_says_why": lambda w, c: AppealWithdrawal.objects.create(
        case=c, appeal=c.appeals.get(), withdrawn_on=date(2026, 11, 10), said="", recorded_by=w.user("hana")
    ),
    "closure_one_stands": lambda w, c: again(c.closures.last()),
    "closure_in_error_was_proposed": lambda w, c: change(c.closures.last(), withdrawal=c.withdrawals.first()),
    "closure_taken_back_once": lambda w, c: change(c.closures.first(), reopened_by=c.appeals.get()),
    "appeal_decision_result_known": lambda w, c: change(c.appeal_decisions.get(), result="upheld", level=""),
    "appeal_decision_level_where_varied": lambda w, c: change(c.appeal_decisions.get(), months=3),
    "appeal_decision_has_reasons": lambda w, c: change(c.appeal_decisions.get(), reasons=""),
    "appeal_one_decision_stands": lambda w, c: again(c.appeal_decisions.get()),
    "appeal_decision_recalled_for_a_reason": lambda w, c: change(
        c.appeal_decisions.get(), recalled_at=timezone.now()
    ),
    "appeal_decision_employment_ends_with_a_dismissal": lambda w, c: change(
        c.appeal_decisions.get(), employment_ends_on=date(2027, 1, 12)
    ),
    "ground_answer_once_per_decision": lambda w, c: again(c.ground_answers.get()),
    "ground_answer_has_reasons": lambda w, c: change(c.ground_answers.get(), reasons=""),
    "appeal_outcome_received_after_issue": lambda w, c: change(
        c.appeal_outcomes.get(), received_on=date(2026, 1, 1)
    ),
    # companions at other meetings
    "meeting_companion_at_one_meeting": lambda w, c: change(suspended(c), **_about_nothing(suspended(c))),
    "meeting_companion_kind_known": lambda w, c: change(suspended(c), kind="cat"),
    "meeting_companion_named_if_somebody_came": lambda w, c: change(suspended(c), name=""),
    "meeting_companion_by_agreement_says_why": lambda w, c: change(suspended(c), reason=""),
    # suspensions
    "suspension_one_at_a_time": lambda w, c: two_at_once(c),
    "suspension_has_a_reason": lambda w, c: change(c.suspensions.get(), reason=""),
    "suspension_pay_stops_by_a_clause": lambda w, c: change(c.suspensions.get(), pay="unpaid"),
    "suspension_end_is_whole": lambda w, c: change(c.suspensions.get(), ended_because=""),
    "suspension_ends_after_start": lambda w, c: change(c.suspensions.get(), last_day=date(2026, 9, 8)),
    "suspension_alternative_once": lambda w, c: again(c.suspensions.get().alternatives.first()),
    "suspension_alternative_known": lambda w, c: change(
        c.suspensions.get().alternatives.first(), kind="sabbatical"
    ),
    "suspension_alternative_has_a_reason": lambda w, c: change(
        c.suspensions.get().alternatives.first(), why_not=""
    ),
    "suspension_review_has_reasons": lambda w, c: change(c.suspensions.get().reviews.get(), alternatives=""),
    # pauses
    "pause_one_at_a_time": lambda w, c: paused_twice(c),
    "pause_reason_known": lambda w, c: change(c.pauses.get(), reason="boredom"),
    "pause_says_why": lambda w, c: change(c.pauses.get(), note=""),
    "pause_end_is_whole": lambda w, c: change(c.pauses.get(), resumed_by=None),
    "pause_ends_after_start": lambda w, c: change(c.pauses.get(), resumed_on=date(2026, 10, 13)),
    "pause_review_has_reasons": lambda w, c: change(c.pauses.get().reviews.get(), reasons=""),
    # leaving
    "resignation_ends_employment_after_it": lambda w, c: change(c.resignation, ends_on=date(2026, 10, 5)),
    "resignation_says_what_was_said": lambda w, c: change(c.resignation, said=""),
    "improvement_says_which": lambda w, c: change(c.improvements.get(), required=""),
    "improvement_review_is_whole": lambda w, c: change(c.improvements.get(), said=""),
    # reviews of decisions
    "decision_review_once_per_warning": lambda w, c: again(reviewed(w, c)),
    "decision_review_is_whole": lambda w, c: change(reviewed(w, c), result="stands"),
    "decision_review_after_it_fell": lambda w, c: change(
        reviewed(w, c),
        result="stands",
        reasons="It does.",
        reviewed_on=date(2026, 1, 1),
        reviewed_by=w.user("lena"),
    ),
    # grievances
    "grievance_number_once": lambda w, c: again(c.grievances.get()),
    "grievance_about_known": lambda w, c: change(c.grievances.get(), about="the weather"),
    "grievance_has_a_summary": lambda w, c: change(c.grievances.get(), summary=""),
    "grievance_decision_way_known": lambda w, c: change(c.grievances.get().decisions.get(), way="ignore"),
    "grievance_decision_has_reasons": lambda w, c: change(c.grievances.get().decisions.get(), reasons=""),
    "grievance_ending_result_known": lambda w, c: change(c.grievances.get().ending, result="upheld"),
    # protected disclosures
    "disclosure_flag_says_what": lambda w, c: change(c.disclosure_flags.get(), about=""),
    "disclosure_check_result_known": lambda w, c: change(c.disclosure_checks.get(), result="perhaps"),
    "disclosure_check_has_reasons": lambda w, c: change(c.disclosure_checks.get(), reasons=""),
    # representatives of a union
    "union_representative_source_known": lambda w, c: change(c.union_representative, source="a rumour"),
    "union_talk_names_the_official": lambda w, c: change(c.union_representative.talk, official=""),
    # the spent record
    "spent_record_opened_for_one_decision": lambda w, c: change(
        c.spent_record_openings.first(), appeal_hearing=c.appeal_hearings.last()
    ),
    "consideration_agreed_for_a_reason": lambda w, c: change(c.considerations.first(), reasons=""),
    "spent_record_opened_for_a_reason": lambda w, c: change(
        c.spent_record_openings.first(), justification=""
    ),
    # overrides of the separation of roles; what is approved stands, so most are tried on a new row
    "override_number_once": lambda w, c: again(c.separation_overrides.get(), employee=w.una),
    "override_once_per_part_and_rule": lambda w, c: again(c.separation_overrides.get(), number=2),
    "override_of_a_rule_that_gives_way": lambda w, c: another_override(w, c, rule="SEP-3"),
    "override_kind_known": lambda w, c: another_override(w, c, kind="investigator"),
    "override_has_reasons": lambda w, c: another_override(w, c, reasons=""),
    "override_approval_is_whole": lambda w, c: another_override(w, c, approved_by=None),
    # withdrawals; what is answered stands, so all are tried on a new row
    "withdrawal_one_waits": lambda w, c: [another_withdrawal(w, c) for _ in range(2)],
    "withdrawal_has_reason": lambda w, c: another_withdrawal(w, c, reason=""),
    "withdrawal_answer_is_whole": lambda w, c: another_withdrawal(w, c, is_approved=False),
    "withdrawal_answered_by_another": lambda w, c: again(
        c.withdrawals.all()[0], answered_by=w.user("hana"), proposed_by=w.user("hana")
    ),
    "override_approved_by_another": lambda w, c: another_override(w, c, approved_by=w.user("hana")),
    # what a decision was compared with
    "decision_comparison_of_enough_or_of_none": lambda w, c: change(
        c.decision_comparisons.first(),
        group_size=4,
        distribution={"none": 4},
        usual_from="none",
        usual_to="none",
    ),
    "decision_norm_departed_from_for_a_reason": lambda w, c: change(c.decision_norms.first(), reasons=""),
    "decision_norm_known": lambda w, c: change(c.decision_norms.first(), norm="a_stern_look"),
    "oversight_check_has_remarks": lambda w, c: change(c.oversight_checks.first(), remarks=""),
    "live_months_within_bounds": lambda w, c: change(c.live_months.first(), months=13),
    "committee_member_once_per_decision": lambda w, c: again(c.committee_members.first()),
    "appeal_committee_member_once_per_decision": lambda w, c: again(c.appeal_committee_members.first()),
    "sanction_measure_once_per_decision": lambda w, c: again(c.sanction_measures.first()),
    "sanction_measure_once_per_appeal": lambda w, c: [
        again(c.sanction_measures.first(), imposed_by=c.appeal_decisions.first()) for _ in range(2)
    ],
    "sanction_measure_known": lambda w, c: change(c.sanction_measures.first(), kind="the_stocks"),
    "sanction_measure_says_what_and_on_which_basis": lambda w, c: change(
        c.sanction_measures.first(), basis=""
    ),
    "sanction_measure_ends_after_start": lambda w, c: change(
        c.sanction_measures.first(), to_on=date(2026, 11, 1)
    ),
    "decision_comparison_over_some_time": lambda w, c: change(
        c.decision_comparisons.first(), from_on=date(2040, 1, 1)
    ),
    "decision_comparison_of_one_decision": lambda w, c: change(
        c.decision_comparisons.first(), decision=None, appeal_decision=None
    ),
    "conciliation_in_order": lambda w, c: change(c.conciliations.get(), day_b=date(2026, 11, 4)),
    "conciliation_one_stands": lambda w, c: again(c.conciliations.get()),
    # joined
    "case_join_of_two": lambda w, c: change(joined(w, c), joined=c),
    "case_join_has_reasons": lambda w, c: change(joined(w, c), reasons=""),
    # redacted copies
    "redacted_copy_same_file_once": lambda w, c: again(redacted(w, c)),
    "redacted_copy_sha256_whole": lambda w, c: change(redacted(w, c), sha256="5f"),
    "redaction_says_where_and_why": lambda w, c: change(redacted(w, c).redactions.get(), reason=""),
    # taken over from paper
    "taken_over_once_per_paper": lambda w, c: again(from_paper(w, c), case=w.another_case()),
    "taken_over_says_where": lambda w, c: change(from_paper(w, c), source=""),
    "taken_over_stage_known": lambda w, c: change(from_paper(w, c), stage="closed"),
    "taken_over_scan_whole": lambda w, c: change(from_paper(w, c), file="9/abc"),
    "taken_over_sha256_whole": lambda w, c: change(from_paper(w, c), sha256="5f"),
    "paper_check_once_per_rule": lambda w, c: again(from_paper(w, c).checks.get()),
    "paper_check_result_known": lambda w, c: change(from_paper(w, c).checks.get(), result="perhaps"),
    # covers
    "cover_by_another": lambda w, c: change(covered(w, c), stand_in=w.people["ed"]),
    "cover_ends_after_start": lambda w, c: change(covered(w, c), until=date(2026, 1, 1)),
    "cover_cancelled_by_somebody": lambda w, c: change(covered(w, c), cancelled_at=timezone.now()),
    "cover_cancelled_before_it_began": lambda w, c: change(
        covered(w, c), began_at=timezone.now(), cancelled_at=timezone.now(), cancelled_by=w.user("lena")
    ),
    "cover_planned_once": lambda w, c: again(covered(w, c)),
    "covered_part_back_or_kept": lambda w, c: change(
        covered(w, c).covered.get(), kept_because="Heard.", back=c.parts.first()
    ),
    "cover_gap_says_why": lambda w, c: change(covered(w, c).gaps.get(), why=""),
    # reopened and put right
    "reopening_has_reasons": lambda w, c: change(c.reopenings.get(), reasons=""),
    "reopening_never_to_a_dismissal": lambda w, c: change(c.reopenings.get(), level="summary_dismissal"),
    "outcome_correction_approved_by_another": lambda w, c: change(
        c.outcome_corrections.get(), approved_by=w.user("lena")
    ),
    "outcome_correction_received_after_issue": lambda w, c: change(
        c.outcome_corrections.get(), received_on=date(2026, 1, 1)
    ),
    # extensions of warnings
    "warning_extension_after_the_absence": lambda w, c: change(
        c.warning_extensions.get(), granted_on=date(2026, 11, 30)
    ),
    "warning_extension_by_a_day_at_least": lambda w, c: change(c.warning_extensions.get(), days=0),
    "warning_extension_kind_known": lambda w, c: change(c.warning_extensions.get(), kind="sabbatical"),
    "warning_curtailment_takes_days_to_come": lambda w, c: change(
        c.warning_curtailments.get(), last_day=date(2026, 11, 30)
    ),
    "warning_curtailment_has_reasons": lambda w, c: change(c.warning_curtailments.get(), reasons=""),
    "instead_extension_within_the_policy": lambda w, c: extended_instead(c, c, months=7),
    "instead_extension_has_reasons": lambda w, c: extended_instead(c, c, reasons=""),
    "instead_effect_issued_once": lambda w, c: again(
        extended_instead(c, c).effects.first(), period=c.live_periods.last()
    ),
    "instead_effect_of_a_letter_lengthens": lambda w, c: change(
        extended_instead(c, c).effects.first(), months=0
    ),
    "live_settlement_says_by_what_and_why": lambda w, c: settled(c, source=""),
    "warning_judgement_once_per_decision_and_allegation": lambda w, c: again(judged(c, c)),
    "warning_judgement_has_reasons": lambda w, c: judged(c, c, reasons=""),
    "warning_extension_has_reasons": lambda w, c: change(c.warning_extensions.get(), reasons=""),
    # adjustments
    "adjustment_number_once": lambda w, c: again(c.adjustments.get()),
    "adjustment_says_what": lambda w, c: change(c.adjustments.get(), asked=""),
    "adjustment_asked_by_known": lambda w, c: change(c.adjustments.get(), asked_by="mother"),
    "adjustment_meetings_known": lambda w, c: change(c.adjustments.get(), meetings="lunch"),
    "adjustment_answer_has_reasons": lambda w, c: change(c.adjustment_answers.get(), reasons=""),
    "adjustment_answer_says_what_was_agreed": lambda w, c: change(c.adjustment_answers.get(), agreed=""),
    # fitness to attend
    "fit_note_says_known": lambda w, c: change(c.fit_notes.get(), says="unhappy"),
    "fit_note_ends_after_start": lambda w, c: change(c.fit_notes.get(), to_on=date(2026, 10, 11)),
    "health_referral_asks_something_known": lambda w, c: change(c.health_referrals.get(), questions=["why"]),
    "health_advice_known": lambda w, c: change(
        c.health_advice.get(), fitness="perhaps", adjustments="", advice="It says so."
    ),
    "health_advice_has_text": lambda w, c: change(c.health_advice.get(), advice=""),
    "health_advice_adjustments_where_it_has_some": lambda w, c: change(c.health_advice.get(), adjustments=""),
    "health_advice_day_where_it_has_one": lambda w, c: change(
        c.health_advice.get(), not_before=date(2026, 11, 2)
    ),
    "absence_allowed_has_reasons": lambda w, c: change(c.absences_allowed.get(), reasons=""),
    "absence_allowed_of_a_hearing": lambda w, c: change(c.absences_allowed.get(), hearing=None),
    # witnesses
    "statement_version_once": lambda w, c: again(c.statements.get()),
    "statement_by_somebody": lambda w, c: change(c.statements.get(), outsider=""),
    "statement_has_text": lambda w, c: change(c.statements.get(), text=""),
    "statement_signed_or_why_not": lambda w, c: change(c.statements.get(), signed_on=None),
    "anonymity_has_reasons": lambda w, c: change(c.anonymities.get(), reasons=""),
    "anonymity_request_number_once": lambda w, c: again(c.anonymity_requests.get()),
    "anonymity_request_of_somebody": lambda w, c: change(c.anonymity_requests.get(), outsider=""),
    "anonymity_request_has_letter": lambda w, c: change(c.anonymity_requests.get(), letter=""),
    "anonymity_request_asked_by_known": lambda w, c: change(c.anonymity_requests.get(), asked_by="press"),
    "anonymity_request_has_reasons": lambda w, c: change(c.anonymity_requests.get(), why=""),
    "statement_share_redacted_for_a_reason": lambda w, c: change(c.statement_shares.get(), why_redacted=""),
    "statement_share_with_known": lambda w, c: change(c.statement_shares.get(), shared_with="press"),
    "witness_call_of_somebody": lambda w, c: change(c.witness_calls.get(), outsider=""),
    "witness_call_party_known": lambda w, c: change(c.witness_calls.get(), party="court"),
    "witness_call_to_a_hearing": lambda w, c: change(c.witness_calls.get(), meeting="all"),
    "witness_call_says_about_what": lambda w, c: change(c.witness_calls.get(), about=""),
    "witness_invitation_number_once": lambda w, c: again(c.witness_invitations.get()),
    "witness_invitation_of_somebody": lambda w, c: change(c.witness_invitations.get(), outsider=""),
    "witness_invitation_to_a_meeting": lambda w, c: change(c.witness_invitations.get(), meeting="all"),
    "witness_invitation_before_the_day": lambda w, c: change(
        c.witness_invitations.get(), invited_on=date(2027, 1, 1)
    ),
    "witness_attendance_came_or_why_not": lambda w, c: change(c.witness_attendances.get(), came=True),
    # safeguarding
    "safeguarding_mark_once": lambda w, c: again(c.safeguarding_marks.get()),
    "safeguarding_mark_about_known": lambda w, c: change(c.safeguarding_marks.get(), about="cats"),
    "safeguarding_mark_has_reasons": lambda w, c: change(c.safeguarding_marks.get(), reasons=""),
    "referral_check_result_known": lambda w, c: change(c.referral_checks.get(), result="perhaps"),
    "referral_check_has_reasons": lambda w, c: change(c.referral_checks.get(), reasons=""),
    # legal holds
    "legal_hold_one_at_a_time": lambda w, c: (
        again(c.legal_holds.get(), lifted_on=None, lifted_by=None, lifted_because=""),
        again(c.legal_holds.first(), lifted_on=None, lifted_by=None, lifted_because=""),
    ),
    "legal_hold_has_reasons": lambda w, c: change(c.legal_holds.get(), reasons=""),
    "legal_hold_is_reviewed": lambda w, c: change(c.legal_holds.get(), review_on=F("placed_on")),
    "legal_hold_end_is_whole": lambda w, c: change(c.legal_holds.get(), lifted_because=""),
    "legal_hold_review_has_reasons": lambda w, c: change(c.legal_holds.get().reviews.get(), reasons=""),
    "legal_hold_review_names_the_next": lambda w, c: change(
        c.legal_holds.get().reviews.get(), review_on=F("reviewed_on")
    ),
    # looking at a record whose time is over, and what stays of one that was purged
    "record_review_has_reasons": lambda w, c: again(looked_at(w, c), reasons=""),
    "record_review_class_known": lambda w, c: again(looked_at(w, c), record_class="secret"),
    "record_review_after_some_time": lambda w, c: again(looked_at(w, c), counted_from=date(2032, 12, 4)),
    "record_review_purges_in_time_or_keeps_until_a_day": lambda w, c: again(
        looked_at(w, c), review_on=date(2040, 1, 1)
    ),
    "record_review_approval_is_whole": lambda w, c: again(looked_at(w, c), approved_on=date(2040, 1, 1)),
    "record_review_approved_by_another": lambda w, c: again(
        looked_at(w, c), approved_on=date(2040, 1, 1), approved_by=w.user("lena")
    ),
    "purged_sanction_level_known": lambda w, c: again(purged().sanctions.get(), level="cake", is_first=False),
    "purged_sanction_one_is_first": lambda w, c: again(purged().sanctions.get()),
    "purged_sanction_decided_is_a_month": lambda w, c: again(
        purged().sanctions.get(), is_first=False, decided=date(2026, 10, 2)
    ),
    "purged_sanction_recorded_is_a_month": lambda w, c: again(
        purged().sanctions.get(), is_first=False, recorded=date(2026, 10, 2)
    ),
    "purged_sanction_superseded_is_a_month": lambda w, c: again(
        purged().sanctions.get(), is_first=False, superseded=date(2026, 10, 2)
    ),
    # criminal matters
    "criminal_matter_stage_known": lambda w, c: change(c.criminal_matters.get(), stage="guilty"),
    "criminal_matter_source_known": lambda w, c: change(c.criminal_matters.get(), told_by="mother"),
    "criminal_matter_effect_known": lambda w, c: change(c.criminal_matters.get(), effect="some"),
    "criminal_matter_way_known": lambda w, c: change(c.criminal_matters.get(), way="perhaps"),
    "criminal_matter_in_order": lambda w, c: change(c.criminal_matters.get(), since=F("told_on") + DAY),
    "criminal_matter_says_what_and_why": lambda w, c: change(c.criminal_matters.get(), effect_reasons=""),
    # the employee's side
    **{
        f"{prefix}_told_through_known": lambda w, c, rows=rows: change(rows(c)[0], through="pigeon")
        for prefix, rows in SAID.items()
    },
    **{
        f"{prefix}_is_about_one_thing": lambda w, c, rows=rows: change(
            rows(c)[0], **_about_nothing(rows(c)[0])
        )
        for prefix, rows in SAID.items()
    },
    "sent_letter_tells_one_fact": lambda w, c: change(_letter(c, "suspension"), pause=c.pauses.first()),
    "sent_letter_investigation_once": lambda w, c: again(_letter(c, "investigation")),
    **{
        f"sent_letter_{column}_once": lambda w, c, kind=kind: again(_letter(c, kind))
        for column, kind in LETTER_OF.items()
    },
    "sent_letter_settlement_once": lambda w, c: (
        settled(c),
        told_of_the_settling(c),
        told_of_the_settling(c),
    ),
    "sent_letter_names_the_investigator": lambda w, c: change(_letter(c, "investigation"), investigator=None),
    "sent_letter_says_why": lambda w, c: change(_letter(c, "pause"), said=""),
    "sent_letter_delivery_known": lambda w, c: change(_letter(c, "pause"), delivery="pigeon"),
    "sent_letter_received_after_it_left": lambda w, c: change(
        _letter(c, "pause"), received_on=date(2026, 9, 1)
    ),
    "letter_receipt_before_it_is_told": lambda w, c: change(
        c.letter_receipts.all()[0], received_on=date(2027, 1, 1)
    ),
    "named_companion_comes_as_of_right": lambda w, c: change(
        c.named_companions.all()[0], kind="by_agreement"
    ),
    "named_companion_has_a_name": lambda w, c: change(c.named_companions.all()[0], name=""),
    "time_proposal_reason_known": lambda w, c: change(c.time_proposals.all()[0], reason="rain"),
    "time_proposal_says_why": lambda w, c: change(c.time_proposals.all()[0], said=""),
    "proposal_refusal_says_why": lambda w, c: change(c.proposal_refusals.all()[0], why_unreasonable=""),
    "notes_comment_disputed_keeps_both": lambda w, c: change(c.notes_comments.all()[0], employee_version=""),
    "appeal_told_through_known": lambda w, c: change(c.appeals.get(), through="pigeon"),
    # requests
    "request_kind_known": lambda w, c: again(asked(w), reference="RQ-1", kind="wish"),
    "request_nation_known": lambda w, c: again(asked(w), reference="RQ-1", nation="cornwall"),
    "request_says_what": lambda w, c: again(asked(w), reference="RQ-1", asks=""),
    "request_about_somebody_for_access_alone": lambda w, c: again(asked(w), reference="RQ-1", about=w.sam),
    "request_entry_step_known": lambda w, c: again(replied(w), step="framed", result="", refused_for=""),
    "request_entry_says_why": lambda w, c: again(
        replied(w), step="extended", result="", refused_for="", until=date(2026, 12, 24)
    ),
    "request_entry_until_a_later_day": lambda w, c: again(
        replied(w), step="extended", said="Weighed.", result="", refused_for="", until=RECEIVED
    ),
    "request_entry_ends_with_a_result": lambda w, c: again(
        replied(w), step="closed", result="disclosed", refused_for=""
    ),
    "request_entry_held_back_for_a_reason": lambda w, c: again(
        replied(w),
        refused_for="",
        taken_back_at=timezone.now(),
        taken_back_by=w.user("lena"),
        taken_back_because="x",
    ),
    "request_entry_taken_back_for_a_reason": lambda w, c: change(replied(w), taken_back_because="Just so."),
    "request_entry_once": lambda w, c: again(replied(w)),
    # legal advice
    "declared_conflict_has_reason": lambda w, c: change(c.declared_conflicts.get(), reason=""),
    "declared_conflict_once_each": lambda w, c: again(c.declared_conflicts.get()),
    "legal_advice_has_text": lambda w, c: change(c.legal_advice.get(), text=""),
    "legal_advice_given_by_somebody": lambda w, c: change(c.legal_advice.get(), given_by=""),
}
