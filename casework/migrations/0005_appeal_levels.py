"""Further levels of appeal (AP-8), and what comes with the hearing of an appeal.

* A further level is offered by the letter with the result of the level before, and taken up by an appeal.
* PostgreSQL refuses whoever heard one level at another, unless that very override was approved (SEP-2, 7.3).
"""

import django.db.models.deletion
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

BEFORE = {"adjournment": {"hearing_id": "hearing"}, "appeal": {"outcome_id": "outcome"}}
SAME_CASE = {
    "adjournment": {"appeal_hearing_id": "appealhearing", "hearing_id": "hearing"},
    "appeal": {"offered_by_id": "nextappeallevel", "outcome_id": "outcome"},
    "nextappeallevel": {"letter_id": "appealoutcome"},
}

HELD_IN = [
    ("england-and-wales", "England and Wales"),
    ("scotland", "Scotland"),
    ("northern-ireland", "Northern Ireland"),
    ("remote", "Remotely, by video or telephone"),
]

FRESH_AT_EACH_LEVEL = """
CREATE FUNCTION casework_fresh_at_each_level() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM casework_appealhearing held
            JOIN casework_appeal before ON before.id = held.appeal_id
            JOIN casework_appeal now ON now.id = NEW.appeal_id
            WHERE before.outcome_id = now.outcome_id AND before.level <> now.level AND held.chair_id = NEW.chair_id)
        AND NOT EXISTS (SELECT 1 FROM casework_separationoverride o
            WHERE o.rule = 'SEP-2' AND o.kind = 'appeal_manager' AND o.case_id = NEW.case_id
                AND o.employee_id = NEW.chair_id AND o.approved_by_id IS NOT NULL) THEN
        RAISE EXCEPTION 'whoever heard one level of appeal hears no other'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_fresh_at_each_level';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fresh_at_each_level BEFORE INSERT OR UPDATE OF chair_id, appeal_id ON casework_appealhearing
    FOR EACH ROW EXECUTE FUNCTION casework_fresh_at_each_level();
"""
NOT_FRESH = """
DROP TRIGGER fresh_at_each_level ON casework_appealhearing;
DROP FUNCTION casework_fresh_at_each_level;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_rows_that_stand")]

    operations = [
        migrations.CreateModel(
            name="NextAppealLevel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("closes_on", models.DateField()),
                ("open_until", models.DateField()),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_appeal_levels",
                        to="casework.case",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next_level",
                        to="casework.appealoutcome",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="casework.policyversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__gt", 1)), name="next_appeal_level_is_a_further_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("open_until__gte", models.F("closes_on"))),
                        name="next_appeal_level_never_closes_sooner",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="appeal",
            name="level",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="appeal",
            name="offered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appeals",
                to="casework.nextappeallevel",
            ),
        ),
        migrations.RemoveConstraint(model_name="appeal", name="appeal_one_heard_per_outcome"),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("refused", False)),
                fields=("outcome", "level"),
                name="appeal_one_heard_per_level",
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", 1), ("offered_by__isnull", True)),
                    models.Q(("level__gt", 1), ("offered_by__isnull", False)),
                    _connector="OR",
                ),
                name="appeal_further_level_was_offered",
            ),
        ),
        migrations.AlterField(
            model_name="hearing",
            name="nation",
            field=models.CharField(
                choices=HELD_IN,
                help_text="Where it is held; its bank holidays count (ERA 1999 s.13(6)).",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="appealhearing",
            name="nation",
            field=models.CharField(
                choices=HELD_IN,
                help_text="Where it is held; its bank holidays count (ERA 1999 s.13(6)).",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="adjournment",
            name="hearing",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="adjournments",
                to="casework.hearing",
            ),
        ),
        migrations.AddField(
            model_name="adjournment",
            name="appeal_hearing",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="adjournments",
                to="casework.appealhearing",
            ),
        ),
        # Whatever was adjourned before went on where it had begun, as far as anybody wrote down.
        migrations.AddField(
            model_name="adjournment",
            name="nation",
            field=models.CharField(choices=HELD_IN, max_length=20, default=""),
            preserve_default=False,
        ),
        migrations.RunSQL(
            "UPDATE casework_adjournment a SET nation = h.nation FROM casework_hearing h WHERE h.id = a.hearing_id;",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name="adjournment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("appeal_hearing__isnull", True), ("hearing__isnull", False)),
                    models.Q(("appeal_hearing__isnull", False), ("hearing__isnull", True)),
                    _connector="OR",
                ),
                name="adjournment_of_one_hearing",
            ),
        ),
        migrations.RunSQL(
            no_guards(BEFORE) + guards(SAME_CASE) + FRESH_AT_EACH_LEVEL + "SELECT casework_keep_rows();",
            NOT_FRESH + no_guards(SAME_CASE) + guards(BEFORE),
        ),
    ]
