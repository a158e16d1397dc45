"""That an employee resigned in the middle of a case; the row is kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0007_pauses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Resignation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('with_notice', 'With notice'), ('immediate', 'At once, without notice')], max_length=20)),
                ('given_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('said', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.RemoveConstraint(
            model_name='closure',
            name='closure_reason_known',
        ),
        migrations.AlterField(
            model_name='closure',
            name='reason',
            field=models.CharField(choices=[('no_case', 'No case to answer'), ('no_sanction', 'No sanction'), ('sanction_final', 'Sanction final'), ('appeal_final', 'Appeal final'), ('informal', 'Dealt with informally'), ('other_procedure', 'Moved to another procedure'), ('left_no_outcome', 'The employee left: no outcome'), ('left_finding_only', 'The employee left: findings only'), ('logged_in_error', 'Logged in error')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'record_hearing', 'decide_outcome', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'suspend_employee', 'review_suspension', 'lift_suspension', 'pause_case', 'review_pause', 'resume_case', 'record_resignation', 'close_after_leaving', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired'))), name='audit_event_action_known'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['no_case', 'no_sanction', 'sanction_final', 'appeal_final', 'informal', 'other_procedure', 'left_no_outcome', 'left_finding_only', 'logged_in_error'])), name='closure_reason_known'),
        ),
        migrations.AddField(
            model_name='resignation',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='resignation', to='casework.case'),
        ),
        migrations.AddField(
            model_name='resignation',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='resignation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ends_on__gte', models.F('given_on')), ('kind', 'immediate')), models.Q(('ends_on__gt', models.F('given_on')), ('kind', 'with_notice')), _connector='OR'), name='resignation_ends_employment_after_it'),
        ),
        migrations.AddConstraint(
            model_name='resignation',
            constraint=models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='resignation_says_what_was_said'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
    ]
