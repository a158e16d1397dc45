"""What a decision was weighed with: the spent record that was opened, and what others were given for the like.

Their rows are kept and stay in one case; the warnings that were shown are of other cases of the same employee (SA-7).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

SAME_CASE = {
    "decisioncomparison": {"decision_id": "decision"},
    "spentrecordopening": {"appeal_id": "appeal", "hearing_id": "hearing"},
}

class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0007_flags'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
        ),
        migrations.CreateModel(
            name='SpentRecordOpening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('justification', models.TextField()),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='appealdecision',
            name='spent_record_use',
            field=models.TextField(blank=True, default='', help_text='How the spent record was used, where it was opened (SA-7).'),
        ),
        migrations.AddField(
            model_name='decision',
            name='departure_reasons',
            field=models.TextField(blank=True, default='', help_text='Why it differs from what others were given, where it does (EQ-7, EQ-8).'),
        ),
        migrations.AddField(
            model_name='decision',
            name='spent_record_use',
            field=models.TextField(blank=True, default='', help_text='How the spent record was used, where it was opened (SA-7).'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(condition=models.Q(('recalled_at__isnull', True)), fields=['severity_found', 'decided_on'], name='decision_as_grave'),
        ),
        migrations.AddField(
            model_name='decisioncomparison',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_comparisons', to='casework.case'),
        ),
        migrations.AddField(
            model_name='decisioncomparison',
            name='decision',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='comparison', to='casework.decision'),
        ),
        migrations.AddField(
            model_name='spentrecordopening',
            name='appeal',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spent_record_opening', to='casework.appeal'),
        ),
        migrations.AddField(
            model_name='spentrecordopening',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spent_record_openings', to='casework.case'),
        ),
        migrations.AddField(
            model_name='spentrecordopening',
            name='hearing',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spent_record_opening', to='casework.hearing'),
        ),
        migrations.AddField(
            model_name='spentrecordopening',
            name='opened_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='spentrecordopening',
            name='shown',
            field=models.ManyToManyField(blank=True, related_name='+', to='casework.sanction'),
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
            model_name='spentrecordopening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal__isnull', True), ('hearing__isnull', False)), models.Q(('appeal__isnull', False), ('hearing__isnull', True)), _connector='OR'), name='spent_record_opened_for_one_decision'),
        ),
        migrations.AddConstraint(
            model_name='spentrecordopening',
            constraint=models.CheckConstraint(condition=models.Q(('justification', ''), _negated=True), name='spent_record_opened_for_a_reason'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
        migrations.RunSQL(guards(SAME_CASE), no_guards(SAME_CASE)),
    ]
