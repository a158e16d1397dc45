"""What each field takes, and what it says to what it does not take."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.web import fields
from casework.web.day_fields import DateField, TimeField
from casework.web.widgets import DateTyped, PersonFound, PersonTyped, people_found


def refusal(field: Any, value: Any) -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        field.clean(value)
    return caught.value


def held_on(**limits: Any) -> DateField:
    return DateField(label="When was it held?", name_in_sentence="the date of the hearing", **limits)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (("27", "11", "2026"), dt.date(2026, 11, 27)),
        (("01", "1", "2027"), dt.date(2027, 1, 1)),
        (("3", "Mar", "2026"), dt.date(2026, 3, 3)),
        (("3", "september", "2026"), dt.date(2026, 9, 3)),
        (("29", "2", "2028"), dt.date(2028, 2, 29)),
    ],
)
def test_date_field_reads_numbers_and_month_words(typed: tuple[str, str, str], day: dt.date):
    assert held_on().clean(DateTyped(*typed)) == day


@pytest.mark.parametrize(
    ("typed", "words", "parts"),
    [
        (("", "", ""), "Enter the date of the hearing", ()),
        (("27", "", "2026"), "The date of the hearing must include a month", ("month",)),
        (("", "11", ""), "The date of the hearing must include a day and year", ("day", "year")),
        (("31", "2", "2026"), "The date of the hearing must be a real date", ()),
        (("32", "1", "2026"), "The date of the hearing must be a real date", ("day",)),
        (("1", "13", "2026"), "The date of the hearing must be a real date", ("month",)),
        (("1", "Mrz", "2026"), "The date of the hearing must be a real date", ("month",)),
        (("one", "1", "2026"), "The date of the hearing must be a real date", ("day",)),
        (("1", "1", "26"), "Year must include 4 numbers", ("year",)),
        (("1", "1", "0000"), "The date of the hearing must be a real date", ()),
        (("9" * 5000, "9" * 5000, "2026"), "The date of the hearing must be a real date", ("day",)),
        (("²", "1", "2026"), "The date of the hearing must be a real date", ("day",)),
    ],
)
def test_date_field_says_what_is_wrong_and_in_which_box(
    typed: tuple[str, str, str], words: str, parts: tuple[str, ...]
):
    error = refusal(held_on(), DateTyped(*typed))
    assert error.messages == [words]
    assert tuple((error.params or {}).get("parts", ())) == parts


def test_date_field_that_may_stay_empty_gives_nothing():
    assert held_on(required=False).clean(DateTyped("", "", "")) is None
    assert refusal(held_on(required=False), DateTyped("1", "", "")).code == "date"


@time_machine.travel("2026-11-27 00:30+00:00", tick=False)
def test_date_field_not_future_counts_today_as_past():
    assert held_on(not_future=True).clean(DateTyped("27", "11", "2026")) == dt.date(2026, 11, 27)
    tomorrow = refusal(held_on(not_future=True), DateTyped("28", "11", "2026"))
    assert tomorrow.messages == ["The date of the hearing must be today or in the past"]


def test_date_field_limits_are_inclusive_and_may_be_asked_late():
    field = held_on(earliest=dt.date(2026, 11, 20), latest=lambda: dt.date(2026, 11, 27))
    assert field.clean(DateTyped("20", "11", "2026"))
    assert field.clean(DateTyped("27", "11", "2026"))
    early = refusal(field, DateTyped("19", "11", "2026"))
    assert early.messages == ["The date of the hearing must be Fri 20 Nov 2026 or later"]
    late = refusal(field, DateTyped("28", "11", "2026"))
    assert late.messages == ["The date of the hearing must be Fri 27 Nov 2026 or earlier"]


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("10:30am", dt.time(10, 30)),
        ("10.30", dt.time(10, 30)),
        ("1030", dt.time(10, 30)),
        ("9", dt.time(9)),
        ("2pm", dt.time(14)),
        ("2:05 P.M.", dt.time(14, 5)),
        ("14:00", dt.time(14)),
        ("12am", dt.time(0)),
        ("12:15pm", dt.time(12, 15)),
        ("02:30", dt.time(2, 30)),
        ("midday", dt.time(12)),
    ],
)
def test_time_field_reads_times_as_people_write_them(typed: str, time: dt.time):
    assert TimeField(label="Time").clean(typed) == time


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter the time of the hearing"),
        ("soon", "The time of the hearing must be a time, like 10:30am or 2pm"),
        ("25:00", "The time of the hearing must be a time, like 10:30am or 2pm"),
        ("10:75", "The time of the hearing must be a time, like 10:30am or 2pm"),
        ("13pm", "The time of the hearing must be a time, like 10:30am or 2pm"),
        ("2:30", "Say whether the time of the hearing is am or pm"),
    ],
)
def test_time_field_says_what_is_wrong(typed: str, words: str):
    field = TimeField(label="Time", name_in_sentence="the time of the hearing")
    assert refusal(field, typed).messages == [words]


def test_time_field_shows_a_time_as_it_would_be_typed():
    field = TimeField(label="Time")
    shown = [field.prepare_value(time) for time in (dt.time(0, 5), dt.time(12), dt.time(14, 30))]
    assert shown == ["12:05am", "12:00pm", "2:30pm"]
    assert [field.clean(text) for text in shown] == [dt.time(0, 5), dt.time(12), dt.time(14, 30)]


def test_long_text_counts_a_line_end_as_one_character():
    field = fields.LongTextField(label="Reasons", max_length=5)
    assert field.clean("ab\r\ncd") == "ab\ncd"
    assert refusal(field, "abc\r\ndef").messages == ["Reasons must be 5 characters or fewer"]


def test_text_is_never_cut_by_the_browser():
    assert "maxlength" not in fields.TextField(label="Place").widget.attrs
    assert "maxlength" not in fields.LongTextField(label="Reasons").widget.attrs


def test_text_field_refuses_a_character_the_database_cannot_keep():
    assert refusal(fields.TextField(label="Place"), "a\x00b").messages == [
        "Place has a character that cannot be kept. Type it again"
    ]


@pytest.mark.parametrize(
    ("label", "words"),
    [("Date of the letter", "Enter date of the letter"), ("HR officer", "Enter HR officer")],
)
def test_the_label_names_the_answer_when_nothing_else_does(label: str, words: str):
    assert refusal(fields.TextField(label=label), "").messages == [words]


def test_a_question_needs_a_name_for_its_answer():
    with pytest.raises(ImproperlyConfigured):
        fields.TextField(label="What happened?")


@pytest.mark.parametrize("sent", ["", "other"])
def test_radio_and_select_ask_to_select(sent: str):
    choices = [("a", "A"), ("b", "B")]
    for kind in (fields.RadioField, fields.SelectField):
        field = kind(label="Level", name_in_sentence="a level", choices=choices)
        assert refusal(field, sent).messages == ["Select a level"]
        assert field.clean("a") == "a"


def test_radio_offers_the_choices_of_today_only():
    field = fields.RadioField(label="Level", name_in_sentence="a level")
    field.offer([("a", "A")], hints={"a": "Why A"}, not_open=[("B", "Too heavy")])
    assert field.clean("a") == "a"
    assert refusal(field, "b").messages == ["Select a level"]
    assert field.widget.not_open == [("B", "Too heavy")]


def test_yes_no_gives_truth():
    field = fields.YesNoField(label="Attended?", name_in_sentence="the employee attended")
    assert [field.clean("yes"), field.clean("no")] == [True, False]
    assert refusal(field, "").messages == ["Select yes if the employee attended"]
    assert [field.prepare_value(value) for value in (True, False, None)] == ["yes", "no", None]


def test_confirm_asks_to_confirm():
    field = fields.ConfirmField(label="All told", name_in_sentence="everybody was told")
    assert field.clean("on") is True
    assert refusal(field, None).messages == ["Confirm that everybody was told"]


@pytest.mark.parametrize(
    ("name", "size", "words"),
    [
        ("notes.exe", 10, "The selected file must be a PDF or DOCX"),
        ("notes", 10, "The selected file must be a PDF or DOCX"),
        ("notes.pdf", 0, "The selected file is empty"),
        ("notes.pdf", 1_000_001, "The selected file must be smaller than 1MB"),
    ],
)
def test_file_field_says_what_is_wrong(name: str, size: int, words: str):
    field = fields.FileField(
        label="Notes", name_in_sentence="a file", extensions=["pdf", ".docx"], max_megabytes=1
    )
    assert refusal(field, SimpleUploadedFile(name, b"x" * size)).messages == [words]


def test_file_field_takes_capitals_in_the_ending():
    field = fields.FileField(label="Notes", extensions=["pdf"])
    assert field.clean(SimpleUploadedFile("NOTES.PDF", b"x")).name == "NOTES.PDF"
    assert refusal(field, None).messages == ["Select notes"]


class Two:
    """Two people, of whom the key of the second may not be chosen."""

    def find(self, words: str) -> list[PersonFound]:
        return [PersonFound("1", "Isla Macleod"), PersonFound("2", "Isla Mackay")]

    def get(self, key: str) -> str | None:
        return {"1": "the row of Isla Macleod"}.get(key)

    def line(self, key: str) -> PersonFound | None:
        return PersonFound("1", "Isla Macleod") if key == "1" else None


def test_person_field_gives_what_the_source_gives():
    field = fields.PersonField(label="Employee", name_in_sentence="the employee")
    field.source = Two()
    assert field.clean(PersonTyped("1", "isla")) == "the row of Isla Macleod"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("", ""), "Select the employee"),
        (("", "isla"), "Select the employee from the people found"),
        (("2", "isla"), "Search again and select the employee"),
        (("x' OR 1=1", ""), "Search again and select the employee"),
    ],
)
def test_person_field_says_what_is_wrong(typed: tuple[str, str], words: str):
    field = fields.PersonField(label="Employee", name_in_sentence="the employee")
    field.source = Two()
    assert refusal(field, PersonTyped(*typed)).messages == [words]


def test_people_found_keeps_the_chosen_one_and_nobody_without_words():
    assert people_found("employee", Two(), "")["people"] == []
    kept = people_found("employee", Two(), "", chosen="1")
    assert [person.key for person in kept["people"]] == ["1"]
    assert people_found("employee", Two(), "isla", chosen="2")["chosen"] == ""
