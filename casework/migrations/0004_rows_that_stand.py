"""Rows that stand once they bind: a policy in force, an override that was approved, what was said of a day off, a
request and what happened to it, a letter.
"""

from django.db import migrations

POLICY = """
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

OVERRIDE = """
CREATE FUNCTION casework_override_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved_by_id IS NOT NULL OR
        (NEW.id, NEW.case_id, NEW.number, NEW.employee_id, NEW.kind, NEW.rule, NEW.reasons, NEW.proposed_on,
            NEW.proposed_by_id, NEW.recorded_at)
        IS DISTINCT FROM
        (OLD.id, OLD.case_id, OLD.number, OLD.employee_id, OLD.kind, OLD.rule, OLD.reasons, OLD.proposed_on,
            OLD.proposed_by_id, OLD.recorded_at)
    THEN
        RAISE EXCEPTION 'an override is approved as it was proposed, and stands'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_override_stands';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER override_stands BEFORE UPDATE ON casework_separationoverride
    FOR EACH ROW EXECUTE FUNCTION casework_override_stands();
"""

WITHDRAWAL = """
CREATE FUNCTION casework_withdrawal_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.answered_on IS NOT NULL OR
        (NEW.id, NEW.case_id, NEW.reason, NEW.proposed_on, NEW.proposed_by_id, NEW.recorded_at)
        IS DISTINCT FROM
        (OLD.id, OLD.case_id, OLD.reason, OLD.proposed_on, OLD.proposed_by_id, OLD.recorded_at)
    THEN
        RAISE EXCEPTION 'a withdrawal is answered as it was proposed, and stands'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_withdrawal_stands';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_stands BEFORE UPDATE ON casework_withdrawal
    FOR EACH ROW EXECUTE FUNCTION casework_withdrawal_stands();
"""

# Of a row that was superseded and of one that was not: the same words, the same day.
HOLIDAY = """
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

REQUEST = """
CREATE FUNCTION casework_request_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a request stays as it was received'
        USING ERRCODE = '23514', CONSTRAINT = 'casework_request_stands';
END $$;
CREATE TRIGGER request_stands BEFORE UPDATE ON casework_informationrequest
    FOR EACH ROW EXECUTE FUNCTION casework_request_stands();

CREATE FUNCTION casework_request_entry_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.taken_back_at IS NOT NULL OR
        (NEW.id, NEW.request_id, NEW.step, NEW."on", NEW.said, NEW.until, NEW.result, NEW.refused_for,
            NEW.recorded_by_id, NEW.recorded_at)
        IS DISTINCT FROM
        (OLD.id, OLD.request_id, OLD.step, OLD."on", OLD.said, OLD.until, OLD.result, OLD.refused_for,
            OLD.recorded_by_id, OLD.recorded_at)
    THEN
        RAISE EXCEPTION 'what happened to a request is taken back, never altered'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_request_entry_stands';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER request_entry_stands BEFORE UPDATE ON casework_requestentry
    FOR EACH ROW EXECUTE FUNCTION casework_request_entry_stands();
"""

# Asked at commit, after whatever else holds for the row.
LETTER = """
CREATE FUNCTION casework_sent_letter_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a letter says what it said when it left'
        USING ERRCODE = '23514', CONSTRAINT = 'casework_sent_letter_stands';
END $$;
CREATE CONSTRAINT TRIGGER sent_letter_stands AFTER UPDATE ON casework_sentletter
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_sent_letter_stands();
"""

UNDO = """DROP TRIGGER sent_letter_stands ON casework_sentletter;
DROP FUNCTION casework_sent_letter_stands;
"""
UNDO += """DROP TRIGGER request_entry_stands ON casework_requestentry;
DROP FUNCTION casework_request_entry_stands;
DROP TRIGGER request_stands ON casework_informationrequest;
DROP FUNCTION casework_request_stands;
"""
UNDO += """DROP TRIGGER holiday_stands ON casework_holidaychange;
DROP FUNCTION casework_holiday_stands;
DROP TRIGGER withdrawal_stands ON casework_withdrawal;
DROP FUNCTION casework_withdrawal_stands;
DROP TRIGGER override_stands ON casework_separationoverride;
DROP FUNCTION casework_override_stands;
DROP TRIGGER policy_stands ON casework_policyversion;
DROP FUNCTION casework_policy_stands;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_same_case")]

    operations = [migrations.RunSQL(POLICY + OVERRIDE + WITHDRAWAL + HOLIDAY + REQUEST + LETTER, UNDO)]
