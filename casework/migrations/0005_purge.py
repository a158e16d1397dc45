"""The purge of a closed case: the one way in which a file is deleted, by a function of the owner that checks first (DP-7).

The application role may call it and delete nothing. It refuses unless the case is closed and not held, its time is over
by the policy in force when it was closed, one person proposed the purge and another approved it since the case was closed
and since the last hold, and nothing still needs it: a live warning, the year after employment ended, somebody who waits
for their data, another case. What was said of a record is approved once, as it was proposed.
"""

from django.db import migrations

REVIEW_STANDS = """
CREATE FUNCTION casework_record_review_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_by_id IS NOT NULL OR
        (NEW.id, NEW.case_id, NEW.result, NEW.reasons, NEW.policy_id, NEW.record_class, NEW.counted_from, NEW.purge_from,
            NEW.review_on, NEW.reviewed_on, NEW.reviewed_by_id, NEW.recorded_at)
        IS DISTINCT FROM
        (OLD.id, OLD.case_id, OLD.result, OLD.reasons, OLD.policy_id, OLD.record_class, OLD.counted_from, OLD.purge_from,
            OLD.review_on, OLD.reviewed_on, OLD.reviewed_by_id, OLD.recorded_at)
    THEN
        RAISE EXCEPTION 'a purge is approved as it was proposed, and stands'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_record_review_stands';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER record_review_stands BEFORE UPDATE ON casework_recordreview
    FOR EACH ROW EXECUTE FUNCTION casework_record_review_stands();
"""

# Why a case may not be purged, or NULL. together: with the cases that ended in it.
REFUSAL = """
CREATE FUNCTION casework_today() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT (now() AT TIME ZONE 'Europe/London')::date
$$;

CREATE FUNCTION casework_purge_refusal(purged bigint, together bigint[]) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    closed casework_closure;
    said casework_recordreview;
    class text;
    employee casework_employee;
    policy bigint;
    kept jsonb;
    ended date;
BEGIN
    SELECT * INTO closed FROM casework_closure c
        WHERE c.case_id = purged AND c.reopened_by_id IS NULL AND c.reopening_id IS NULL;
    IF closed.id IS NULL OR EXISTS (SELECT 1 FROM casework_case c WHERE c.id = ANY (together) AND c.state <> 'closed') THEN
        RETURN 'it is not closed';
    END IF;
    IF closed.reason = 'joined' THEN
        RETURN 'it ended in another case';
    END IF;
    IF EXISTS (SELECT 1 FROM casework_legalhold h WHERE h.case_id = ANY (together) AND h.lifted_on IS NULL) THEN
        RETURN 'it is on legal hold';
    END IF;
    SELECT * INTO said FROM casework_recordreview r WHERE r.case_id = purged ORDER BY r.id DESC LIMIT 1;
    IF said.id IS NULL OR said.result <> 'purge' OR said.approved_by_id IS NULL OR said.approved_by_id = said.reviewed_by_id
        OR closed.recorded_at > said.recorded_at
        OR EXISTS (SELECT 1 FROM casework_legalhold h WHERE h.case_id = ANY (together) AND h.recorded_at > said.recorded_at)
    THEN
        RETURN 'no purge was proposed by one person and approved by another';
    END IF;
    class := CASE
        WHEN EXISTS (SELECT 1 FROM casework_safeguardingmark m WHERE m.case_id = ANY (together)) THEN 'safeguarding'
        ELSE COALESCE((SELECT CASE WHEN NOT s.counts THEN 'no_sanction' WHEN s.employment_ends_on IS NOT NULL THEN 'dismissal'
                ELSE 'warning' END
            FROM casework_sanction s WHERE s.case_id = purged AND s.superseded_at IS NULL),
            (SELECT 'warning' WHERE EXISTS (SELECT 1 FROM casework_insteadeffect e WHERE e.case_id = purged AND e.months > 0
                AND NOT EXISTS (SELECT 1 FROM casework_insteadeffect later
                    WHERE later.extension_id = e.extension_id AND later.id > e.id))), 'no_sanction')
    END;
    SELECT e.* INTO employee FROM casework_case c JOIN casework_employee e ON e.id = c.subject_id WHERE c.id = purged;
    -- As PolicyQuerySet.in_force_on: Northern Ireland by its own, where there is one.
    SELECT p.id, p.document -> 'retention' -> class INTO policy, kept FROM casework_policyversion p
        WHERE p.effective_from <= closed.closed_on AND (p.jurisdiction = 'great-britain'
            OR (p.jurisdiction = 'northern-ireland' AND employee.nation = 'northern-ireland'))
        ORDER BY p.jurisdiction DESC, p.effective_from DESC LIMIT 1;
    -- GREATEST and COALESCE pass over what is not known; NULL where nobody says that employment ended.
    SELECT GREATEST(employee.end_date, COALESCE(closed.died_on,
        (SELECT s.employment_ends_on FROM casework_sanction s WHERE s.case_id = purged AND s.superseded_at IS NULL),
        (SELECT r.ends_on FROM casework_resignation r WHERE r.case_id = purged))) INTO ended;
    IF kept IS NULL OR policy <> said.policy_id OR said.record_class <> class OR said.counted_from < closed.closed_on
        OR (kept ->> 'from' = 'employment_end' AND (ended IS NULL OR said.counted_from < ended))
        OR casework_today() <= said.counted_from + make_interval(
            months => (kept ->> 'n')::int * CASE kept ->> 'unit' WHEN 'years' THEN 12 ELSE 1 END)
    THEN
        RETURN 'its time is not over';
    END IF;
    IF EXISTS (SELECT 1 FROM casework_liveperiod l JOIN casework_sanction s ON s.id = l.sanction_id
            WHERE l.superseded_at IS NULL AND s.superseded_at IS NULL AND l.to_on >= casework_today()
                AND (s.case_id = ANY (together) OR s.id IN (
                    SELECT x.sanction_id FROM casework_insteadextension x
                    JOIN casework_insteadeffect e ON e.extension_id = x.id WHERE e.case_id = ANY (together)))) THEN
        RETURN 'a warning is live';
    END IF;
    IF casework_today() <= GREATEST(ended, (SELECT max(s.employment_ends_on) FROM casework_sanction s
            WHERE s.employee_id = employee.id AND s.superseded_at IS NULL)) + interval '12 months' THEN
        RETURN 'a claim about the end of employment can come';
    END IF;
    IF EXISTS (SELECT 1 FROM casework_informationrequest q WHERE q.about_id = employee.id AND NOT EXISTS (
            SELECT 1 FROM casework_requestentry n WHERE n.request_id = q.id AND n.step IN ('replied', 'closed')
                AND n.taken_back_at IS NULL)) THEN
        RETURN 'the employee waits for their data';
    END IF;
    IF EXISTS (SELECT 1 FROM casework_case other JOIN casework_case c ON c.subject_id = other.subject_id
            WHERE c.id = ANY (together) AND other.id <> ALL (together) AND other.state <> 'closed')
        OR EXISTS (SELECT 1 FROM casework_incidentperson n JOIN casework_incident i ON i.id = n.incident_id
            WHERE n.employee_id = employee.id AND n.kind = 'involved' AND i.state = 'reported')
        OR EXISTS (SELECT 1 FROM casework_sanction s
            LEFT JOIN casework_decision_relied_on r ON r.sanction_id = s.id
            LEFT JOIN casework_decision d ON d.id = r.decision_id
            LEFT JOIN casework_spentrecordopening_shown w ON w.sanction_id = s.id
            LEFT JOIN casework_spentrecordopening o ON o.id = w.spentrecordopening_id
            LEFT JOIN casework_decisionreview v ON v.sanction_id = s.id
            LEFT JOIN casework_insteadextension x ON x.sanction_id = s.id
            LEFT JOIN casework_warningjudgement j ON j.sanction_id = s.id
            WHERE s.case_id = ANY (together)
                AND (d.case_id <> ALL (together) OR o.case_id <> ALL (together) OR v.case_id <> ALL (together)
                    OR x.case_id <> ALL (together) OR j.case_id <> ALL (together)))
    THEN
        RETURN 'another case needs it';
    END IF;
    RETURN NULL;
END $$;
"""

# Rows that hang on a row of a case without naming the case: table, its column, and the table of that row.
# tests/models/test_purge.py compares the list with the models.
HANGING = (
    ("notification", "deadline_id", "deadline"),
    ("decision_relied_on", "decision_id", "decision"),
    ("spentrecordopening_shown", "spentrecordopening_id", "spentrecordopening"),
    ("considerationagreed_warnings", "considerationagreed_id", "considerationagreed"),
)
_DELETE_HANGING = "".join(
    f"""
    DELETE FROM casework_{table} WHERE {column} IN (SELECT id FROM casework_{target} WHERE case_id = ANY (together));"""
    for table, column, target in HANGING
)

PURGE = f"""
CREATE FUNCTION casework_purge_case(purged bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    together bigint[];
    alone bigint[];
    subjects bigint[];
    why text;
    pointing record;
BEGIN
    WITH RECURSIVE ended_in (id) AS (
        SELECT purged UNION SELECT j.joined_id FROM casework_casejoin j JOIN ended_in e ON e.id = j.case_id)
    SELECT array_agg(id) INTO together FROM ended_in;
    PERFORM 1 FROM casework_case c WHERE c.id = ANY (together) ORDER BY c.id FOR UPDATE;
    why := casework_purge_refusal(purged, together);
    IF why IS NOT NULL THEN
        RAISE EXCEPTION 'this case is not purged: %', why USING ERRCODE = '23514', CONSTRAINT = 'casework_purge_case';
    END IF;
    SELECT array_agg(DISTINCT c.subject_id) INTO subjects FROM casework_case c WHERE c.id = ANY (together);
    SELECT COALESCE(array_agg(DISTINCT c.incident_id), ARRAY[]::bigint[]) INTO alone FROM casework_case c
        WHERE c.id = ANY (together) AND NOT EXISTS (SELECT 1 FROM casework_case other
            WHERE other.incident_id = c.incident_id AND other.id <> ALL (together));
    INSERT INTO casework_purging VALUES (pg_current_xact_id(), together, alone);

    DELETE FROM casework_auditpayload p WHERE p.event_uid IN (
        SELECT e.uid FROM casework_auditevent e WHERE e."case" = ANY (together) OR e.incident = ANY (alone));
    DELETE FROM casework_draft d USING casework_case c
        WHERE c.id = ANY (together) AND position('/' || c.reference || '/' IN d.key) > 0;
    DELETE FROM casework_draft d USING casework_incident i
        WHERE i.id = ANY (alone) AND position('/' || i.reference || '/' IN d.key) > 0;
    DELETE FROM casework_notification WHERE deadline_id IN (
        SELECT id FROM casework_deadline WHERE incident_id = ANY (alone));{_DELETE_HANGING}
    FOR pointing IN
        SELECT k.conrelid::regclass AS name, a.attname AS col, k.confrelid = 'casework_case'::regclass AS at_case
        FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND k.conrelid <> 'casework_case'::regclass
            AND k.confrelid IN ('casework_case'::regclass, 'casework_incident'::regclass)
    LOOP
        EXECUTE format('DELETE FROM %s WHERE %I = ANY ($1)', pointing.name, pointing.col)
            USING CASE WHEN pointing.at_case THEN together ELSE alone END;
    END LOOP;
    DELETE FROM casework_case WHERE id = ANY (together);
    DELETE FROM casework_incident WHERE id = ANY (alone);
    DELETE FROM casework_purgedperson p WHERE p.employee_id = ANY (subjects)
        AND NOT EXISTS (SELECT 1 FROM casework_case c WHERE c.subject_id = p.employee_id);

    DELETE FROM casework_purging WHERE xid = pg_current_xact_id();
END $$;

REVOKE ALL ON FUNCTION casework_purge_case(bigint) FROM PUBLIC;
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'casework_app') THEN
        GRANT EXECUTE ON FUNCTION casework_purge_case(bigint) TO casework_app;
    END IF;
END $$;
"""

UNDO = """
DROP FUNCTION casework_purge_case;
DROP FUNCTION casework_purge_refusal;
DROP FUNCTION casework_today;
DROP TRIGGER record_review_stands ON casework_recordreview;
DROP FUNCTION casework_record_review_stands;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_rows_that_stand")]

    operations = [migrations.RunSQL(REVIEW_STANDS + REFUSAL + PURGE, UNDO)]
