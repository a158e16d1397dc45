"""More things that PostgreSQL itself refuses.

* A row of one case that points at a row of another: a decision on the hearing of somebody else's case, say. Django
  has no composite foreign keys; ``tests/models/test_guards.py`` compares the list with the models.
* An appeal that is decided, by a decision that was not recalled, and withdrawn: it ends once (AP-7).
* A letter with the result of an appeal that tells anything but the decision that stands on it, and so the recall of a
  decision after its letter; and whatever a decision changes before its letter, or once it was recalled (0.6).
* A decision that extends anything but a warning of another case of the same employee, or beside a sanction; an effect of
  it on another warning or by more months than were decided; and a warning that is extended twice (SA-11).
* A judgement on anything but a warning of another case of the same employee, and one that is altered (SA-10).
"""

from django.db import migrations

from casework.migrations._same_case import guards, no_guards

# table: its columns that point at a row of the same case, and the tables of those rows
SAME_CASE = {
    "absenceallowed": {"appeal_hearing_id": "appealhearing", "hearing_id": "hearing"},
    "adjournment": {"hearing_id": "hearing", "appeal_hearing_id": "appealhearing"},
    "adjustmentanswer": {"adjustment_id": "adjustment"},
    "agreement": {"set_aside_by_id": "appealdecision"},
    "agreementwithdrawal": {"agreement_id": "agreement"},
    "allegation": {"carried_by_id": "casejoin"},
    "allegationanswer": {"allegation_id": "allegation", "record_id": "hearingrecord"},
    "allegationfinding": {
        "allegation_id": "allegation",
        "decision_id": "decision",
        "provenance_id": "provenance",
    },
    "anonymity": {"request_id": "anonymityrequest"},
    "appeal": {"outcome_id": "outcome", "offered_by_id": "nextappeallevel"},
    "appealacknowledgement": {"appeal_id": "appeal"},
    "appealcommitteemember": {"decision_id": "appealdecision", "part_id": "part"},
    "appealdecision": {"appeal_id": "appeal"},
    "appealground": {"appeal_id": "appeal"},
    "appealhearing": {"appeal_id": "appeal"},
    "appealhearingrecord": {"hearing_id": "appealhearing"},
    "appealoutcome": {"appeal_id": "appeal", "decision_id": "appealdecision"},
    "appealwithdrawal": {"appeal_id": "appeal"},
    "bundleservice": {"hearing_id": "hearing"},
    "closure": {"reopened_by_id": "appeal", "reopening_id": "reopening", "withdrawal_id": "withdrawal"},
    "committeemember": {"decision_id": "decision", "part_id": "part"},
    "considerationagreed": {"opening_id": "spentrecordopening"},
    "correction": {"allegation_id": "allegation"},
    "coveredpart": {"back_id": "part", "part_id": "part", "successor_id": "part"},
    "covergap": {"part_id": "part"},
    "decision": {"agreement_id": "agreement", "hearing_id": "hearing"},
    "decisioncomparison": {"appeal_decision_id": "appealdecision", "decision_id": "decision"},
    "decisionnorm": {"decision_id": "decision"},
    "decisionreview": {"decision_id": "decision"},
    "disclosurecheck": {"flag_id": "disclosureflag"},
    "evidence": {"carried_by_id": "casejoin"},
    "evidenceentry": {"evidence_id": "evidence", "findings_id": "findings"},
    "findings": {"returned_id": "findingsreturn"},
    "grievancedecision": {"grievance_id": "linkedgrievance"},
    "grievanceending": {"grievance_id": "linkedgrievance"},
    "groundanswer": {"decision_id": "appealdecision", "ground_id": "appealground"},
    "hearing": {"set_aside_by_id": "appealdecision"},
    "hearingrecord": {"hearing_id": "hearing"},
    "improvement": {"outcome_id": "outcome"},
    "insteadeffect": {"appeal_decision_id": "appealdecision", "extension_id": "insteadextension"},
    "insteadextension": {"decision_id": "decision"},
    "legalholdreview": {"hold_id": "legalhold"},
    "letterreceipt": {
        "appeal_hearing_id": "appealhearing",
        "appeal_outcome_id": "appealoutcome",
        "hearing_id": "hearing",
        "outcome_id": "outcome",
        "sent_letter_id": "sentletter",
    },
    "livemonths": {"decision_id": "decision"},
    "liveperiod": {"sanction_id": "sanction"},
    "livesettlement": {"period_id": "liveperiod", "sanction_id": "sanction", "settled_id": "liveperiod"},
    "meetingcompanion": {"findings_id": "findings", "suspension_id": "suspension"},
    "namedcompanion": {"appeal_hearing_id": "appealhearing", "hearing_id": "hearing"},
    "nextappeallevel": {"letter_id": "appealoutcome"},
    "notescomment": {"appeal_record_id": "appealhearingrecord", "record_id": "hearingrecord"},
    "occupationalhealthadvice": {"referral_id": "occupationalhealthreferral"},
    "outcome": {"decision_id": "decision"},
    "outcomecorrection": {"reopening_id": "reopening"},
    "papercheck": {"taken_over_id": "takenover"},
    "pausereview": {"pause_id": "pause"},
    "pointleftout": {"record_id": "hearingrecord"},
    "proposalrefusal": {"proposal_id": "timeproposal"},
    "reasonsrequest": {"sanction_id": "sanction"},
    "recommendation": {"allegation_id": "allegation", "findings_id": "findings"},
    "redactedcopy": {"evidence_id": "evidence", "carried_by_id": "casejoin"},
    "redaction": {"copy_id": "redactedcopy"},
    "reinstatementpay": {"decision_id": "appealdecision"},
    "reopening": {"sanction_id": "sanction"},
    "sanction": {
        "corrected_by_id": "outcomecorrection",
        "decision_id": "decision",
        "from_correction_id": "outcomecorrection",
        "imposed_by_id": "appealdecision",
        "provenance_id": "provenance",
        "superseded_by_id": "appealdecision",
    },
    "sanctionmeasure": {"decision_id": "decision", "imposed_by_id": "appealdecision"},
    "sentletter": {
        "adjournment_id": "adjournment",
        "closure_id": "closure",
        "curtailment_id": "warningcurtailment",
        "extension_id": "warningextension",
        "pause_id": "pause",
        "settlement_id": "livesettlement",
        "suspension_id": "suspension",
        "suspension_review_id": "suspensionreview",
    },
    "spentrecordopening": {"appeal_hearing_id": "appealhearing", "hearing_id": "hearing"},
    "statementshare": {"statement_id": "statement"},
    "suspensionalternative": {"suspension_id": "suspension"},
    "suspensionreview": {"suspension_id": "suspension"},
    "timeproposal": {"appeal_hearing_id": "appealhearing", "hearing_id": "hearing"},
    "uniontalk": {"representative_id": "unionrepresentative"},
    "warningcurtailment": {"period_id": "liveperiod", "sanction_id": "sanction"},
    "warningjudgement": {"allegation_id": "allegation", "decision_id": "decision"},
    "warningextension": {"period_id": "liveperiod", "sanction_id": "sanction"},
    "witnessattendance": {"invitation_id": "witnessinvitation"},
    "writtenreasons": {"request_id": "reasonsrequest"},
}

ENDS_ONCE = """
CREATE FUNCTION casework_appeal_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM casework_appealdecision d JOIN casework_appealwithdrawal w ON w.appeal_id = d.appeal_id
            WHERE d.appeal_id = NEW.appeal_id AND d.recalled_at IS NULL) THEN
        RAISE EXCEPTION 'an appeal is decided or withdrawn, not both'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_appeal_ends_once';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ends_once AFTER INSERT OR UPDATE OF appeal_id ON casework_appealdecision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_appeal_ends_once();
CREATE CONSTRAINT TRIGGER ends_once AFTER INSERT OR UPDATE OF appeal_id ON casework_appealwithdrawal
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_appeal_ends_once();
"""
DROP_ENDS_ONCE = """
DROP TRIGGER ends_once ON casework_appealdecision;
DROP TRIGGER ends_once ON casework_appealwithdrawal;
DROP FUNCTION casework_appeal_ends_once;
"""

# Asked at commit, as rows put back come in no order that suits. One decision that was not recalled is the most there is of
# an appeal, by an index: where a letter tells one that stands, there is exactly one, and it is that one.
TOLD = """
CREATE FUNCTION casework_appeal_result_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'casework_appealoutcome' THEN
        IF TG_OP = 'UPDATE' AND (NEW.appeal_id, NEW.decision_id) IS DISTINCT FROM (OLD.appeal_id, OLD.decision_id) THEN
            RAISE EXCEPTION 'a letter tells for good what it told'
                USING ERRCODE = '23514', CONSTRAINT = 'casework_appeal_result_stands';
        END IF;
    END IF;
    IF EXISTS (SELECT 1 FROM casework_appealoutcome letter JOIN casework_appealdecision d ON d.id = letter.decision_id
            WHERE NEW.id = CASE TG_TABLE_NAME WHEN 'casework_appealoutcome' THEN letter.id ELSE d.id END
                AND (d.recalled_at IS NOT NULL OR d.appeal_id <> letter.appeal_id)) THEN
        RAISE EXCEPTION 'an appeal decision is recalled only before its letter, which tells the one that stands'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_appeal_result_stands';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER result_stands AFTER INSERT OR UPDATE OF appeal_id, decision_id ON casework_appealoutcome
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_appeal_result_stands();
CREATE CONSTRAINT TRIGGER result_stands AFTER UPDATE OF appeal_id, recalled_at ON casework_appealdecision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_appeal_result_stands();
"""
DROP_TOLD = """
DROP TRIGGER result_stands ON casework_appealdecision;
DROP TRIGGER result_stands ON casework_appealoutcome;
DROP FUNCTION casework_appeal_result_stands;
"""

# What an appeal decision changes points at it: table and its columns. tests/models/test_guards.py compares the list with
# the models. Asked at commit, of the row as it is by then, if it is; a recalled decision has no letter, by the guard above.
BY_LETTER = {
    "agreement": ("set_aside_by_id",),
    "hearing": ("set_aside_by_id",),
    "insteadeffect": ("appeal_decision_id",),
    "reinstatementpay": ("decision_id",),
    "sanction": ("imposed_by_id", "superseded_by_id"),
}
EFFECT = """
CREATE FUNCTION casework_appeal_effect_by_letter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found jsonb;
BEGIN
    EXECUTE format('SELECT to_jsonb(r) FROM %I r WHERE r.id = $1', TG_TABLE_NAME) INTO found USING NEW.id;
    IF EXISTS (SELECT 1 FROM unnest(TG_ARGV) AS pointing
            WHERE found ->> pointing IS NOT NULL AND NOT EXISTS (SELECT 1 FROM casework_appealoutcome letter
                WHERE letter.decision_id = (found ->> pointing)::bigint)) THEN
        RAISE EXCEPTION 'an appeal decision changes nothing before its letter'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_appeal_effect_by_letter';
    END IF;
    RETURN NULL;
END $$;
""" + "".join(
    f"""
CREATE CONSTRAINT TRIGGER effect_by_letter AFTER INSERT OR UPDATE OF {", ".join(columns)} ON casework_{table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION casework_appeal_effect_by_letter({", ".join(f"'{one}'" for one in columns)});
"""
    for table, columns in BY_LETTER.items()
)
DROP_EFFECT = "".join(f"DROP TRIGGER effect_by_letter ON casework_{table};" for table in BY_LETTER)
DROP_EFFECT += "DROP FUNCTION casework_appeal_effect_by_letter;"

# Asked at commit: an appeal shortens what the letter said by a row of its own. A recalled decision extends nothing.
EXTENDED = """
CREATE FUNCTION casework_warning_extended() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked bigint;
BEGIN
    IF TG_TABLE_NAME = 'casework_insteadeffect' THEN
        asked := NEW.extension_id;
    ELSE
        asked := NEW.id;
    END IF;
    IF EXISTS (SELECT 1 FROM casework_insteadextension x
            JOIN casework_decision d ON d.id = x.decision_id
            JOIN casework_case c ON c.id = x.case_id
            JOIN casework_sanction s ON s.id = x.sanction_id
            LEFT JOIN casework_insteadeffect e ON e.extension_id = x.id
            LEFT JOIN casework_liveperiod p ON p.id = e.period_id
            WHERE x.id = asked AND d.recalled_at IS NULL
                AND (d.level <> '' OR s.case_id = x.case_id OR s.employee_id <> c.subject_id
                    OR s.employment_ends_on IS NOT NULL OR e.months > x.months OR p.sanction_id <> x.sanction_id)) THEN
        RAISE EXCEPTION 'a decision without a level extends a warning of another case of its employee, as it says'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_warning_extended';
    END IF;
    IF (SELECT count(*) FROM casework_insteadextension mine
            JOIN casework_insteadextension x ON x.sanction_id = mine.sanction_id
            JOIN casework_decision d ON d.id = x.decision_id AND d.recalled_at IS NULL
            WHERE mine.id = asked AND (SELECT e.months FROM casework_insteadeffect e WHERE e.extension_id = x.id
                ORDER BY e.id DESC LIMIT 1) > 0) > 1 THEN
        RAISE EXCEPTION 'a warning is extended instead of the next stage once'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_warning_extended';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER warning_extended AFTER INSERT OR UPDATE ON casework_insteadextension
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_warning_extended();
CREATE CONSTRAINT TRIGGER warning_extended AFTER INSERT OR UPDATE ON casework_insteadeffect
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_warning_extended();
"""
DROP_EXTENDED = """
DROP TRIGGER warning_extended ON casework_insteadeffect;
DROP TRIGGER warning_extended ON casework_insteadextension;
DROP FUNCTION casework_warning_extended;
"""

# Asked at commit; a recalled decision judges nothing. What case it is of, the guard above sees to.
JUDGED = """
CREATE FUNCTION casework_warning_judged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'whether a warning counts is judged once for each decision, and stands'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_warning_judged';
    END IF;
    IF EXISTS (SELECT 1 FROM casework_decision d
            JOIN casework_case c ON c.id = d.case_id
            JOIN casework_sanction s ON s.id = NEW.sanction_id
            WHERE d.id = NEW.decision_id AND d.recalled_at IS NULL
                AND (s.case_id = d.case_id OR s.employee_id <> c.subject_id OR s.employment_ends_on IS NOT NULL)) THEN
        RAISE EXCEPTION 'a decision judges a warning of another case of its employee'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_warning_judged';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER warning_judged AFTER INSERT
    OR UPDATE OF decision_id, allegation_id, sanction_id, counts, reasons, recorded_at ON casework_warningjudgement
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_warning_judged();
"""
DROP_JUDGED = """
DROP TRIGGER warning_judged ON casework_warningjudgement;
DROP FUNCTION casework_warning_judged;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_guards")]

    operations = [
        migrations.RunSQL(
            guards(SAME_CASE) + ENDS_ONCE + TOLD + EFFECT + EXTENDED + JUDGED,
            DROP_JUDGED + DROP_EXTENDED + DROP_EFFECT + DROP_TOLD + DROP_ENDS_ONCE + no_guards(SAME_CASE),
        )
    ]
