"""Drafts of a policy, and who proposed and who approved one; their rows are kept, and each step is an event."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0009_policy_documents_that_bind'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PolicyDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('document', models.JSONField(help_text='What the draft says, as rules/policy_terms.py reads it.')),
                ('version', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('discarded_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PolicyProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.JSONField()),
                ('effective_from', models.DateField()),
                ('reason', models.TextField()),
                ('wording_only', models.BooleanField(default=False)),
                ('proposed_at', models.DateTimeField(auto_now_add=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
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
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'record_hearing', 'decide_outcome', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'suspend_employee', 'review_suspension', 'lift_suspension', 'pause_case', 'review_pause', 'resume_case', 'record_resignation', 'close_after_leaving', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'policy_drafted', 'policy_draft_changed', 'policy_draft_discarded', 'policy_proposed', 'policy_proposal_ended', 'policy_approved', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired'))), name='audit_event_action_known'),
        ),
        migrations.AddField(
            model_name='policydraft',
            name='changed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='policydraft',
            name='copied_from',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='policydraft',
            name='discarded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='policydraft',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='policyproposal',
            name='approved_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='policyproposal',
            name='draft',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='casework.policydraft'),
        ),
        migrations.AddField(
            model_name='policyproposal',
            name='ended_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='policyproposal',
            name='policy',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposal', to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='policyproposal',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='policyproposal',
            name='replaces',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.policyversion'),
        ),
        migrations.AddConstraint(
            model_name='policydraft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('discarded_at__isnull', True), ('discarded_by__isnull', True)), models.Q(('discarded_at__isnull', False), ('discarded_by__isnull', False)), _connector='OR'), name='policy_draft_discarded_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='policyproposal',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('draft',), name='policy_proposal_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='policyproposal',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='policy_proposal_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='policyproposal',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='policy_proposal_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='policyproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('policy__isnull', True)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('policy__isnull', False), ('wording_only', False)), models.Q(('approved_at__isnull', True), ('approved_by__isnull', True), ('policy__isnull', False), ('wording_only', True)), _connector='OR'), name='policy_proposal_in_force_when_approved'),
        ),
        migrations.AddConstraint(
            model_name='policyproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('policy__isnull', True)), _connector='OR'), name='policy_proposal_ended_by_somebody'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
    ]
