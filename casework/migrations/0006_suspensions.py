"""Suspensions, with the alternatives that were considered and the reviews; their rows are kept, and stay in one case."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

SAME_CASE = {
    "suspensionalternative": {"suspension_id": "suspension"},
    "suspensionreview": {"suspension_id": "suspension"},
}

class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0005_policy_loaded'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Suspension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('effective_on', models.DateField()),
                ('reason', models.TextField()),
                ('pay', models.CharField(choices=[('full', 'On full pay'), ('unpaid', 'Without pay, as the contract allows')], max_length=10)),
                ('pay_clause', models.CharField(blank=True, default='', max_length=200)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('last_day', models.DateField(blank=True, null=True)),
                ('ended_because', models.CharField(blank=True, choices=[('lifted', 'It is no longer needed'), ('sickness', 'The employee fell ill'), ('case_over', 'It ended with the outcome or the case')], default='', max_length=10)),
                ('end_note', models.TextField(blank=True, default='')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SuspensionAlternative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('other_hours', 'Other hours or another shift'), ('other_place', 'Another place of work'), ('home', 'Working from home'), ('other_duties', 'Other duties or other customers'), ('no_access', 'Less access to systems')], max_length=20)),
                ('why_not', models.TextField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SuspensionReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewed_on', models.DateField()),
                ('reasons', models.TextField()),
                ('alternatives', models.TextField()),
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
        migrations.AlterField(
            model_name='deadline',
            name='kind',
            field=models.CharField(choices=[('assessment', 'Assess the incident'), ('investigation', 'Finish the investigation'), ('hearing_day', 'Hold the hearing'), ('decision_letter', 'Send the decision letter'), ('appeal_window', 'Last day to appeal'), ('appeal_hearing', 'Hear the appeal'), ('appeal_hearing_day', 'Hold the appeal hearing'), ('appeal_letter', 'Send the appeal outcome letter'), ('warning_expiry', 'Last live day of the warning'), ('suspension_review', 'Review the suspension'), ('suspension_cap', 'Last day of the suspension')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'record_hearing', 'decide_outcome', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'suspend_employee', 'review_suspension', 'lift_suspension', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired'))), name='audit_event_action_known'),
        ),
        migrations.AddField(
            model_name='suspension',
            name='authorised_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='suspension',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspensions', to='casework.case'),
        ),
        migrations.AddField(
            model_name='suspension',
            name='contact',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee'),
        ),
        migrations.AddField(
            model_name='suspension',
            name='ended_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='suspension',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='suspensionalternative',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case'),
        ),
        migrations.AddField(
            model_name='suspensionalternative',
            name='suspension',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alternatives', to='casework.suspension'),
        ),
        migrations.AddField(
            model_name='suspensionreview',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case'),
        ),
        migrations.AddField(
            model_name='suspensionreview',
            name='reviewed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='suspensionreview',
            name='suspension',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='casework.suspension'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=ExclusionConstraint(expressions=[(models.Func(models.F('case'), models.F('case'), models.Value('[]'), function='int8range'), '&&'), (models.Func(models.F('effective_on'), models.F('last_day'), models.Value('[]'), function='daterange'), '&&')], name='suspension_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='suspension_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('pay', 'full'), ('pay_clause', '')), models.Q(('pay', 'unpaid'), models.Q(('pay_clause', ''), _negated=True)), _connector='OR'), name='suspension_pay_stops_by_a_clause'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end_note', ''), ('ended_because', ''), ('ended_by__isnull', True), ('last_day__isnull', True)), models.Q(('ended_because', 'case_over'), ('ended_by__isnull', False), ('last_day__isnull', False)), models.Q(('ended_because__in', ('lifted', 'sickness')), ('ended_by__isnull', False), ('last_day__isnull', False), models.Q(('end_note', ''), _negated=True)), _connector='OR'), name='suspension_end_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.CheckConstraint(condition=models.Q(('last_day__isnull', True), ('last_day__gte', models.F('effective_on')), _connector='OR'), name='suspension_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='suspensionalternative',
            constraint=models.UniqueConstraint(fields=('suspension', 'kind'), name='suspension_alternative_once'),
        ),
        migrations.AddConstraint(
            model_name='suspensionalternative',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['other_hours', 'other_place', 'home', 'other_duties', 'no_access'])), name='suspension_alternative_known'),
        ),
        migrations.AddConstraint(
            model_name='suspensionalternative',
            constraint=models.CheckConstraint(condition=models.Q(('why_not', ''), _negated=True), name='suspension_alternative_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='suspensionreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reasons', ''), _negated=True), models.Q(('alternatives', ''), _negated=True)), name='suspension_review_has_reasons'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
        migrations.RunSQL(guards(SAME_CASE), no_guards(SAME_CASE)),
    ]
