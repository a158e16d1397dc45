"""What a policy expects of a decision, and what is kept of it: see ``models/bands.py``.

The application role deletes none of it, and no row of it points into another case.
"""

import django.db.models.deletion
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

# table: its columns that point at a row of the same case, and the tables of those rows
SAME_CASE = {
    "decisionnorm": {"decision_id": "decision"},
    "livemonths": {"decision_id": "decision"},
}


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0004_rows_that_stand'),
    ]

    operations = [
        migrations.CreateModel(
            name='DecisionNorm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('severity', models.CharField(choices=[('minor', 'Minor misconduct'), ('serious', 'Serious misconduct'), ('gross', 'Gross misconduct')], max_length=10)),
                ('norm', models.CharField(choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('final_written_warning', 'Final written warning'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], max_length=30)),
                ('entry', models.CharField(choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('final_written_warning', 'Final written warning'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], max_length=30)),
                ('heaviest', models.CharField(choices=[('verbal_warning', 'Verbal warning'), ('written_warning', 'Written warning'), ('final_written_warning', 'Final written warning'), ('dismissal_with_notice', 'Dismissal with notice'), ('summary_dismissal', 'Summary dismissal')], max_length=30)),
                ('departure', models.CharField(choices=[('at_norm', 'As the norm'), ('milder', 'Milder than the norm'), ('heavier', 'Heavier than the norm, within the range'), ('outside', 'Outside the range')], max_length=10)),
                ('reasons', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_norms', to='casework.case')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='measure', to='casework.decision')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('departure', 'at_norm'), ('reasons', '')), models.Q(('departure__in', ['at_norm', 'milder', 'heavier', 'outside']), models.Q(('departure', 'at_norm'), _negated=True), models.Q(('reasons', ''), _negated=True)), _connector='OR'), name='decision_norm_departed_from_for_a_reason'), models.CheckConstraint(condition=models.Q(('entry__in', ['verbal_warning', 'written_warning', 'final_written_warning', 'dismissal_with_notice', 'summary_dismissal']), ('heaviest__in', ['verbal_warning', 'written_warning', 'final_written_warning', 'dismissal_with_notice', 'summary_dismissal']), ('norm__in', ['verbal_warning', 'written_warning', 'final_written_warning', 'dismissal_with_notice', 'summary_dismissal']), ('severity__in', ['minor', 'serious', 'gross'])), name='decision_norm_known')],
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
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('least__gte', 1), ('months__gte', models.F('least')), ('months__lte', models.F('most'))), name='live_months_within_bounds')],
            },
        ),
        migrations.RunSQL(
            guards(SAME_CASE) + "SELECT casework_keep_rows();", no_guards(SAME_CASE)
        ),
    ]
