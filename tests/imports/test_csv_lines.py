"""Files that cannot be read, files that can all the same, and any bytes whatever."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from casework.enums import RemarkKind
from casework.imports.employee_rows import HEADER
from casework.models import Employee
from tests.fixtures_world import contents
from tests.imports.staff import csv_of, employee, row, run
from tests.world import World

pytestmark = pytest.mark.django_db

GOOD = csv_of(row(), row("N2"))
FIRST = ",".join(HEADER).encode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no first line"),
        (b"\n\n", "no first line"),
        (GOOD.replace(b",", b";"), "separated by semicolons"),
        (GOOD.replace(b",", b"\t"), "separated by tabs"),
        (b"staff_number,name\nN1,Ana\n", "Missing: work_email, unit, manager_staff_number, grade, nation"),
        (FIRST.replace(b"nation", b"country") + b"\n", "Missing: nation."),
        (b",".join(reversed(FIRST.split(b","))) + b"\n", "not in this order"),
        (FIRST + b",notes\n", "or there are more"),
        ("\ufeff".encode("utf-16-le") + GOOD.decode().encode("utf-16-le"), "Line 1 is not in UTF-8"),
        (csv_of(row(), row("N2", name="Zoë")).decode().encode("latin-1"), "Line 3 is not in UTF-8"),
        (b"PK\x03\x04" + bytes(range(256)) * 20, "a workbook, not a CSV"),
        (FIRST + b"\n" + b"x" * 200_000, "Line 2 is longer than"),
        (GOOD.replace(b"\n", b"\r"), "The first line must be"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_file_that_cannot_be_used_is_refused_in_a_sentence_and_changes_nothing(
    world: World, content: bytes, says: str
) -> None:
    run(GOOD, dry_run=True)
    before = contents()
    report, said = run(content)
    assert says in report.refused
    assert (said, report.numbers.lines) == ([], 0)
    assert contents() == before


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + GOOD,
        GOOD.replace(b"\n", b"\r\n"),
        GOOD.rstrip(b"\n"),
        GOOD.replace(b"\n", b"\n\n,,,,,,,,\n"),
        b'"' + FIRST.replace(b",", b'","') + b'"' + GOOD[len(FIRST) :],
        GOOD.replace(b"Ana de Souza", b'"  Ana  de   Souza "'),
    ],
    ids=["byte order mark", "CR LF", "no last line end", "blank lines", "quoted header", "inner spaces"],
)
def test_file_written_otherwise_is_the_same_file(world: World, content: bytes) -> None:
    report, said = run(content)
    assert (report.refused, said, report.numbers.added) == ("", [], 2)
    assert employee().name == "Ana de Souza"


def test_accents_are_kept_in_one_form(world: World) -> None:
    run(csv_of(row(name="Zoe\u0308 Núñez")))
    assert employee().name == "Zoë Núñez"
    assert run(csv_of(row(name="Zoë Núñez")))[0].numbers.changes == 0


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('N9,"Ana,x', "quotation mark"),
        ('N9,"Ana" B,a@example.org,Department,,EO,scotland,2026-01-05,', "quotation mark"),
        ("N9,Ana", "2 cells and the first line of the file has 9"),
        ("N9,Ana,,Department,,EO,scotland,2026-01-05,,,,", "12 cells"),
    ],
)
def test_line_that_cannot_be_cut_into_cells_costs_only_itself(world: World, line: str, says: str) -> None:
    report, (remark,) = run(csv_of(row()) + f"{line}\n".encode() + csv_of(row("N2")).split(b"\n", 1)[1])
    assert (remark.line, remark.kind) == (3, RemarkKind.ERROR)
    assert says in remark.reason
    assert report.numbers.added == 2


_cell = st.text(max_size=30) | st.sampled_from(
    ["", "N1", "EO", "scotland", "2026-01-05", "A/B", "=1", '"', "\x00"]
)
_lines = st.lists(st.lists(_cell, min_size=7, max_size=10).map(",".join), max_size=8).map("\n".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=400) | _lines.map(lambda text: FIRST + b"\n" + text.encode("utf-8", "surrogatepass"))
)
@example(FIRST + b"\n" + b"\xf0\x9f\x98\x80," * 9)
@example(b"\xef\xbb\xbf")
def test_any_bytes_give_a_report(world: World, content: bytes) -> None:
    report, said = run(content)
    assert report.refused or report.numbers.lines >= report.numbers.errors
    assert all(remark.reason for remark in said)


def test_file_with_bits_turned_at_random_gives_a_report(world: World) -> None:
    chance = random.Random(4)
    for _ in range(40):
        content = bytearray(csv_of(*(row(f"N{number}") for number in range(20))))
        for _ in range(chance.randrange(1, 30)):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        report, _ = run(bytes(content))
        assert report.refused or report.numbers.lines <= 21
        assert Employee.objects.filter(name="").count() == 0
