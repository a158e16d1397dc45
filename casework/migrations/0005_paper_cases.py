"""Cases that were run on paper, what follows on a closed case, and redacted copies of evidence."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

# table: its columns that point at a row of the same case, and the tables of those rows
SAME_CASE = {"papercheck": {"taken_over_id": "takenover"}, "redactedcopy": {"evidence_id": "evidence", "carried_by_id": "casejoin"}, "redaction": {"copy_id": "redactedcopy"}}
KEPT = "SELECT casework_keep_rows();"


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('casework', '0004_rows_that_stand'),
    ]

    operations = [
        migrations.CreateModel(
            name='TakenOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='taken_over', to='casework.case')),
                ('stage', models.CharField(choices=[('reported', 'Reported'), ('assessed', 'Assessed'), ('investigation', 'Investigation'), ('findings', 'Findings'), ('hearing', 'Hearing'), ('deliberation', 'Deliberation'), ('decided', 'Decided'), ('outcome', 'Outcome issued'), ('appeal', 'Appeal'), ('appeal_deliberation', 'Appeal deliberation'), ('closed', 'Closed')], help_text='Where the case was.', max_length=20)),
                ('source', models.CharField(help_text='Where the paper is.', max_length=100)),
                ('old_reference', models.CharField(help_text='What the case is called there.', max_length=60)),
                ('sha256', models.CharField(help_text='Of the scan.', max_length=64)),
                ('departures', models.TextField(blank=True, default='')),
                ('taken_over_on', models.DateField()),
                ('taken_over_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('source', 'old_reference'), name='taken_over_once_per_paper'), models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('old_reference', ''), _negated=True)), name='taken_over_says_where'), models.CheckConstraint(condition=models.Q(('stage__in', ('investigation', 'findings', 'hearing', 'deliberation', 'outcome', 'appeal'))), name='taken_over_stage_known'), models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('sha256'), 64), name='taken_over_sha256_whole')],
            },
        ),
        migrations.CreateModel(
            name='PaperCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_checks', to='casework.case')),
                ('taken_over', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='casework.takenover')),
                ('rule', models.CharField(max_length=10)),
                ('result', models.CharField(choices=[('kept', 'Kept, by the days on the paper'), ('not_kept', 'Not kept'), ('not_checked', 'On paper, not checked here')], max_length=15)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('taken_over', 'rule'), name='paper_check_once_per_rule'), models.CheckConstraint(condition=models.Q(('result__in', ['kept', 'not_kept', 'not_checked'])), name='paper_check_result_known')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='follow_up', to='casework.incident')),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='RedactedCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redacted_copies', to='casework.case')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='casework.evidence')),
                ('file', models.FileField(max_length=200, upload_to='')),
                ('file_name', models.CharField(max_length=255)),
                ('size', models.PositiveBigIntegerField(help_text='Bytes.')),
                ('sha256', models.CharField(max_length=64)),
                ('attached_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('carried_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='redacted_copies', to='casework.casejoin')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('case', 'sha256'), name='redacted_copy_same_file_once'), models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('sha256'), 64), name='redacted_copy_sha256_whole')],
            },
        ),
        migrations.CreateModel(
            name='Redaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redactions', to='casework.case')),
                ('copy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redactions', to='casework.redactedcopy')),
                ('place', models.CharField(help_text='Where in the file, such as page 2, line 4.', max_length=200)),
                ('reason', models.CharField(max_length=500)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('place', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='redaction_says_where_and_why')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'return_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'adjourn_hearing', 'record_hearing', 'decide_outcome', 'agree_sanction', 'withdraw_agreement', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'suspend_employee', 'review_suspension', 'lift_suspension', 'pause_case', 'review_pause', 'resume_case', 'review_decision', 'extend_warning', 'open_spent_record', 'reopen_case', 'issue_correction', 'join_cases', 'record_resignation', 'close_after_leaving', 'record_grievance', 'decide_on_grievance', 'close_grievance', 'flag_disclosure', 'check_disclosure', 'flag_union_representative', 'record_union_talk', 'propose_override', 'approve_override', 'record_adjustment', 'answer_adjustment', 'record_fit_note', 'refer_to_occupational_health', 'record_occupational_health_advice', 'allow_absence', 'record_statement', 'decide_anonymity', 'share_statement', 'call_witness', 'add_legal_advice', 'record_conciliation', 'add_note', 'record_past_sanction', 'take_over_case', 'attach_redacted_copy', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'policy_drafted', 'policy_draft_changed', 'policy_draft_discarded', 'policy_proposed', 'policy_proposal_ended', 'policy_approved', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired', 'cover_arranged', 'cover_ended', 'decision_review_owed', 'holiday_added', 'holiday_taken_off', 'deadlines_recounted', 'tribunal_limit_passed'))), name='audit_event_action_known'),
        ),
        migrations.RunSQL(guards(SAME_CASE) + KEPT, no_guards(SAME_CASE)),
    ]
