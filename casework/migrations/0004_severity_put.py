"""How serious the allegations are that are put to the employee (PR-09), beside the decision to refer the case."""

from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery

SEVERITIES = [("minor", "Minor misconduct"), ("serious", "Serious misconduct"), ("gross", "Gross misconduct")]


def as_first_assessed(apps, schema_editor):
    """Until now no case was reassessed: what was put to the employee is what was assessed at the start."""
    case = apps.get_model("casework", "Case").objects.filter(pk=OuterRef("case_id"))
    answers = apps.get_model("casework", "CaseToAnswer").objects.filter(answer=True)
    answers.update(severity=Subquery(case.values("severity")))


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_hearing_proposal_refused")]

    operations = [
        migrations.AddField(
            model_name="casetoanswer",
            name="severity",
            field=models.CharField(
                blank=True,
                choices=SEVERITIES,
                default="",
                help_text="How serious the allegations are that are put to the employee (PR-09).",
                max_length=10,
            ),
        ),
        migrations.RunPython(as_first_assessed, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="casetoanswer",
            constraint=models.CheckConstraint(
                condition=Q(("answer", True), ("severity__in", ["minor", "serious", "gross"]))
                | Q(("answer", False), ("severity", "")),
                name="case_to_answer_says_how_serious",
            ),
        ),
    ]
