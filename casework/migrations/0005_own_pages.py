"""What the employee says in their own case: receipts, companions, proposals of another time, comments on notes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

# table: its columns that point at a row of the same case, and the tables of those rows
SAME_CASE = {
    "letterreceipt": {
        "appeal_hearing_id": "appealhearing",
        "appeal_outcome_id": "appealoutcome",
        "hearing_id": "hearing",
        "outcome_id": "outcome",
    },
    "namedcompanion": {"appeal_hearing_id": "appealhearing", "hearing_id": "hearing"},
    "notescomment": {"appeal_record_id": "appealhearingrecord", "record_id": "hearingrecord"},
    "proposalrefusal": {"proposal_id": "timeproposal"},
    "timeproposal": {"appeal_hearing_id": "appealhearing", "hearing_id": "hearing"},
}


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_rows_that_stand'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ('outcome', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='receipt', to='casework.outcome')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('through__in', ['own_page', 'on_paper'])), name='letter_receipt_told_through_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('appeal_hearing__isnull', True), ('appeal_outcome__isnull', True), ('hearing__isnull', False), ('outcome__isnull', True)), models.Q(('appeal_hearing__isnull', True), ('appeal_outcome__isnull', True), ('hearing__isnull', True), ('outcome__isnull', False)), models.Q(('appeal_hearing__isnull', False), ('appeal_outcome__isnull', True), ('hearing__isnull', True), ('outcome__isnull', True)), models.Q(('appeal_hearing__isnull', True), ('appeal_outcome__isnull', False), ('hearing__isnull', True), ('outcome__isnull', True)), _connector='OR'), name='letter_receipt_is_about_one_thing'),
                    models.CheckConstraint(condition=models.Q(('received_on__lte', models.F('told_on'))), name='letter_receipt_before_it_is_told'),
                ],
            },
        ),
        migrations.CreateModel(
            name='NamedCompanion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('through', models.CharField(choices=[('own_page', 'On their own page'), ('on_paper', 'On paper or in person, through HR')], max_length=10)),
                ('told_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('kind', models.CharField(choices=[('none', 'Nobody came with the employee'), ('colleague', 'A colleague'), ('union_official', 'An official employed by a trade union'), ('certified_union_rep', 'A trade union representative certified by the union'), ('by_agreement', 'Another person, by agreement or as an adjustment')], max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('appeal_hearing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='companions', to='casework.appealhearing')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='named_companions', to='casework.case')),
                ('hearing', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='companions', to='casework.hearing')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('through__in', ['own_page', 'on_paper'])), name='named_companion_told_through_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('appeal_hearing__isnull', True), ('hearing__isnull', False)), models.Q(('appeal_hearing__isnull', False), ('hearing__isnull', True)), _connector='OR'), name='named_companion_is_about_one_thing'),
                    models.CheckConstraint(condition=models.Q(('kind__in', ('colleague', 'union_official', 'certified_union_rep'))), name='named_companion_is_statutory'),
                    models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='named_companion_has_a_name'),
                ],
            },
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
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('through__in', ['own_page', 'on_paper'])), name='notes_comment_told_through_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('appeal_record__isnull', True), ('record__isnull', False)), models.Q(('appeal_record__isnull', False), ('record__isnull', True)), _connector='OR'), name='notes_comment_is_about_one_thing'),
                    models.CheckConstraint(condition=models.Q(models.Q(('answer', 'agreed'), ('employee_version', '')), models.Q(('answer', 'disputed'), models.Q(('employee_version', ''), _negated=True)), _connector='OR'), name='notes_comment_disputed_keeps_both'),
                ],
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
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('through__in', ['own_page', 'on_paper'])), name='time_proposal_told_through_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('appeal_hearing__isnull', True), ('hearing__isnull', False)), models.Q(('appeal_hearing__isnull', False), ('hearing__isnull', True)), _connector='OR'), name='time_proposal_is_about_one_thing'),
                    models.CheckConstraint(condition=models.Q(('reason__in', ['companion_unavailable', 'other'])), name='time_proposal_reason_known'),
                    models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='time_proposal_says_why'),
                ],
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
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('why_unreasonable', ''), _negated=True), name='proposal_refusal_says_why'),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name='auditevent',
            name='audit_event_action_known',
        ),
        migrations.AddField(
            model_name='appeal',
            name='through',
            field=models.CharField(choices=[('own_page', 'On their own page'), ('on_paper', 'On paper or in person, through HR')], default='on_paper', max_length=10),
        ),
        migrations.AlterField(
            model_name='deadline',
            name='kind',
            field=models.CharField(choices=[('assessment', 'Assess the incident'), ('investigation', 'Finish the investigation'), ('hearing_day', 'Hold the hearing'), ('decision_letter', 'Send the decision letter'), ('appeal_window', 'Last day to appeal'), ('appeal_hearing', 'Hear the appeal'), ('appeal_hearing_day', 'Hold the appeal hearing'), ('appeal_letter', 'Send the appeal outcome letter'), ('warning_expiry', 'Last live day of the warning'), ('suspension_review', 'Review the suspension'), ('suspension_cap', 'Last day of the suspension'), ('pause_review', 'Review the pause'), ('decision_review', 'Review the decision'), ('grievance_decision', 'Decide what a grievance means for the case'), ('disclosure_check', 'Check a possible protected disclosure'), ('tribunal_limit', 'Last day for a tribunal claim'), ('correction', 'Put the outcome right'), ('proposal_answer', 'Answer the time that the employee proposed')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('through__in', ['own_page', 'on_paper'])), name='appeal_told_through_known'),
        ),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'return_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'adjourn_hearing', 'record_hearing', 'decide_outcome', 'agree_sanction', 'withdraw_agreement', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'return_to_hearing', 'close_case', 'withdraw_case', 'suspend_employee', 'review_suspension', 'lift_suspension', 'pause_case', 'review_pause', 'resume_case', 'review_decision', 'extend_warning', 'open_spent_record', 'reopen_case', 'issue_correction', 'join_cases', 'record_resignation', 'close_after_leaving', 'record_grievance', 'decide_on_grievance', 'close_grievance', 'flag_disclosure', 'check_disclosure', 'flag_union_representative', 'record_union_talk', 'propose_override', 'approve_override', 'record_adjustment', 'answer_adjustment', 'record_fit_note', 'refer_to_occupational_health', 'record_occupational_health_advice', 'allow_absence', 'record_statement', 'decide_anonymity', 'share_statement', 'call_witness', 'add_legal_advice', 'record_conciliation', 'acknowledge_letter', 'name_companion', 'propose_another_time', 'refuse_proposal', 'comment_on_notes', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'policy_drafted', 'policy_draft_changed', 'policy_draft_discarded', 'policy_proposed', 'policy_proposal_ended', 'policy_approved', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired', 'cover_arranged', 'cover_ended', 'decision_review_owed', 'holiday_added', 'holiday_taken_off', 'deadlines_recounted', 'tribunal_limit_passed'))), name='audit_event_action_known'),
        ),
        migrations.RunSQL(guards(SAME_CASE) + "SELECT casework_keep_rows();", no_guards(SAME_CASE)),
    ]
