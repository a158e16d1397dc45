"""A late appeal opens a closed case again; an appeal can be withdrawn."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0009_warning_expired'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AppealWithdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('withdrawn_on', models.DateField(help_text='The day it reached the employer.')),
                ('said', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AlterModelOptions(
            name='closure',
            options={'ordering': ['pk']},
        ),
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.AddField(
            model_name='closure',
            name='reopened_by',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reopened', to='casework.appeal'),
        ),
        migrations.AlterField(
            model_name='closure',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closures', to='casework.case'),
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'record_hearing', 'decide_outcome', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'employees_imported', 'warning_expired'))), name='audit_event_action_known'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.UniqueConstraint(condition=models.Q(('reopened_by__isnull', True)), fields=('case',), name='closure_one_stands'),
        ),
        migrations.AddField(
            model_name='appealwithdrawal',
            name='appeal',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='casework.appeal'),
        ),
        migrations.AddField(
            model_name='appealwithdrawal',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_withdrawals', to='casework.case'),
        ),
        migrations.AddField(
            model_name='appealwithdrawal',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='appealwithdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='appeal_withdrawal_says_why'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
    ]
