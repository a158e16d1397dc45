"""Carry out what was planned: set-based, in the transaction of the import."""

from __future__ import annotations

from django.db import connection

from casework.imports.units import make_units

ADD = """
WITH made AS (
    INSERT INTO casework_employee
        (staff_number, name, sort_name, work_email, private_address, nation, start_date, end_date)
    SELECT staff_number, name, sort_name, work_email, '', nation, start_date, end_date
    FROM import_planned WHERE employee_id IS NULL ORDER BY staff_number
    RETURNING id, staff_number
)
UPDATE import_planned p SET employee_id = made.id FROM made WHERE made.staff_number = p.staff_number
"""
CORRECT = """
UPDATE casework_employee e SET name = p.name, sort_name = p.sort_name, work_email = p.work_email, nation = p.nation,
    start_date = p.start_date, end_date = p.end_date
FROM import_planned p WHERE p.corrected AND p.employee_id = e.id
"""
# Everybody who is somebody's manager in a line that opens or alters a posting.
PEOPLE = """
CREATE TEMPORARY TABLE import_people AS
SELECT w.manager AS staff_number, COALESCE(p.employee_id, e.id) AS employee_id
FROM (SELECT DISTINCT manager FROM import_planned WHERE manager <> '' AND place IN ('first', 'move', 'replace')) w
LEFT JOIN import_planned p ON p.staff_number = w.manager
LEFT JOIN casework_employee e ON p.staff_number IS NULL AND e.staff_number = w.manager
"""
MANAGER = "CASE WHEN p.manager IS NULL THEN p.old_manager ELSE m.employee_id END"
SHIFT = """
UPDATE casework_posting f SET from_date = p.start_date FROM import_planned p WHERE f.id = p.shifted_id
"""
CLOSE = """
UPDATE casework_posting c SET to_date = CASE
    WHEN p.place = 'move' THEN p.next_day - 1
    WHEN p.end_date IS NOT NULL THEN GREATEST(p.end_date, p.from_date) END
FROM import_planned p WHERE p.place IN ('move', 'end') AND c.id = p.posting_id
"""
REPLACE = f"""
UPDATE casework_posting c SET unit_id = p.unit_id, grade_id = p.grade_id, manager_id = {MANAGER},
    job_title = p.job_title, to_date = p.end_date
FROM import_planned p LEFT JOIN import_people m ON m.staff_number = p.manager
WHERE p.place = 'replace' AND c.id = p.posting_id
"""
OPEN = f"""
INSERT INTO casework_posting (employee_id, unit_id, grade_id, manager_id, job_title, from_date, to_date)
SELECT p.employee_id, p.unit_id, p.grade_id, {MANAGER}, p.job_title,
    CASE p.place WHEN 'first' THEN p.start_date ELSE p.next_day END, p.end_date
FROM import_planned p LEFT JOIN import_people m ON m.staff_number = p.manager
WHERE p.place IN ('first', 'move') ORDER BY p.employee_id
"""


def apply() -> None:
    """Write units, employees and postings. Logins, roles, cases and everybody not in the file stay untouched."""
    make_units()
    with connection.cursor() as cursor:
        for statement in (ADD, CORRECT, PEOPLE, "ANALYZE import_people", SHIFT, CLOSE, REPLACE, OPEN):
            cursor.execute(statement)
