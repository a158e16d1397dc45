"""Units by their path of names. What is missing is made, from the top down."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from casework.enums import RemarkKind
from casework.imports.report import Remark
from casework.imports.staging import copy_rows
from casework.models import Unit

Place = tuple[int | None, str]


def find_units(paths: Iterable[str]) -> int:
    """Stage each path with its unit's id, or none; remark each unit that is not there yet. Returns how many."""
    known = _known()
    new: dict[str, None] = {}
    staged: list[tuple[str, int | None]] = []
    for path in sorted(paths):
        names = path.split("/")
        above: int | None = None
        for depth, name in enumerate(names, start=1):
            found = None if "/".join(names[: depth - 1]) in new else known.get((above, name))
            if found is None:
                new["/".join(names[:depth])] = None
            above = found
        staged.append((path, above))
    copy_rows("import_units", ("path", "unit_id"), staged)
    remarks = (Remark(None, "", "unit", RemarkKind.NEW_UNIT, path) for path in new)
    copy_rows("import_remarks", Remark._fields, remarks)
    return len(new)


def make_units() -> None:
    """Make the units that a plan found missing, and stage their ids."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT path FROM import_units WHERE unit_id IS NULL ORDER BY path")
        missing = [path for (path,) in cursor.fetchall()]
        if not missing:
            return
        known, paths = _known(), dict(Unit.objects.values_list("pk", "path"))
        made = [(path, _make(path.split("/"), known, paths)) for path in missing]
        cursor.executemany(
            "UPDATE import_units SET unit_id = %s WHERE path = %s", [(pk, path) for path, pk in made]
        )
        cursor.execute(
            "UPDATE import_planned p SET unit_id = u.unit_id FROM import_units u WHERE u.path = p.unit AND p.unit_id IS NULL"
        )


def _known() -> dict[Place, int]:
    return {(parent, name): pk for pk, parent, name in Unit.objects.values_list("pk", "parent", "name")}


def _make(names: list[str], known: dict[Place, int], paths: dict[int, str]) -> int:
    above: int | None = None
    for name in names:
        found = known.get((above, name))
        if found is None:
            unit = Unit.objects.create(name=name, parent_id=above)
            unit.path = f"{paths[above] if above else '/'}{unit.pk}/"
            unit.save(update_fields=["path"])
            found = known[above, name] = unit.pk
            paths[found] = unit.path
        above = found
    assert above is not None
    return above
