"""What lets everybody take part: adjustments, fitness to attend, witnesses, legal advice. Rows stay in one case."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

SAME_CASE = {
    "adjustmentanswer": {"adjustment_id": "adjustment"},
}


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0006_branches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('asked', models.TextField()),
                ('asked_by', models.CharField(choices=[('employee', 'The employee'), ('companion', 'The companion'), ('us', 'Nobody: we offered it')], max_length=10)),
                ('asked_on', models.DateField()),
                ('meetings', models.CharField(choices=[('investigation', 'Investigation meetings'), ('hearing', 'The hearing'), ('appeal', 'The appeal hearing'), ('all', 'All meetings')], max_length=20)),
                ('health_reason', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='AdjustmentAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('agreed', 'Agreed in full'), ('partly', 'Agreed in part'), ('refused', 'Refused')], max_length=10)),
                ('agreed', models.TextField(blank=True, default='')),
                ('reasons', models.TextField()),
                ('answered_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'record_hearing', 'decide_outcome', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'suspend_employee', 'review_suspension', 'lift_suspension', 'pause_case', 'review_pause', 'resume_case', 'review_decision', 'extend_warning', 'record_resignation', 'close_after_leaving', 'record_adjustment', 'answer_adjustment', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'policy_drafted', 'policy_draft_changed', 'policy_draft_discarded', 'policy_proposed', 'policy_proposal_ended', 'policy_approved', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired', 'decision_review_owed'))), name='audit_event_action_known'),
        ),
        migrations.AddField(
            model_name='adjustment',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustments', to='casework.case'),
        ),
        migrations.AddField(
            model_name='adjustment',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='adjustmentanswer',
            name='adjustment',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='casework.adjustment'),
        ),
        migrations.AddField(
            model_name='adjustmentanswer',
            name='answered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='adjustmentanswer',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustment_answers', to='casework.case'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='adjustment_number_once'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(('asked', ''), _negated=True), name='adjustment_says_what'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(('asked_by__in', ['employee', 'companion', 'us'])), name='adjustment_asked_by_known'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(('meetings__in', ['investigation', 'hearing', 'appeal', 'all'])), name='adjustment_meetings_known'),
        ),
        migrations.AddConstraint(
            model_name='adjustmentanswer',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='adjustment_answer_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='adjustmentanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'refused'), ('agreed', '')), models.Q(('result__in', ('agreed', 'partly')), models.Q(('agreed', ''), _negated=True)), _connector='OR'), name='adjustment_answer_says_what_was_agreed'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
        migrations.RunSQL(guards(SAME_CASE), no_guards(SAME_CASE)),
    ]
