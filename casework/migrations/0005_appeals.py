"""Appeals: lodged, heard, decided, told; a sanction is superseded by what an appeal puts in its place."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Tables made after 0002 came with the privilege to delete rows. What is on file is superseded, never deleted: a
# migration that adds tables ends with a call of this function. The application role may not be there (0002).
KEEP_ROWS = """
CREATE FUNCTION casework_keep_rows() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    name text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'casework_app') THEN
        RETURN;
    END IF;
    FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename LIKE 'casework\\_%' AND tablename <> 'casework_draft'
    LOOP
        EXECUTE format('REVOKE DELETE, TRUNCATE ON %I FROM casework_app', name);
    END LOOP;
END $$;
SELECT casework_keep_rows();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_severity_put'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('received_on', models.DateField(help_text='The day it reached the employer.')),
                ('is_late', models.BooleanField()),
                ('refused', models.BooleanField(default=False)),
                ('late_reason', models.TextField(blank=True, default='', help_text='Why a late appeal is heard all the same, or is not.')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='AppealDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('confirmed', 'Decision confirmed'), ('varied', 'Decision varied'), ('set_aside', 'Decision set aside'), ('remitted', 'Remitted: to be heard again')], max_length=20)),
                ('level', models.CharField(blank=True, choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('final_written_warning', 'Final written warning'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], default='', max_length=30)),
                ('reasons', models.TextField()),
                ('returns_on', models.DateField(blank=True, null=True)),
                ('decided_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='AppealGround',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('too_severe', 'The outcome is unfair or too severe'), ('new_evidence', 'New evidence has come to light'), ('procedure', 'The procedure was not followed')], max_length=20)),
                ('text', models.TextField()),
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
                ('nation', models.CharField(choices=[('england-and-wales', 'England and Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland')], help_text='Where it is held; its bank holidays count (ERA 1999 s.13(6)).', max_length=20)),
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
            ],
            options={
                'ordering': ['attempt'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AppealHearingRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('attendance', models.CharField(choices=[('attended', 'The employee attended'), ('remotely', 'The employee attended remotely'), ('absent', 'The employee did not attend')], max_length=20)),
                ('absence_explained', models.TextField(blank=True, default='')),
                ('companion_kind', models.CharField(choices=[('none', 'Nobody came with the employee'), ('colleague', 'A colleague'), ('union_official', 'An official employed by a trade union'), ('certified_union_rep', 'A trade union representative certified by the union'), ('by_agreement', 'Another person, by agreement or as an adjustment')], max_length=30)),
                ('companion_name', models.CharField(blank=True, default='', max_length=200)),
                ('companion_reason', models.TextField(blank=True, default='')),
                ('notes', models.TextField()),
                ('notes_status', models.CharField(choices=[('agreed', 'Agreed'), ('disputed', 'Disputed: both versions are kept'), ('awaited', 'Sent to the employee; no answer yet')], max_length=10)),
                ('employee_version', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
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
            ],
        ),
        migrations.CreateModel(
            name='GroundAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('accepted', 'Accepted'), ('partly_accepted', 'Partly accepted'), ('not_accepted', 'Not accepted')], max_length=20)),
                ('reasons', models.TextField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.RemoveConstraint(
            model_name='hearing',
            name='hearing_one_arranged_at_a_time',
        ),
        migrations.AddField(
            model_name='policyversion',
            name='appeal_hearing_days',
            field=models.PositiveSmallIntegerField(default=20),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='appeal_letter_days',
            field=models.PositiveSmallIntegerField(default=5),
        ),
        migrations.AddField(
            model_name='policyversion',
            name='live_after_appeal_from',
            field=models.CharField(choices=[('original', 'The day the first outcome was issued'), ('appeal', 'The day of the appeal decision'), ('return', 'The day of return to work')], default='original', help_text='From when a warning runs that an appeal puts in place of another outcome (SA-13).', max_length=20),
        ),
        migrations.AddField(
            model_name='sanction',
            name='superseded_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='deadline',
            name='kind',
            field=models.CharField(choices=[('assessment', 'Assess the incident'), ('investigation', 'Finish the investigation'), ('hearing_day', 'Hold the hearing'), ('decision_letter', 'Send the decision letter'), ('appeal_window', 'Last day to appeal'), ('appeal_hearing', 'Hear the appeal'), ('appeal_hearing_day', 'Hold the appeal hearing'), ('appeal_letter', 'Send the appeal outcome letter'), ('warning_expiry', 'Last live day of the warning')], max_length=20),
        ),
        migrations.AlterField(
            model_name='outcome',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='casework.case'),
        ),
        migrations.AlterField(
            model_name='sanction',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sanctions', to='casework.case'),
        ),
        migrations.AlterField(
            model_name='sanction',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sanctions', to='casework.decision'),
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'record_hearing', 'decide_outcome', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'add_note', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted'))), name='audit_event_action_known'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='casework.case'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='outcome',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='casework.outcome'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='appealdecision',
            name='appeal',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='casework.appeal'),
        ),
        migrations.AddField(
            model_name='appealdecision',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_decisions', to='casework.case'),
        ),
        migrations.AddField(
            model_name='appealdecision',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='appealdecision',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='hearing',
            name='set_aside_by',
            field=models.ForeignKey(blank=True, help_text='The appeal decision after which the case is heard again (T23).', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='hearings_set_aside', to='casework.appealdecision'),
        ),
        migrations.AddField(
            model_name='sanction',
            name='imposed_by',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sanction', to='casework.appealdecision'),
        ),
        migrations.AddField(
            model_name='sanction',
            name='superseded_by',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded', to='casework.appealdecision'),
        ),
        migrations.AddConstraint(
            model_name='hearing',
            constraint=models.UniqueConstraint(condition=models.Q(('postponed_at__isnull', True), ('set_aside_by__isnull', True)), fields=('case',), name='hearing_one_arranged_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('case',), name='sanction_one_in_force_per_case'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.UniqueConstraint(condition=models.Q(('imposed_by__isnull', True)), fields=('decision',), name='sanction_one_per_decision'),
        ),
        migrations.AddConstraint(
            model_name='sanction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('superseded_at__isnull', True), ('superseded_by__isnull', True)), models.Q(('superseded_at__isnull', False), ('superseded_by__isnull', False)), _connector='OR'), name='sanction_superseded_by_an_appeal'),
        ),
        migrations.AddField(
            model_name='appealground',
            name='appeal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='casework.appeal'),
        ),
        migrations.AddField(
            model_name='appealground',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_grounds', to='casework.case'),
        ),
        migrations.AddField(
            model_name='appealhearing',
            name='appeal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to='casework.appeal'),
        ),
        migrations.AddField(
            model_name='appealhearing',
            name='arranged_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='appealhearing',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_hearings', to='casework.case'),
        ),
        migrations.AddField(
            model_name='appealhearing',
            name='chair',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee'),
        ),
        migrations.AddField(
            model_name='appealhearing',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='appealhearing',
            name='postponed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='appealhearingrecord',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_hearing_records', to='casework.case'),
        ),
        migrations.AddField(
            model_name='appealhearingrecord',
            name='hearing',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='record', to='casework.appealhearing'),
        ),
        migrations.AddField(
            model_name='appealhearingrecord',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='appealoutcome',
            name='appeal',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='letter', to='casework.appeal'),
        ),
        migrations.AddField(
            model_name='appealoutcome',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeal_outcomes', to='casework.case'),
        ),
        migrations.AddField(
            model_name='appealoutcome',
            name='issued_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='groundanswer',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ground_answers', to='casework.case'),
        ),
        migrations.AddField(
            model_name='groundanswer',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='casework.appealdecision'),
        ),
        migrations.AddField(
            model_name='groundanswer',
            name='ground',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='casework.appealground'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.UniqueConstraint(condition=models.Q(('refused', False)), fields=('outcome',), name='appeal_one_heard_per_outcome'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_late', False), ('late_reason', ''), ('refused', False)), models.Q(('is_late', True), models.Q(('late_reason', ''), _negated=True)), _connector='OR'), name='appeal_late_one_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='appealdecision',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['confirmed', 'varied', 'set_aside', 'remitted'])), name='appeal_decision_result_known'),
        ),
        migrations.AddConstraint(
            model_name='appealdecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'varied'), models.Q(('level', ''), _negated=True)), models.Q(models.Q(('result', 'varied'), _negated=True), ('level', '')), _connector='OR'), name='appeal_decision_level_where_varied'),
        ),
        migrations.AddConstraint(
            model_name='appealdecision',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='appeal_decision_has_reasons'),
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
            model_name='appealoutcome',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__gte', models.F('issued_on'))), name='appeal_outcome_received_after_issue'),
        ),
        migrations.AddConstraint(
            model_name='groundanswer',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='ground_answer_has_reasons'),
        ),
        migrations.RunSQL(KEEP_ROWS, "DROP FUNCTION casework_keep_rows;"),
    ]
