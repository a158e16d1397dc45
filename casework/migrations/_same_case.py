"""The guard by which a row of one case never points at a row of another: Django has no composite foreign keys."""

from collections.abc import Mapping

# table: its columns that point at a row of the same case, and the tables of those rows
Columns = Mapping[str, Mapping[str, str]]


def guards(tables: Columns) -> str:
    """SQL for the guards of these tables."""
    return "".join(_guard(table, columns) for table, columns in tables.items())


def no_guards(tables: Columns) -> str:
    """SQL that takes them away."""
    return "".join(
        f"DROP TRIGGER same_case ON casework_{table}; DROP FUNCTION casework_{table}_same_case;" for table in tables
    )


def _guard(table: str, columns: Mapping[str, str]) -> str:
    checks = "".join(
        f"""
    IF EXISTS (SELECT 1 FROM casework_{target} o WHERE o.id = NEW.{column} AND o.case_id <> NEW.case_id) THEN
        RAISE EXCEPTION '{column} is of another case'
            USING ERRCODE = '23514', CONSTRAINT = 'casework_{table}_same_case';
    END IF;"""
        for column, target in columns.items()
    )
    named = ", ".join(("case_id", *columns))
    return f"""
CREATE FUNCTION casework_{table}_same_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN{checks}
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER same_case AFTER INSERT OR UPDATE OF {named} ON casework_{table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION casework_{table}_same_case();
"""
