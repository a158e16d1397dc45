"""The values that actions and deadlines can have, after all that came in above."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0012_ends'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.AlterField(
            model_name='deadline',
            name='kind',
            field=models.CharField(choices=[('assessment', 'Assess the incident'), ('investigation', 'Finish the investigation'), ('hearing_day', 'Hold the hearing'), ('decision_letter', 'Send the decision letter'), ('appeal_window', 'Last day to appeal'), ('appeal_hearing', 'Hear the appeal'), ('appeal_hearing_day', 'Hold the appeal hearing'), ('appeal_letter', 'Send the appeal outcome letter'), ('warning_expiry', 'Last live day of the warning'), ('suspension_review', 'Review the suspension'), ('suspension_cap', 'Last day of the suspension'), ('pause_review', 'Review the pause'), ('decision_review', 'Review the decision'), ('grievance_decision', 'Decide what a grievance means for the case'), ('disclosure_check', 'Check a possible protected disclosure'), ('tribunal_limit', 'Last day for a tribunal claim'), ('correction', 'Put the outcome right')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'return_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'adjourn_hearing', 'record_hearing', 'decide_outcome', 'agree_sanction', 'withdraw_agreement', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'suspend_employee', 'review_suspension', 'lift_suspension', 'pause_case', 'review_pause', 'resume_case', 'review_decision', 'extend_warning', 'open_spent_record', 'reopen_case', 'issue_correction', 'join_cases', 'record_resignation', 'close_after_leaving', 'record_grievance', 'decide_on_grievance', 'close_grievance', 'flag_disclosure', 'check_disclosure', 'flag_union_representative', 'record_union_talk', 'propose_override', 'approve_override', 'record_adjustment', 'answer_adjustment', 'record_fit_note', 'refer_to_occupational_health', 'record_occupational_health_advice', 'allow_absence', 'record_statement', 'decide_anonymity', 'share_statement', 'call_witness', 'add_legal_advice', 'record_conciliation', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'policy_drafted', 'policy_draft_changed', 'policy_draft_discarded', 'policy_proposed', 'policy_proposal_ended', 'policy_approved', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired', 'cover_arranged', 'cover_ended', 'decision_review_owed', 'holiday_added', 'holiday_taken_off', 'deadlines_recounted', 'tribunal_limit_passed'))), name='audit_event_action_known'),
        ),
    ]
