"""Days off as data: what was proclaimed since the software came out, and the employer's closure days. Early conciliation.

Their rows are kept; what a row says of a day is never altered, only that a later one took its place.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Of a row that was superseded and of one that was not: the same words, the same day.
STANDS = """
CREATE FUNCTION casework_holiday_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.superseded_at IS NOT NULL OR
        (NEW.id, NEW.nation, NEW.day, NEW.kind, NEW.step, NEW.name, NEW.source, NEW.added_by_id, NEW.added_at)
        IS DISTINCT FROM
        (OLD.id, OLD.nation, OLD.day, OLD.kind, OLD.step, OLD.name, OLD.source, OLD.added_by_id, OLD.added_at)
    THEN
        RAISE EXCEPTION 'what was said of a day is superseded, never altered'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_holiday_stands';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER holiday_stands BEFORE UPDATE ON casework_holidaychange
    FOR EACH ROW EXECUTE FUNCTION casework_holiday_stands();
"""
FALLS = """
DROP TRIGGER holiday_stands ON casework_holidaychange;
DROP FUNCTION casework_holiday_stands;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0010_support'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                ('done_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['pk'],
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
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='outcome',
            name='appeal_open_until',
            field=models.DateField(null=True),
        ),
        migrations.RunSQL("UPDATE casework_outcome SET appeal_open_until = appeal_closes_on;", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='outcome',
            name='appeal_open_until',
            field=models.DateField(),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('appeal_open_until__gte', models.F('appeal_closes_on'))), name='outcome_appeal_never_closes_sooner'),
        ),
        migrations.AddField(
            model_name='holidaychange',
            name='added_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='recount',
            name='change',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='recount', to='casework.holidaychange'),
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
        migrations.AlterField(
            model_name='deadline',
            name='kind',
            field=models.CharField(choices=[('assessment', 'Assess the incident'), ('investigation', 'Finish the investigation'), ('hearing_day', 'Hold the hearing'), ('decision_letter', 'Send the decision letter'), ('appeal_window', 'Last day to appeal'), ('appeal_hearing', 'Hear the appeal'), ('appeal_hearing_day', 'Hold the appeal hearing'), ('appeal_letter', 'Send the appeal outcome letter'), ('warning_expiry', 'Last live day of the warning'), ('suspension_review', 'Review the suspension'), ('suspension_cap', 'Last day of the suspension'), ('pause_review', 'Review the pause'), ('decision_review', 'Review the decision'), ('tribunal_limit', 'Last day for a tribunal claim')], max_length=20),
        ),
        migrations.AddField(
            model_name='conciliation',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conciliations', to='casework.case'),
        ),
        migrations.AddField(
            model_name='conciliation',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='conciliation',
            constraint=models.CheckConstraint(condition=models.Q(('day_b__isnull', True), ('day_b__gte', models.F('day_a')), _connector='OR'), name='conciliation_in_order'),
        ),
        migrations.AddConstraint(
            model_name='conciliation',
            constraint=models.UniqueConstraint(condition=models.Q(('superseded_at__isnull', True)), fields=('case',), name='conciliation_one_stands'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
        migrations.RunSQL(STANDS, FALLS),
    ]
