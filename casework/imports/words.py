"""A report in sentences, for the page and for the operator's terminal."""

from __future__ import annotations

from casework.imports.report import Numbers, Remark

_COUNTED = {
    "lines": ("line below the header", "lines below the header"),
    "added": ("employee is new", "employees are new"),
    "corrected": ("employee has other details", "employees have other details"),
    "ended": ("of them now has an end date", "of them now have an end date"),
    "posted": (
        "employee has another unit, grade, manager or last day in post",
        "employees have another unit, grade, manager or last day in post",
    ),
    "units": ("unit is new", "units are new"),
    "errors": ("line is not imported", "lines are not imported"),
    "warnings": ("line keeps the manager on record", "lines keep the manager on record"),
    "missing": ("employee is not in the file", "employees are not in the file"),
}


def numbers_in_words(numbers: Numbers) -> list[str]:
    """A phrase for each number that is not nothing; "Nothing changes." when the register stays as it is."""
    found = numbers.as_dict()
    said = [f"{found[name]:,} {words[found[name] != 1]}" for name, words in _COUNTED.items() if found[name]]
    return said if numbers.changes else [*said, "Nothing changes."]


def remark_in_words(remark: Remark) -> str:
    """ "Line 7, staff number N1, grade: line not imported. This is ..." """
    where = [
        f"line {remark.line}" if remark.line else "",
        f"staff number {remark.staff_number}" if remark.staff_number else "",
        remark.field,
    ]
    start = ", ".join(filter(None, where)) or "the file"
    label = str(remark.kind.label)
    return f"{start[:1].upper()}{start[1:]}: {label[:1].lower()}{label[1:]}. {remark.reason}"
