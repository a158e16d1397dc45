"""CSV by COPY: cells no spreadsheet takes for a formula, and memory that does not grow."""

from __future__ import annotations

import csv
import io
import tracemalloc
from datetime import date

import pytest
from django.db import connection
from django.db.models import F

from casework.models import Employee
from casework.rendering.csv import Column, Text, copy_csv

pytestmark = pytest.mark.django_db

NAME = Column("name", "", Text("name"))


def employee(name: str, number: str = "E1") -> Employee:
    return Employee.objects.create(
        staff_number=number, name=name, sort_name=name, nation="scotland", start_date=date(2020, 1, 1)
    )


def read(blocks) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(blocks).decode(), newline="")))


@pytest.mark.parametrize(
    "dangerous",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1",
        "@SUM(1)",
        "\t=1",
        "\rx",
        "\nx",
        " =1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
    ],
)
def test_formula_gets_a_quote_and_keeps_its_text(dangerous: str) -> None:
    employee(dangerous)
    assert read(copy_csv(Employee.objects.all(), [NAME])) == [["name"], [f"'{dangerous}"]]


@pytest.mark.parametrize(
    "harmless", ["Aoife =1", "O'Neil, Zoë", 'say "hello"', "two\nlines", "a-b", "'quoted"]
)
def test_other_text_is_left_alone(harmless: str) -> None:
    employee(harmless)
    assert read(copy_csv(Employee.objects.all(), [NAME])) == [["name"], [harmless]]


def test_text_without_a_guard_is_refused() -> None:
    with pytest.raises(ValueError, match="could hold a formula"):
        list(copy_csv(Employee.objects.all(), [Column("name", "", "name")]))
    with pytest.raises(ValueError, match="could hold a formula"):
        list(copy_csv(Employee.objects.all(), [Column("name", "", F("sort_name"))]))


def test_rows_come_in_the_order_of_the_query_with_plain_days_and_gaps() -> None:
    employee("b", "E1")
    employee("a", "E2")
    columns = [NAME, Column("from", "", "start_date"), Column("to", "", "end_date")]
    rows = read(copy_csv(Employee.objects.order_by("name"), columns))
    assert rows == [["name", "from", "to"], ["a", "2020-01-01", ""], ["b", "2020-01-01", ""]]


def test_file_closed_half_way_leaves_the_connection_free() -> None:
    for number in range(3):
        employee("somebody", f"E{number}")
    blocks = copy_csv(Employee.objects.all(), [NAME])
    assert next(blocks) == b"name\n"
    assert next(blocks) == b"somebody\n"
    blocks.close()
    assert Employee.objects.count() == 3


def test_nothing_is_asked_of_the_database_before_the_first_row_is_read() -> None:
    blocks = copy_csv(Employee.objects.all(), [NAME])
    next(blocks)
    assert Employee.objects.count() == 0


def test_memory_does_not_grow_with_the_rows() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO casework_employee (staff_number, name, sort_name, work_email, private_address, nation, start_date)"
            " SELECT 'E' || n, 'Somebody ' || n, repeat('x', 150), '', '', 'scotland', '2020-01-01'"
            " FROM generate_series(1, 30000) n"
        )
    tracemalloc.start()
    size = sum(
        len(block) for block in copy_csv(Employee.objects.all(), [NAME, Column("s", "", Text("sort_name"))])
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 4_000_000
    assert peak < 1_000_000
