"""A policy version is one document: periods, ladder, receipt and the rest in one place, checked as one."""

from django.db import migrations, models

_PERIODS = {
    "assessment": "assessment_days",
    "investigation": "investigation_days",
    "hearing_notice": "hearing_notice_days",
    "decision_letter": "decision_letter_days",
    "appeal_window": "appeal_window_days",
    "appeal_hearing": "appeal_hearing_days",
    "appeal_letter": "appeal_letter_days",
}
_SEVERITIES = ("minor", "serious", "gross")
_IN_OFFICE_HOURS = {"working_days": 0, "until": "17:00"}


def _document(policy):
    """What the columns and the rows of the ladder said."""
    rungs = list(policy.ladder.order_by("rank"))
    periods = {
        name: {"n": getattr(policy, column), "unit": "working_days"} for name, column in _PERIODS.items()
    }
    periods["hearing_notice"]["clear"] = policy.hearing_notice_clear
    heaviest = {}
    for place, severity in enumerate(_SEVERITIES):
        reached = [rung.level for rung in rungs if _SEVERITIES.index(rung.minimum_severity) <= place]
        heaviest[severity] = (reached or [rungs[0].level])[-1]
    return {
        "name": policy.name,
        "about": policy.name,
        "jurisdiction": "great-britain",
        "periods": periods,
        "receipt": {
            "by_hand": _IN_OFFICE_HOURS,
            "email": _IN_OFFICE_HOURS,
            "first_class_post": {"working_days": 2},
        },
        "ladder": [
            {"level": rung.level, "authority": rung.min_grade_rank}
            | ({"live_months": rung.live_months} if rung.live_months else {})
            for rung in rungs
        ],
        "heaviest": heaviest,
        "appeal": {"live_from": policy.live_after_appeal_from},
    }


def write_documents(apps, schema_editor):
    for policy in apps.get_model("casework", "PolicyVersion").objects.all():
        policy.document = _document(policy)
        policy.save(update_fields=["document"])


NEVER_ALTERED = """
CREATE FUNCTION casework_policy_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.effective_from <= (now() AT TIME ZONE 'Europe/London')::date THEN
        RAISE EXCEPTION 'a policy that is in force is never altered'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_policy_stands';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER policy_stands BEFORE UPDATE OR DELETE ON casework_policyversion
    FOR EACH ROW EXECUTE FUNCTION casework_policy_stands();
"""
ALTERED_AGAIN = """
DROP TRIGGER policy_stands ON casework_policyversion;
DROP FUNCTION casework_policy_stands;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_same_case")]

    operations = [
        migrations.AddField("policyversion", "document", models.JSONField(null=True)),
        migrations.AddField(
            "policyversion",
            "jurisdiction",
            models.CharField(
                choices=[("great-britain", "Great Britain"), ("northern-ireland", "Northern Ireland")],
                default="great-britain",
                max_length=20,
            ),
        ),
        migrations.RunPython(write_documents, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "policyversion",
            "document",
            models.JSONField(help_text="What the policy says, as rules/policy_terms.py reads it."),
        ),
        migrations.DeleteModel("LadderLevel"),
        *(migrations.RemoveField("policyversion", column) for column in _PERIODS.values()),
        migrations.RemoveField("policyversion", "hearing_notice_clear"),
        migrations.RemoveField("policyversion", "live_after_appeal_from"),
        migrations.AlterField("policyversion", "effective_from", models.DateField()),
        migrations.AddConstraint(
            "policyversion",
            models.UniqueConstraint(fields=("jurisdiction", "effective_from"), name="policy_one_from_a_day"),
        ),
        migrations.AddConstraint(
            "policyversion",
            models.CheckConstraint(
                condition=models.Q(("jurisdiction__in", ["great-britain", "northern-ireland"])),
                name="policy_jurisdiction_known",
            ),
        ),
        migrations.RunSQL(NEVER_ALTERED, ALTERED_AGAIN),
    ]
