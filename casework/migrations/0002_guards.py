"""What PostgreSQL itself refuses, whatever code asks.

* Audit tables are append-only: triggers (``ENABLE ALWAYS``: they also fire under session_replication_role=replica) and,
  for the application role, privileges. The role is made when the cluster is set up, not here.
* Files and payloads are deleted by the purge of a closed case alone, in 0005, which checks by itself that it may.
* A case or incident whose row changes steps its version by exactly one, and at commit there must be an audit event
  for this file, this version and this state: ``queryset.update(state=...)`` or a shell cannot slip by.
* Nobody takes two parts in a case that SEP-1, SEP-2, SEP-3, SEP-5 and T10 keep apart, over all time, or hears two
  levels of one appeal, unless that very override was approved (7.3).
* An appeal at a further level is at the one that a letter offered, against the same outcome.
* No appeal leads to something heavier, unless the policy under which it is heard says so; and never to a dismissal.
"""

from django.db import migrations

# What the function of 0005 is purging in this transaction, and nothing else ever: a row of a table that only the owner
# writes, since whatever the application can set it could set by itself.
PURGING = """
CREATE TABLE casework_purging (xid xid8 PRIMARY KEY, cases bigint[] NOT NULL, incidents bigint[] NOT NULL);
"""

APPEND_ONLY = """
CREATE FUNCTION casework_deny() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

CREATE FUNCTION casework_payload_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM casework_purging p WHERE p.xid = pg_current_xact_id()
                AND (OLD."case" = ANY (p.cases) OR EXISTS (SELECT 1 FROM casework_auditevent e
                    WHERE e.uid = OLD.event_uid AND (e."case" = ANY (p.cases) OR e.incident = ANY (p.incidents))))) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'append-only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON casework_auditevent
    FOR EACH ROW EXECUTE FUNCTION casework_deny();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON casework_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION casework_deny();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON casework_auditpayload
    FOR EACH ROW EXECUTE FUNCTION casework_payload_stands();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON casework_auditpayload
    FOR EACH STATEMENT EXECUTE FUNCTION casework_deny();
ALTER TABLE casework_auditevent ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE casework_auditevent ENABLE ALWAYS TRIGGER append_only_truncate;
ALTER TABLE casework_auditpayload ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE casework_auditpayload ENABLE ALWAYS TRIGGER append_only_truncate;
"""

VERSIONS = """
CREATE FUNCTION casework_version_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT 1 FROM casework_purging p WHERE p.xid = pg_current_xact_id() AND OLD.id = ANY (
                CASE TG_TABLE_NAME WHEN 'casework_case' THEN p.cases ELSE p.incidents END)) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'a file is never deleted: %', TG_TABLE_NAME USING ERRCODE = '42501';
    END IF;
    IF NEW.id <> OLD.id OR NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'version must step by one' USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_version_steps';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER version_steps BEFORE UPDATE OR DELETE ON casework_case
    FOR EACH ROW EXECUTE FUNCTION casework_version_steps();
CREATE TRIGGER version_steps BEFORE UPDATE OR DELETE ON casework_incident
    FOR EACH ROW EXECUTE FUNCTION casework_version_steps();

CREATE FUNCTION casework_event_beside() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found boolean;
BEGIN
    IF TG_TABLE_NAME = 'casework_case' THEN
        SELECT EXISTS (SELECT 1 FROM casework_auditevent e
            WHERE e."case" = NEW.id AND e.version = NEW.version AND e.target = NEW.state) INTO found;
    ELSE
        SELECT EXISTS (SELECT 1 FROM casework_auditevent e
            WHERE e.incident = NEW.id AND e.version = NEW.version AND e.target = NEW.state) INTO found;
    END IF;
    IF NOT found THEN
        RAISE EXCEPTION 'a change without its audit event: % % version %', TG_TABLE_NAME, NEW.id, NEW.version
            USING ERRCODE = '23514', CONSTRAINT = TG_TABLE_NAME || '_event_beside';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER event_beside AFTER INSERT OR UPDATE ON casework_case
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_event_beside();
CREATE CONSTRAINT TRIGGER event_beside AFTER INSERT OR UPDATE ON casework_incident
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_event_beside();
"""

# Pairs of parts that one person may not hold in one case, now or before. tests/models/test_guards.py compares
# this list with rules/independence.py for every pair.
INDEPENDENCE = """
CREATE FUNCTION casework_part_independence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    outsiders text[] := ARRAY['witness', 'complainant'];
    clash text;
BEGIN
    IF NEW.kind = ANY (outsiders) THEN
        clash := NULL;
    ELSIF EXISTS (SELECT 1 FROM casework_incidentperson p JOIN casework_case c ON c.incident_id = p.incident_id
              WHERE c.id = NEW.case_id AND p.employee_id = NEW.employee_id) THEN
        clash := 'a person named in the incident';
    END IF;
    IF EXISTS (SELECT 1 FROM casework_case c WHERE c.id = NEW.case_id AND c.subject_id = NEW.employee_id) THEN
        clash := 'subject';
    END IF;
    IF clash IS NULL THEN
        SELECT held.kind INTO clash FROM casework_part held
        WHERE held.case_id = NEW.case_id AND held.employee_id = NEW.employee_id AND held.id <> NEW.id AND EXISTS (
            SELECT 1 FROM (VALUES %(pairs)s) AS pair (one, other, rule)
            WHERE ((NEW.kind = pair.one AND held.kind = pair.other) OR (NEW.kind = pair.other AND held.kind = pair.one))
                AND NOT EXISTS (SELECT 1 FROM casework_separationoverride o
                    WHERE pair.rule <> '' AND o.rule = pair.rule AND o.kind = NEW.kind AND o.case_id = NEW.case_id
                        AND o.employee_id = NEW.employee_id AND o.approved_by_id IS NOT NULL))
        LIMIT 1;
    END IF;
    IF clash IS NOT NULL THEN
        RAISE EXCEPTION 'part % clashes with %%', NEW.kind, clash
            USING ERRCODE = '23514', CONSTRAINT = 'part_independence';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER part_independence BEFORE INSERT OR UPDATE OF employee_id, kind, case_id ON casework_part
    FOR EACH ROW EXECUTE FUNCTION casework_part_independence();
"""

# Pairs of parts that one person may not hold in one case, with the rule that can give way or none.
# tests/models/test_guards.py compares this list with rules/independence.py for every pair.
HEARS_APPEAL = ("appeal_manager", "appeal_panel_member")
DECIDERS = ("chair", "panel_member", *HEARS_APPEAL)
PAIRS = (
    [("investigator", "case_manager", "")]
    + [("investigator", other, "SEP-1") for other in ("chair", "panel_member")]
    + [
        (hears, other, "SEP-2")
        for hears in HEARS_APPEAL
        for other in ("investigator", "chair", "panel_member", "case_manager")
    ]
    + [(adviser, other, "") for adviser in ("hr_officer", "hr_adviser") for other in DECIDERS]
    + [
        (outsider, other, "")
        for outsider in ("witness", "complainant")
        for other in (*DECIDERS, "investigator", "case_manager", "hr_officer", "hr_adviser", "note_taker")
    ]
)
INDEPENDENCE_SQL = INDEPENDENCE.replace("%(pairs)s", ", ".join(f"('{one}', '{other}', '{rule}')" for one, other, rule in PAIRS)).replace(
    "%%", "%"
)

# Whoever heard one level of an appeal hears no other of it, unless that very override was approved (SEP-2, AP-8): neither
# as the appeal manager nor on a committee that decided it.
FRESH_AT_EACH_LEVEL = """
CREATE FUNCTION casework_fresh_at_each_level() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who bigint;
    what bigint;
    hears text := 'appeal_manager';
BEGIN
    IF TG_TABLE_NAME = 'casework_appealhearing' THEN
        who := NEW.chair_id;
        what := NEW.appeal_id;
    ELSE
        hears := 'appeal_panel_member';
        SELECT part.employee_id INTO who FROM casework_part part WHERE part.id = NEW.part_id;
        SELECT decision.appeal_id INTO what FROM casework_appealdecision decision WHERE decision.id = NEW.decision_id;
    END IF;
    IF EXISTS (SELECT 1 FROM casework_appeal before
            JOIN casework_appeal now ON now.id = what AND now.outcome_id = before.outcome_id AND now.level <> before.level
            WHERE EXISTS (SELECT 1 FROM casework_appealhearing held
                    WHERE held.appeal_id = before.id AND held.chair_id = who)
                OR EXISTS (SELECT 1 FROM casework_appealcommitteemember member
                    JOIN casework_part part ON part.id = member.part_id
                    JOIN casework_appealdecision decision ON decision.id = member.decision_id
                    WHERE decision.appeal_id = before.id AND part.employee_id = who))
        AND NOT EXISTS (SELECT 1 FROM casework_separationoverride o
            WHERE o.rule = 'SEP-2' AND o.kind = hears AND o.case_id = NEW.case_id
                AND o.employee_id = who AND o.approved_by_id IS NOT NULL) THEN
        RAISE EXCEPTION 'whoever heard one level of appeal hears no other'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_fresh_at_each_level';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fresh_at_each_level BEFORE INSERT OR UPDATE OF chair_id, appeal_id ON casework_appealhearing
    FOR EACH ROW EXECUTE FUNCTION casework_fresh_at_each_level();
CREATE TRIGGER fresh_at_each_level BEFORE INSERT OR UPDATE OF part_id, decision_id ON casework_appealcommitteemember
    FOR EACH ROW EXECUTE FUNCTION casework_fresh_at_each_level();
"""

# A further level is the one that a letter offered, with the result of an appeal against the same outcome (AP-8). Asked
# at commit: an appeal and an offer refer to each other, so that rows put back come in no order that suits both.
LEVEL_AS_OFFERED = """
CREATE FUNCTION casework_level_as_offered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.offered_by_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM casework_nextappeallevel offer
            JOIN casework_appealoutcome letter ON letter.id = offer.letter_id
            JOIN casework_appeal before ON before.id = letter.appeal_id
            WHERE offer.id = NEW.offered_by_id AND offer.level = NEW.level AND before.outcome_id = NEW.outcome_id) THEN
        RAISE EXCEPTION 'an appeal is at the level that was offered, against the same outcome'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_level_as_offered';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER level_as_offered AFTER INSERT OR UPDATE OF level, offered_by_id, outcome_id ON casework_appeal
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_level_as_offered();
"""

# An appeal leads to something heavier only where the policy under which the outcome was told and the one under which it is
# heard say so, and then never to a dismissal (AP-4, PV-1). Asked at commit: what stood before is superseded and what stands instead is put in place in any order.
# tests/models/test_guards.py compares this list with enums.WEIGHT.
WEIGHTS = (
    "verbal_warning",
    "written_warning",
    "first_and_final_warning",
    "final_written_warning",
    "action_short_of_dismissal",
    "dismissal_with_notice",
    "summary_dismissal",
)
NEVER_HEAVIER = """
CREATE FUNCTION casework_appeal_never_heavier() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    weights text[] := ARRAY[%(weights)s];
BEGIN
    IF EXISTS (SELECT 1 FROM casework_sanction before
            JOIN casework_sanction instead ON instead.imposed_by_id = before.superseded_by_id
            JOIN casework_appealdecision decision ON decision.id = instead.imposed_by_id
            JOIN casework_appeal appeal ON appeal.id = decision.appeal_id
            JOIN casework_outcome outcome ON outcome.id = appeal.outcome_id
            JOIN casework_policyversion told ON told.id = outcome.policy_id
            LEFT JOIN casework_nextappeallevel offer ON offer.id = appeal.offered_by_id
            JOIN casework_policyversion policy ON policy.id = COALESCE(offer.policy_id, appeal.policy_id)
            WHERE before.superseded_by_id IN (NEW.imposed_by_id, NEW.superseded_by_id)
                AND array_position(weights, instead.level::text) > array_position(weights, before.level::text)
                AND (instead.employment_ends_on IS NOT NULL
                    OR (told.document -> 'appeal' ->> 'may_increase') IS DISTINCT FROM 'true'
                    OR (policy.document -> 'appeal' ->> 'may_increase') IS DISTINCT FROM 'true')) THEN
        RAISE EXCEPTION 'no appeal leads to something heavier unless the policy says so'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_appeal_never_heavier';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER never_heavier AFTER INSERT OR UPDATE OF level, imposed_by_id, superseded_by_id
    ON casework_sanction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.imposed_by_id IS NOT NULL OR NEW.superseded_by_id IS NOT NULL)
    EXECUTE FUNCTION casework_appeal_never_heavier();
""".replace("%(weights)s", ", ".join(f"'{level}'" for level in WEIGHTS))

# What is on file is superseded, never deleted. A table made later comes with the privilege to delete its rows: a
# migration that adds one ends with a call of this function. The application role may not be there.
KEEP_ROWS = """
CREATE FUNCTION casework_keep_rows() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    name text;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'casework_app') THEN
        RETURN;
    END IF;
    FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename LIKE 'casework\\_%' AND tablename <> 'casework_draft'
    LOOP
        EXECUTE format('REVOKE DELETE, TRUNCATE ON %I FROM casework_app', name);
    END LOOP;
END $$;
"""

# The application role reads, adds and changes; of this app it deletes nothing but drafts, and it never touches a
# written event.
GRANTS = """
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'casework_app') THEN
        RETURN;
    END IF;
    EXECUTE 'GRANT USAGE ON SCHEMA public TO casework_app';
    EXECUTE 'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO casework_app';
    EXECUTE 'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO casework_app';
    EXECUTE 'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO casework_app';
    EXECUTE 'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO casework_app';
    PERFORM casework_keep_rows();
    EXECUTE 'REVOKE ALL ON casework_purging, casework_auditevent, casework_auditpayload FROM casework_app';
    EXECUTE 'REVOKE ALL ON SEQUENCE casework_auditevent_id_seq FROM casework_app';
    EXECUTE 'GRANT SELECT, INSERT (body) ON casework_auditevent TO casework_app';
    EXECUTE 'GRANT SELECT, INSERT ON casework_auditpayload TO casework_app';
END $$;
"""

UNDO = """
DROP TRIGGER never_heavier ON casework_sanction;
DROP FUNCTION casework_appeal_never_heavier;
DROP TRIGGER level_as_offered ON casework_appeal;
DROP FUNCTION casework_level_as_offered;
DROP TRIGGER fresh_at_each_level ON casework_appealcommitteemember;
DROP TRIGGER fresh_at_each_level ON casework_appealhearing;
DROP FUNCTION casework_fresh_at_each_level;
DROP TRIGGER part_independence ON casework_part;
DROP TRIGGER event_beside ON casework_incident;
DROP TRIGGER event_beside ON casework_case;
DROP TRIGGER version_steps ON casework_incident;
DROP TRIGGER version_steps ON casework_case;
DROP TRIGGER append_only_truncate ON casework_auditpayload;
DROP TRIGGER append_only ON casework_auditpayload;
DROP TRIGGER append_only_truncate ON casework_auditevent;
DROP TRIGGER append_only ON casework_auditevent;
DROP FUNCTION casework_part_independence, casework_event_beside, casework_version_steps, casework_deny;
DROP FUNCTION casework_payload_stands;
DROP TABLE casework_purging;
DROP FUNCTION casework_keep_rows;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_schema")]

    operations = [
        migrations.RunSQL(
            PURGING
            + APPEND_ONLY
            + VERSIONS
            + INDEPENDENCE_SQL
            + FRESH_AT_EACH_LEVEL
            + LEVEL_AS_OFFERED
            + NEVER_HEAVIER
            + KEEP_ROWS
            + GRANTS,
            UNDO,
        ),
    ]
