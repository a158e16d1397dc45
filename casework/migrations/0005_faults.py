"""What waits for an answer has a day, an override stands in every word, and a case can be heard again (PR-11, 7.3)."""

from django.db import migrations, models

# From the proposal on only who approved it, and when, is still to come.
OVERRIDE = """
CREATE OR REPLACE FUNCTION casework_override_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_by_id IS NOT NULL OR
        (NEW.id, NEW.case_id, NEW.number, NEW.employee_id, NEW.kind, NEW.rule, NEW.reasons, NEW.proposed_on,
            NEW.proposed_by_id, NEW.recorded_at)
        IS DISTINCT FROM
        (OLD.id, OLD.case_id, OLD.number, OLD.employee_id, OLD.kind, OLD.rule, OLD.reasons, OLD.proposed_on,
            OLD.proposed_by_id, OLD.recorded_at)
    THEN
        RAISE EXCEPTION 'an override is approved as it was proposed, and stands'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_override_stands';
    END IF;
    RETURN NEW;
END $$;
"""

BEFORE = """
CREATE OR REPLACE FUNCTION casework_override_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_by_id IS NOT NULL OR (NEW.case_id, NEW.employee_id, NEW.kind, NEW.rule, NEW.reasons, NEW.proposed_by_id)
            IS DISTINCT FROM (OLD.case_id, OLD.employee_id, OLD.kind, OLD.rule, OLD.reasons, OLD.proposed_by_id) THEN
        RAISE EXCEPTION 'an override is approved as it was proposed, and stands'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_override_stands';
    END IF;
    RETURN NEW;
END $$;
"""

ACTIONS = (
    "report_incident",
    "assess_incident",
    "appoint",
    "replace_part",
    "add_allegation",
    "correct_record",
    "attach_evidence",
    "submit_findings",
    "return_findings",
    "no_case_to_answer",
    "refer_to_hearing",
    "arrange_hearing",
    "postpone_hearing",
    "adjourn_hearing",
    "record_hearing",
    "hear_again",
    "decide_outcome",
    "agree_sanction",
    "withdraw_agreement",
    "recall_decision",
    "issue_outcome",
    "lodge_appeal",
    "refuse_late_appeal",
    "withdraw_appeal",
    "arrange_appeal_hearing",
    "postpone_appeal_hearing",
    "record_appeal_hearing",
    "decide_appeal",
    "issue_appeal_outcome",
    "return_to_hearing",
    "close_case",
    "withdraw_case",
    "suspend_employee",
    "review_suspension",
    "lift_suspension",
    "pause_case",
    "review_pause",
    "resume_case",
    "review_decision",
    "extend_warning",
    "open_spent_record",
    "reopen_case",
    "issue_correction",
    "join_cases",
    "record_resignation",
    "close_after_leaving",
    "record_grievance",
    "decide_on_grievance",
    "close_grievance",
    "flag_disclosure",
    "check_disclosure",
    "flag_union_representative",
    "record_union_talk",
    "propose_override",
    "approve_override",
    "record_adjustment",
    "answer_adjustment",
    "record_fit_note",
    "refer_to_occupational_health",
    "record_occupational_health_advice",
    "allow_absence",
    "record_statement",
    "decide_anonymity",
    "share_statement",
    "call_witness",
    "add_legal_advice",
    "record_conciliation",
    "add_note",
    "record_past_sanction",
    "viewed",
    "listed",
    "searched",
    "downloaded",
    "exported",
    "refused",
    "signed_in",
    "sign_in_failed",
    "signed_out",
    "password_changed",
    "role_granted",
    "policy_loaded",
    "policy_drafted",
    "policy_draft_changed",
    "policy_draft_discarded",
    "policy_proposed",
    "policy_proposal_ended",
    "policy_approved",
    "categories_loaded",
    "staff_file_handed_over",
    "staff_file_confirmed",
    "employees_imported",
    "warning_expired",
    "cover_arranged",
    "cover_ended",
    "decision_review_owed",
    "holiday_added",
    "holiday_taken_off",
    "deadlines_recounted",
    "tribunal_limit_passed",
)


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_rows_that_stand")]

    operations = [
        migrations.AlterField(
            model_name="deadline",
            name="kind",
            field=models.CharField(
                choices=[
                    ("assessment", "Assess the incident"),
                    ("investigation", "Finish the investigation"),
                    ("hearing_day", "Hold the hearing"),
                    ("decision_letter", "Send the decision letter"),
                    ("appeal_window", "Last day to appeal"),
                    ("appeal_hearing", "Hear the appeal"),
                    ("appeal_hearing_day", "Hold the appeal hearing"),
                    ("appeal_letter", "Send the appeal outcome letter"),
                    ("warning_expiry", "Last live day of the warning"),
                    ("suspension_review", "Review the suspension"),
                    ("suspension_cap", "Last day of the suspension"),
                    ("pause_review", "Review the pause"),
                    ("decision_review", "Review the decision"),
                    ("grievance_decision", "Decide what a grievance means for the case"),
                    ("disclosure_check", "Check a possible protected disclosure"),
                    ("tribunal_limit", "Last day for a tribunal claim"),
                    ("correction", "Put the outcome right"),
                    ("adjustment_answer", "Answer an adjustment"),
                    ("override_approval", "Approve an override of the separation of roles"),
                    ("health_answer", "Ask occupational health again for its answer"),
                ],
                max_length=20,
            ),
        ),
        migrations.RunSQL(OVERRIDE, BEFORE),
        migrations.RemoveConstraint("auditevent", "audit_event_action_known"),
        migrations.AddConstraint(
            "auditevent",
            models.CheckConstraint(
                condition=models.Q(action__isnull=False) & models.Q(action__in=ACTIONS),
                name="audit_event_action_known",
            ),
        ),
    ]
