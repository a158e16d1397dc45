"""Every table, with its named constraints."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.fields.json
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

from casework.migrations._all_at_once import AllAtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [AllAtOnce([
        migrations.CreateModel(
            name='AuditPayload',
            fields=[
                ('event_uid', models.UUIDField(primary_key=True, serialize=False)),
                ('case', models.BigIntegerField(blank=True, null=True)),
                ('salt', models.BinaryField(max_length=32)),
                ('text', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='DoomedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True)),
                ('deleted_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Grade',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True)),
                ('name', models.CharField(max_length=100)),
                ('rank', models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='PurgedCase',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('person', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='PurgedReference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('asked', models.TextField()),
                ('asked_by', models.CharField(choices=[('employee', 'The employee'), ('companion', 'The companion'), ('us', 'Nobody: we offered it')], max_length=10)),
                ('asked_on', models.DateField()),
                ('meetings', models.CharField(choices=[('investigation', 'Investigation meetings'), ('suspension', 'A meeting about suspension'), ('hearing', 'The hearing'), ('appeal', 'The appeal hearing'), ('all', 'All meetings')], max_length=20)),
                ('health_reason', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(default=1)),
                ('received_on', models.DateField(help_text='The day it reached the employer.')),
                ('through', models.CharField(choices=[('own_page', 'On their own page'), ('on_paper', 'On paper or in person, through HR')], default='on_paper', max_length=10)),
                ('is_late', models.BooleanField()),
                ('refused', models.BooleanField(default=False)),
                ('late_reason', models.TextField(blank=True, default='', help_text='Why a late appeal is heard all the same, or is not.')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='AppealDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('called', models.CharField(blank=True, default='', max_length=60)),
                ('result', models.CharField(choices=[('confirmed', 'Decision confirmed'), ('varied', 'Decision varied'), ('set_aside', 'Decision set aside'), ('remitted', 'Remitted: to be heard again')], max_length=20)),
                ('level', models.CharField(blank=True, choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('first_and_final_warning', 'First and final written warning'), ('final_written_warning', 'Final written warning'), ('action_short_of_dismissal', 'Action short of dismissal'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], default='', max_length=30)),
                ('reasons', models.TextField()),
                ('spent_record_use', models.TextField(blank=True, default='', help_text='How the spent record was used, where it was opened (SA-7).')),
                ('departure_reasons', models.TextField(blank=True, default='')),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('returns_on', models.DateField(blank=True, null=True)),
                ('employment_ends_on', models.DateField(blank=True, null=True)),
                ('decided_on', models.DateField()),
                ('recalled_at', models.DateTimeField(blank=True, null=True)),
                ('recalled_because', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='casework.appeal')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('admission', models.TextField(help_text="The employee's written words.")),
                ('admission_received_on', models.DateField()),
                ('told_on', models.DateField()),
                ('cooling_off_ends_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('set_aside_by', models.ForeignKey(blank=True, help_text='The appeal decision after which the case is heard (T23).', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements_set_aside', to='casework.appealdecision')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='AppealHearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempt', models.PositiveSmallIntegerField()),
                ('starts_at', models.DateTimeField()),
                ('place', models.CharField(max_length=200)),
                ('nation', models.CharField(choices=[('england-and-wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland'), ('remote', 'Remotely, by video or telephone')], help_text='Where it is held; its bank holidays count (ERA 1999 s.13(6)).', max_length=20)),
                ('invitation_delivery', models.CharField(choices=[('by_hand', 'By hand'), ('email', 'By email'), ('first_class_post', 'By first-class post')], max_length=20)),
                ('invitation_sent_at', models.DateTimeField()),
                ('invitation_received_on', models.DateField()),
                ('notice_waived', models.BooleanField(default=False, help_text='The employee agreed in writing to shorter notice.')),
                ('absence_warning_sent', models.BooleanField(default=False)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('postponed_at', models.DateTimeField(blank=True, null=True)),
                ('postponed_for', models.CharField(blank=True, choices=[('companion_unavailable', 'The companion cannot attend'), ('employee_ill', 'The employee is ill'), ('employee_request', 'The employee asked for another reason'), ('employer', 'We cannot hold it')], default='', max_length=30)),
                ('postponed_because', models.TextField(blank=True, default='')),
                ('proposed_on', models.DateField(blank=True, help_text='Another day the employee proposed (AC-6).', null=True)),
                ('proposal_refused_because', models.TextField(blank=True, default='', help_text='On the next attempt: why the day proposed before it was not reasonable.')),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to='casework.appeal')),
                ('arranged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('postponed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['attempt'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('body', models.TextField()),
                ('db_at', models.DateTimeField(db_default=django.db.models.expressions.RawSQL('clock_timestamp()', ()))),
                ('db_user', models.TextField(db_default=django.db.models.expressions.RawSQL('session_user', ()))),
                ('uid', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast(django.db.models.fields.json.KeyTextTransform('uid', django.db.models.functions.comparison.Cast('body', models.JSONField())), models.UUIDField(null=True)), output_field=models.UUIDField(null=True))),
                ('action', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast(django.db.models.fields.json.KeyTextTransform('action', django.db.models.functions.comparison.Cast('body', models.JSONField())), models.CharField(max_length=40, null=True)), output_field=models.CharField(max_length=40, null=True))),
                ('actor', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast(django.db.models.fields.json.KeyTextTransform('actor', django.db.models.functions.comparison.Cast('body', models.JSONField())), models.BigIntegerField(null=True)), output_field=models.BigIntegerField(null=True))),
                ('case', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast(django.db.models.fields.json.KeyTextTransform('case', django.db.models.functions.comparison.Cast('body', models.JSONField())), models.BigIntegerField(null=True)), output_field=models.BigIntegerField(null=True))),
                ('incident', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast(django.db.models.fields.json.KeyTextTransform('incident', django.db.models.functions.comparison.Cast('body', models.JSONField())), models.BigIntegerField(null=True)), output_field=models.BigIntegerField(null=True))),
                ('version', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast(django.db.models.fields.json.KeyTextTransform('version', django.db.models.functions.comparison.Cast('body', models.JSONField())), models.IntegerField(null=True)), output_field=models.IntegerField(null=True))),
                ('target', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Cast(django.db.models.fields.json.KeyTextTransform('to', django.db.models.functions.comparison.Cast('body', models.JSONField())), models.CharField(max_length=20, null=True)), output_field=models.CharField(max_length=20, null=True))),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'id'], name='audit_event_case'), models.Index(fields=['incident', 'id'], name='audit_event_incident'), models.Index(fields=['actor', 'id'], name='audit_event_actor')],
                'constraints': [models.UniqueConstraint(fields=('uid',), name='audit_event_uid_once'), models.CheckConstraint(condition=models.Q(('uid__isnull', False)), name='audit_event_has_uid'), models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'return_findings', 'no_case_to_answer', 'deal_with_informally', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'adjourn_hearing', 'record_hearing', 'hear_again', 'decide_outcome', 'agree_sanction', 'withdraw_agreement', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'acknowledge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'record_reinstatement_pay', 'return_to_hearing', 'close_case', 'propose_withdrawal', 'withdraw_case', 'turn_down_withdrawal', 'suspend_employee', 'review_suspension', 'lift_suspension', 'pause_case', 'review_pause', 'resume_case', 'review_decision', 'review_improvement', 'record_oversight', 'serve_bundle', 'extend_warning', 'curtail_warning', 'settle_live_period', 'open_spent_record', 'agree_to_consider', 'reopen_case', 'issue_correction', 'join_cases', 'record_resignation', 'close_after_death', 'close_after_leaving', 'record_grievance', 'decide_on_grievance', 'close_grievance', 'flag_disclosure', 'check_disclosure', 'flag_union_representative', 'record_union_talk', 'propose_override', 'approve_override', 'record_adjustment', 'answer_adjustment', 'record_fit_note', 'refer_to_occupational_health', 'record_occupational_health_advice', 'allow_absence', 'record_statement', 'ask_anonymity', 'decide_anonymity', 'share_statement', 'call_witness', 'invite_witness', 'record_witness_attendance', 'add_legal_advice', 'declare_conflict', 'record_reasons_request', 'give_written_reasons', 'record_conciliation', 'record_criminal_matter', 'mark_safeguarding', 'record_referral_check', 'place_hold', 'review_hold', 'lift_hold', 'review_record', 'purge_case', 'send_letter', 'acknowledge_letter', 'name_companion', 'propose_another_time', 'refuse_proposal', 'comment_on_notes', 'add_note', 'record_past_sanction', 'take_over_case', 'attach_redacted_copy', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'sign_in_created', 'sign_in_closed', 'role_granted', 'role_ended', 'policy_loaded', 'policy_drafted', 'policy_draft_changed', 'policy_draft_discarded', 'policy_proposed', 'policy_proposal_ended', 'policy_approved', 'categories_loaded', 'grades_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired', 'extended_instead', 'extension_appealed', 'cover_arranged', 'cover_begun', 'cover_cancelled', 'cover_ended', 'decision_review_owed', 'holiday_added', 'holiday_taken_off', 'deadlines_recounted', 'request_recorded', 'request_step_recorded', 'request_step_taken_back', 'case_purged', 'tribunal_limit_passed'))), name='audit_event_action_known'), models.CheckConstraint(condition=models.Q(('actor__isnull', False)), name='audit_event_has_actor'), models.CheckConstraint(condition=django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('body'), 4096), name='audit_event_body_small')],
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=20, unique=True)),
                ('state', models.CharField(choices=[('reported', 'Reported'), ('assessed', 'Assessed'), ('investigation', 'Investigation'), ('findings', 'Findings'), ('hearing', 'Hearing'), ('deliberation', 'Deliberation'), ('decided', 'Decided'), ('outcome', 'Outcome issued'), ('appeal', 'Appeal'), ('appeal_deliberation', 'Appeal deliberation'), ('closed', 'Closed')], default='investigation', max_length=20)),
                ('version', models.PositiveIntegerField(default=1)),
                ('severity', models.CharField(blank=True, choices=[('minor', 'Minor misconduct'), ('more_serious_minor', 'More serious minor misconduct'), ('serious', 'Serious misconduct'), ('gross', 'Gross misconduct')], help_text='As assessed at the start; empty where an old record does not say.', max_length=20)),
                ('terms_of_reference', models.TextField()),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='AppealOutcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issued_on', models.DateField()),
                ('delivery', models.CharField(choices=[('by_hand', 'By hand'), ('email', 'By email'), ('first_class_post', 'By first-class post')], max_length=20)),
                ('sent_at', models.DateTimeField()),
                ('received_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('appeal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='letter', to='casework.appeal')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='letter', to='casework.appealdecision')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_outcomes', to='casework.case')),
            ],
        ),
        migrations.CreateModel(
            name='AppealHearingRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('attendance', models.CharField(choices=[('attended', 'The employee attended'), ('remotely', 'The employee attended remotely'), ('absent', 'The employee did not attend')], max_length=20)),
                ('absence_explained', models.TextField(blank=True, default='')),
                ('companion_kind', models.CharField(choices=[('none', 'Nobody came with the employee'), ('colleague', 'A colleague'), ('union_official', 'An official employed by a trade union'), ('certified_union_rep', 'A trade union representative certified by the union'), ('family_or_friend', 'A member of the family, or a friend'), ('lawyer', 'A lawyer'), ('by_agreement', 'Another person, by agreement or as an adjustment')], max_length=30)),
                ('companion_name', models.CharField(blank=True, default='', max_length=200)),
                ('companion_reason', models.TextField(blank=True, default='')),
                ('notes', models.TextField()),
                ('notes_status', models.CharField(choices=[('agreed', 'Agreed'), ('disputed', 'Disputed: both versions are kept'), ('awaited', 'Sent to the employee; no answer yet')], max_length=10)),
                ('employee_version', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('hearing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='record', to='casework.appealhearing')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_hearing_records', to='casework.case')),
            ],
        ),
        migrations.AddField(
            model_name='appealhearing',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_hearings', to='casework.case'),
        ),
        migrations.CreateModel(
            name='AppealGround',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('too_severe', 'The outcome is unfair or too severe'), ('new_evidence', 'New evidence has come to light'), ('procedure', 'The procedure was not followed')], max_length=20)),
                ('text', models.TextField()),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='casework.appeal')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_grounds', to='casework.case')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='appealdecision',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_decisions', to='casework.case'),
        ),
        migrations.CreateModel(
            name='AppealAcknowledgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_on', models.DateField()),
                ('delivery', models.CharField(choices=[('by_hand', 'By hand'), ('email', 'By email'), ('first_class_post', 'By first-class post')], max_length=20)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('appeal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='acknowledgement', to='casework.appeal')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_acknowledgements', to='casework.case')),
            ],
        ),
        migrations.AddField(
            model_name='appeal',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='casework.case'),
        ),
        migrations.CreateModel(
            name='AnonymityRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('outsider', models.CharField(blank=True, default='', max_length=200)),
                ('letter', models.CharField(max_length=2)),
                ('asked_on', models.DateField()),
                ('asked_by', models.CharField(choices=[('witness', 'The witness'), ('somebody_else', 'Somebody for the witness'), ('us', 'Nobody: we offered it')], max_length=20)),
                ('why', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='anonymity_requests', to='casework.case')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Anonymity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('granted', models.BooleanField()),
                ('reasons', models.TextField()),
                ('decided_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='casework.anonymityrequest')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='anonymities', to='casework.case')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='AgreementWithdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('withdrawn_on', models.DateField()),
                ('said', models.TextField(help_text="In the employee's words.")),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('agreement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='casework.agreement')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreement_withdrawals', to='casework.case')),
            ],
        ),
        migrations.AddField(
            model_name='agreement',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='casework.case'),
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
                ('adjustment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='casework.adjustment')),
                ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustment_answers', to='casework.case')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='adjustment',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustments', to='casework.case'),
        ),
        migrations.CreateModel(
            name='CaseJoin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', models.TextField()),
                ('report', models.TextField(blank=True, default='')),
                ('joined_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joins', to='casework.case')),
                ('joined', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='joined_into', to='casework.case')),
                ('joined_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CaseToAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.BooleanField()),
                ('severity', models.CharField(blank=True, choices=[('minor', 'Minor misconduct'), ('more_serious_minor', 'More serious minor misconduct'), ('serious', 'Serious misconduct'), ('gross', 'Gross misconduct')], default='', help_text='How serious the allegations are that are put to the employee (PR-09).', max_length=20)),
                ('agreed', models.TextField(blank=True, default='', help_text='What was agreed where it ended informally.')),
                ('reasons', models.TextField()),
                ('decided_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='case_to_answer', to='casework.case')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True)),
                ('name', models.CharField(max_length=200)),
                ('path', models.CharField(blank=True, default='', max_length=300)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='casework.category')),
            ],
            options={
                'verbose_name_plural': 'categories',
                'ordering': ['path'],
            },
        ),
        migrations.AddField(
            model_name='case',
            name='category',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.category'),
        ),
        migrations.CreateModel(
            name='Allegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('particulars', models.TextField()),
                ('channel', models.CharField(choices=[('workplace', 'At the workplace'), ('social_media', 'On social media'), ('email_or_chat', 'By email or chat'), ('telephone', 'By telephone'), ('work_system', 'In a work system'), ('outside_work', 'Outside work')], max_length=20)),
                ('platform', models.CharField(blank=True, choices=[('facebook', 'Facebook'), ('instagram', 'Instagram'), ('x_twitter', 'X (Twitter)'), ('linkedin', 'LinkedIn'), ('tiktok', 'TikTok'), ('youtube', 'YouTube'), ('whatsapp', 'WhatsApp'), ('other', 'Another platform')], default='', max_length=20)),
                ('acted_from', models.DateField()),
                ('acted_to', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allegations', to='casework.case')),
                ('carried_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='allegations', to='casework.casejoin')),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.category')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Conciliation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day_a', models.DateField()),
                ('day_b', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conciliations', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=30)),
                ('old_value', models.TextField()),
                ('new_value', models.TextField()),
                ('reason', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('allegation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='casework.allegation')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='casework.case')),
                ('corrected_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='CriminalMatter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('investigation', 'Under investigation by the police or another authority'), ('charge', 'Charged'), ('caution', 'Cautioned'), ('conviction', 'Convicted'), ('ended', 'Acquitted, or no further action')], max_length=20)),
                ('about', models.TextField()),
                ('since', models.DateField()),
                ('told_by', models.CharField(choices=[('employee', 'The employee'), ('authority', 'The police, a court or another authority'), ('regulator', 'A regulator or a barring body'), ('somebody_else', 'Somebody else, or the press')], max_length=20)),
                ('told_on', models.DateField()),
                ('effect', models.CharField(choices=[('not_asked', 'Not asked yet, or not answered'), ('none', 'No effect on either'), ('job', 'On the employee’s suitability for the job'), ('relationships', 'On relationships with colleagues, customers or the employer'), ('both', 'On both')], max_length=20)),
                ('effect_reasons', models.TextField()),
                ('way', models.CharField(choices=[('go_on', 'Go on with this case'), ('wait', 'Wait: pause this case')], max_length=20)),
                ('reasons', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criminal_matters', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('called', models.CharField(blank=True, default='', max_length=60)),
                ('severity_found', models.CharField(blank=True, choices=[('minor', 'Minor misconduct'), ('more_serious_minor', 'More serious minor misconduct'), ('serious', 'Serious misconduct'), ('gross', 'Gross misconduct')], default='', max_length=20)),
                ('level', models.CharField(blank=True, choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('first_and_final_warning', 'First and final written warning'), ('final_written_warning', 'Final written warning'), ('action_short_of_dismissal', 'Action short of dismissal'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], default='', max_length=30)),
                ('believed', models.TextField(help_text='What is believed and why, on the balance of probabilities.')),
                ('checked', models.TextField(help_text='What was checked.')),
                ('employee_said', models.TextField()),
                ('mitigation', models.TextField(help_text="What was weighed in the employee's favour.")),
                ('alternatives', models.TextField(help_text='Which other outcomes were considered.')),
                ('why_this_level', models.TextField(help_text='Why this is within the range of reasonable responses.')),
                ('spent_record_use', models.TextField(blank=True, default='', help_text='How the spent record was used, where it was opened (SA-7).')),
                ('departure_reasons', models.TextField(blank=True, default='', help_text='Why it differs from what others were given, where it does (EQ-7, EQ-8).')),
                ('decided_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('recalled_at', models.DateTimeField(blank=True, null=True)),
                ('recalled_because', models.TextField(blank=True, default='')),
                ('agreement', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='casework.agreement')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='casework.case')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='DecisionComparison',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('group_size', models.PositiveIntegerField()),
                ('distribution', models.JSONField(blank=True, default=dict)),
                ('usual_from', models.CharField(blank=True, choices=[('none', 'No sanction'), ('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('final_written_warning', 'Final written warning'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], default='', max_length=30)),
                ('usual_to', models.CharField(blank=True, choices=[('none', 'No sanction'), ('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('final_written_warning', 'Final written warning'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], default='', max_length=30)),
                ('others', models.JSONField(blank=True, default=list)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('appeal_decision', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comparison', to='casework.appealdecision')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_comparisons', to='casework.case')),
                ('decision', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comparison', to='casework.decision')),
            ],
        ),
        migrations.CreateModel(
            name='DecisionNorm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('severity', models.CharField(choices=[('minor', 'Minor misconduct'), ('more_serious_minor', 'More serious minor misconduct'), ('serious', 'Serious misconduct'), ('gross', 'Gross misconduct')], max_length=20)),
                ('norm', models.CharField(choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('first_and_final_warning', 'First and final written warning'), ('final_written_warning', 'Final written warning'), ('action_short_of_dismissal', 'Action short of dismissal'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], max_length=30)),
                ('entry', models.CharField(choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('first_and_final_warning', 'First and final written warning'), ('final_written_warning', 'Final written warning'), ('action_short_of_dismissal', 'Action short of dismissal'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], max_length=30)),
                ('heaviest', models.CharField(choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('first_and_final_warning', 'First and final written warning'), ('final_written_warning', 'Final written warning'), ('action_short_of_dismissal', 'Action short of dismissal'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], max_length=30)),
                ('departure', models.CharField(choices=[('at_norm', 'As the norm'), ('milder', 'Milder than the norm'), ('heavier', 'Heavier than the norm, within the range'), ('outside', 'Outside the range')], max_length=10)),
                ('reasons', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_norms', to='casework.case')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='measure', to='casework.decision')),
            ],
        ),
        migrations.CreateModel(
            name='DisclosureFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.TextField()),
                ('flagged_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosure_flags', to='casework.case')),
                ('flagged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='DisclosureCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('not_the_reason', 'No, it is not the reason'), ('may_be_the_reason', 'It may be the reason'), ('is_the_reason', 'Yes, it is the reason')], max_length=20)),
                ('reasons', models.TextField()),
                ('checked_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosure_checks', to='casework.case')),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('flag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='casework.disclosureflag')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('fields', models.JSONField(default=dict)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='EmailDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest_on', models.DateField(blank=True, null=True)),
                ('message_id', models.CharField(max_length=200, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('next_try_at', models.DateTimeField()),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('claimed_until', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('given_up_at', models.DateTimeField(blank=True, null=True)),
                ('given_up_because', models.CharField(blank=True, choices=[('nothing_owed', 'Nothing in it was owed to the person any more'), ('refused', 'The mail server refuses the address'), ('too_old', 'It could not be sent in time')], default='', max_length=20)),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='email_deliveries', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'email deliveries',
            },
        ),
        migrations.CreateModel(
            name='Employee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('staff_number', models.CharField(max_length=20, unique=True)),
                ('name', models.CharField(max_length=200)),
                ('sort_name', models.CharField(db_index=True, help_text='The name casefolded, family name first.', max_length=200)),
                ('work_email', models.EmailField(blank=True, default='', max_length=254)),
                ('private_address', models.TextField(blank=True, default='')),
                ('nation', models.CharField(choices=[('england-and-wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland')], max_length=20)),
                ('start_date', models.DateField()),
                ('end_date', models.DateField(blank=True, null=True)),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='employee', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='DeclaredConflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('declared_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declared_conflicts', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Cover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField()),
                ('until', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('began_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('arranged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cancelled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('absent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='casework.employee')),
                ('stand_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to='casework.employee')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='case',
            name='subject',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='casework.employee'),
        ),
        migrations.AddField(
            model_name='appealhearing',
            name='chair',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee'),
        ),
        migrations.AddField(
            model_name='anonymityrequest',
            name='witness',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='anonymity_requests', to='casework.employee'),
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('source', models.CharField(blank=True, default='', help_text='Where it comes from.', max_length=200)),
                ('file', models.FileField(max_length=200, upload_to='')),
                ('file_name', models.CharField(max_length=255)),
                ('size', models.PositiveBigIntegerField(help_text='Bytes.')),
                ('sha256', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('attached_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('carried_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='casework.casejoin')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='casework.case')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Findings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.TextField()),
                ('employee_response', models.TextField(help_text='What the employee said, or why they did not respond (PR-04).')),
                ('submitted_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='casework.case')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='EvidenceEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shows', models.TextField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence_entries', to='casework.case')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='casework.evidence')),
                ('findings', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='casework.findings')),
            ],
            options={
                'ordering': ['evidence__number'],
            },
        ),
        migrations.CreateModel(
            name='FindingsReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('missing', models.TextField(help_text='What the report lacks.')),
                ('returned_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings_returns', to='casework.case')),
                ('returned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddField(
            model_name='findings',
            name='returned',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='casework.findingsreturn'),
        ),
        migrations.CreateModel(
            name='FitNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.CharField(choices=[('unfit_for_work', 'Not fit for work'), ('unfit_to_attend', 'Not fit to attend meetings')], max_length=20)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('recorded_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fit_notes', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='GroundAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('accepted', 'Accepted'), ('partly_accepted', 'Partly accepted'), ('not_accepted', 'Not accepted')], max_length=20)),
                ('reasons', models.TextField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ground_answers', to='casework.case')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='casework.appealdecision')),
                ('ground', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='casework.appealground')),
            ],
        ),
        migrations.CreateModel(
            name='Hearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempt', models.PositiveSmallIntegerField()),
                ('starts_at', models.DateTimeField()),
                ('place', models.CharField(max_length=200)),
                ('nation', models.CharField(choices=[('england-and-wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland'), ('remote', 'Remotely, by video or telephone')], help_text='Where it is held; its bank holidays count (ERA 1999 s.13(6)).', max_length=20)),
                ('invitation_delivery', models.CharField(choices=[('by_hand', 'By hand'), ('email', 'By email'), ('first_class_post', 'By first-class post')], max_length=20)),
                ('invitation_sent_at', models.DateTimeField()),
                ('invitation_received_on', models.DateField()),
                ('notice_waived', models.BooleanField(default=False, help_text='The employee agreed in writing to shorter notice.')),
                ('absence_warning_sent', models.BooleanField(default=False)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('postponed_at', models.DateTimeField(blank=True, null=True)),
                ('postponed_for', models.CharField(blank=True, choices=[('companion_unavailable', 'The companion cannot attend'), ('employee_ill', 'The employee is ill'), ('employee_request', 'The employee asked for another reason'), ('employer', 'We cannot hold it')], default='', max_length=30)),
                ('postponed_because', models.TextField(blank=True, default='')),
                ('proposed_on', models.DateField(blank=True, help_text='Another day the employee proposed (AC-6).', null=True)),
                ('proposal_refused_because', models.TextField(blank=True, default='', help_text='On the next attempt: why the day proposed before it was not reasonable.')),
                ('arranged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to='casework.case')),
                ('chair', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee')),
                ('postponed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('set_aside_by', models.ForeignKey(blank=True, help_text='The appeal decision after which the case is heard again (T23).', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hearings_set_aside', to='casework.appealdecision')),
            ],
            options={
                'ordering': ['attempt'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='hearing',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='casework.hearing'),
        ),
        migrations.CreateModel(
            name='BundleService',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('served_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('served_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bundle_services', to='casework.case')),
                ('hearing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='bundle_service', to='casework.hearing')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Adjournment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('adjourned_at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('resumes_at', models.DateTimeField()),
                ('place', models.CharField(max_length=200)),
                ('nation', models.CharField(choices=[('england-and-wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland'), ('remote', 'Remotely, by video or telephone')], max_length=20)),
                ('new_evidence', models.TextField(blank=True, default='')),
                ('served_on', models.DateField(blank=True, help_text='The employee has it from this day.', null=True)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('adjourned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('appeal_hearing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='adjournments', to='casework.appealhearing')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjournments', to='casework.case')),
                ('hearing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='adjournments', to='casework.hearing')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='AbsenceAllowed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', models.TextField()),
                ('allowed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('allowed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('appeal_hearing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absences_allowed', to='casework.appealhearing')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences_allowed', to='casework.case')),
                ('hearing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absences_allowed', to='casework.hearing')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HearingRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('attendance', models.CharField(choices=[('attended', 'The employee attended'), ('remotely', 'The employee attended remotely'), ('absent', 'The employee did not attend')], max_length=20)),
                ('absence_explained', models.TextField(blank=True, default='')),
                ('companion_kind', models.CharField(choices=[('none', 'Nobody came with the employee'), ('colleague', 'A colleague'), ('union_official', 'An official employed by a trade union'), ('certified_union_rep', 'A trade union representative certified by the union'), ('family_or_friend', 'A member of the family, or a friend'), ('lawyer', 'A lawyer'), ('by_agreement', 'Another person, by agreement or as an adjustment')], max_length=30)),
                ('companion_name', models.CharField(blank=True, default='', max_length=200)),
                ('companion_reason', models.TextField(blank=True, default='')),
                ('notes', models.TextField()),
                ('notes_status', models.CharField(choices=[('agreed', 'Agreed'), ('disputed', 'Disputed: both versions are kept'), ('awaited', 'Sent to the employee; no answer yet')], max_length=10)),
                ('employee_version', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearing_records', to='casework.case')),
                ('hearing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='record', to='casework.hearing')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='AllegationAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('response', models.CharField(choices=[('admitted', 'Admitted'), ('partly_admitted', 'Partly admitted'), ('denied', 'Denied'), ('no_response', 'No response')], max_length=20)),
                ('said', models.TextField(blank=True, default='')),
                ('allegation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='casework.allegation')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='casework.case')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='casework.hearingrecord')),
            ],
        ),
        migrations.CreateModel(
            name='HolidayChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nation', models.CharField(choices=[('england-and-wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland')], max_length=20)),
                ('day', models.DateField()),
                ('kind', models.CharField(choices=[('bank_holiday', 'Bank holiday'), ('closure', 'Closure day of the employer')], max_length=20)),
                ('step', models.CharField(choices=[('added', 'Added'), ('taken_off', 'Taken off')], max_length=20)),
                ('name', models.CharField(max_length=100)),
                ('source', models.CharField(max_length=300)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dry_run', models.BooleanField()),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('progress', models.PositiveSmallIntegerField(default=0, help_text='Per cent of the file read.')),
                ('attempt', models.PositiveSmallIntegerField(default=0)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('refused', models.TextField(blank=True, default='', help_text='Why nothing was used, in a sentence.')),
                ('sha256', models.CharField(blank=True, default='', max_length=64)),
                ('numbers', models.JSONField(blank=True, default=dict)),
                ('forgotten_at', models.DateTimeField(blank=True, help_text='When its remarks were emptied; the numbers stay.', null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ImportRemark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField(blank=True, null=True)),
                ('staff_number', models.CharField(blank=True, default='', max_length=20)),
                ('field', models.CharField(blank=True, default='', max_length=30)),
                ('kind', models.CharField(choices=[('error', 'Line not imported'), ('warning', 'Imported without this field'), ('new_unit', 'New unit'), ('missing', 'Not in the file')], max_length=20)),
                ('reason', models.TextField()),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='casework.importrun')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=20, unique=True)),
                ('state', models.CharField(choices=[('reported', 'Reported'), ('assessed', 'Assessed'), ('investigation', 'Investigation'), ('findings', 'Findings'), ('hearing', 'Hearing'), ('deliberation', 'Deliberation'), ('decided', 'Decided'), ('outcome', 'Outcome issued'), ('appeal', 'Appeal'), ('appeal_deliberation', 'Appeal deliberation'), ('closed', 'Closed')], default='reported', max_length=20)),
                ('version', models.PositiveIntegerField(default=1)),
                ('occurred_from', models.DateField()),
                ('occurred_to', models.DateField()),
                ('place', models.CharField(blank=True, default='', max_length=200)),
                ('channel', models.CharField(choices=[('workplace', 'At the workplace'), ('social_media', 'On social media'), ('email_or_chat', 'By email or chat'), ('telephone', 'By telephone'), ('work_system', 'In a work system'), ('outside_work', 'Outside work')], max_length=20)),
                ('platform', models.CharField(blank=True, choices=[('facebook', 'Facebook'), ('instagram', 'Instagram'), ('x_twitter', 'X (Twitter)'), ('linkedin', 'LinkedIn'), ('tiktok', 'TikTok'), ('youtube', 'YouTube'), ('whatsapp', 'WhatsApp'), ('other', 'Another platform')], default='', max_length=20)),
                ('account', models.TextField()),
                ('raised_by', models.CharField(choices=[('manager', 'A manager'), ('colleague', 'Somebody else who works here'), ('outside', 'Somebody from outside, such as a customer'), ('anonymous', 'Somebody who gave no name'), ('check', 'Nobody: a check or a system of ours showed it'), ('not_known', 'Not known: from an old record')], max_length=10)),
                ('reported_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.category')),
                ('reported_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incidents', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='follow_up', to='casework.incident')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='case',
            name='incident',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='casework.incident'),
        ),
        migrations.CreateModel(
            name='IncidentPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('involved', 'Said to be involved'), ('witness', 'Witness'), ('complainant', 'Complainant')], max_length=20)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incident_parts', to='casework.employee')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='casework.incident')),
            ],
        ),
        migrations.CreateModel(
            name='InformationRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=20, unique=True)),
                ('kind', models.CharField(choices=[('freedom_of_information', 'For information, from anybody'), ('subject_access', 'From a person, for what is held about them'), ('data_protection_complaint', 'A complaint about how personal data is handled')], max_length=30)),
                ('nation', models.CharField(choices=[('england-and-wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland')], max_length=20)),
                ('received_on', models.DateField()),
                ('asks', models.CharField(max_length=300)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='subject_access_requests', to='casework.employee')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-received_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Deadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('assessment', 'Assess the incident'), ('investigation', 'Finish the investigation'), ('hearing_day', 'Hold the hearing'), ('decision_letter', 'Send the decision letter'), ('appeal_window', 'Last day to appeal'), ('appeal_acknowledgement', 'Acknowledge the appeal'), ('appeal_hearing', 'Hear the appeal'), ('appeal_hearing_day', 'Hold the appeal hearing'), ('appeal_letter', 'Send the appeal outcome letter'), ('reinstatement_pay', 'Settle pay and continuity'), ('warning_expiry', 'Last live day of the warning'), ('improvement_review', 'Review the improvement'), ('suspension_review', 'Review the suspension'), ('suspension_cap', 'Last day of the suspension'), ('pause_review', 'Review the pause'), ('decision_review', 'Review the decision'), ('grievance_decision', 'Decide what a grievance means for the case'), ('disclosure_check', 'Check a possible protected disclosure'), ('tribunal_limit', 'Last day for a tribunal claim'), ('referral_check', 'Check for a referral'), ('hold_review', 'Review the legal hold'), ('record_review', 'Look at whether the record is still kept'), ('oversight', 'Look over the case'), ('bundle', 'Serve the bundle'), ('correction', 'Put the outcome right'), ('proposal_answer', 'Answer the time that the employee proposed'), ('adjustment_answer', 'Answer an adjustment'), ('override_approval', 'Approve an override of the separation of roles'), ('withdrawal_answer', 'Withdraw the case, or turn it down'), ('anonymity_decision', 'Decide whether a witness is named'), ('union_talk', 'Settle whether a union is spoken to'), ('health_question', 'Ask occupational health whether the employee can attend'), ('health_answer', 'Ask occupational health again for its answer'), ('written_reasons', 'Give written reasons for the dismissal'), ('cover_gap', 'Find who acts for somebody who is away'), ('foi_reply', 'Reply to a request for information'), ('foi_review', 'Answer an internal review'), ('sar_reply', 'Reply to a subject access request'), ('complaint_acknowledgement', 'Acknowledge a data protection complaint')], max_length=30)),
                ('anchor', models.CharField(max_length=60)),
                ('due_on', models.DateField()),
                ('why', models.CharField(max_length=300)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('met_at', models.DateTimeField(blank=True, null=True)),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deadlines', to='casework.case')),
                ('incident', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deadlines', to='casework.incident')),
                ('request', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deadlines', to='casework.informationrequest')),
            ],
        ),
        migrations.CreateModel(
            name='InsteadExtension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('months', models.PositiveSmallIntegerField()),
                ('most', models.PositiveSmallIntegerField()),
                ('reasons', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instead_extensions', to='casework.case')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='instead', to='casework.decision')),
            ],
        ),
        migrations.CreateModel(
            name='LegalAdvice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_on', models.DateField()),
                ('given_by', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='legal_advice', to='casework.case')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LegalHold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', models.TextField()),
                ('review_on', models.DateField()),
                ('placed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('lifted_on', models.DateField(blank=True, null=True)),
                ('lifted_because', models.TextField(blank=True, default='')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='legal_holds', to='casework.case')),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee')),
                ('placed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LegalHoldReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewed_on', models.DateField()),
                ('reasons', models.TextField()),
                ('review_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case')),
                ('hold', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='casework.legalhold')),
                ('reviewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LinkedGrievance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('lodged_on', models.DateField()),
                ('about', models.CharField(choices=[('bias', 'The chair or the investigator is biased'), ('discrimination', 'Discrimination'), ('procedure', 'How this case is dealt with'), ('related', 'Something else that has to do with this case'), ('unrelated', 'Something that has nothing to do with this case')], max_length=20)),
                ('summary', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grievances', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='GrievanceEnding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('accepted', 'Accepted'), ('partly_accepted', 'Partly accepted'), ('not_accepted', 'Not accepted'), ('withdrawn', 'Withdrawn by the employee')], max_length=20)),
                ('ended_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('grievance', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='casework.linkedgrievance')),
            ],
        ),
        migrations.CreateModel(
            name='GrievanceDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('pause', 'Pause this case until the grievance is answered'), ('concurrent', 'Run both together'), ('continue', 'Carry on with this case')], max_length=20)),
                ('reasons', models.TextField()),
                ('decided_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('grievance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='casework.linkedgrievance')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LiveMonths',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('months', models.PositiveSmallIntegerField()),
                ('least', models.PositiveSmallIntegerField()),
                ('most', models.PositiveSmallIntegerField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='live_months', to='casework.case')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='live_months', to='casework.decision')),
            ],
        ),
        migrations.CreateModel(
            name='LivePeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
                ('basis', models.CharField(default='issue', max_length=30)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='live_periods', to='casework.case')),
            ],
        ),
        migrations.CreateModel(
            name='InsteadEffect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('months', models.PositiveSmallIntegerField()),
                ('was_until', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('appeal_decision', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='instead_effect', to='casework.appealdecision')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instead_effects', to='casework.case')),
                ('extension', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='effects', to='casework.insteadextension')),
                ('period', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='instead_effect', to='casework.liveperiod')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='NamedCompanion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('through', models.CharField(choices=[('own_page', 'On their own page'), ('on_paper', 'On paper or in person, through HR')], max_length=10)),
                ('told_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('kind', models.CharField(choices=[('none', 'Nobody came with the employee'), ('colleague', 'A colleague'), ('union_official', 'An official employed by a trade union'), ('certified_union_rep', 'A trade union representative certified by the union'), ('family_or_friend', 'A member of the family, or a friend'), ('lawyer', 'A lawyer'), ('by_agreement', 'Another person, by agreement or as an adjustment')], max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('appeal_hearing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='companions', to='casework.appealhearing')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='named_companions', to='casework.case')),
                ('hearing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='companions', to='casework.hearing')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NextAppealLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField()),
                ('closes_on', models.DateField()),
                ('open_until', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='next_appeal_levels', to='casework.case')),
                ('letter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='next_level', to='casework.appealoutcome')),
            ],
        ),
        migrations.AddField(
            model_name='appeal',
            name='offered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='casework.nextappeallevel'),
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='casework.case')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='NotesComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('through', models.CharField(choices=[('own_page', 'On their own page'), ('on_paper', 'On paper or in person, through HR')], max_length=10)),
                ('told_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('answer', models.CharField(choices=[('agreed', 'The notes are right'), ('disputed', 'The notes are not right')], max_length=10)),
                ('employee_version', models.TextField(blank=True, default='')),
                ('appeal_record', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comment', to='casework.appealhearingrecord')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes_comments', to='casework.case')),
                ('record', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comment', to='casework.hearingrecord')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Notification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=40)),
                ('part', models.CharField(choices=[('subject', 'Employee'), ('hr_officer', 'HR officer'), ('hr_lead', 'HR lead'), ('hr_adviser', 'HR adviser'), ('case_manager', 'Case manager'), ('investigator', 'Investigator'), ('chair', 'Hearing chair'), ('panel_member', 'Panel member'), ('note_taker', 'Note taker'), ('appeal_manager', 'Appeal manager'), ('appeal_panel_member', 'Appeal panel member'), ('witness', 'Witness'), ('complainant', 'Complainant'), ('reporter', 'Reporter'), ('line_manager', 'Line manager'), ('auditor', 'Auditor'), ('data_protection_officer', 'Data protection officer'), ('foi_lead', 'FOI lead'), ('hr_director', 'HR director')], max_length=30)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('deadline', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to='casework.deadline')),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to='casework.emaildelivery')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notifications', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='OccupationalHealthReferral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('referred_on', models.DateField()),
                ('questions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('fit_for_work', 'Is the employee fit for work?'), ('fit_to_attend', 'Is the employee fit to attend a meeting?'), ('adjustments', 'With which adjustments can they attend?'), ('from_when', 'If not now, from when?')], max_length=20), size=None)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='health_referrals', to='casework.case')),
                ('referred_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='OccupationalHealthAdvice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('received_on', models.DateField()),
                ('fitness', models.CharField(choices=[('yes', 'Fit to attend'), ('with_adjustments', 'Fit to attend with adjustments'), ('not_before', 'Not fit to attend before a day'), ('no', 'Not fit to attend')], max_length=20)),
                ('adjustments', models.TextField(blank=True, default='')),
                ('not_before', models.DateField(blank=True, null=True)),
                ('advice', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='health_advice', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('referral', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='casework.occupationalhealthreferral')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issued_on', models.DateField()),
                ('delivery', models.CharField(choices=[('by_hand', 'By hand'), ('email', 'By email'), ('first_class_post', 'By first-class post')], max_length=20)),
                ('sent_at', models.DateTimeField()),
                ('received_on', models.DateField()),
                ('told_on', models.DateField(blank=True, help_text='Told in person, where that came before the letter.', null=True)),
                ('appeal_closes_on', models.DateField()),
                ('appeal_open_until', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='casework.case')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='outcome', to='casework.decision')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Improvement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('required', models.TextField()),
                ('review_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('result', models.CharField(blank=True, choices=[('met', 'It was made'), ('not_met', 'It was not made'), ('not_judged', 'It could not be judged')], default='', max_length=10)),
                ('said', models.TextField(blank=True, default='', help_text='What was seen, in words.')),
                ('reviewed_on', models.DateField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='improvements', to='casework.case')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('outcome', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='improvement', to='casework.outcome')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='appeal',
            name='outcome',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='casework.outcome'),
        ),
        migrations.CreateModel(
            name='OversightCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('remarks', models.TextField()),
                ('checked_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='oversight_checks', to='casework.case')),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('subject', 'Employee'), ('hr_officer', 'HR officer'), ('hr_lead', 'HR lead'), ('hr_adviser', 'HR adviser'), ('case_manager', 'Case manager'), ('investigator', 'Investigator'), ('chair', 'Hearing chair'), ('panel_member', 'Panel member'), ('note_taker', 'Note taker'), ('appeal_manager', 'Appeal manager'), ('appeal_panel_member', 'Appeal panel member'), ('witness', 'Witness'), ('complainant', 'Complainant'), ('reporter', 'Reporter'), ('line_manager', 'Line manager'), ('auditor', 'Auditor')], max_length=20)),
                ('from_date', models.DateField()),
                ('to_date', models.DateField(blank=True, null=True)),
                ('ended_because', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('appointed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='casework.case')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='casework.employee')),
            ],
        ),
        migrations.CreateModel(
            name='CoverGap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.TextField()),
                ('lapsed_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cover_gaps', to='casework.case')),
                ('cover', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='casework.cover')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.part')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CoveredPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kept_because', models.TextField(blank=True, default='')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covered_parts', to='casework.case')),
                ('cover', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covered', to='casework.cover')),
                ('back', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='came_back', to='casework.part')),
                ('part', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='covered', to='casework.part')),
                ('successor', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='stands_in', to='casework.part')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CommitteeMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='committee_members', to='casework.case')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='committee_members', to='casework.decision')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decided_in', to='casework.part')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='AppealCommitteeMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='committee_members', to='casework.appealdecision')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_committee_members', to='casework.case')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decided_appeals', to='casework.part')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Pause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paused_on', models.DateField()),
                ('reason', models.CharField(choices=[('grievance', 'The employee raised a grievance'), ('sickness', 'The employee is too ill to take part'), ('criminal', 'The police or a court are dealing with it'), ('mediation', 'There is mediation'), ('clarification', 'Something has to be clarified first')], max_length=20)),
                ('note', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('resumed_on', models.DateField(blank=True, null=True)),
                ('resume_note', models.TextField(blank=True, default='')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pauses', to='casework.case')),
                ('paused_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('resumed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PauseReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewed_on', models.DateField()),
                ('reasons', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case')),
                ('pause', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='casework.pause')),
                ('reviewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PointLeftOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('point', models.CharField(choices=[('complaint', 'The complaint was explained'), ('evidence', 'The evidence was gone through'), ('answer', 'The employee set out their case and answered'), ('questions', 'The employee could ask questions and present evidence'), ('witnesses', 'The employee could call witnesses, and say something about those who were heard')], max_length=20)),
                ('why', models.TextField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='points_left_out', to='casework.case')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='left_out', to='casework.hearingrecord')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
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
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('discarded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PolicyVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('jurisdiction', models.CharField(choices=[('great-britain', 'Great Britain'), ('northern-ireland', 'Northern Ireland')], default='great-britain', max_length=20)),
                ('effective_from', models.DateField()),
                ('document', models.JSONField(help_text='What the policy says, as rules/policy_terms.py reads it.')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('jurisdiction', 'effective_from'), name='policy_one_from_a_day'), models.CheckConstraint(condition=models.Q(('jurisdiction__in', ['great-britain', 'northern-ireland'])), name='policy_jurisdiction_known')],
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
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='casework.policydraft')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('policy', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposal', to='casework.policyversion')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.policyversion')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='policydraft',
            name='copied_from',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='pause',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='outcome',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='nextappeallevel',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='linkedgrievance',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='incident',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='hearing',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='findings',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='disclosureflag',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='decision',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='case',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('no_action', 'No action'), ('informal', 'Informal action'), ('other_procedure', 'Another procedure'), ('formal', 'Formal procedure')], max_length=20)),
                ('severity', models.CharField(choices=[('minor', 'Minor misconduct'), ('more_serious_minor', 'More serious minor misconduct'), ('serious', 'Serious misconduct'), ('gross', 'Gross misconduct')], max_length=20)),
                ('reasons', models.TextField()),
                ('assessed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('assessed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('incident', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='assessment', to='casework.incident')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion')),
            ],
        ),
        migrations.AddField(
            model_name='appealhearing',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='appealdecision',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('job_title', models.CharField(blank=True, default='', max_length=200)),
                ('from_date', models.DateField()),
                ('to_date', models.DateField(blank=True, null=True)),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='casework.employee')),
                ('grade', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.grade')),
                ('manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='casework.employee')),
            ],
        ),
        migrations.AddField(
            model_name='case',
            name='posting',
            field=models.ForeignKey(help_text="The subject's place on the incident date, frozen for figures.", on_delete=django.db.models.deletion.PROTECT, to='casework.posting'),
        ),
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
                ('file', models.FileField(blank=True, default='', help_text='The scan of the paper.', max_length=200, upload_to='')),
                ('line', models.PositiveIntegerField(blank=True, help_text='Of the list that was imported.', null=True)),
                ('file_name', models.CharField(max_length=255)),
                ('size', models.PositiveBigIntegerField(help_text='Bytes.')),
                ('sha256', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='provenance', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='AllegationFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('finding', models.CharField(choices=[('found', 'Found'), ('partly_found', 'Partly found'), ('not_found', 'Not found')], max_length=20)),
                ('reasons', models.TextField()),
                ('allegation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='casework.allegation')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allegation_findings', to='casework.case')),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='casework.decision')),
                ('provenance', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='casework.provenance')),
            ],
        ),
        migrations.CreateModel(
            name='PurgedPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('employee', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee')),
            ],
        ),
        migrations.CreateModel(
            name='PurgedSanction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('level', models.CharField(choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('first_and_final_warning', 'First and final written warning'), ('final_written_warning', 'Final written warning'), ('action_short_of_dismissal', 'Action short of dismissal'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], max_length=30)),
                ('is_first', models.BooleanField()),
                ('decided', models.DateField(help_text='The first of the month.')),
                ('recorded', models.DateField(help_text='The first of the month.')),
                ('superseded', models.DateField(blank=True, help_text='The first of the month.', null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sanctions', to='casework.purgedcase')),
                ('categories', models.ManyToManyField(related_name='+', to='casework.category')),
            ],
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('case_to_answer', models.BooleanField()),
                ('reasons', models.TextField(blank=True, default='')),
                ('allegation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='casework.allegation')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='casework.case')),
                ('findings', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='casework.findings')),
            ],
        ),
        migrations.CreateModel(
            name='RecordReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('purge', 'Purge it'), ('keep', 'Keep it longer')], max_length=10)),
                ('reasons', models.TextField()),
                ('record_class', models.CharField(choices=[('no_sanction', 'No sanction that stands'), ('warning', 'Warning'), ('dismissal', 'Dismissal'), ('safeguarding', 'Safeguarding case')], max_length=20)),
                ('counted_from', models.DateField()),
                ('purge_from', models.DateField()),
                ('review_on', models.DateField(blank=True, null=True)),
                ('reviewed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('approved_on', models.DateField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='record_reviews', to='casework.case')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion')),
                ('reviewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Recount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('after_case', models.BigIntegerField(default=0)),
                ('after_incident', models.BigIntegerField(default=0)),
                ('after_request', models.BigIntegerField(default=0)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('change', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='recount', to='casework.holidaychange')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RedactedCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=200, upload_to='')),
                ('file_name', models.CharField(max_length=255)),
                ('size', models.PositiveBigIntegerField(help_text='Bytes.')),
                ('sha256', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('attached_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('carried_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='redacted_copies', to='casework.casejoin')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redacted_copies', to='casework.case')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='casework.evidence')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Redaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(help_text='Where in the file, such as page 2, line 4.', max_length=200)),
                ('reason', models.CharField(max_length=500)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redactions', to='casework.case')),
                ('copy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redactions', to='casework.redactedcopy')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ReferralCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('anchor', models.CharField(max_length=40)),
                ('result', models.CharField(choices=[('barring_body', 'Referred to the barring body'), ('regulator', 'Referred to the regulator of the profession'), ('both', 'Referred to both'), ('not_needed', 'No referral is needed')], max_length=20)),
                ('reasons', models.TextField()),
                ('checked_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='referral_checks', to='casework.case')),
                ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ReinstatementPay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days', models.PositiveSmallIntegerField()),
                ('paid_on', models.DateField()),
                ('note', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reinstatement_pay', to='casework.case')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reinstatement_pay', to='casework.appealdecision')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('called', models.CharField(blank=True, default='', max_length=60)),
                ('level', models.CharField(blank=True, choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('first_and_final_warning', 'First and final written warning'), ('final_written_warning', 'Final written warning'), ('action_short_of_dismissal', 'Action short of dismissal'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], default='', max_length=30)),
                ('came_to_light', models.TextField(help_text='What nobody knew when the case was closed.')),
                ('reasons', models.TextField(help_text='Why the outcome cannot stand.')),
                ('reopened_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='casework.case')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion')),
                ('reopened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='OutcomeCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issued_on', models.DateField()),
                ('delivery', models.CharField(choices=[('by_hand', 'By hand'), ('email', 'By email'), ('first_class_post', 'By first-class post')], max_length=20)),
                ('sent_at', models.DateTimeField()),
                ('received_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('approved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcome_corrections', to='casework.case')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reopening', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='casework.reopening')),
            ],
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('no_case', 'No case to answer'), ('no_sanction', 'No sanction'), ('sanction_final', 'Sanction final'), ('appeal_final', 'Appeal final'), ('warning_extended', 'Live warning extended'), ('informal', 'Dealt with informally'), ('other_procedure', 'Moved to another procedure'), ('left_no_outcome', 'The employee left: no outcome'), ('left_finding_only', 'The employee left: findings only'), ('died', 'The employee died'), ('logged_in_error', 'Logged in error'), ('put_right', 'Put right after it was closed'), ('joined', 'Joined to another case')], max_length=20)),
                ('explanation', models.TextField(blank=True, default='')),
                ('died_on', models.DateField(blank=True, help_text='Where the employee died, and nowhere else (7.2).', null=True)),
                ('closed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closures', to='casework.case')),
                ('closed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reopened_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reopened', to='casework.appeal')),
                ('reopening', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='closure', to='casework.reopening')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RequestEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('clarification_asked', 'Clarification asked for'), ('identity_asked', 'Proof of identity asked for'), ('fee_asked', 'Fees notice given'), ('answer_received', 'What was asked for arrived'), ('extended', 'Time extended'), ('acknowledged', 'Acknowledged'), ('replied', 'Reply sent'), ('closed', 'Closed without a reply'), ('review_asked', 'Internal review asked for'), ('review_answered', 'Internal review answered')], max_length=30)),
                ('on', models.DateField()),
                ('said', models.CharField(blank=True, default='', max_length=300)),
                ('until', models.DateField(blank=True, null=True)),
                ('result', models.CharField(blank=True, choices=[('disclosed', 'Disclosed in full'), ('partly', 'Disclosed in part'), ('refused', 'Refused'), ('not_held', 'Nothing is held'), ('outcome_told', 'The person was told what was found'), ('withdrawn', 'Withdrawn by whoever asked'), ('never_answered', 'What was asked for never arrived'), ('in_error', 'Recorded in error'), ('confirmed', 'First reply confirmed'), ('changed', 'First reply changed')], default='', max_length=20)),
                ('refused_for', models.CharField(blank=True, choices=[('cost_limit', 'Over the cost limit'), ('vexatious', 'Vexatious or repeated'), ('not_confirmed', 'Neither confirmed nor denied'), ('other_people', 'Personal data of other people'), ('excessive', 'Manifestly unfounded or excessive'), ('privilege', 'Legal professional privilege'), ('other_exemption', 'Another exemption')], default='', max_length=20)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('taken_back_because', models.CharField(blank=True, default='', max_length=300)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='casework.informationrequest')),
                ('taken_back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'request entries',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Resignation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('with_notice', 'With notice'), ('immediate', 'At once, without notice')], max_length=20)),
                ('given_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('said', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='resignation', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SafeguardingMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(choices=[('children', 'Work with children'), ('adults', 'Work with adults at risk'), ('profession', 'A regulated profession')], max_length=20)),
                ('reasons', models.TextField()),
                ('marked_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='safeguarding_marks', to='casework.case')),
                ('marked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Sanction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('called', models.CharField(blank=True, default='', max_length=60)),
                ('level', models.CharField(choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('first_and_final_warning', 'First and final written warning'), ('final_written_warning', 'Final written warning'), ('action_short_of_dismissal', 'Action short of dismissal'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], max_length=30)),
                ('rank', models.PositiveSmallIntegerField()),
                ('counts', models.BooleanField(default=True)),
                ('issued_on', models.DateField()),
                ('received_on', models.DateField()),
                ('employment_ends_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sanctions', to='casework.case')),
                ('corrected_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded', to='casework.outcomecorrection')),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sanctions', to='casework.decision')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sanctions', to='casework.employee')),
                ('from_correction', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sanction', to='casework.outcomecorrection')),
                ('imposed_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sanction', to='casework.appealdecision')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.policyversion')),
                ('provenance', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sanction', to='casework.provenance')),
                ('superseded_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded', to='casework.appealdecision')),
            ],
        ),
        migrations.AddField(
            model_name='reopening',
            name='sanction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='casework.sanction'),
        ),
        migrations.CreateModel(
            name='ReasonsRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(choices=[('asked', 'They were asked for'), ('family', 'The employee is pregnant, or on maternity or adoption leave: owed without a request')], max_length=10)),
                ('asked_by', models.TextField(blank=True, default='')),
                ('received_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reasons_requests', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sanction', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reasons_request', to='casework.sanction')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LiveSettlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.TextField()),
                ('reasons', models.TextField()),
                ('settled_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='live_settlements', to='casework.case')),
                ('period', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='settlement', to='casework.liveperiod')),
                ('settled', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='settled_by', to='casework.liveperiod')),
                ('settled_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sanction', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='settlement', to='casework.sanction')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='liveperiod',
            name='sanction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='live_periods', to='casework.sanction'),
        ),
        migrations.AddField(
            model_name='insteadextension',
            name='sanction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extended_instead', to='casework.sanction'),
        ),
        migrations.CreateModel(
            name='DecisionReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fell_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('result', models.CharField(blank=True, choices=[('stands', 'It stands without that warning'), ('put_right', 'It has to be put right')], default='', max_length=10)),
                ('reasons', models.TextField(blank=True, default='')),
                ('reviewed_on', models.DateField(blank=True, null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_reviews', to='casework.case')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='casework.decision')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sanction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.sanction')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='relied_on',
            field=models.ManyToManyField(blank=True, related_name='relied_on_by', to='casework.sanction'),
        ),
        migrations.CreateModel(
            name='SanctionMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('demotion', 'Demotion'), ('transfer', 'Transfer'), ('loss_of_pay', 'Loss of pay'), ('increment_deferred', 'Deferred increment'), ('promotion_bar', 'Bar on promotion')], max_length=30)),
                ('what', models.TextField(help_text='In words, what exactly.')),
                ('basis', models.TextField(help_text='The words of the contract, or of what the employee agreed to.')),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sanction_measures', to='casework.case')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sanction_measures', to='casework.decision')),
                ('imposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sanction_measures', to='casework.appealdecision')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SentLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('investigation', 'The notice of the investigation'), ('suspension', 'The suspension letter'), ('suspension_review', 'The letter that the suspension goes on'), ('suspension_end', 'The letter that the suspension ended'), ('pause', 'The letter that the case is paused'), ('resumption', 'The letter that the case goes on'), ('adjournment', 'The letter that the hearing goes on another day'), ('closure', 'The letter that the case is closed'), ('warning_curtailed', 'The letter that the warning ends early'), ('warning_extended', 'The letter that the warning is extended'), ('live_settled', 'The letter that says until when the warning counts')], max_length=20)),
                ('printed_day', models.DateField(blank=True, null=True)),
                ('said', models.TextField(blank=True, default='')),
                ('delivery', models.CharField(choices=[('by_hand', 'By hand'), ('email', 'By email'), ('first_class_post', 'By first-class post')], max_length=20)),
                ('sent_at', models.DateTimeField()),
                ('sent_on', models.DateField()),
                ('received_on', models.DateField(help_text='When it counts as received: as given, or deemed (CA-7).')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('adjournment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='casework.adjournment')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent_letters', to='casework.case')),
                ('closure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='casework.closure')),
                ('investigator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee')),
                ('pause', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='casework.pause')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settlement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='casework.livesettlement')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LetterReceipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('through', models.CharField(choices=[('own_page', 'On their own page'), ('on_paper', 'On paper or in person, through HR')], max_length=10)),
                ('told_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('received_on', models.DateField()),
                ('appeal_hearing', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='casework.appealhearing')),
                ('appeal_outcome', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='casework.appealoutcome')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letter_receipts', to='casework.case')),
                ('hearing', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='casework.hearing')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('outcome', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='casework.outcome')),
                ('sent_letter', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='casework.sentletter')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SeparationOverride',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('subject', 'Employee'), ('hr_officer', 'HR officer'), ('hr_lead', 'HR lead'), ('hr_adviser', 'HR adviser'), ('case_manager', 'Case manager'), ('investigator', 'Investigator'), ('chair', 'Hearing chair'), ('panel_member', 'Panel member'), ('note_taker', 'Note taker'), ('appeal_manager', 'Appeal manager'), ('appeal_panel_member', 'Appeal panel member'), ('witness', 'Witness'), ('complainant', 'Complainant'), ('reporter', 'Reporter'), ('line_manager', 'Line manager'), ('auditor', 'Auditor')], max_length=20)),
                ('rule', models.CharField(max_length=10)),
                ('reasons', models.TextField()),
                ('proposed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('approved_on', models.DateField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='separation_overrides', to='casework.case')),
                ('employee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SpentRecordOpening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('justification', models.TextField()),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('appeal_hearing', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spent_record_opening', to='casework.appealhearing')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spent_record_openings', to='casework.case')),
                ('hearing', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spent_record_opening', to='casework.hearing')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('shown', models.ManyToManyField(blank=True, related_name='+', to='casework.sanction')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ConsiderationAgreed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', models.TextField()),
                ('agreed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('agreed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='considerations', to='casework.case')),
                ('warnings', models.ManyToManyField(related_name='+', to='casework.sanction')),
                ('opening', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='casework.spentrecordopening')),
            ],
        ),
        migrations.CreateModel(
            name='StaffFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.FileField(blank=True, max_length=200, upload_to='')),
                ('size', models.PositiveBigIntegerField(help_text='Bytes.')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='importrun',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='casework.stafffile'),
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('outsider', models.CharField(blank=True, default='', max_length=200)),
                ('taken_on', models.DateField()),
                ('text', models.TextField()),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('why_unsigned', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='casework.case')),
                ('taken_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('witness', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='casework.employee')),
            ],
            options={
                'ordering': ['number', '-version'],
            },
        ),
        migrations.CreateModel(
            name='StatementShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shared_with', models.CharField(choices=[('employee', 'The employee'), ('companion', 'The companion')], max_length=10)),
                ('shared_on', models.DateField()),
                ('copy', models.TextField(blank=True, default='')),
                ('why_redacted', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statement_shares', to='casework.case')),
                ('shared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='casework.statement')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
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
                ('authorised_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspensions', to='casework.case')),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='sentletter',
            name='suspension',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='casework.suspension'),
        ),
        migrations.CreateModel(
            name='MeetingCompanion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told', models.BooleanField()),
                ('kind', models.CharField(choices=[('none', 'Nobody came with the employee'), ('colleague', 'A colleague'), ('union_official', 'An official employed by a trade union'), ('certified_union_rep', 'A trade union representative certified by the union'), ('family_or_friend', 'A member of the family, or a friend'), ('lawyer', 'A lawyer'), ('by_agreement', 'Another person, by agreement or as an adjustment')], max_length=20)),
                ('name', models.CharField(blank=True, default='', max_length=200)),
                ('reason', models.TextField(blank=True, default='', help_text='What was agreed, or which adjustment it is.')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meeting_companions', to='casework.case')),
                ('findings', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='companion', to='casework.findings')),
                ('suspension', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='companion', to='casework.suspension')),
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
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case')),
                ('suspension', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alternatives', to='casework.suspension')),
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
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case')),
                ('reviewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('suspension', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='casework.suspension')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='sentletter',
            name='suspension_review',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='casework.suspensionreview'),
        ),
        migrations.CreateModel(
            name='TakenOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('reported', 'Reported'), ('assessed', 'Assessed'), ('investigation', 'Investigation'), ('findings', 'Findings'), ('hearing', 'Hearing'), ('deliberation', 'Deliberation'), ('decided', 'Decided'), ('outcome', 'Outcome issued'), ('appeal', 'Appeal'), ('appeal_deliberation', 'Appeal deliberation'), ('closed', 'Closed')], help_text='Where the case was.', max_length=20)),
                ('source', models.CharField(help_text='Where the paper is.', max_length=100)),
                ('old_reference', models.CharField(help_text='What the case is called there.', max_length=60)),
                ('sha256', models.CharField(help_text='Of the scan.', max_length=64)),
                ('file', models.FileField(blank=True, default='', help_text='The scan of the paper.', max_length=200, upload_to='')),
                ('file_name', models.CharField(blank=True, default='', max_length=255)),
                ('size', models.PositiveBigIntegerField(blank=True, help_text='Bytes.', null=True)),
                ('departures', models.TextField(blank=True, default='')),
                ('taken_over_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='taken_over', to='casework.case')),
                ('taken_over_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='PaperCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=10)),
                ('result', models.CharField(choices=[('kept', 'Kept, by the days on the paper'), ('not_kept', 'Not kept'), ('not_checked', 'On paper, not checked here')], max_length=15)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper_checks', to='casework.case')),
                ('taken_over', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='casework.takenover')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='TimeProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('through', models.CharField(choices=[('own_page', 'On their own page'), ('on_paper', 'On paper or in person, through HR')], max_length=10)),
                ('told_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('reason', models.CharField(choices=[('companion_unavailable', 'The companion cannot come'), ('other', 'Another reason')], max_length=25)),
                ('proposed_on', models.DateField()),
                ('said', models.TextField()),
                ('appeal_hearing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='casework.appealhearing')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='time_proposals', to='casework.case')),
                ('hearing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='casework.hearing')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProposalRefusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why_unreasonable', models.TextField()),
                ('refused_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposal_refusals', to='casework.case')),
                ('refused_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='refusal', to='casework.timeproposal')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='UnionRepresentative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('said', 'The employee said so'), ('membership', 'From membership data')], max_length=20)),
                ('flagged_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='union_representative', to='casework.case')),
                ('flagged_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='UnionTalk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('talked', 'The employee agreed, and we spoke to an official of the union'), ('not_agreed', 'The employee did not agree')], max_length=20)),
                ('happened_on', models.DateField()),
                ('official', models.CharField(blank=True, default='', max_length=200)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('representative', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='talk', to='casework.unionrepresentative')),
            ],
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('path', models.CharField(blank=True, default='', max_length=500)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='casework.unit')),
            ],
        ),
        migrations.CreateModel(
            name='RoleGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('hr_officer', 'HR officer'), ('hr_lead', 'HR lead'), ('manager', 'Manager'), ('auditor', 'Auditor'), ('administrator', 'Administrator'), ('data_protection_officer', 'Data protection officer'), ('foi_lead', 'FOI lead'), ('hr_director', 'HR director')], max_length=30)),
                ('from_date', models.DateField()),
                ('to_date', models.DateField(blank=True, null=True)),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='role_grants', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='casework.unit')),
            ],
        ),
        migrations.AddField(
            model_name='purgedcase',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.unit'),
        ),
        migrations.AddField(
            model_name='posting',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='casework.unit'),
        ),
        migrations.AddField(
            model_name='informationrequest',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.unit'),
        ),
        migrations.AddField(
            model_name='incident',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.unit'),
        ),
        migrations.AddField(
            model_name='case',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='casework.unit'),
        ),
        migrations.CreateModel(
            name='WarningCurtailment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_day', models.DateField()),
                ('was_until', models.DateField()),
                ('reasons', models.TextField()),
                ('curtailed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='warning_curtailments', to='casework.case')),
                ('curtailed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('period', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='curtailment', to='casework.liveperiod')),
                ('sanction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='curtailments', to='casework.sanction')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='sentletter',
            name='curtailment',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='casework.warningcurtailment'),
        ),
        migrations.CreateModel(
            name='WarningExtension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('absent_from', models.DateField()),
                ('absent_to', models.DateField()),
                ('kind', models.CharField(choices=[('sickness', 'Sickness'), ('family_leave', 'Maternity, adoption or other family leave'), ('other', 'Another absence')], max_length=20)),
                ('days', models.PositiveSmallIntegerField()),
                ('reasons', models.TextField()),
                ('granted_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='warning_extensions', to='casework.case')),
                ('granted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('period', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='extension', to='casework.liveperiod')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion')),
                ('sanction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='casework.sanction')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='sentletter',
            name='extension',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='casework.warningextension'),
        ),
        migrations.CreateModel(
            name='WarningJudgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counts', models.BooleanField()),
                ('reasons', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('allegation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='casework.allegation')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='warning_judgements', to='casework.case')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='casework.decision')),
                ('sanction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='casework.sanction')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField()),
                ('proposed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('is_approved', models.BooleanField(blank=True, null=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('answer', models.TextField(blank=True, default='')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawals', to='casework.case')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='closure',
            name='withdrawal',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='closure', to='casework.withdrawal'),
        ),
        migrations.CreateModel(
            name='WitnessCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outsider', models.CharField(blank=True, default='', max_length=200)),
                ('party', models.CharField(choices=[('us', 'We'), ('employee', 'The employee')], max_length=10)),
                ('meeting', models.CharField(choices=[('investigation', 'Investigation meetings'), ('suspension', 'A meeting about suspension'), ('hearing', 'The hearing'), ('appeal', 'The appeal hearing'), ('all', 'All meetings')], max_length=20)),
                ('about', models.TextField()),
                ('notified_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='witness_calls', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('witness', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='witness_calls', to='casework.employee')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='WitnessInvitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('outsider', models.CharField(blank=True, default='', max_length=200)),
                ('meeting', models.CharField(choices=[('investigation', 'Investigation meetings'), ('suspension', 'A meeting about suspension'), ('hearing', 'The hearing'), ('appeal', 'The appeal hearing'), ('all', 'All meetings')], max_length=20)),
                ('invited_on', models.DateField()),
                ('for_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='witness_invitations', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('witness', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='witness_invitations', to='casework.employee')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='WitnessAttendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('came', models.BooleanField()),
                ('why_not', models.TextField(blank=True, default='')),
                ('recorded_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='witness_attendances', to='casework.case')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invitation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='casework.witnessinvitation')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='WrittenReasons',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', models.TextField()),
                ('sent_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='written_reasons', to='casework.case')),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='casework.reasonsrequest')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='AppealWithdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('withdrawn_on', models.DateField(help_text='The day it reached the employer.')),
                ('said', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('appeal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='casework.appeal')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_withdrawals', to='casework.case')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='appeal_withdrawal_says_why')],
            },
        ),
        migrations.AddConstraint(
            model_name='appealoutcome',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__gte', models.F('issued_on'))), name='appeal_outcome_received_after_issue'),
        ),
        migrations.AddConstraint(
            model_name='appealhearingrecord',
            constraint=models.CheckConstraint(condition=models.Q(('notes', ''), _negated=True), name='appeal_record_has_notes'),
        ),
        migrations.AddConstraint(
            model_name='appealhearingrecord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('notes_status', 'disputed'), _negated=True), models.Q(('employee_version', ''), _negated=True), _connector='OR'), name='appeal_record_disputed_notes_keep_both'),
        ),
        migrations.AddConstraint(
            model_name='appealhearingrecord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attendance', 'absent'), _negated=True), models.Q(('absence_explained', ''), _negated=True), _connector='OR'), name='appeal_record_absence_explained'),
        ),
        migrations.AddConstraint(
            model_name='appealground',
            constraint=models.UniqueConstraint(fields=('appeal', 'kind'), name='appeal_ground_once'),
        ),
        migrations.AddConstraint(
            model_name='appealground',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='appeal_ground_has_text'),
        ),
        migrations.AddConstraint(
            model_name='anonymity',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='anonymity_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='agreementwithdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='agreement_withdrawal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='adjustmentanswer',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='adjustment_answer_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='adjustmentanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'refused'), ('agreed', '')), models.Q(('result__in', ('agreed', 'partly')), models.Q(('agreed', ''), _negated=True)), _connector='OR'), name='adjustment_answer_says_what_was_agreed'),
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
            constraint=models.CheckConstraint(condition=models.Q(('meetings__in', ['investigation', 'suspension', 'hearing', 'appeal', 'all'])), name='adjustment_meetings_known'),
        ),
        migrations.AddConstraint(
            model_name='casejoin',
            constraint=models.CheckConstraint(condition=models.Q(('joined', models.F('case')), _negated=True), name='case_join_of_two'),
        ),
        migrations.AddConstraint(
            model_name='casejoin',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='case_join_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='casetoanswer',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='case_to_answer_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='casetoanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', True), ('severity__in', ['minor', 'more_serious_minor', 'serious', 'gross'])), models.Q(('answer', False), ('severity__in', ['', 'minor'])), _connector='OR'), name='case_to_answer_says_how_serious'),
        ),
        migrations.AddConstraint(
            model_name='casetoanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', False), ('severity', 'minor'), models.Q(('agreed', ''), _negated=True)), models.Q(models.Q(('answer', False), ('severity', 'minor'), _negated=True), ('agreed', '')), _connector='OR'), name='case_to_answer_informal_says_what_was_agreed'),
        ),
        migrations.AddIndex(
            model_name='category',
            index=models.Index(fields=['path'], name='category_path_prefix', opclasses=['text_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='allegation',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='allegation_number_once'),
        ),
        migrations.AddConstraint(
            model_name='allegation',
            constraint=models.CheckConstraint(condition=models.Q(('acted_to__gte', models.F('acted_from'))), name='allegation_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='allegation',
            constraint=models.CheckConstraint(condition=models.Q(('particulars', ''), _negated=True), name='allegation_has_particulars'),
        ),
        migrations.AddConstraint(
            model_name='allegation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('channel', 'social_media'), ('platform__in', ['facebook', 'instagram', 'x_twitter', 'linkedin', 'tiktok', 'youtube', 'whatsapp', 'other'])), models.Q(models.Q(('channel', 'social_media'), _negated=True), ('platform', '')), _connector='OR'), name='allegation_platform_with_social_media'),
        ),
        migrations.AddConstraint(
            model_name='conciliation',
            constraint=models.CheckConstraint(condition=models.Q(('day_b__isnull', True), ('day_b__gte', models.F('day_a')), _connector='OR'), name='conciliation_in_order'),
        ),
        migrations.AddConstraint(
            model_name='conciliation',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('case',), name='conciliation_one_stands'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='correction_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('old_value', models.F('new_value')), _negated=True), name='correction_changes_something'),
        ),
        migrations.AddConstraint(
            model_name='criminalmatter',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['investigation', 'charge', 'caution', 'conviction', 'ended'])), name='criminal_matter_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='criminalmatter',
            constraint=models.CheckConstraint(condition=models.Q(('told_by__in', ['employee', 'authority', 'regulator', 'somebody_else'])), name='criminal_matter_source_known'),
        ),
        migrations.AddConstraint(
            model_name='criminalmatter',
            constraint=models.CheckConstraint(condition=models.Q(('effect__in', ['not_asked', 'none', 'job', 'relationships', 'both'])), name='criminal_matter_effect_known'),
        ),
        migrations.AddConstraint(
            model_name='criminalmatter',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['go_on', 'wait'])), name='criminal_matter_way_known'),
        ),
        migrations.AddConstraint(
            model_name='criminalmatter',
            constraint=models.CheckConstraint(condition=models.Q(('told_on__gte', models.F('since'))), name='criminal_matter_in_order'),
        ),
        migrations.AddConstraint(
            model_name='criminalmatter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('about', ''), _negated=True), models.Q(('effect_reasons', ''), _negated=True), models.Q(('reasons', ''), _negated=True)), name='criminal_matter_says_what_and_why'),
        ),
        migrations.AddConstraint(
            model_name='decisioncomparison',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('distribution', {}), ('group_size', 0), ('usual_from', ''), ('usual_to', '')), models.Q(('group_size__gte', 5), models.Q(('distribution', {}), _negated=True), ('usual_from__in', ['none', 'verbal_warning', 'written_warning', 'final_written_warning', 'dismissal_with_notice', 'summary_dismissal']), ('usual_to__in', ['none', 'verbal_warning', 'written_warning', 'final_written_warning', 'dismissal_with_notice', 'summary_dismissal'])), _connector='OR'), name='decision_comparison_of_enough_or_of_none'),
        ),
        migrations.AddConstraint(
            model_name='decisioncomparison',
            constraint=models.CheckConstraint(condition=models.Q(('from_on__lte', models.F('to_on'))), name='decision_comparison_over_some_time'),
        ),
        migrations.AddConstraint(
            model_name='decisioncomparison',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal_decision__isnull', True), ('decision__isnull', False)), models.Q(('appeal_decision__isnull', False), ('decision__isnull', True)), _connector='OR'), name='decision_comparison_of_one_decision'),
        ),
        migrations.AddConstraint(
            model_name='decisionnorm',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('departure', 'at_norm'), ('reasons', '')), models.Q(('departure__in', ['at_norm', 'milder', 'heavier', 'outside']), models.Q(('departure', 'at_norm'), _negated=True), models.Q(('reasons', ''), _negated=True)), _connector='OR'), name='decision_norm_departed_from_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='decisionnorm',
            constraint=models.CheckConstraint(condition=models.Q(('entry__in', ['verbal_warning', 'written_warning', 'first_and_final_warning', 'final_written_warning', 'action_short_of_dismissal', 'dismissal_with_notice', 'summary_dismissal']), ('heaviest__in', ['verbal_warning', 'written_warning', 'first_and_final_warning', 'final_written_warning', 'action_short_of_dismissal', 'dismissal_with_notice', 'summary_dismissal']), ('norm__in', ['verbal_warning', 'written_warning', 'first_and_final_warning', 'final_written_warning', 'action_short_of_dismissal', 'dismissal_with_notice', 'summary_dismissal']), ('severity__in', ['minor', 'more_serious_minor', 'serious', 'gross'])), name='decision_norm_known'),
        ),
        migrations.AddConstraint(
            model_name='disclosurecheck',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['not_the_reason', 'may_be_the_reason', 'is_the_reason'])), name='disclosure_check_result_known'),
        ),
        migrations.AddConstraint(
            model_name='disclosurecheck',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='disclosure_check_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(fields=('author', 'key'), name='draft_once_per_author_and_form'),
        ),
        migrations.AddIndex(
            model_name='emaildelivery',
            index=models.Index(condition=models.Q(('given_up_at__isnull', True), ('sent_at__isnull', True)), fields=['next_try_at'], name='email_delivery_due'),
        ),
        migrations.AddIndex(
            model_name='emaildelivery',
            index=models.Index(fields=['recipient', 'created_at'], name='email_delivery_recipient'),
        ),
        migrations.AddConstraint(
            model_name='emaildelivery',
            constraint=models.UniqueConstraint(fields=('recipient', 'digest_on'), name='email_delivery_one_digest_per_person_and_day'),
        ),
        migrations.AddConstraint(
            model_name='emaildelivery',
            constraint=models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('given_up_at__isnull', True), _connector='OR'), name='email_delivery_sent_or_given_up'),
        ),
        migrations.AddConstraint(
            model_name='emaildelivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('given_up_at__isnull', True), ('given_up_because', '')), models.Q(('given_up_at__isnull', False), ('given_up_because__in', ['nothing_owed', 'refused', 'too_old'])), _connector='OR'), name='email_delivery_given_up_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='emaildelivery',
            constraint=models.CheckConstraint(condition=models.Q(('claimed_until__isnull', True), models.Q(('attempts__gt', 0), ('given_up_at__isnull', True), ('sent_at__isnull', True)), _connector='OR'), name='email_delivery_claimed_while_unsettled'),
        ),
        migrations.AddConstraint(
            model_name='employee',
            constraint=models.CheckConstraint(condition=models.Q(('end_date__isnull', True), ('end_date__gte', models.F('start_date')), _connector='OR'), name='employee_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='employee',
            constraint=models.CheckConstraint(condition=models.Q(('nation__in', ['england-and-wales', 'scotland', 'northern-ireland'])), name='employee_nation_known'),
        ),
        migrations.AddConstraint(
            model_name='declaredconflict',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='declared_conflict_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='declaredconflict',
            constraint=models.UniqueConstraint(fields=('case', 'employee'), name='declared_conflict_once_each'),
        ),
        migrations.AddConstraint(
            model_name='cover',
            constraint=models.CheckConstraint(condition=models.Q(('stand_in', models.F('absent')), _negated=True), name='cover_by_another'),
        ),
        migrations.AddConstraint(
            model_name='cover',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('from_on'))), name='cover_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='cover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at__isnull', True), ('cancelled_by__isnull', True)), models.Q(('cancelled_at__isnull', False), ('cancelled_by__isnull', False)), _connector='OR'), name='cover_cancelled_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='cover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at__isnull', False), _negated=True), models.Q(('began_at__isnull', True), ('ended_at__isnull', True)), _connector='OR'), name='cover_cancelled_before_it_began'),
        ),
        migrations.AddConstraint(
            model_name='cover',
            constraint=models.UniqueConstraint(condition=models.Q(('began_at__isnull', True), ('cancelled_at__isnull', True), ('ended_at__isnull', True)), fields=('absent', 'stand_in', 'from_on'), name='cover_planned_once'),
        ),
        migrations.AddConstraint(
            model_name='anonymityrequest',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='anonymity_request_number_once'),
        ),
        migrations.AddConstraint(
            model_name='anonymityrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('witness__isnull', False), ('outsider', '')), models.Q(('witness__isnull', True), models.Q(('outsider', ''), _negated=True)), _connector='OR'), name='anonymity_request_of_somebody'),
        ),
        migrations.AddConstraint(
            model_name='anonymityrequest',
            constraint=models.CheckConstraint(condition=models.Q(('letter', ''), _negated=True), name='anonymity_request_has_letter'),
        ),
        migrations.AddConstraint(
            model_name='anonymityrequest',
            constraint=models.CheckConstraint(condition=models.Q(('asked_by__in', ['witness', 'somebody_else', 'us'])), name='anonymity_request_asked_by_known'),
        ),
        migrations.AddConstraint(
            model_name='anonymityrequest',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='anonymity_request_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='evidence_number_once'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.UniqueConstraint(fields=('case', 'sha256'), name='evidence_same_file_once'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('sha256'), 64), name='evidence_sha256_whole'),
        ),
        migrations.AddConstraint(
            model_name='evidenceentry',
            constraint=models.UniqueConstraint(fields=('findings', 'evidence'), name='evidence_entry_once_per_report'),
        ),
        migrations.AddConstraint(
            model_name='evidenceentry',
            constraint=models.CheckConstraint(condition=models.Q(('shows', ''), _negated=True), name='evidence_entry_says_what_it_shows'),
        ),
        migrations.AddConstraint(
            model_name='findingsreturn',
            constraint=models.CheckConstraint(condition=models.Q(('missing', ''), _negated=True), name='findings_return_says_what_is_missing'),
        ),
        migrations.AddConstraint(
            model_name='fitnote',
            constraint=models.CheckConstraint(condition=models.Q(('says__in', ['unfit_for_work', 'unfit_to_attend'])), name='fit_note_says_known'),
        ),
        migrations.AddConstraint(
            model_name='fitnote',
            constraint=models.CheckConstraint(condition=models.Q(('to_on__gte', models.F('from_on'))), name='fit_note_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='groundanswer',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='ground_answer_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='groundanswer',
            constraint=models.UniqueConstraint(fields=('decision', 'ground'), name='ground_answer_once_per_decision'),
        ),
        migrations.AddConstraint(
            model_name='adjournment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal_hearing__isnull', True), ('hearing__isnull', False)), models.Q(('appeal_hearing__isnull', False), ('hearing__isnull', True)), _connector='OR'), name='adjournment_of_one_hearing'),
        ),
        migrations.AddConstraint(
            model_name='adjournment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('place', ''), _negated=True)), name='adjournment_says_why_and_where'),
        ),
        migrations.AddConstraint(
            model_name='adjournment',
            constraint=models.CheckConstraint(condition=models.Q(('resumes_at__gt', models.F('adjourned_at'))), name='adjournment_resumes_after_it'),
        ),
        migrations.AddConstraint(
            model_name='adjournment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('new_evidence', ''), ('served_on__isnull', True)), models.Q(('served_on__isnull', False), models.Q(('new_evidence', ''), _negated=True)), _connector='OR'), name='adjournment_evidence_was_served'),
        ),
        migrations.AddConstraint(
            model_name='absenceallowed',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='absence_allowed_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='absenceallowed',
            constraint=models.CheckConstraint(condition=models.Q(('hearing__isnull', False), ('appeal_hearing__isnull', False), _connector='OR'), name='absence_allowed_of_a_hearing'),
        ),
        migrations.AddConstraint(
            model_name='hearingrecord',
            constraint=models.CheckConstraint(condition=models.Q(('notes', ''), _negated=True), name='hearing_record_has_notes'),
        ),
        migrations.AddConstraint(
            model_name='hearingrecord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('notes_status', 'disputed'), _negated=True), models.Q(('employee_version', ''), _negated=True), _connector='OR'), name='hearing_record_disputed_notes_keep_both'),
        ),
        migrations.AddConstraint(
            model_name='hearingrecord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attendance', 'absent'), _negated=True), models.Q(('absence_explained', ''), _negated=True), _connector='OR'), name='hearing_record_absence_explained'),
        ),
        migrations.AddConstraint(
            model_name='allegationanswer',
            constraint=models.UniqueConstraint(fields=('record', 'allegation'), name='answer_once_per_allegation'),
        ),
        migrations.AddConstraint(
            model_name='holidaychange',
            constraint=models.CheckConstraint(condition=models.Q(('nation__in', ['england-and-wales', 'scotland', 'northern-ireland'])), name='holiday_nation_known'),
        ),
        migrations.AddConstraint(
            model_name='holidaychange',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['bank_holiday', 'closure'])), name='holiday_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='holidaychange',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['added', 'taken_off'])), name='holiday_step_known'),
        ),
        migrations.AddConstraint(
            model_name='holidaychange',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('source', ''), _negated=True)), name='holiday_says_where_from'),
        ),
        migrations.AddConstraint(
            model_name='holidaychange',
            constraint=models.CheckConstraint(condition=models.Q(('day__iso_week_day__lte', 5)), name='holiday_on_a_weekday'),
        ),
        migrations.AddConstraint(
            model_name='holidaychange',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('nation', 'day', 'kind'), name='holiday_one_word_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='importremark',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['error', 'warning', 'new_unit', 'missing'])), name='import_remark_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='importremark',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='import_remark_says_why'),
        ),
        migrations.AddConstraint(
            model_name='incidentperson',
            constraint=models.UniqueConstraint(fields=('incident', 'employee'), name='incident_person_once'),
        ),
        migrations.AddConstraint(
            model_name='incidentperson',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['involved', 'witness', 'complainant'])), name='incident_person_kind_known'),
        ),
        migrations.AddIndex(
            model_name='deadline',
            index=models.Index(condition=models.Q(('met_at__isnull', True), ('superseded_at__isnull', True)), fields=['due_on'], name='deadline_due'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('incident__isnull', True), ('request__isnull', True)), models.Q(('case__isnull', True), ('incident__isnull', False), ('request__isnull', True)), models.Q(('case__isnull', True), ('incident__isnull', True), ('request__isnull', False)), _connector='OR'), name='deadline_of_one_file'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('foi_reply', 'foi_review', 'sar_reply', 'complaint_acknowledgement')), ('request__isnull', False)), models.Q(models.Q(('kind__in', ('foi_reply', 'foi_review', 'sar_reply', 'complaint_acknowledgement')), _negated=True), ('request__isnull', True)), _connector='OR'), name='deadline_of_a_request_by_its_kind'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.CheckConstraint(condition=models.Q(('met_at__isnull', True), ('superseded_at__isnull', True), _connector='OR'), name='deadline_met_or_superseded'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.UniqueConstraint(condition=models.Q(('case__isnull', False), ('met_at__isnull', True), ('superseded_at__isnull', True)), fields=('case', 'kind', 'anchor'), name='deadline_once_per_case_and_anchor'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.UniqueConstraint(condition=models.Q(('incident__isnull', False), ('met_at__isnull', True), ('superseded_at__isnull', True)), fields=('incident', 'kind', 'anchor'), name='deadline_once_per_incident_and_anchor'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.UniqueConstraint(condition=models.Q(('met_at__isnull', True), ('request__isnull', False), ('superseded_at__isnull', True)), fields=('request', 'kind', 'anchor'), name='deadline_once_per_request_and_anchor'),
        ),
        migrations.AddConstraint(
            model_name='legaladvice',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='legal_advice_has_text'),
        ),
        migrations.AddConstraint(
            model_name='legaladvice',
            constraint=models.CheckConstraint(condition=models.Q(('given_by', ''), _negated=True), name='legal_advice_given_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='legalhold',
            constraint=models.UniqueConstraint(condition=models.Q(('lifted_on__isnull', True)), fields=('case',), name='legal_hold_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='legalhold',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='legal_hold_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='legalhold',
            constraint=models.CheckConstraint(condition=models.Q(('review_on__gt', models.F('placed_on'))), name='legal_hold_is_reviewed'),
        ),
        migrations.AddConstraint(
            model_name='legalhold',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_because', ''), ('lifted_by__isnull', True), ('lifted_on__isnull', True)), models.Q(('lifted_by__isnull', False), ('lifted_on__gte', models.F('placed_on')), models.Q(('lifted_because', ''), _negated=True)), _connector='OR'), name='legal_hold_end_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='legalholdreview',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='legal_hold_review_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='legalholdreview',
            constraint=models.CheckConstraint(condition=models.Q(('review_on__gt', models.F('reviewed_on'))), name='legal_hold_review_names_the_next'),
        ),
        migrations.AddConstraint(
            model_name='grievanceending',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['accepted', 'partly_accepted', 'not_accepted', 'withdrawn'])), name='grievance_ending_result_known'),
        ),
        migrations.AddConstraint(
            model_name='grievancedecision',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['pause', 'concurrent', 'continue'])), name='grievance_decision_way_known'),
        ),
        migrations.AddConstraint(
            model_name='grievancedecision',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='grievance_decision_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='livemonths',
            constraint=models.CheckConstraint(condition=models.Q(('least__gte', 1), ('months__gte', models.F('least')), ('months__lte', models.F('most'))), name='live_months_within_bounds'),
        ),
        migrations.AddConstraint(
            model_name='insteadeffect',
            constraint=models.UniqueConstraint(condition=models.Q(('appeal_decision__isnull', True)), fields=('extension',), name='instead_effect_issued_once'),
        ),
        migrations.AddConstraint(
            model_name='insteadeffect',
            constraint=models.CheckConstraint(condition=models.Q(('appeal_decision__isnull', False), models.Q(('months__gte', 1), ('period__isnull', False)), _connector='OR'), name='instead_effect_of_a_letter_lengthens'),
        ),
        migrations.AddConstraint(
            model_name='namedcompanion',
            constraint=models.CheckConstraint(condition=models.Q(('through__in', ['own_page', 'on_paper'])), name='named_companion_told_through_known'),
        ),
        migrations.AddConstraint(
            model_name='namedcompanion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal_hearing__isnull', True), ('hearing__isnull', False)), models.Q(('appeal_hearing__isnull', False), ('hearing__isnull', True)), _connector='OR'), name='named_companion_is_about_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='namedcompanion',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('colleague', 'union_official', 'certified_union_rep', 'family_or_friend', 'lawyer'))), name='named_companion_comes_as_of_right'),
        ),
        migrations.AddConstraint(
            model_name='namedcompanion',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='named_companion_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_has_text'),
        ),
        migrations.AddConstraint(
            model_name='notescomment',
            constraint=models.CheckConstraint(condition=models.Q(('through__in', ['own_page', 'on_paper'])), name='notes_comment_told_through_known'),
        ),
        migrations.AddConstraint(
            model_name='notescomment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal_record__isnull', True), ('record__isnull', False)), models.Q(('appeal_record__isnull', False), ('record__isnull', True)), _connector='OR'), name='notes_comment_is_about_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='notescomment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', 'agreed'), ('employee_version', '')), models.Q(('answer', 'disputed'), models.Q(('employee_version', ''), _negated=True)), _connector='OR'), name='notes_comment_disputed_keeps_both'),
        ),
        migrations.AddIndex(
            model_name='notification',
            index=models.Index(condition=models.Q(('read_at__isnull', True)), fields=['recipient'], name='notification_unread'),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.UniqueConstraint(fields=('deadline', 'rule', 'recipient'), name='notification_once'),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.CheckConstraint(condition=models.Q(('rule', ''), _negated=True), name='notification_has_a_rule'),
        ),
        migrations.AddConstraint(
            model_name='notification',
            constraint=models.CheckConstraint(condition=models.Q(('part__in', ['subject', 'hr_officer', 'hr_lead', 'hr_adviser', 'case_manager', 'investigator', 'chair', 'panel_member', 'note_taker', 'appeal_manager', 'appeal_panel_member', 'witness', 'complainant', 'reporter', 'line_manager', 'auditor', 'data_protection_officer', 'foi_lead', 'hr_director'])), name='notification_part_known'),
        ),
        migrations.AddConstraint(
            model_name='occupationalhealthreferral',
            constraint=models.CheckConstraint(condition=models.Q(('questions__contained_by', ['fit_for_work', 'fit_to_attend', 'adjustments', 'from_when']), ('questions__len__gte', 1)), name='health_referral_asks_something_known'),
        ),
        migrations.AddConstraint(
            model_name='occupationalhealthadvice',
            constraint=models.CheckConstraint(condition=models.Q(('fitness__in', ['yes', 'with_adjustments', 'not_before', 'no'])), name='health_advice_known'),
        ),
        migrations.AddConstraint(
            model_name='occupationalhealthadvice',
            constraint=models.CheckConstraint(condition=models.Q(('advice', ''), _negated=True), name='health_advice_has_text'),
        ),
        migrations.AddConstraint(
            model_name='occupationalhealthadvice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('fitness', 'with_adjustments'), models.Q(('adjustments', ''), _negated=True)), models.Q(models.Q(('fitness', 'with_adjustments'), _negated=True), ('adjustments', '')), _connector='OR'), name='health_advice_adjustments_where_it_has_some'),
        ),
        migrations.AddConstraint(
            model_name='occupationalhealthadvice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('fitness', 'not_before'), ('not_before__isnull', False)), models.Q(models.Q(('fitness', 'not_before'), _negated=True), ('not_before__isnull', True)), _connector='OR'), name='health_advice_day_where_it_has_one'),
        ),
        migrations.AddConstraint(
            model_name='improvement',
            constraint=models.CheckConstraint(condition=models.Q(('required', ''), _negated=True), name='improvement_says_which'),
        ),
        migrations.AddConstraint(
            model_name='improvement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', ''), ('reviewed_by__isnull', True), ('reviewed_on__isnull', True), ('said', '')), models.Q(('result__in', ['met', 'not_met', 'not_judged']), ('reviewed_by__isnull', False), ('reviewed_on__isnull', False), models.Q(('said', ''), _negated=True)), _connector='OR'), name='improvement_review_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='oversightcheck',
            constraint=models.CheckConstraint(condition=models.Q(('remarks', ''), _negated=True), name='oversight_check_has_remarks'),
        ),
        migrations.AddIndex(
            model_name='part',
            index=models.Index(fields=['employee', 'kind'], name='part_employee_kind'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.UniqueConstraint(condition=models.Q(('kind__in', ('hr_officer', 'case_manager', 'investigator', 'chair', 'appeal_manager')), ('to_date__isnull', True)), fields=('case', 'kind'), name='part_one_holder_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.UniqueConstraint(condition=models.Q(('to_date__isnull', True)), fields=('case', 'kind', 'employee'), name='part_held_once'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('hr_officer', 'hr_adviser', 'case_manager', 'investigator', 'chair', 'panel_member', 'note_taker', 'appeal_manager', 'appeal_panel_member', 'witness', 'complainant'))), name='part_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.CheckConstraint(condition=models.Q(('to_date__isnull', True), ('to_date__gte', models.F('from_date')), _connector='OR'), name='part_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('to_date__isnull', True), ('ended_because', '')), models.Q(('to_date__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='part_end_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='covergap',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='cover_gap_says_why'),
        ),
        migrations.AddConstraint(
            model_name='coveredpart',
            constraint=models.CheckConstraint(condition=models.Q(('back__isnull', True), ('kept_because', ''), _connector='OR'), name='covered_part_back_or_kept'),
        ),
        migrations.AddConstraint(
            model_name='committeemember',
            constraint=models.UniqueConstraint(fields=('decision', 'part'), name='committee_member_once_per_decision'),
        ),
        migrations.AddConstraint(
            model_name='appealcommitteemember',
            constraint=models.UniqueConstraint(fields=('decision', 'part'), name='appeal_committee_member_once_per_decision'),
        ),
        migrations.AddConstraint(
            model_name='pausereview',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='pause_review_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='pointleftout',
            constraint=models.UniqueConstraint(fields=('record', 'point'), name='left_out_once_per_point'),
        ),
        migrations.AddConstraint(
            model_name='pointleftout',
            constraint=models.CheckConstraint(condition=models.Q(('point__in', ['complaint', 'evidence', 'answer', 'questions', 'witnesses'])), name='left_out_point_known'),
        ),
        migrations.AddConstraint(
            model_name='pointleftout',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='left_out_says_why'),
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
        migrations.AddConstraint(
            model_name='policydraft',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('discarded_at__isnull', True), ('discarded_by__isnull', True)), models.Q(('discarded_at__isnull', False), ('discarded_by__isnull', False)), _connector='OR'), name='policy_draft_discarded_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.UniqueConstraint(condition=models.Q(('resumed_on__isnull', True)), fields=('case',), name='pause_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['grievance', 'sickness', 'criminal', 'mediation', 'clarification'])), name='pause_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='pause_says_why'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('resume_note', ''), ('resumed_by__isnull', True), ('resumed_on__isnull', True)), models.Q(('resumed_by__isnull', False), ('resumed_on__isnull', False)), _connector='OR'), name='pause_end_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='pause',
            constraint=models.CheckConstraint(condition=models.Q(('resumed_on__isnull', True), ('resumed_on__gte', models.F('paused_on')), _connector='OR'), name='pause_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__gte', models.F('issued_on'))), name='outcome_received_after_issue'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('appeal_closes_on__gte', models.F('received_on'))), name='outcome_appeal_window_after_receipt'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('appeal_open_until__gte', models.F('appeal_closes_on'))), name='outcome_appeal_never_closes_sooner'),
        ),
        migrations.AddConstraint(
            model_name='nextappeallevel',
            constraint=models.CheckConstraint(condition=models.Q(('level__gt', 1)), name='next_appeal_level_is_a_further_one'),
        ),
        migrations.AddConstraint(
            model_name='nextappeallevel',
            constraint=models.CheckConstraint(condition=models.Q(('open_until__gte', models.F('closes_on'))), name='next_appeal_level_never_closes_sooner'),
        ),
        migrations.AddConstraint(
            model_name='linkedgrievance',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='grievance_number_once'),
        ),
        migrations.AddConstraint(
            model_name='linkedgrievance',
            constraint=models.CheckConstraint(condition=models.Q(('about__in', ['bias', 'discrimination', 'procedure', 'related', 'unrelated'])), name='grievance_about_known'),
        ),
        migrations.AddConstraint(
            model_name='linkedgrievance',
            constraint=models.CheckConstraint(condition=models.Q(('summary', ''), _negated=True), name='grievance_has_a_summary'),
        ),
        migrations.AddConstraint(
            model_name='hearing',
            constraint=models.UniqueConstraint(fields=('case', 'attempt'), name='hearing_attempt_once'),
        ),
        migrations.AddConstraint(
            model_name='hearing',
            constraint=models.UniqueConstraint(condition=models.Q(('postponed_at__isnull', True), ('set_aside_by__isnull', True)), fields=('case',), name='hearing_one_arranged_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='hearing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('postponed_at__isnull', True), ('postponed_by__isnull', True), ('postponed_for', '')), models.Q(('postponed_at__isnull', False), ('postponed_by__isnull', False), models.Q(('postponed_for', ''), _negated=True)), _connector='OR'), name='hearing_postponed_by_somebody_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='findings',
            constraint=models.UniqueConstraint(condition=models.Q(('returned__isnull', True)), fields=('case',), name='findings_one_standing_per_case'),
        ),
        migrations.AddConstraint(
            model_name='findings',
            constraint=models.CheckConstraint(condition=models.Q(('report', ''), _negated=True), name='findings_have_a_report'),
        ),
        migrations.AddConstraint(
            model_name='findings',
            constraint=models.CheckConstraint(condition=models.Q(('employee_response', ''), _negated=True), name='findings_say_how_the_employee_responded'),
        ),
        migrations.AddConstraint(
            model_name='disclosureflag',
            constraint=models.CheckConstraint(condition=models.Q(('about', ''), _negated=True), name='disclosure_flag_says_what'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='assessment_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'informal'), _negated=True), ('severity', 'minor'), _connector='OR'), name='assessment_informal_only_when_minor'),
        ),
        migrations.AddConstraint(
            model_name='appealhearing',
            constraint=models.UniqueConstraint(fields=('appeal', 'attempt'), name='appeal_hearing_attempt_once'),
        ),
        migrations.AddConstraint(
            model_name='appealhearing',
            constraint=models.UniqueConstraint(condition=models.Q(('postponed_at__isnull', True)), fields=('appeal',), name='appeal_hearing_one_arranged_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='appealhearing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('postponed_at__isnull', True), ('postponed_by__isnull', True), ('postponed_for', '')), models.Q(('postponed_at__isnull', False), ('postponed_by__isnull', False), models.Q(('postponed_for', ''), _negated=True)), _connector='OR'), name='appeal_hearing_postponed_by_somebody_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='appealdecision',
            constraint=models.UniqueConstraint(condition=models.Q(('recalled_at__isnull', True)), fields=('appeal',), name='appeal_one_decision_stands'),
        ),
        migrations.AddConstraint(
            model_name='appealdecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('recalled_at__isnull', True), ('recalled_because', '')), models.Q(('recalled_at__isnull', False), models.Q(('recalled_because', ''), _negated=True)), _connector='OR'), name='appeal_decision_recalled_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='appealdecision',
            constraint=models.CheckConstraint(condition=models.Q(('employment_ends_on__isnull', True), ('level__in', ('dismissal_with_notice', 'summary_dismissal')), _connector='OR'), name='appeal_decision_employment_ends_with_a_dismissal'),
        ),
        migrations.AddConstraint(
            model_name='appealdecision',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['confirmed', 'varied', 'set_aside', 'remitted'])), name='appeal_decision_result_known'),
        ),
        migrations.AddConstraint(
            model_name='appealdecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('months__isnull', True), ('result', 'varied'), models.Q(('level', ''), _negated=True)), models.Q(('level', ''), ('months__gte', 1), ('result', 'varied')), models.Q(models.Q(('result', 'varied'), _negated=True), ('level', ''), ('months__isnull', True)), _connector='OR'), name='appeal_decision_level_where_varied'),
        ),
        migrations.AddConstraint(
            model_name='appealdecision',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='appeal_decision_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.UniqueConstraint(condition=models.Q(('refused', False)), fields=('outcome', 'level'), name='appeal_one_heard_per_level'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level', 1), ('offered_by__isnull', True)), models.Q(('level__gt', 1), ('offered_by__isnull', False)), _connector='OR'), name='appeal_further_level_was_offered'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_late', False), ('late_reason', ''), ('refused', False)), models.Q(('is_late', True), models.Q(('late_reason', ''), _negated=True)), _connector='OR'), name='appeal_late_one_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('through__in', ['own_page', 'on_paper'])), name='appeal_told_through_known'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('admission', ''), _negated=True), name='agreement_has_an_admission'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('told_on__lte', models.F('admission_received_on'))), name='agreement_told_of_rights_first'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('cooling_off_ends_on__gt', models.F('admission_received_on'))), name='agreement_time_to_think_it_over'),
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
        migrations.AddConstraint(
            model_name='provenance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('file', ''), _negated=True), ('line__isnull', True)), models.Q(('file', ''), ('line__gte', 2), ('line__isnull', False)), _connector='OR'), name='provenance_scan_or_line_of_a_list'),
        ),
        migrations.AddConstraint(
            model_name='provenance',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('sha256'), 64), name='provenance_sha256_whole'),
        ),
        migrations.AddConstraint(
            model_name='provenance',
            constraint=models.CheckConstraint(condition=models.Q(('file_name', ''), _negated=True), name='provenance_file_named'),
        ),
        migrations.AddConstraint(
            model_name='allegationfinding',
            constraint=models.UniqueConstraint(fields=('decision', 'allegation'), name='finding_once_per_allegation'),
        ),
        migrations.AddConstraint(
            model_name='allegationfinding',
            constraint=models.UniqueConstraint(fields=('provenance', 'allegation'), name='finding_once_per_allegation_of_a_record'),
        ),
        migrations.AddConstraint(
            model_name='allegationfinding',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='finding_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='allegationfinding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision__isnull', False), ('provenance__isnull', True)), models.Q(('decision__isnull', True), ('provenance__isnull', False)), _connector='OR'), name='finding_from_a_decision_or_a_record'),
        ),
        migrations.AddConstraint(
            model_name='purgedsanction',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['verbal_warning', 'written_warning', 'first_and_final_warning', 'final_written_warning', 'action_short_of_dismissal', 'dismissal_with_notice', 'summary_dismissal'])), name='purged_sanction_level_known'),
        ),
        migrations.AddConstraint(
            model_name='purgedsanction',
            constraint=models.UniqueConstraint(condition=models.Q(('is_first', True)), fields=('case',), name='purged_sanction_one_is_first'),
        ),
        migrations.AddConstraint(
            model_name='purgedsanction',
            constraint=models.CheckConstraint(condition=models.Q(('decided__day', 1)), name='purged_sanction_decided_is_a_month'),
        ),
        migrations.AddConstraint(
            model_name='purgedsanction',
            constraint=models.CheckConstraint(condition=models.Q(('recorded__day', 1)), name='purged_sanction_recorded_is_a_month'),
        ),
        migrations.AddConstraint(
            model_name='purgedsanction',
            constraint=models.CheckConstraint(condition=models.Q(('superseded__isnull', True), ('superseded__day', 1), _connector='OR'), name='purged_sanction_superseded_is_a_month'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.UniqueConstraint(fields=('findings', 'allegation'), name='recommendation_once_per_allegation'),
        ),
        migrations.AddConstraint(
            model_name='recordreview',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='record_review_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='recordreview',
            constraint=models.CheckConstraint(condition=models.Q(('record_class__in', ['no_sanction', 'warning', 'dismissal', 'safeguarding'])), name='record_review_class_known'),
        ),
        migrations.AddConstraint(
            model_name='recordreview',
            constraint=models.CheckConstraint(condition=models.Q(('purge_from__gt', models.F('counted_from'))), name='record_review_after_some_time'),
        ),
        migrations.AddConstraint(
            model_name='recordreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'purge'), ('review_on__isnull', True), ('reviewed_on__gte', models.F('purge_from'))), models.Q(('result', 'keep'), ('review_on__gt', models.F('reviewed_on'))), _connector='OR'), name='record_review_purges_in_time_or_keeps_until_a_day'),
        ),
        migrations.AddConstraint(
            model_name='recordreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_by__isnull', True), ('approved_on__isnull', True)), models.Q(('approved_by__isnull', False), ('approved_on__gte', models.F('reviewed_on')), ('result', 'purge')), _connector='OR'), name='record_review_approval_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='recordreview',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('reviewed_by')), _negated=True), _connector='OR'), name='record_review_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='redactedcopy',
            constraint=models.UniqueConstraint(fields=('case', 'sha256'), name='redacted_copy_same_file_once'),
        ),
        migrations.AddConstraint(
            model_name='redactedcopy',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('sha256'), 64), name='redacted_copy_sha256_whole'),
        ),
        migrations.AddConstraint(
            model_name='redaction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('place', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='redaction_says_where_and_why'),
        ),
        migrations.AddConstraint(
            model_name='referralcheck',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['barring_body', 'regulator', 'both', 'not_needed'])), name='referral_check_result_known'),
        ),
        migrations.AddConstraint(
            model_name='referralcheck',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reasons', ''), _negated=True), models.Q(('anchor', ''), _negated=True)), name='referral_check_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='reinstatementpay',
            constraint=models.CheckConstraint(condition=models.Q(('days__gt', 0), models.Q(('note', ''), _negated=True)), name='reinstatement_pay_says_for_what'),
        ),
        migrations.AddConstraint(
            model_name='outcomecorrection',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', models.F('proposed_by')), _negated=True), name='outcome_correction_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='outcomecorrection',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__gte', models.F('issued_on'))), name='outcome_correction_received_after_issue'),
        ),
        migrations.AddConstraint(
            model_name='requestentry',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['clarification_asked', 'identity_asked', 'fee_asked', 'answer_received', 'extended', 'acknowledged', 'replied', 'closed', 'review_asked', 'review_answered'])), name='request_entry_step_known'),
        ),
        migrations.AddConstraint(
            model_name='requestentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('step__in', ('clarification_asked', 'identity_asked', 'fee_asked', 'extended')), models.Q(('said', ''), _negated=True)), models.Q(models.Q(('step__in', ('clarification_asked', 'identity_asked', 'fee_asked', 'extended')), _negated=True), ('said', '')), _connector='OR'), name='request_entry_says_why'),
        ),
        migrations.AddConstraint(
            model_name='requestentry',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), models.Q(('step', 'extended'), ('until__gt', models.F('on'))), _connector='OR'), name='request_entry_until_a_later_day'),
        ),
        migrations.AddConstraint(
            model_name='requestentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result__in', ('disclosed', 'partly', 'refused', 'not_held', 'outcome_told')), ('step', 'replied')), models.Q(('result__in', ('withdrawn', 'never_answered', 'in_error')), ('step', 'closed')), models.Q(('result__in', ('confirmed', 'changed')), ('step', 'review_answered')), models.Q(models.Q(('step__in', ('replied', 'closed', 'review_answered')), _negated=True), ('result', '')), _connector='OR'), name='request_entry_ends_with_a_result'),
        ),
        migrations.AddConstraint(
            model_name='requestentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('refused_for__in', ['cost_limit', 'vexatious', 'not_confirmed', 'other_people', 'excessive', 'privilege', 'other_exemption']), ('result__in', ('partly', 'refused'))), models.Q(models.Q(('result__in', ('partly', 'refused')), _negated=True), ('refused_for', '')), _connector='OR'), name='request_entry_held_back_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='requestentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('taken_back_at__isnull', True), ('taken_back_because', ''), ('taken_back_by__isnull', True)), models.Q(('taken_back_at__isnull', False), ('taken_back_by__isnull', False), models.Q(('taken_back_because', ''), _negated=True)), _connector='OR'), name='request_entry_taken_back_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='requestentry',
            constraint=models.UniqueConstraint(condition=models.Q(('step__in', ('extended', 'acknowledged', 'replied', 'closed', 'review_asked', 'review_answered')), ('taken_back_at__isnull', True)), fields=('request', 'step'), name='request_entry_once'),
        ),
        migrations.AddConstraint(
            model_name='resignation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ends_on__gte', models.F('given_on')), ('kind', 'immediate')), models.Q(('ends_on__gt', models.F('given_on')), ('kind', 'with_notice')), _connector='OR'), name='resignation_ends_employment_after_it'),
        ),
        migrations.AddConstraint(
            model_name='resignation',
            constraint=models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='resignation_says_what_was_said'),
        ),
        migrations.AddConstraint(
            model_name='safeguardingmark',
            constraint=models.UniqueConstraint(fields=('case', 'about'), name='safeguarding_mark_once'),
        ),
        migrations.AddConstraint(
            model_name='safeguardingmark',
            constraint=models.CheckConstraint(condition=models.Q(('about__in', ['children', 'adults', 'profession'])), name='safeguarding_mark_about_known'),
        ),
        migrations.AddConstraint(
            model_name='safeguardingmark',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='safeguarding_mark_has_reasons'),
        ),
        migrations.AddIndex(
            model_name='sanction',
            index=models.Index(fields=['employee', 'issued_on'], name='sanction_employee'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('case',), name='sanction_one_in_force_per_case'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.UniqueConstraint(condition=models.Q(('from_correction__isnull', True), ('imposed_by__isnull', True)), fields=('decision',), name='sanction_one_per_decision'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrected_by__isnull', True), ('superseded_at__isnull', True), ('superseded_by__isnull', True)), models.Q(('corrected_by__isnull', True), ('superseded_at__isnull', False), ('superseded_by__isnull', False)), models.Q(('corrected_by__isnull', False), ('superseded_at__isnull', False), ('superseded_by__isnull', True)), _connector='OR'), name='sanction_superseded_by_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.CheckConstraint(condition=models.Q(('imposed_by__isnull', True), ('from_correction__isnull', True), _connector='OR'), name='sanction_put_in_place_by_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision__isnull', False), ('provenance__isnull', True)), models.Q(('decision__isnull', True), ('provenance__isnull', False)), _connector='OR'), name='sanction_from_a_decision_or_a_record'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['verbal_warning', 'written_warning', 'first_and_final_warning', 'final_written_warning', 'action_short_of_dismissal', 'dismissal_with_notice', 'summary_dismissal'])), name='sanction_level_known'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('employment_ends_on__isnull', False), ('level__in', ['dismissal_with_notice', 'summary_dismissal'])), models.Q(models.Q(('level__in', ['dismissal_with_notice', 'summary_dismissal']), _negated=True), ('employment_ends_on__isnull', True)), _connector='OR'), name='sanction_dismissal_has_an_end_of_employment'),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=models.CheckConstraint(condition=models.Q(('level', ''), models.Q(('level__in', ['verbal_warning', 'written_warning', 'first_and_final_warning', 'final_written_warning', 'action_short_of_dismissal', 'dismissal_with_notice', 'summary_dismissal']), models.Q(('level__in', ['dismissal_with_notice', 'summary_dismissal']), _negated=True)), _connector='OR'), name='reopening_never_to_a_dismissal'),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('came_to_light', ''), _negated=True), models.Q(('reasons', ''), _negated=True)), name='reopening_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='reasonsrequest',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['asked', 'family'])), name='reasons_request_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='reasonsrequest',
            constraint=models.CheckConstraint(condition=models.Q(('basis', 'family'), models.Q(('asked_by', ''), _negated=True), _connector='OR'), name='reasons_request_says_who_asked'),
        ),
        migrations.AddConstraint(
            model_name='livesettlement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('reasons', ''), _negated=True)), name='live_settlement_says_by_what_and_why'),
        ),
        migrations.AddConstraint(
            model_name='liveperiod',
            constraint=models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='live_period_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='liveperiod',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('sanction', 'from_on'), name='live_period_once'),
        ),
        migrations.AddConstraint(
            model_name='insteadextension',
            constraint=models.CheckConstraint(condition=models.Q(('months__gte', 1), ('months__lte', models.F('most'))), name='instead_extension_within_the_policy'),
        ),
        migrations.AddConstraint(
            model_name='insteadextension',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='instead_extension_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='decisionreview',
            constraint=models.UniqueConstraint(fields=('decision', 'sanction'), name='decision_review_once_per_warning'),
        ),
        migrations.AddConstraint(
            model_name='decisionreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reasons', ''), ('result', ''), ('reviewed_by__isnull', True), ('reviewed_on__isnull', True)), models.Q(('result__in', ['stands', 'put_right']), ('reviewed_by__isnull', False), ('reviewed_on__isnull', False), models.Q(('reasons', ''), _negated=True)), _connector='OR'), name='decision_review_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='decisionreview',
            constraint=models.CheckConstraint(condition=models.Q(('reviewed_on__isnull', True), ('reviewed_on__gte', models.F('fell_on')), _connector='OR'), name='decision_review_after_it_fell'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(condition=models.Q(('recalled_at__isnull', True)), fields=['severity_found', 'decided_on'], name='decision_as_grave'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('recalled_at__isnull', True)), fields=('hearing',), name='decision_one_per_hearing'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('agreement__isnull', False), ('recalled_at__isnull', True)), fields=('case',), name='decision_one_agreed_per_case'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement__isnull', True), ('hearing__isnull', False)), models.Q(('agreement__isnull', False), ('hearing__isnull', True)), _connector='OR'), name='decision_from_a_hearing_or_an_agreement'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('agreement__isnull', True), models.Q(('level', ''), _negated=True), _connector='OR'), name='decision_agreed_has_a_level'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('recalled_at__isnull', True), ('recalled_because', '')), models.Q(('recalled_at__isnull', False), models.Q(('recalled_because', ''), _negated=True)), _connector='OR'), name='decision_recalled_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level', 'summary_dismissal'), _negated=True), ('severity_found', 'gross'), _connector='OR'), name='decision_summary_dismissal_only_when_gross'),
        ),
        migrations.AddConstraint(
            model_name='sanctionmeasure',
            constraint=models.UniqueConstraint(condition=models.Q(('imposed_by__isnull', True)), fields=('decision', 'kind'), name='sanction_measure_once_per_decision'),
        ),
        migrations.AddConstraint(
            model_name='sanctionmeasure',
            constraint=models.UniqueConstraint(fields=('imposed_by', 'kind'), name='sanction_measure_once_per_appeal'),
        ),
        migrations.AddConstraint(
            model_name='sanctionmeasure',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['demotion', 'transfer', 'loss_of_pay', 'increment_deferred', 'promotion_bar'])), name='sanction_measure_known'),
        ),
        migrations.AddConstraint(
            model_name='sanctionmeasure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('what', ''), _negated=True), models.Q(('basis', ''), _negated=True)), name='sanction_measure_says_what_and_on_which_basis'),
        ),
        migrations.AddConstraint(
            model_name='sanctionmeasure',
            constraint=models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='sanction_measure_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='letterreceipt',
            constraint=models.CheckConstraint(condition=models.Q(('through__in', ['own_page', 'on_paper'])), name='letter_receipt_told_through_known'),
        ),
        migrations.AddConstraint(
            model_name='letterreceipt',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal_hearing__isnull', True), ('appeal_outcome__isnull', True), ('hearing__isnull', False), ('outcome__isnull', True), ('sent_letter__isnull', True)), models.Q(('appeal_hearing__isnull', True), ('appeal_outcome__isnull', True), ('hearing__isnull', True), ('outcome__isnull', False), ('sent_letter__isnull', True)), models.Q(('appeal_hearing__isnull', False), ('appeal_outcome__isnull', True), ('hearing__isnull', True), ('outcome__isnull', True), ('sent_letter__isnull', True)), models.Q(('appeal_hearing__isnull', True), ('appeal_outcome__isnull', False), ('hearing__isnull', True), ('outcome__isnull', True), ('sent_letter__isnull', True)), models.Q(('appeal_hearing__isnull', True), ('appeal_outcome__isnull', True), ('hearing__isnull', True), ('outcome__isnull', True), ('sent_letter__isnull', False)), _connector='OR'), name='letter_receipt_is_about_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='letterreceipt',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__lte', models.F('told_on'))), name='letter_receipt_before_it_is_told'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='override_number_once'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.UniqueConstraint(fields=('case', 'employee', 'kind', 'rule'), name='override_once_per_part_and_rule'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.CheckConstraint(condition=models.Q(('rule__in', ('SEP-1', 'SEP-2', 'SEP-4'))), name='override_of_a_rule_that_gives_way'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('chair', 'panel_member', 'appeal_manager', 'appeal_panel_member'))), name='override_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='override_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_by__isnull', True), ('approved_on__isnull', True)), models.Q(('approved_by__isnull', False), ('approved_on__gte', models.F('proposed_on'))), _connector='OR'), name='override_approval_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='override_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='spentrecordopening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal_hearing__isnull', True), ('hearing__isnull', False)), models.Q(('appeal_hearing__isnull', False), ('hearing__isnull', True)), _connector='OR'), name='spent_record_opened_for_one_decision'),
        ),
        migrations.AddConstraint(
            model_name='spentrecordopening',
            constraint=models.CheckConstraint(condition=models.Q(('justification', ''), _negated=True), name='spent_record_opened_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='considerationagreed',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='consideration_agreed_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.UniqueConstraint(fields=('file', 'dry_run'), name='import_run_once_per_file_and_kind'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('progress__lte', 100)), name='import_run_progress_is_per_cent'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('finished_at__isnull', True), ('lease_until__isnull', True), _connector='OR'), name='import_run_finished_is_nobodys'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('refused', ''), ('finished_at__isnull', False), _connector='OR'), name='import_run_refused_is_finished'),
        ),
        migrations.AddConstraint(
            model_name='importrun',
            constraint=models.CheckConstraint(condition=models.Q(('forgotten_at__isnull', True), ('finished_at__isnull', False), _connector='OR'), name='import_run_forgotten_is_finished'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.UniqueConstraint(fields=('case', 'number', 'version'), name='statement_version_once'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('witness__isnull', False), ('outsider', '')), models.Q(('witness__isnull', True), models.Q(('outsider', ''), _negated=True)), _connector='OR'), name='statement_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='statement_has_text'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_on__isnull', False), ('why_unsigned', '')), models.Q(('signed_on__isnull', True), models.Q(('why_unsigned', ''), _negated=True)), _connector='OR'), name='statement_signed_or_why_not'),
        ),
        migrations.AddConstraint(
            model_name='statementshare',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('copy', ''), ('why_redacted', '')), models.Q(models.Q(('copy', ''), _negated=True), models.Q(('why_redacted', ''), _negated=True)), _connector='OR'), name='statement_share_redacted_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='statementshare',
            constraint=models.CheckConstraint(condition=models.Q(('shared_with__in', ['employee', 'companion'])), name='statement_share_with_known'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('case'), models.F('case'), models.Value('[]'), function='int8range'), '&&'), (models.Func(models.F('effective_on'), models.F('last_day'), models.Value('[]'), function='daterange'), '&&')], name='suspension_one_at_a_time'),
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
            model_name='meetingcompanion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('findings__isnull', False), ('suspension__isnull', True)), models.Q(('findings__isnull', True), ('suspension__isnull', False)), _connector='OR'), name='meeting_companion_at_one_meeting'),
        ),
        migrations.AddConstraint(
            model_name='meetingcompanion',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['none', 'colleague', 'union_official', 'certified_union_rep', 'family_or_friend', 'lawyer', 'by_agreement'])), name='meeting_companion_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='meetingcompanion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'none'), ('name', ''), ('reason', '')), models.Q(models.Q(('kind', 'none'), _negated=True), models.Q(('name', ''), _negated=True)), _connector='OR'), name='meeting_companion_named_if_somebody_came'),
        ),
        migrations.AddConstraint(
            model_name='meetingcompanion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'by_agreement'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='meeting_companion_by_agreement_says_why'),
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
        migrations.AddConstraint(
            model_name='takenover',
            constraint=models.UniqueConstraint(fields=('source', 'old_reference'), name='taken_over_once_per_paper'),
        ),
        migrations.AddConstraint(
            model_name='takenover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('old_reference', ''), _negated=True)), name='taken_over_says_where'),
        ),
        migrations.AddConstraint(
            model_name='takenover',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ('investigation', 'findings', 'hearing', 'deliberation', 'decided', 'outcome', 'appeal', 'appeal_deliberation'))), name='taken_over_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='takenover',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('sha256'), 64), name='taken_over_sha256_whole'),
        ),
        migrations.AddConstraint(
            model_name='takenover',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file', ''), ('file_name', ''), ('size__isnull', True)), models.Q(models.Q(('file', ''), _negated=True), models.Q(('file_name', ''), _negated=True), ('size__gt', 0)), _connector='OR'), name='taken_over_scan_whole'),
        ),
        migrations.AddConstraint(
            model_name='papercheck',
            constraint=models.UniqueConstraint(fields=('taken_over', 'rule'), name='paper_check_once_per_rule'),
        ),
        migrations.AddConstraint(
            model_name='papercheck',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['kept', 'not_kept', 'not_checked'])), name='paper_check_result_known'),
        ),
        migrations.AddConstraint(
            model_name='timeproposal',
            constraint=models.CheckConstraint(condition=models.Q(('through__in', ['own_page', 'on_paper'])), name='time_proposal_told_through_known'),
        ),
        migrations.AddConstraint(
            model_name='timeproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal_hearing__isnull', True), ('hearing__isnull', False)), models.Q(('appeal_hearing__isnull', False), ('hearing__isnull', True)), _connector='OR'), name='time_proposal_is_about_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='timeproposal',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['companion_unavailable', 'other'])), name='time_proposal_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='timeproposal',
            constraint=models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='time_proposal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='proposalrefusal',
            constraint=models.CheckConstraint(condition=models.Q(('why_unreasonable', ''), _negated=True), name='proposal_refusal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='unionrepresentative',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['said', 'membership'])), name='union_representative_source_known'),
        ),
        migrations.AddConstraint(
            model_name='uniontalk',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'talked'), models.Q(('official', ''), _negated=True)), models.Q(('official', ''), ('result', 'not_agreed')), _connector='OR'), name='union_talk_names_the_official'),
        ),
        migrations.AddIndex(
            model_name='unit',
            index=models.Index(fields=['path'], name='unit_path_prefix', opclasses=['text_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.UniqueConstraint(fields=('parent', 'name'), name='unit_name_once_per_parent', nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name='rolegrant',
            index=models.Index(fields=['user', 'from_date'], name='role_grant_user'),
        ),
        migrations.AddConstraint(
            model_name='rolegrant',
            constraint=models.CheckConstraint(condition=models.Q(('to_date__isnull', True), ('to_date__gte', models.F('from_date')), _connector='OR'), name='role_grant_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='rolegrant',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['hr_officer', 'hr_lead', 'manager', 'auditor', 'administrator', 'data_protection_officer', 'foi_lead', 'hr_director'])), name='role_grant_role_known'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('to_date__isnull', True), ('to_date__gte', models.F('from_date')), _connector='OR'), name='posting_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=models.CheckConstraint(condition=models.Q(('manager', models.F('employee')), _negated=True), name='posting_manager_is_somebody_else'),
        ),
        migrations.AddConstraint(
            model_name='posting',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(models.F('employee'), models.F('employee'), models.Value('[]'), function='int8range'), '&&'), (models.Func(models.F('from_date'), models.F('to_date'), models.Value('[]'), function='daterange'), '&&')], name='posting_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='informationrequest',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['freedom_of_information', 'subject_access', 'data_protection_complaint'])), name='request_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='informationrequest',
            constraint=models.CheckConstraint(condition=models.Q(('nation__in', ['england-and-wales', 'scotland', 'northern-ireland'])), name='request_nation_known'),
        ),
        migrations.AddConstraint(
            model_name='informationrequest',
            constraint=models.CheckConstraint(condition=models.Q(('asks', ''), _negated=True), name='request_says_what'),
        ),
        migrations.AddConstraint(
            model_name='informationrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('about__isnull', False), ('kind', 'subject_access'), ('unit__isnull', False)), models.Q(models.Q(('kind', 'subject_access'), _negated=True), ('about__isnull', True), ('unit__isnull', True)), _connector='OR'), name='request_about_somebody_for_access_alone'),
        ),
        migrations.AddIndex(
            model_name='incident',
            index=models.Index(fields=['unit', 'state'], name='incident_unit_state'),
        ),
        migrations.AddIndex(
            model_name='incident',
            index=models.Index(fields=['-reported_on', 'reference'], name='incident_newest'),
        ),
        migrations.AddConstraint(
            model_name='incident',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('reported', 'assessed'))), name='incident_state_known'),
        ),
        migrations.AddConstraint(
            model_name='incident',
            constraint=models.CheckConstraint(condition=models.Q(('raised_by__in', ['manager', 'colleague', 'outside', 'anonymous', 'check', 'not_known'])), name='incident_raised_by_known'),
        ),
        migrations.AddConstraint(
            model_name='incident',
            constraint=models.CheckConstraint(condition=models.Q(('occurred_to__gte', models.F('occurred_from'))), name='incident_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='incident',
            constraint=models.CheckConstraint(condition=models.Q(('occurred_to__lte', models.F('reported_on'))), name='incident_not_in_the_future'),
        ),
        migrations.AddConstraint(
            model_name='incident',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('channel', 'social_media'), ('platform__in', ['facebook', 'instagram', 'x_twitter', 'linkedin', 'tiktok', 'youtube', 'whatsapp', 'other'])), models.Q(models.Q(('channel', 'social_media'), _negated=True), ('platform', '')), _connector='OR'), name='incident_platform_with_social_media'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['unit', 'state'], name='case_unit_state'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(fields=('incident', 'subject'), name='case_one_per_employee_and_incident'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('investigation', 'findings', 'hearing', 'deliberation', 'decided', 'outcome', 'appeal', 'appeal_deliberation', 'closed'))), name='case_state_known'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['minor', 'more_serious_minor', 'serious', 'gross']), models.Q(('severity', ''), ('state', 'closed')), _connector='OR'), name='case_severity_known'),
        ),
        migrations.AddConstraint(
            model_name='warningcurtailment',
            constraint=models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('curtailed_on')), ('last_day__lt', models.F('was_until'))), name='warning_curtailment_takes_days_to_come'),
        ),
        migrations.AddConstraint(
            model_name='warningcurtailment',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='warning_curtailment_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='warningextension',
            constraint=models.CheckConstraint(condition=models.Q(('absent_to__gte', models.F('absent_from')), ('granted_on__gt', models.F('absent_to'))), name='warning_extension_after_the_absence'),
        ),
        migrations.AddConstraint(
            model_name='warningextension',
            constraint=models.CheckConstraint(condition=models.Q(('days__gte', 1)), name='warning_extension_by_a_day_at_least'),
        ),
        migrations.AddConstraint(
            model_name='warningextension',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['sickness', 'family_leave', 'other'])), name='warning_extension_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='warningextension',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='warning_extension_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('adjournment__isnull', True), ('closure__isnull', True), ('curtailment__isnull', True), ('extension__isnull', True), ('kind', 'investigation'), ('pause__isnull', True), ('settlement__isnull', True), ('suspension__isnull', True), ('suspension_review__isnull', True)), models.Q(('adjournment__isnull', True), ('closure__isnull', True), ('curtailment__isnull', True), ('extension__isnull', True), ('kind', 'suspension'), ('pause__isnull', True), ('settlement__isnull', True), ('suspension__isnull', False), ('suspension_review__isnull', True)), models.Q(('adjournment__isnull', True), ('closure__isnull', True), ('curtailment__isnull', True), ('extension__isnull', True), ('kind', 'suspension_review'), ('pause__isnull', True), ('settlement__isnull', True), ('suspension__isnull', True), ('suspension_review__isnull', False)), models.Q(('adjournment__isnull', True), ('closure__isnull', True), ('curtailment__isnull', True), ('extension__isnull', True), ('kind', 'suspension_end'), ('pause__isnull', True), ('settlement__isnull', True), ('suspension__isnull', False), ('suspension_review__isnull', True)), models.Q(('adjournment__isnull', True), ('closure__isnull', True), ('curtailment__isnull', True), ('extension__isnull', True), ('kind', 'pause'), ('pause__isnull', False), ('settlement__isnull', True), ('suspension__isnull', True), ('suspension_review__isnull', True)), models.Q(('adjournment__isnull', True), ('closure__isnull', True), ('curtailment__isnull', True), ('extension__isnull', True), ('kind', 'resumption'), ('pause__isnull', False), ('settlement__isnull', True), ('suspension__isnull', True), ('suspension_review__isnull', True)), models.Q(('adjournment__isnull', False), ('closure__isnull', True), ('curtailment__isnull', True), ('extension__isnull', True), ('kind', 'adjournment'), ('pause__isnull', True), ('settlement__isnull', True), ('suspension__isnull', True), ('suspension_review__isnull', True)), models.Q(('adjournment__isnull', True), ('closure__isnull', False), ('curtailment__isnull', True), ('extension__isnull', True), ('kind', 'closure'), ('pause__isnull', True), ('settlement__isnull', True), ('suspension__isnull', True), ('suspension_review__isnull', True)), models.Q(('adjournment__isnull', True), ('closure__isnull', True), ('curtailment__isnull', False), ('extension__isnull', True), ('kind', 'warning_curtailed'), ('pause__isnull', True), ('settlement__isnull', True), ('suspension__isnull', True), ('suspension_review__isnull', True)), models.Q(('adjournment__isnull', True), ('closure__isnull', True), ('curtailment__isnull', True), ('extension__isnull', False), ('kind', 'warning_extended'), ('pause__isnull', True), ('settlement__isnull', True), ('suspension__isnull', True), ('suspension_review__isnull', True)), models.Q(('adjournment__isnull', True), ('closure__isnull', True), ('curtailment__isnull', True), ('extension__isnull', True), ('kind', 'live_settled'), ('pause__isnull', True), ('settlement__isnull', False), ('suspension__isnull', True), ('suspension_review__isnull', True)), _connector='OR'), name='sent_letter_tells_one_fact'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'investigation')), fields=('case',), name='sent_letter_investigation_once'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.UniqueConstraint(fields=('kind', 'adjournment'), name='sent_letter_adjournment_once'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.UniqueConstraint(fields=('kind', 'closure'), name='sent_letter_closure_once'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.UniqueConstraint(fields=('kind', 'curtailment'), name='sent_letter_curtailment_once'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.UniqueConstraint(fields=('kind', 'extension'), name='sent_letter_extension_once'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.UniqueConstraint(fields=('kind', 'pause'), name='sent_letter_pause_once'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.UniqueConstraint(fields=('kind', 'settlement'), name='sent_letter_settlement_once'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.UniqueConstraint(fields=('kind', 'suspension'), name='sent_letter_suspension_once'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.UniqueConstraint(fields=('kind', 'suspension_review'), name='sent_letter_suspension_review_once'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('investigator__isnull', False), ('kind', 'investigation')), models.Q(models.Q(('kind', 'investigation'), _negated=True), ('investigator__isnull', True)), _connector='OR'), name='sent_letter_names_the_investigator'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ('suspension', 'suspension_review', 'pause')), _negated=True), models.Q(('said', ''), _negated=True), _connector='OR'), name='sent_letter_says_why'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.CheckConstraint(condition=models.Q(('delivery__in', ['by_hand', 'email', 'first_class_post'])), name='sent_letter_delivery_known'),
        ),
        migrations.AddConstraint(
            model_name='sentletter',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__gte', models.F('sent_on'))), name='sent_letter_received_after_it_left'),
        ),
        migrations.AddConstraint(
            model_name='warningjudgement',
            constraint=models.UniqueConstraint(fields=('decision', 'allegation', 'sanction'), name='warning_judgement_once_per_decision_and_allegation'),
        ),
        migrations.AddConstraint(
            model_name='warningjudgement',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='warning_judgement_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_on__isnull', True)), fields=('case',), name='withdrawal_one_waits'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='withdrawal_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_by__isnull', True), ('answered_on__isnull', True), ('is_approved__isnull', True)), models.Q(('answered_by__isnull', False), ('answered_on__gte', models.F('proposed_on')), ('is_approved__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='withdrawal_answer_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='withdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('answered_by__isnull', True), models.Q(('answered_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='withdrawal_answered_by_another'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.UniqueConstraint(condition=models.Q(('reopened_by__isnull', True), ('reopening__isnull', True)), fields=('case',), name='closure_one_stands'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.CheckConstraint(condition=models.Q(('reopened_by__isnull', True), ('reopening__isnull', True), _connector='OR'), name='closure_taken_back_once'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['no_case', 'no_sanction', 'sanction_final', 'appeal_final', 'warning_extended', 'informal', 'other_procedure', 'left_no_outcome', 'left_finding_only', 'died', 'logged_in_error', 'put_right', 'joined'])), name='closure_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('died_on__isnull', False), ('reason', 'died')), models.Q(models.Q(('reason', 'died'), _negated=True), ('died_on__isnull', True)), _connector='OR'), name='closure_says_when_they_died'),
        ),
        migrations.AddConstraint(
            model_name='closure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', 'logged_in_error'), ('withdrawal__isnull', False)), models.Q(models.Q(('reason', 'logged_in_error'), _negated=True), ('withdrawal__isnull', True)), _connector='OR'), name='closure_in_error_was_proposed'),
        ),
        migrations.AddConstraint(
            model_name='witnesscall',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('witness__isnull', False), ('outsider', '')), models.Q(('witness__isnull', True), models.Q(('outsider', ''), _negated=True)), _connector='OR'), name='witness_call_of_somebody'),
        ),
        migrations.AddConstraint(
            model_name='witnesscall',
            constraint=models.CheckConstraint(condition=models.Q(('party__in', ['us', 'employee'])), name='witness_call_party_known'),
        ),
        migrations.AddConstraint(
            model_name='witnesscall',
            constraint=models.CheckConstraint(condition=models.Q(('meeting__in', ('hearing', 'appeal'))), name='witness_call_to_a_hearing'),
        ),
        migrations.AddConstraint(
            model_name='witnesscall',
            constraint=models.CheckConstraint(condition=models.Q(('about', ''), _negated=True), name='witness_call_says_about_what'),
        ),
        migrations.AddConstraint(
            model_name='witnessinvitation',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='witness_invitation_number_once'),
        ),
        migrations.AddConstraint(
            model_name='witnessinvitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('witness__isnull', False), ('outsider', '')), models.Q(('witness__isnull', True), models.Q(('outsider', ''), _negated=True)), _connector='OR'), name='witness_invitation_of_somebody'),
        ),
        migrations.AddConstraint(
            model_name='witnessinvitation',
            constraint=models.CheckConstraint(condition=models.Q(('meeting__in', ('investigation', 'hearing', 'appeal'))), name='witness_invitation_to_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='witnessinvitation',
            constraint=models.CheckConstraint(condition=models.Q(('for_on__gte', models.F('invited_on'))), name='witness_invitation_before_the_day'),
        ),
        migrations.AddConstraint(
            model_name='witnessattendance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('came', True), ('why_not', '')), models.Q(('came', False), models.Q(('why_not', ''), _negated=True)), _connector='OR'), name='witness_attendance_came_or_why_not'),
        ),
        migrations.AddConstraint(
            model_name='writtenreasons',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='written_reasons_say_why'),
        ),
    ])]
