"""How a case ends and what may still come of it: joined to another, opened again; and who stands in for whom.

Its rows are kept and stay in one case. What was carried over names the join, which is of the case that goes on.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

# All the columns of each table: those of closures and sanctions are guarded anew, with what is added here.
SAME_CASE = {
    "allegation": {"carried_by_id": "casejoin"},
    "closure": {"reopened_by_id": "appeal", "reopening_id": "reopening"},
    "coveredpart": {"back_id": "part", "part_id": "part", "successor_id": "part"},
    "covergap": {"part_id": "part"},
    "evidence": {"carried_by_id": "casejoin"},
    "outcomecorrection": {"reopening_id": "reopening"},
    "reopening": {"sanction_id": "sanction"},
    "sanction": {
        "corrected_by_id": "outcomecorrection",
        "decision_id": "decision",
        "from_correction_id": "outcomecorrection",
        "imposed_by_id": "appealdecision",
        "provenance_id": "provenance",
        "superseded_by_id": "appealdecision",
    },
}
BEFORE = {
    "closure": {"reopened_by_id": "appeal"},
    "sanction": {
        "decision_id": "decision",
        "imposed_by_id": "appealdecision",
        "provenance_id": "provenance",
        "superseded_by_id": "appealdecision",
    },
}


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0011_calendars'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseJoin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', models.TextField()),
                ('report', models.TextField(blank=True, default='')),
                ('joined_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
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
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='CoveredPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kept_because', models.TextField(blank=True, default='')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CoverGap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('why', models.TextField()),
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
            ],
        ),
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(blank=True, choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('final_written_warning', 'Final written warning'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], default='', max_length=30)),
                ('came_to_light', models.TextField(help_text='What nobody knew when the case was closed.')),
                ('reasons', models.TextField(help_text='Why the outcome cannot stand.')),
                ('reopened_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='closure',
            name='closure_one_stands',
        ),
        migrations.RemoveConstraint(
            model_name='closure',
            name='closure_reason_known',
        ),
        migrations.RemoveConstraint(
            model_name='sanction',
            name='sanction_one_per_decision',
        ),
        migrations.RemoveConstraint(
            model_name='sanction',
            name='sanction_superseded_by_an_appeal',
        ),
        migrations.AlterField(
            model_name='closure',
            name='reason',
            field=models.CharField(choices=[('no_case', 'No case to answer'), ('no_sanction', 'No sanction'), ('sanction_final', 'Sanction final'), ('appeal_final', 'Appeal final'), ('informal', 'Dealt with informally'), ('other_procedure', 'Moved to another procedure'), ('left_no_outcome', 'The employee left: no outcome'), ('left_finding_only', 'The employee left: findings only'), ('logged_in_error', 'Logged in error'), ('put_right', 'Put right after it was closed'), ('joined', 'Joined to another case')], max_length=20),
        ),
        migrations.AlterField(
            model_name='deadline',
            name='kind',
            field=models.CharField(choices=[('assessment', 'Assess the incident'), ('investigation', 'Finish the investigation'), ('hearing_day', 'Hold the hearing'), ('decision_letter', 'Send the decision letter'), ('appeal_window', 'Last day to appeal'), ('appeal_hearing', 'Hear the appeal'), ('appeal_hearing_day', 'Hold the appeal hearing'), ('appeal_letter', 'Send the appeal outcome letter'), ('warning_expiry', 'Last live day of the warning'), ('suspension_review', 'Review the suspension'), ('suspension_cap', 'Last day of the suspension'), ('pause_review', 'Review the pause'), ('decision_review', 'Review the decision'), ('correction', 'Put the outcome right')], max_length=20),
        ),
        migrations.AddField(
            model_name='casejoin',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joins', to='casework.case'),
        ),
        migrations.AddField(
            model_name='casejoin',
            name='joined',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='joined_into', to='casework.case'),
        ),
        migrations.AddField(
            model_name='casejoin',
            name='joined_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='allegation',
            name='carried_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='allegations', to='casework.casejoin'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='carried_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='casework.casejoin'),
        ),
        migrations.AddField(
            model_name='cover',
            name='absent',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='casework.employee'),
        ),
        migrations.AddField(
            model_name='cover',
            name='arranged_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='cover',
            name='stand_in',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to='casework.employee'),
        ),
        migrations.AddField(
            model_name='coveredpart',
            name='back',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='came_back', to='casework.part'),
        ),
        migrations.AddField(
            model_name='coveredpart',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covered_parts', to='casework.case'),
        ),
        migrations.AddField(
            model_name='coveredpart',
            name='cover',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covered', to='casework.cover'),
        ),
        migrations.AddField(
            model_name='coveredpart',
            name='part',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='covered', to='casework.part'),
        ),
        migrations.AddField(
            model_name='coveredpart',
            name='successor',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='stands_in', to='casework.part'),
        ),
        migrations.AddField(
            model_name='covergap',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cover_gaps', to='casework.case'),
        ),
        migrations.AddField(
            model_name='covergap',
            name='cover',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gaps', to='casework.cover'),
        ),
        migrations.AddField(
            model_name='covergap',
            name='part',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.part'),
        ),
        migrations.AddField(
            model_name='outcomecorrection',
            name='approved_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='outcomecorrection',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcome_corrections', to='casework.case'),
        ),
        migrations.AddField(
            model_name='outcomecorrection',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='sanction',
            name='corrected_by',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded', to='casework.outcomecorrection'),
        ),
        migrations.AddField(
            model_name='sanction',
            name='from_correction',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sanction', to='casework.outcomecorrection'),
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
        migrations.AddField(
            model_name='reopening',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='casework.case'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='reopened_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reopening',
            name='sanction',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='casework.sanction'),
        ),
        migrations.AddField(
            model_name='outcomecorrection',
            name='reopening',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='correction', to='casework.reopening'),
        ),
        migrations.AddField(
            model_name='closure',
            name='reopening',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='closure', to='casework.reopening'),
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
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['no_case', 'no_sanction', 'sanction_final', 'appeal_final', 'informal', 'other_procedure', 'left_no_outcome', 'left_finding_only', 'logged_in_error', 'put_right', 'joined'])), name='closure_reason_known'),
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
            model_name='cover',
            constraint=models.CheckConstraint(condition=models.Q(('stand_in', models.F('absent')), _negated=True), name='cover_by_another'),
        ),
        migrations.AddConstraint(
            model_name='cover',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('from_on'))), name='cover_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='coveredpart',
            constraint=models.CheckConstraint(condition=models.Q(('back__isnull', True), ('kept_because', ''), _connector='OR'), name='covered_part_back_or_kept'),
        ),
        migrations.AddConstraint(
            model_name='covergap',
            constraint=models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='cover_gap_says_why'),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=models.CheckConstraint(condition=models.Q(('level', ''), models.Q(('level__in', ['verbal_warning', 'written_warning', 'final_written_warning', 'dismissal_with_notice', 'summary_dismissal']), models.Q(('level__in', ['dismissal_with_notice', 'summary_dismissal']), _negated=True)), _connector='OR'), name='reopening_never_to_a_dismissal'),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('came_to_light', ''), _negated=True), models.Q(('reasons', ''), _negated=True)), name='reopening_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='outcomecorrection',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', models.F('proposed_by')), _negated=True), name='outcome_correction_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='outcomecorrection',
            constraint=models.CheckConstraint(condition=models.Q(('received_on__gte', models.F('issued_on'))), name='outcome_correction_received_after_issue'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
        migrations.RunSQL(no_guards(BEFORE) + guards(SAME_CASE), no_guards(SAME_CASE) + guards(BEFORE)),
    ]
