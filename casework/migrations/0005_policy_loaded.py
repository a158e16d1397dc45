"""That a policy or categories were loaded is an event."""
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_policy_documents'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'record_hearing', 'decide_outcome', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired'))), name='audit_event_action_known'),
        ),
    ]
