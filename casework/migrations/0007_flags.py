"""What a case has to be handled with care for: grievances beside it, protected disclosures, trade-union representatives,
and overrides of the separation of roles. PostgreSQL lets in exactly what was approved, and keeps it as it was approved.

Their rows are kept and stay in one case.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

# Pairs of parts that one person may not hold in one case, as in 0002_guards, with the rule that can give way or none.
# tests/models/test_guards.py compares this list with rules/independence.py for every pair.
DECIDERS = ("chair", "panel_member", "appeal_manager")
PAIRS = (
    [("investigator", "case_manager", "")]
    + [("investigator", other, "SEP-1") for other in ("chair", "panel_member")]
    + [("appeal_manager", other, "SEP-2") for other in ("investigator", "chair", "panel_member", "case_manager")]
    + [(adviser, other, "") for adviser in ("hr_officer", "hr_adviser") for other in DECIDERS]
    + [
        (outsider, other, "")
        for outsider in ("witness", "complainant")
        for other in (*DECIDERS, "investigator", "case_manager", "hr_officer", "hr_adviser", "note_taker")
    ]
)

SAME_CASE = {
    "disclosurecheck": {"flag_id": "disclosureflag"},
    "grievancedecision": {"grievance_id": "linkedgrievance"},
    "grievanceending": {"grievance_id": "linkedgrievance"},
    "uniontalk": {"representative_id": "unionrepresentative"},
}

BEFORE = import_module("casework.migrations.0002_guards").INDEPENDENCE_SQL.partition("CREATE TRIGGER")[0]
HELD = """
        SELECT held.kind INTO clash FROM casework_part held
        WHERE held.case_id = NEW.case_id AND held.employee_id = NEW.employee_id AND held.id <> NEW.id AND EXISTS (
            SELECT 1 FROM (VALUES %(pairs)s) AS pair (one, other, rule)
            WHERE ((NEW.kind = pair.one AND held.kind = pair.other) OR (NEW.kind = pair.other AND held.kind = pair.one))
                AND NOT EXISTS (SELECT 1 FROM casework_separationoverride o
                    WHERE pair.rule <> '' AND o.rule = pair.rule AND o.kind = NEW.kind AND o.case_id = NEW.case_id
                        AND o.employee_id = NEW.employee_id AND o.approved_by_id IS NOT NULL))
        LIMIT 1;
""".replace("%(pairs)s", ", ".join(f"('{one}', '{other}', '{rule}')" for one, other, rule in PAIRS))


def independence(held: str) -> str:
    """The function of the trigger ``part_independence``, with another question of what a person holds."""
    head, _, rest = BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").partition("        SELECT held.kind")
    return head + held.strip("\n") + rest.partition("LIMIT 1;")[2]


OVERRIDE_STANDS = """
CREATE FUNCTION casework_override_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_by_id IS NOT NULL OR (NEW.case_id, NEW.employee_id, NEW.kind, NEW.rule, NEW.reasons, NEW.proposed_by_id)
            IS DISTINCT FROM (OLD.case_id, OLD.employee_id, OLD.kind, OLD.rule, OLD.reasons, OLD.proposed_by_id) THEN
        RAISE EXCEPTION 'an override is approved as it was proposed, and stands'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_override_stands';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER override_stands BEFORE UPDATE ON casework_separationoverride
    FOR EACH ROW EXECUTE FUNCTION casework_override_stands();
"""
NO_OVERRIDE_STANDS = """
DROP TRIGGER override_stands ON casework_separationoverride;
DROP FUNCTION casework_override_stands;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0006_branches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DisclosureCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('not_the_reason', 'No, it is not the reason'), ('may_be_the_reason', 'It may be the reason'), ('is_the_reason', 'Yes, it is the reason')], max_length=20)),
                ('reasons', models.TextField()),
                ('checked_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='DisclosureFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.TextField()),
                ('flagged_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='GrievanceDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('pause', 'Pause this case until the grievance is answered'), ('concurrent', 'Run both together'), ('continue', 'Carry on with this case')], max_length=20)),
                ('reasons', models.TextField()),
                ('decided_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='GrievanceEnding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('accepted', 'Accepted'), ('partly_accepted', 'Partly accepted'), ('not_accepted', 'Not accepted'), ('withdrawn', 'Withdrawn by the employee')], max_length=20)),
                ('ended_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='LinkedGrievance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('lodged_on', models.DateField()),
                ('about', models.CharField(choices=[('bias', 'The chair or the investigator is biased'), ('discrimination', 'Discrimination'), ('procedure', 'How this case is dealt with'), ('related', 'Something else that has to do with this case'), ('unrelated', 'Something that has nothing to do with this case')], max_length=20)),
                ('summary', models.TextField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='SeparationOverride',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('subject', 'Employee'), ('hr_officer', 'HR officer'), ('hr_lead', 'HR lead'), ('hr_adviser', 'HR adviser'), ('case_manager', 'Case manager'), ('investigator', 'Investigator'), ('chair', 'Hearing chair'), ('panel_member', 'Panel member'), ('note_taker', 'Note taker'), ('appeal_manager', 'Appeal manager'), ('witness', 'Witness'), ('complainant', 'Complainant'), ('reporter', 'Reporter'), ('line_manager', 'Line manager'), ('auditor', 'Auditor')], max_length=20)),
                ('rule', models.CharField(max_length=10)),
                ('reasons', models.TextField()),
                ('proposed_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('approved_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='UnionRepresentative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('said', 'The employee said so'), ('membership', 'From membership data')], max_length=20)),
                ('flagged_on', models.DateField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='UnionTalk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(choices=[('talked', 'The employee agreed, and we spoke to an official of the union'), ('not_agreed', 'The employee did not agree')], max_length=20)),
                ('happened_on', models.DateField()),
                ('official', models.CharField(blank=True, default='', max_length=200)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.AlterField(
            model_name='deadline',
            name='kind',
            field=models.CharField(choices=[('assessment', 'Assess the incident'), ('investigation', 'Finish the investigation'), ('hearing_day', 'Hold the hearing'), ('decision_letter', 'Send the decision letter'), ('appeal_window', 'Last day to appeal'), ('appeal_hearing', 'Hear the appeal'), ('appeal_hearing_day', 'Hold the appeal hearing'), ('appeal_letter', 'Send the appeal outcome letter'), ('warning_expiry', 'Last live day of the warning'), ('suspension_review', 'Review the suspension'), ('suspension_cap', 'Last day of the suspension'), ('pause_review', 'Review the pause'), ('decision_review', 'Review the decision'), ('grievance_decision', 'Decide what a grievance means for the case'), ('disclosure_check', 'Check a possible protected disclosure')], max_length=20),
        ),
        migrations.AddField(
            model_name='disclosurecheck',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosure_checks', to='casework.case'),
        ),
        migrations.AddField(
            model_name='disclosurecheck',
            name='checked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='disclosureflag',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disclosure_flags', to='casework.case'),
        ),
        migrations.AddField(
            model_name='disclosureflag',
            name='flagged_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='disclosureflag',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='disclosurecheck',
            name='flag',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='casework.disclosureflag'),
        ),
        migrations.AddField(
            model_name='grievancedecision',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case'),
        ),
        migrations.AddField(
            model_name='grievancedecision',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='grievanceending',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case'),
        ),
        migrations.AddField(
            model_name='grievanceending',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='linkedgrievance',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grievances', to='casework.case'),
        ),
        migrations.AddField(
            model_name='linkedgrievance',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='casework.policyversion'),
        ),
        migrations.AddField(
            model_name='linkedgrievance',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='grievanceending',
            name='grievance',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='casework.linkedgrievance'),
        ),
        migrations.AddField(
            model_name='grievancedecision',
            name='grievance',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='casework.linkedgrievance'),
        ),
        migrations.AddField(
            model_name='separationoverride',
            name='approved_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='separationoverride',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='separation_overrides', to='casework.case'),
        ),
        migrations.AddField(
            model_name='separationoverride',
            name='employee',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.employee'),
        ),
        migrations.AddField(
            model_name='separationoverride',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='unionrepresentative',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='union_representative', to='casework.case'),
        ),
        migrations.AddField(
            model_name='unionrepresentative',
            name='flagged_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='uniontalk',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='casework.case'),
        ),
        migrations.AddField(
            model_name='uniontalk',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='uniontalk',
            name='representative',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='talk', to='casework.unionrepresentative'),
        ),
        migrations.AddConstraint(
            model_name='disclosureflag',
            constraint=models.CheckConstraint(condition=models.Q(('about', ''), _negated=True), name='disclosure_flag_says_what'),
        ),
        migrations.AddConstraint(
            model_name='disclosurecheck',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['not_the_reason', 'may_be_the_reason', 'is_the_reason'])), name='disclosure_check_result_known'),
        ),
        migrations.AddConstraint(
            model_name='disclosurecheck',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='disclosure_check_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='linkedgrievance',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='grievance_number_once'),
        ),
        migrations.AddConstraint(
            model_name='linkedgrievance',
            constraint=models.CheckConstraint(condition=models.Q(('about__in', ['bias', 'discrimination', 'procedure', 'related', 'unrelated'])), name='grievance_about_known'),
        ),
        migrations.AddConstraint(
            model_name='linkedgrievance',
            constraint=models.CheckConstraint(condition=models.Q(('summary', ''), _negated=True), name='grievance_has_a_summary'),
        ),
        migrations.AddConstraint(
            model_name='grievanceending',
            constraint=models.CheckConstraint(condition=models.Q(('result__in', ['accepted', 'partly_accepted', 'not_accepted', 'withdrawn'])), name='grievance_ending_result_known'),
        ),
        migrations.AddConstraint(
            model_name='grievancedecision',
            constraint=models.CheckConstraint(condition=models.Q(('way__in', ['pause', 'concurrent', 'continue'])), name='grievance_decision_way_known'),
        ),
        migrations.AddConstraint(
            model_name='grievancedecision',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='grievance_decision_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='override_number_once'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.UniqueConstraint(fields=('case', 'employee', 'kind', 'rule'), name='override_once_per_part_and_rule'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.CheckConstraint(condition=models.Q(('rule__in', ('SEP-1', 'SEP-2', 'SEP-4'))), name='override_of_a_rule_that_gives_way'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('chair', 'panel_member', 'appeal_manager'))), name='override_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.CheckConstraint(condition=models.Q(('reasons', ''), _negated=True), name='override_has_reasons'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_by__isnull', True), ('approved_on__isnull', True)), models.Q(('approved_by__isnull', False), ('approved_on__gte', models.F('proposed_on'))), _connector='OR'), name='override_approval_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='separationoverride',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='override_approved_by_another'),
        ),
        migrations.AddConstraint(
            model_name='unionrepresentative',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['said', 'membership'])), name='union_representative_source_known'),
        ),
        migrations.AddConstraint(
            model_name='uniontalk',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'talked'), models.Q(('official', ''), _negated=True)), models.Q(('official', ''), ('result', 'not_agreed')), _connector='OR'), name='union_talk_names_the_official'),
        ),
        migrations.RunSQL("SELECT casework_keep_rows();", migrations.RunSQL.noop),
        migrations.RunSQL(guards(SAME_CASE), no_guards(SAME_CASE)),
        migrations.RunSQL(
            independence(HELD) + OVERRIDE_STANDS,
            NO_OVERRIDE_STANDS + BEFORE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"),
        ),
    ]
