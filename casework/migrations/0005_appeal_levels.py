"""Further levels of appeal (AP-8), and what comes with the hearing of an appeal.

* An appeal is acknowledged (R11), and pay after a dismissal that did not stand is settled (AP-6).
* A further level is offered by the letter with the result of the level before, and taken up by an appeal.
* PostgreSQL refuses whoever heard one level at another, unless that very override was approved (SEP-2, 7.3).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from casework.migrations._same_case import guards, no_guards

BEFORE = {"adjournment": {"hearing_id": "hearing"}, "appeal": {"outcome_id": "outcome"}}
SAME_CASE = {
    "adjournment": {"appeal_hearing_id": "appealhearing", "hearing_id": "hearing"},
    "appeal": {"offered_by_id": "nextappeallevel", "outcome_id": "outcome"},
    "appealacknowledgement": {"appeal_id": "appeal"},
    "nextappeallevel": {"letter_id": "appealoutcome"},
    "reinstatementpay": {"decision_id": "appealdecision"},
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
        migrations.CreateModel(
            name="AppealAcknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sent_on", models.DateField()),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("by_hand", "By hand"),
                            ("email", "By email"),
                            ("first_class_post", "By first-class post"),
                        ],
                        max_length=20,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "appeal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acknowledgement",
                        to="casework.appeal",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeal_acknowledgements",
                        to="casework.case",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReinstatementPay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", models.PositiveSmallIntegerField()),
                ("paid_on", models.DateField()),
                ("note", models.TextField()),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reinstatement_pay",
                        to="casework.case",
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reinstatement_pay",
                        to="casework.appealdecision",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("days__gt", 0), models.Q(("note", ""), _negated=True)),
                        name="reinstatement_pay_says_for_what",
                    )
                ],
            },
        ),
        migrations.AlterField(
            model_name="deadline",
            name="kind",
            field=models.CharField(choices=[("assessment", "Assess the incident"), ("investigation", "Finish the investigation"), ("hearing_day", "Hold the hearing"), ("decision_letter", "Send the decision letter"), ("appeal_window", "Last day to appeal"), ("appeal_acknowledgement", "Acknowledge the appeal"), ("appeal_hearing", "Hear the appeal"), ("appeal_hearing_day", "Hold the appeal hearing"), ("appeal_letter", "Send the appeal outcome letter"), ("reinstatement_pay", "Settle pay and continuity"), ("warning_expiry", "Last live day of the warning"), ("suspension_review", "Review the suspension"), ("suspension_cap", "Last day of the suspension"), ("pause_review", "Review the pause"), ("decision_review", "Review the decision"), ("grievance_decision", "Decide what a grievance means for the case"), ("disclosure_check", "Check a possible protected disclosure"), ("tribunal_limit", "Last day for a tribunal claim"), ("correction", "Put the outcome right")], max_length=30),
        ),
        migrations.RemoveConstraint(model_name="auditevent", name="audit_event_action_known"),
        migrations.AddConstraint(
            model_name='auditevent',
            constraint=models.CheckConstraint(condition=models.Q(('action__isnull', False), ('action__in', ('report_incident', 'assess_incident', 'appoint', 'replace_part', 'add_allegation', 'correct_record', 'attach_evidence', 'submit_findings', 'return_findings', 'no_case_to_answer', 'refer_to_hearing', 'arrange_hearing', 'postpone_hearing', 'adjourn_hearing', 'record_hearing', 'decide_outcome', 'agree_sanction', 'withdraw_agreement', 'recall_decision', 'issue_outcome', 'lodge_appeal', 'acknowledge_appeal', 'refuse_late_appeal', 'withdraw_appeal', 'arrange_appeal_hearing', 'postpone_appeal_hearing', 'record_appeal_hearing', 'decide_appeal', 'issue_appeal_outcome', 'record_reinstatement_pay', 'return_to_hearing', 'close_case', 'withdraw_case', 'suspend_employee', 'review_suspension', 'lift_suspension', 'pause_case', 'review_pause', 'resume_case', 'review_decision', 'extend_warning', 'open_spent_record', 'reopen_case', 'issue_correction', 'join_cases', 'record_resignation', 'close_after_leaving', 'record_grievance', 'decide_on_grievance', 'close_grievance', 'flag_disclosure', 'check_disclosure', 'flag_union_representative', 'record_union_talk', 'propose_override', 'approve_override', 'record_adjustment', 'answer_adjustment', 'record_fit_note', 'refer_to_occupational_health', 'record_occupational_health_advice', 'allow_absence', 'record_statement', 'decide_anonymity', 'share_statement', 'call_witness', 'add_legal_advice', 'record_conciliation', 'add_note', 'record_past_sanction', 'viewed', 'listed', 'searched', 'downloaded', 'exported', 'refused', 'signed_in', 'sign_in_failed', 'signed_out', 'password_changed', 'role_granted', 'policy_loaded', 'policy_drafted', 'policy_draft_changed', 'policy_draft_discarded', 'policy_proposed', 'policy_proposal_ended', 'policy_approved', 'categories_loaded', 'staff_file_handed_over', 'staff_file_confirmed', 'employees_imported', 'warning_expired', 'cover_arranged', 'cover_ended', 'decision_review_owed', 'holiday_added', 'holiday_taken_off', 'deadlines_recounted', 'tribunal_limit_passed'))), name='audit_event_action_known'),
        ),
        migrations.RunSQL(
            no_guards(BEFORE) + guards(SAME_CASE) + FRESH_AT_EACH_LEVEL + "SELECT casework_keep_rows();",
            NOT_FRESH + no_guards(SAME_CASE) + guards(BEFORE),
        ),
    ]
