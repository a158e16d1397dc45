"""What a case has to be handled with care for: grievances beside it, protected disclosures, trade-union representatives.

Their rows are kept and stay in one case.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

SAME_CASE = {
    "disclosurecheck": {"flag_id": "disclosureflag"},
    "grievancedecision": {"grievance_id": "linkedgrievance"},
    "grievanceending": {"grievance_id": "linkedgrievance"},
    "uniontalk": {"representative_id": "unionrepresentative"},
}


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0006_branches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DisclosureCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('not_the_reason', 'No, it is not the reason'), ('may_be_the_reason', 'It may be the reason'), ('is_the_reason', 'Yes, it is the reason')], max_length=20)),
                ('reasons', models.TextField()),
                ('checked_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='DisclosureFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.TextField()),
                ('flagged_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='GrievanceDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('pause', 'Pause this case until the grievance is answered'), ('concurrent', 'Run both together'), ('continue', 'Carry on with this case')], max_length=20)),
                ('reasons', models.TextField()),
                ('decided_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='GrievanceEnding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('accepted', 'Accepted'), ('partly_accepted', 'Partly accepted'), ('not_accepted', 'Not accepted'), ('withdrawn', 'Withdrawn by the employee')], max_length=20)),
                ('ended_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
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
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='UnionRepresentative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('said', 'The employee said so'), ('membership', 'From membership data')], max_length=20)),
                ('flagged_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
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
            ],
        ),
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.AlterField(
            model_name='deadline',
            name='kind',
            field=models.CharField(choices=[('assessment', 'Assess the incident'), ('investigation', 'Finish the investigation'), ('hearing_day', 'Hold the hearing'), ('decision_letter', 'Send the decision letter'), ('appeal_window', 'Last day to appeal'), ('appeal_hearing', 'Hear the appeal'), ('appeal_hearing_day', 'Hold the appeal hearing'), ('appeal_letter', 'Send the appeal outcome letter'), ('warning_expiry', 'Last live day of the warning'), ('suspension_review', 'Review the suspension'), ('suspension_cap', 'Last day of the suspension'), ('pause_review', 'Review the pause'), ('decision_review', 'Review the decision'), ('grievance_decision', 'Decide what a grievance means for the case'), ('disclosure_check', 'Check a possible protected disclosure')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'record_hearing', 'decide_outcome', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'suspend_employee', 'review_suspension', 'lift_suspension', 'pause_case', 'review_pause', 'resume_case', 'review_decision', 'extend_warning', 'record_resignation', 'close_after_leaving', 'record_grievance', 'decide_on_grievance', 'close_grievance', 'flag_disclosure', 'check_disclosure', 'flag_union_representative', 'record_union_talk', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'policy_drafted', 'policy_draft_changed', 'policy_draft_discarded', 'policy_proposed', 'policy_proposal_ended', 'policy_approved', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired', 'decision_review_owed'))), name='audit_event_action_known'),
        ),
        migrations.AddField(
            model_name='disclosurecheck',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosure_checks', to='casework.case'),
        ),
        migrations.AddField(
            model_name='disclosurecheck',
            name='checked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='disclosureflag',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosure_flags', to='casework.case'),
        ),
        migrations.AddField(
            model_name='disclosureflag',
            name='flagged_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='disclosureflag',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='disclosurecheck',
            name='flag',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='casework.disclosureflag'),
        ),
        migrations.AddField(
            model_name='grievancedecision',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case'),
        ),
        migrations.AddField(
            model_name='grievancedecision',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='grievanceending',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case'),
        ),
        migrations.AddField(
            model_name='grievanceending',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='linkedgrievance',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grievances', to='casework.case'),
        ),
        migrations.AddField(
            model_name='linkedgrievance',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='linkedgrievance',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='grievanceending',
            name='grievance',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='casework.linkedgrievance'),
        ),
        migrations.AddField(
            model_name='grievancedecision',
            name='grievance',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='casework.linkedgrievance'),
        ),
        migrations.AddField(
            model_name='unionrepresentative',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='union_representative', to='casework.case'),
        ),
        migrations.AddField(
            model_name='unionrepresentative',
            name='flagged_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='uniontalk',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case'),
        ),
        migrations.AddField(
            model_name='uniontalk',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='uniontalk',
            name='representative',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='talk', to='casework.unionrepresentative'),
        ),
        migrations.AddConstraint(
            model_name='disclosureflag',
            constraint=models.CheckConstraint(condition=models.Q(('about', ''), _negated=True), name='disclosure_flag_says_what'),
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
            model_name='unionrepresentative',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['said', 'membership'])), name='union_representative_source_known'),
        ),
        migrations.AddConstraint(
            model_name='uniontalk',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'talked'), models.Q(('official', ''), _negated=True)), models.Q(('official', ''), ('result', 'not_agreed')), _connector='OR'), name='union_talk_names_the_official'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
        migrations.RunSQL(guards(SAME_CASE), no_guards(SAME_CASE)),
    ]
