"""What reaches a case from outside it: criminal matters, safeguarding, legal holds."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

# table: its columns that point at a row of the same case, and the tables of those rows
SAME_CASE = {"legalholdreview": {"hold_id": "legalhold"}}


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_rows_that_stand'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['investigation', 'charge', 'caution', 'conviction', 'ended'])), name='criminal_matter_stage_known'), models.CheckConstraint(condition=models.Q(('told_by__in', ['employee', 'authority', 'regulator', 'somebody_else'])), name='criminal_matter_source_known'), models.CheckConstraint(condition=models.Q(('effect__in', ['not_asked', 'none', 'job', 'relationships', 'both'])), name='criminal_matter_effect_known'), models.CheckConstraint(condition=models.Q(('way__in', ['go_on', 'wait'])), name='criminal_matter_way_known'), models.CheckConstraint(condition=models.Q(('told_on__gte', models.F('since'))), name='criminal_matter_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('about', ''), _negated=True), models.Q(('effect_reasons', ''), _negated=True), models.Q(('reasons', ''), _negated=True)), name='criminal_matter_says_what_and_why')],
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
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_on__isnull', True)), fields=('case',), name='legal_hold_one_at_a_time'), models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='legal_hold_has_reasons'), models.CheckConstraint(condition=models.Q(('review_on__gt', models.F('placed_on'))), name='legal_hold_is_reviewed'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_because', ''), ('lifted_by__isnull', True), ('lifted_on__isnull', True)), models.Q(('lifted_by__isnull', False), ('lifted_on__gte', models.F('placed_on')), models.Q(('lifted_because', ''), _negated=True)), _connector='OR'), name='legal_hold_end_is_whole')],
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
                'constraints': [models.CheckConstraint(condition=models.Q(('result__in', ['barring_body', 'regulator', 'both', 'not_needed'])), name='referral_check_result_known'), models.CheckConstraint(condition=models.Q(models.Q(('reasons', ''), _negated=True), models.Q(('anchor', ''), _negated=True)), name='referral_check_has_reasons')],
            },
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
                'constraints': [models.UniqueConstraint(fields=('case', 'about'), name='safeguarding_mark_once'), models.CheckConstraint(condition=models.Q(('about__in', ['children', 'adults', 'profession'])), name='safeguarding_mark_about_known'), models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='safeguarding_mark_has_reasons')],
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
                'constraints': [models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='legal_hold_review_has_reasons'), models.CheckConstraint(condition=models.Q(('review_on__gt', models.F('reviewed_on'))), name='legal_hold_review_names_the_next')],
            },
        ),
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.AlterField(
            model_name='deadline',
            name='kind',
            field=models.CharField(choices=[('assessment', 'Assess the incident'), ('investigation', 'Finish the investigation'), ('hearing_day', 'Hold the hearing'), ('decision_letter', 'Send the decision letter'), ('appeal_window', 'Last day to appeal'), ('appeal_hearing', 'Hear the appeal'), ('appeal_hearing_day', 'Hold the appeal hearing'), ('appeal_letter', 'Send the appeal outcome letter'), ('warning_expiry', 'Last live day of the warning'), ('suspension_review', 'Review the suspension'), ('suspension_cap', 'Last day of the suspension'), ('pause_review', 'Review the pause'), ('decision_review', 'Review the decision'), ('grievance_decision', 'Decide what a grievance means for the case'), ('disclosure_check', 'Check a possible protected disclosure'), ('tribunal_limit', 'Last day for a tribunal claim'), ('referral_check', 'Check for a referral'), ('hold_review', 'Review the legal hold'), ('correction', 'Put the outcome right')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'return_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'adjourn_hearing', 'record_hearing', 'decide_outcome', 'agree_sanction', 'withdraw_agreement', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'suspend_employee', 'review_suspension', 'lift_suspension', 'pause_case', 'review_pause', 'resume_case', 'review_decision', 'extend_warning', 'open_spent_record', 'reopen_case', 'issue_correction', 'join_cases', 'record_resignation', 'close_after_leaving', 'record_grievance', 'decide_on_grievance', 'close_grievance', 'flag_disclosure', 'check_disclosure', 'flag_union_representative', 'record_union_talk', 'propose_override', 'approve_override', 'record_adjustment', 'answer_adjustment', 'record_fit_note', 'refer_to_occupational_health', 'record_occupational_health_advice', 'allow_absence', 'record_statement', 'decide_anonymity', 'share_statement', 'call_witness', 'add_legal_advice', 'record_conciliation', 'record_criminal_matter', 'mark_safeguarding', 'record_referral_check', 'place_hold', 'review_hold', 'lift_hold', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'policy_drafted', 'policy_draft_changed', 'policy_draft_discarded', 'policy_proposed', 'policy_proposal_ended', 'policy_approved', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired', 'cover_arranged', 'cover_ended', 'decision_review_owed', 'holiday_added', 'holiday_taken_off', 'deadlines_recounted', 'tribunal_limit_passed'))), name='audit_event_action_known'),
        ),
        migrations.RunSQL(guards(SAME_CASE), no_guards(SAME_CASE)),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
    ]
