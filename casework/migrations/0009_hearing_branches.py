"""A report that is returned to the investigator, a hearing that is adjourned, a sanction that is agreed without one.

Their rows are kept and stay in one case. A decision comes from a hearing or from an agreement.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

SAME_CASE = {
    "adjournment": {"hearing_id": "hearing"},
    "agreement": {"set_aside_by_id": "appealdecision"},
    "agreementwithdrawal": {"agreement_id": "agreement"},
    "decision": {"agreement_id": "agreement", "hearing_id": "hearing"},
    "findings": {"returned_id": "findingsreturn"},
}
# Its guard was made for the hearing alone.
BEFORE = {"decision": {"hearing_id": "hearing"}}


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0008_weighing'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Adjournment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('adjourned_at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('resumes_at', models.DateTimeField()),
                ('place', models.CharField(max_length=200)),
                ('new_evidence', models.TextField(blank=True, default='')),
                ('served_on', models.DateField(blank=True, help_text='The employee has it from this day.', null=True)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
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
            ],
        ),
        migrations.CreateModel(
            name='FindingsReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('missing', models.TextField(help_text='What the report lacks.')),
                ('returned_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AlterModelOptions(
            name='findings',
            options={'ordering': ['pk']},
        ),
        migrations.AlterField(
            model_name='decision',
            name='hearing',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='casework.hearing'),
        ),
        migrations.AlterField(
            model_name='findings',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='casework.case'),
        ),
        migrations.AlterField(
            model_name='recommendation',
            name='allegation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='casework.allegation'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.UniqueConstraint(fields=('findings', 'allegation'), name='recommendation_once_per_allegation'),
        ),
        migrations.AddField(
            model_name='adjournment',
            name='adjourned_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='adjournment',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjournments', to='casework.case'),
        ),
        migrations.AddField(
            model_name='adjournment',
            name='hearing',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjournments', to='casework.hearing'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='casework.case'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='set_aside_by',
            field=models.ForeignKey(blank=True, help_text='The appeal decision after which the case is heard (T23).', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements_set_aside', to='casework.appealdecision'),
        ),
        migrations.AddField(
            model_name='decision',
            name='agreement',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='casework.agreement'),
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
        migrations.AddField(
            model_name='agreementwithdrawal',
            name='agreement',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='casework.agreement'),
        ),
        migrations.AddField(
            model_name='agreementwithdrawal',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreement_withdrawals', to='casework.case'),
        ),
        migrations.AddField(
            model_name='agreementwithdrawal',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='findingsreturn',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings_returns', to='casework.case'),
        ),
        migrations.AddField(
            model_name='findingsreturn',
            name='returned_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='findings',
            name='returned',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='casework.findingsreturn'),
        ),
        migrations.AddConstraint(
            model_name='findings',
            constraint=models.UniqueConstraint(condition=models.Q(('returned__isnull', True)), fields=('case',), name='findings_one_standing_per_case'),
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
            model_name='agreementwithdrawal',
            constraint=models.CheckConstraint(condition=models.Q(('said', ''), _negated=True), name='agreement_withdrawal_says_why'),
        ),
        migrations.AddConstraint(
            model_name='findingsreturn',
            constraint=models.CheckConstraint(condition=models.Q(('missing', ''), _negated=True), name='findings_return_says_what_is_missing'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
        migrations.RunSQL(no_guards(BEFORE), guards(BEFORE)),
        migrations.RunSQL(guards(SAME_CASE), no_guards(SAME_CASE)),
    ]
