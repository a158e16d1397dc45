"""Sanctions imposed before this system: where their records come from, instead of a decision."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0006_imports'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Provenance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(help_text='Which file or system, such as Personnel files Leeds.', max_length=100)),
                ('old_reference', models.CharField(help_text='What the record is called there.', max_length=60)),
                ('day_known', models.BooleanField(help_text='Whether the record says when it happened.')),
                ('heard', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_known', 'Not known')], help_text='Whether there was a hearing.', max_length=10)),
                ('accompanied', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_known', 'Not known')], max_length=10)),
                ('appeal_offered', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_known', 'Not known')], max_length=10)),
                ('appeal', models.CharField(choices=[('no', 'No appeal'), ('confirmed', 'Decision confirmed'), ('varied', 'Decision varied'), ('not_known', 'Not known')], max_length=10)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.RemoveConstraint(
            model_name='case',
            name='case_severity_known',
        ),
        migrations.AlterField(
            model_name='allegationfinding',
            name='decision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='casework.decision'),
        ),
        migrations.AlterField(
            model_name='case',
            name='severity',
            field=models.CharField(blank=True, choices=[('minor', 'Minor misconduct'), ('serious', 'Serious misconduct'), ('gross', 'Gross misconduct')], help_text='As assessed at the start; empty where an old record does not say.', max_length=10),
        ),
        migrations.AlterField(
            model_name='sanction',
            name='decision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sanctions', to='casework.decision'),
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'record_hearing', 'decide_outcome', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'employees_imported'))), name='audit_event_action_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['minor', 'serious', 'gross']), models.Q(('severity', ''), ('state', 'closed')), _connector='OR'), name='case_severity_known'),
        ),
        migrations.AddField(
            model_name='provenance',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='provenance', to='casework.case'),
        ),
        migrations.AddField(
            model_name='provenance',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='allegationfinding',
            name='provenance',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='casework.provenance'),
        ),
        migrations.AddField(
            model_name='sanction',
            name='provenance',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sanction', to='casework.provenance'),
        ),
        migrations.AddConstraint(
            model_name='allegationfinding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision__isnull', False), ('provenance__isnull', True)), models.Q(('decision__isnull', True), ('provenance__isnull', False)), _connector='OR'), name='finding_from_a_decision_or_a_record'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision__isnull', False), ('provenance__isnull', True)), models.Q(('decision__isnull', True), ('provenance__isnull', False)), _connector='OR'), name='sanction_from_a_decision_or_a_record'),
        ),
        migrations.AddConstraint(
            model_name='provenance',
            constraint=models.UniqueConstraint(fields=('source', 'old_reference'), name='provenance_once_per_record'),
        ),
        migrations.AddConstraint(
            model_name='provenance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('old_reference', ''), _negated=True)), name='provenance_says_where'),
        ),
        migrations.AddConstraint(
            model_name='provenance',
            constraint=models.CheckConstraint(condition=models.Q(('heard__in', ['yes', 'no', 'not_known']), ('accompanied__in', ['yes', 'no', 'not_known']), ('appeal_offered__in', ['yes', 'no', 'not_known'])), name='provenance_answers_known'),
        ),
        migrations.AddConstraint(
            model_name='provenance',
            constraint=models.CheckConstraint(condition=models.Q(('appeal__in', ['no', 'confirmed', 'varied', 'not_known'])), name='provenance_appeal_known'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
    ]
