"""Compare the staged file with the register, and write down in ``import_planned`` what each line would change.

Nothing but staging tables is written here: a dry run ends after this, so its report is that of the import itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection

from casework.enums import RemarkKind
from casework.imports.report import Numbers, Remark
from casework.imports.staging import copy_rows
from casework.imports.units import find_units
from casework.rules.reporting_lines import refused_managers

TWICE = """
WITH twice AS (
    SELECT staff_number, count(*) AS times, min(line) AS first FROM import_staged
    WHERE staff_number IS NOT NULL GROUP BY staff_number HAVING count(*) > 1
), marked AS (
    UPDATE import_staged s SET ok = false FROM twice t WHERE s.staff_number = t.staff_number
    RETURNING s.line, s.staff_number, t.times, t.first
)
INSERT INTO import_remarks SELECT line, staff_number, 'staff_number', 'error',
    format('This staff number is on %s lines, first on line %s. Keep the right line and delete the others.', times, first)
FROM marked
"""
NO_SUCH_MANAGER = """
WITH lost AS (
    UPDATE import_staged s SET manager = NULL
    WHERE ok AND manager <> ''
        AND NOT EXISTS (SELECT FROM import_staged m WHERE m.ok AND m.staff_number = s.manager)
        AND NOT EXISTS (SELECT FROM casework_employee e WHERE e.staff_number = s.manager)
    RETURNING line, staff_number
)
INSERT INTO import_remarks SELECT line, staff_number, 'manager_staff_number', 'warning',
    'Nobody has this staff number, neither here nor in the file. The manager stays as on record: correct this line.'
FROM lost
"""
# The last posting of each person, whether or not it has ended.
LAST = """
    SELECT DISTINCT ON (employee_id) * FROM casework_posting ORDER BY employee_id, from_date DESC
"""
CURRENT_MANAGERS = f"""
SELECT e.staff_number, m.staff_number FROM ({LAST}) c
JOIN casework_employee e ON e.id = c.employee_id JOIN casework_employee m ON m.id = c.manager_id
WHERE c.to_date IS NULL
"""
NAMED_MANAGERS = "SELECT staff_number, manager FROM import_staged WHERE ok AND manager IS NOT NULL"
LOOP = (
    "From this person's manager upwards the line of managers leads back to this person. The manager stays as on "
    "record: correct one of the lines."
)

# What becomes of a person's place. A posting that a case has frozen is not altered: a new one follows on it.
# first    no posting yet, or back after leaving: one from the start date
# replace  the last one began today or begins later, and no case rests on it: it is put right
# move     the last one ends the day before, a new one begins
# end      only the last day of the last one changes
# Before that, a corrected start date moves the first day of the posting that began on the old one (shifted_id), unless
# a case has frozen it, or it would then pass its own last day or reach into an earlier posting. All the rest is decided
# by the day to which it is moved.
PLAN = f"""
CREATE TEMPORARY TABLE import_planned AS
SELECT p.*, CASE
        WHEN fresh THEN 'first'
        WHEN elsewhere AND from_date >= %(day)s AND (end_date IS NULL OR end_date >= from_date)
            AND NOT EXISTS (SELECT FROM casework_case f WHERE f.posting_id = p.posting_id) THEN 'replace'
        WHEN elsewhere AND (end_date IS NULL OR end_date >= next_day) THEN 'move'
        WHEN to_date IS DISTINCT FROM GREATEST(end_date, CASE WHEN end_date IS NOT NULL THEN from_date END) THEN 'end'
        ELSE 'same'
    END AS place
FROM (
    SELECT s.*, e.id AS employee_id, u.unit_id, c.id AS posting_id, c.to_date, c.manager_id AS old_manager,
        f.id AS shifted_id, d.from_date,
        CASE WHEN c.unit_id = u.unit_id AND c.grade_id = s.grade_id THEN c.job_title ELSE '' END AS job_title,
        GREATEST(%(day)s, d.from_date + 1) AS next_day,
        e.id IS NOT NULL AND (e.name, e.sort_name, e.work_email, e.nation, e.start_date, e.end_date)
            IS DISTINCT FROM (s.name, s.sort_name, s.work_email, s.nation, s.start_date, s.end_date) AS corrected,
        s.end_date IS NOT NULL AND e.end_date IS NULL AND e.id IS NOT NULL AS ended,
        c.id IS NULL OR (c.to_date IS NOT NULL AND s.start_date > c.to_date) AS fresh,
        u.unit_id IS DISTINCT FROM c.unit_id OR s.grade_id IS DISTINCT FROM c.grade_id
            OR (s.manager IS NOT NULL AND s.manager <> COALESCE(m.staff_number, '')) AS elsewhere
    FROM import_staged s
    JOIN import_units u ON u.path = s.unit
    LEFT JOIN casework_employee e ON e.staff_number = s.staff_number
    LEFT JOIN ({LAST}) c ON c.employee_id = e.id
    LEFT JOIN casework_employee m ON m.id = c.manager_id
    LEFT JOIN casework_posting f ON f.employee_id = e.id AND f.from_date = e.start_date
        AND e.start_date <> s.start_date AND (f.to_date IS NULL OR f.to_date >= s.start_date)
        AND NOT EXISTS (SELECT FROM casework_case z WHERE z.posting_id = f.id)
        AND NOT EXISTS (SELECT FROM casework_posting b WHERE b.employee_id = e.id AND b.from_date < f.from_date
            AND (b.to_date IS NULL OR b.to_date >= s.start_date))
    CROSS JOIN LATERAL (SELECT CASE WHEN f.id = c.id THEN s.start_date ELSE c.from_date END AS from_date) d
    WHERE s.ok
) p
"""
MISSING = """
INSERT INTO import_remarks SELECT NULL, e.staff_number, '', 'missing',
    'Employed on record and not in the file. Nothing was changed: give an end date if this person has left.'
FROM casework_employee e
WHERE (e.end_date IS NULL OR e.end_date >= %s)
    AND NOT EXISTS (SELECT FROM import_staged s WHERE s.staff_number = e.staff_number)
"""
COUNTS = """
SELECT (SELECT count(*) FROM import_staged), count(*) FILTER (WHERE employee_id IS NULL),
    count(*) FILTER (WHERE corrected),
    count(*) FILTER (WHERE employee_id IS NOT NULL AND place <> 'same'), count(*) FILTER (WHERE ended)
FROM import_planned
"""


def plan(day: date) -> Numbers:
    """Compare; ``day`` is the day of the import, from which changes of place hold."""
    with connection.cursor() as cursor:
        cursor.execute(TWICE)
        cursor.execute(NO_SUCH_MANAGER)
        _break_loops()
        cursor.execute("SELECT DISTINCT unit FROM import_staged WHERE ok")
        new_units = find_units([path for (path,) in cursor.fetchall()])
        cursor.execute(PLAN, {"day": day})
        cursor.execute("ANALYZE import_planned")
        cursor.execute(MISSING, [day])
        cursor.execute(COUNTS)
        lines, added, corrected, posted, ended = cursor.fetchone()
        kinds = _remarks_by_kind()
    return Numbers(
        lines=lines,
        added=added,
        corrected=corrected,
        posted=posted,
        ended=ended,
        units=new_units,
        errors=kinds.get(RemarkKind.ERROR, 0),
        warnings=kinds.get(RemarkKind.WARNING, 0),
        missing=kinds.get(RemarkKind.MISSING, 0),
    )


def _break_loops() -> None:
    """Leave the manager of everybody in a loop as on record, and say so."""
    with connection.cursor() as cursor:
        cursor.execute(CURRENT_MANAGERS)
        current = dict(cursor)
        cursor.execute(NAMED_MANAGERS)
        refused = sorted(refused_managers(current, dict(cursor)))
        if not refused:
            return
        cursor.execute(
            "UPDATE import_staged SET manager = NULL WHERE ok AND staff_number = ANY(%s) RETURNING line, staff_number",
            [refused],
        )
        _add(
            Remark(line, number, "manager_staff_number", RemarkKind.WARNING, LOOP)
            for line, number in cursor.fetchall()
        )


def _add(remarks: Iterable[Remark]) -> None:
    copy_rows("import_remarks", Remark._fields, remarks)


def _remarks_by_kind() -> dict[str, int]:
    """Lines with an error count once each; the other kinds count remarks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, CASE kind WHEN 'error' THEN count(DISTINCT line) ELSE count(*) END "
            "FROM import_remarks GROUP BY kind"
        )
        return dict(cursor.fetchall())
