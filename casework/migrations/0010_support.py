"""What lets everybody take part: adjustments, fitness to attend, witnesses, legal advice. Rows stay in one case."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

SAME_CASE = {
    "absenceallowed": {"appeal_hearing_id": "appealhearing", "hearing_id": "hearing"},
    "adjustmentanswer": {"adjustment_id": "adjustment"},
    "anonymity": {"statement_id": "statement"},
    "occupationalhealthadvice": {"referral_id": "occupationalhealthreferral"},
    "statementshare": {"statement_id": "statement"},
}


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0009_hearing_branches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AbsenceAllowed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', models.TextField()),
                ('allowed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('asked', models.TextField()),
                ('asked_by', models.CharField(choices=[('employee', 'The employee'), ('companion', 'The companion'), ('us', 'Nobody: we offered it')], max_length=10)),
                ('asked_on', models.DateField()),
                ('meetings', models.CharField(choices=[('investigation', 'Investigation meetings'), ('hearing', 'The hearing'), ('appeal', 'The appeal hearing'), ('all', 'All meetings')], max_length=20)),
                ('health_reason', models.TextField(blank=True, default='')),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['number'],
            },
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
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Anonymity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_on', models.DateField()),
                ('asked_by', models.CharField(choices=[('witness', 'The witness'), ('somebody_else', 'Somebody for the witness'), ('us', 'Nobody: we offered it')], max_length=20)),
                ('granted', models.BooleanField()),
                ('letter', models.CharField(blank=True, default='', max_length=2)),
                ('reasons', models.TextField()),
                ('decided_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='FitNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.CharField(choices=[('unfit_for_work', 'Not fit for work'), ('unfit_to_attend', 'Not fit to attend meetings')], max_length=20)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LegalAdvice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_on', models.DateField()),
                ('given_by', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
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
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='OccupationalHealthReferral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('referred_on', models.DateField()),
                ('questions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('fit_for_work', 'Is the employee fit for work?'), ('fit_to_attend', 'Is the employee fit to attend a meeting?'), ('adjustments', 'With which adjustments can they attend?'), ('from_when', 'If not now, from when?')], max_length=20), size=None)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
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
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='WitnessCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outsider', models.CharField(blank=True, default='', max_length=200)),
                ('party', models.CharField(choices=[('us', 'We'), ('employee', 'The employee')], max_length=10)),
                ('meeting', models.CharField(choices=[('investigation', 'Investigation meetings'), ('hearing', 'The hearing'), ('appeal', 'The appeal hearing'), ('all', 'All meetings')], max_length=20)),
                ('about', models.TextField()),
                ('notified_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='absenceallowed',
            name='allowed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='absenceallowed',
            name='appeal_hearing',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absences_allowed', to='casework.appealhearing'),
        ),
        migrations.AddField(
            model_name='absenceallowed',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences_allowed', to='casework.case'),
        ),
        migrations.AddField(
            model_name='absenceallowed',
            name='hearing',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='absences_allowed', to='casework.hearing'),
        ),
        migrations.AddField(
            model_name='adjustment',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustments', to='casework.case'),
        ),
        migrations.AddField(
            model_name='adjustment',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='adjustmentanswer',
            name='adjustment',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='casework.adjustment'),
        ),
        migrations.AddField(
            model_name='adjustmentanswer',
            name='answered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='adjustmentanswer',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustment_answers', to='casework.case'),
        ),
        migrations.AddField(
            model_name='anonymity',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='anonymities', to='casework.case'),
        ),
        migrations.AddField(
            model_name='anonymity',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='fitnote',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fit_notes', to='casework.case'),
        ),
        migrations.AddField(
            model_name='fitnote',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='legaladvice',
            name='added_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='legaladvice',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='legal_advice', to='casework.case'),
        ),
        migrations.AddField(
            model_name='occupationalhealthadvice',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='health_advice', to='casework.case'),
        ),
        migrations.AddField(
            model_name='occupationalhealthadvice',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='occupationalhealthreferral',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='health_referrals', to='casework.case'),
        ),
        migrations.AddField(
            model_name='occupationalhealthreferral',
            name='referred_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='occupationalhealthadvice',
            name='referral',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='casework.occupationalhealthreferral'),
        ),
        migrations.AddField(
            model_name='statement',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='casework.case'),
        ),
        migrations.AddField(
            model_name='statement',
            name='taken_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='statement',
            name='witness',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='casework.employee'),
        ),
        migrations.AddField(
            model_name='anonymity',
            name='statement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='anonymities', to='casework.statement'),
        ),
        migrations.AddField(
            model_name='statementshare',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statement_shares', to='casework.case'),
        ),
        migrations.AddField(
            model_name='statementshare',
            name='shared_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='statementshare',
            name='statement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='casework.statement'),
        ),
        migrations.AddField(
            model_name='witnesscall',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='witness_calls', to='casework.case'),
        ),
        migrations.AddField(
            model_name='witnesscall',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='witnesscall',
            name='witness',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='witness_calls', to='casework.employee'),
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
            constraint=models.CheckConstraint(condition=models.Q(('meetings__in', ['investigation', 'hearing', 'appeal', 'all'])), name='adjustment_meetings_known'),
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
            model_name='fitnote',
            constraint=models.CheckConstraint(condition=models.Q(('says__in', ['unfit_for_work', 'unfit_to_attend'])), name='fit_note_says_known'),
        ),
        migrations.AddConstraint(
            model_name='fitnote',
            constraint=models.CheckConstraint(condition=models.Q(('to_on__gte', models.F('from_on'))), name='fit_note_ends_after_start'),
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
            model_name='anonymity',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='anonymity_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='anonymity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('granted', True), models.Q(('letter', ''), _negated=True)), models.Q(('granted', False), ('letter', '')), _connector='OR'), name='anonymity_letter_where_granted'),
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
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
        migrations.RunSQL(guards(SAME_CASE), no_guards(SAME_CASE)),
    ]
