"""Two more things that PostgreSQL itself refuses.

* A row of one case that points at a row of another: a decision on the hearing of somebody else's case, say. Django
  has no composite foreign keys; ``tests/models/test_guards.py`` compares the list with the models.
* An appeal that is decided and withdrawn: it ends once (AP-7).
"""

from django.db import migrations

from casework.migrations._same_case import guards, no_guards

# table: its columns that point at a row of the same case, and the tables of those rows
SAME_CASE = {
    "allegationanswer": {"allegation_id": "allegation", "record_id": "hearingrecord"},
    "allegationfinding": {
        "allegation_id": "allegation",
        "decision_id": "decision",
        "provenance_id": "provenance",
    },
    "appeal": {"outcome_id": "outcome"},
    "appealdecision": {"appeal_id": "appeal"},
    "appealground": {"appeal_id": "appeal"},
    "appealhearing": {"appeal_id": "appeal"},
    "appealhearingrecord": {"hearing_id": "appealhearing"},
    "appealoutcome": {"appeal_id": "appeal"},
    "appealwithdrawal": {"appeal_id": "appeal"},
    "closure": {"reopened_by_id": "appeal"},
    "correction": {"allegation_id": "allegation"},
    "decision": {"hearing_id": "hearing"},
    "groundanswer": {"decision_id": "appealdecision", "ground_id": "appealground"},
    "hearing": {"set_aside_by_id": "appealdecision"},
    "hearingrecord": {"hearing_id": "hearing"},
    "liveperiod": {"sanction_id": "sanction"},
    "outcome": {"decision_id": "decision"},
    "recommendation": {"allegation_id": "allegation", "findings_id": "findings"},
    "sanction": {
        "decision_id": "decision",
        "imposed_by_id": "appealdecision",
        "provenance_id": "provenance",
        "superseded_by_id": "appealdecision",
    },
}


ENDS_ONCE = """
CREATE FUNCTION casework_appeal_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM casework_appealdecision d JOIN casework_appealwithdrawal w ON w.appeal_id = d.appeal_id
            WHERE d.appeal_id = NEW.appeal_id) THEN
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


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_guards")]

    operations = [migrations.RunSQL(guards(SAME_CASE) + ENDS_ONCE, DROP_ENDS_ONCE + no_guards(SAME_CASE))]
