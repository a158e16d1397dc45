"""Forms as pages show them: the summary, hidden questions, searches, and rules that refuse."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.template import engines

from casework.errors import RuleBroken
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.base import GovukForm
from casework.web.widgets import PersonFound


class Nobody:
    def find(self, words: str) -> list[PersonFound]:
        return [PersonFound("7", "Isla <Macleod>", "Staff 7")] if words == "isla" else []

    def get(self, key: str) -> None:
        return None

    def line(self, key: str) -> None:
        return None


class Sample(GovukForm):
    held_on = DateField(label="When was it held?", name_in_sentence="the date of the hearing")
    channel = fields.RadioField(
        label="Where did it happen?",
        name_in_sentence="where it happened",
        choices=[("work", "At work"), ("social", "On social media")],
        hints={"social": "Public or private"},
        reveals={"social": ("platform", "seen_on")},
    )
    platform = fields.SelectField(label="Platform", choices=[("x", "X")], required_when_shown=True)
    seen_on = DateField(label="Seen on", required=False)
    reasons = fields.LongTextField(label="Reasons", name_in_sentence="the reasons", help_text="Plain <words>")
    employee = fields.PersonField(label="Employee", name_in_sentence="the employee", required=False)


def sample(**sent: str) -> Sample:
    return Sample(sent, people={"employee": Nobody()})


GOOD = {"held_on_day": "1", "held_on_month": "2", "held_on_year": "2026", "channel": "work", "reasons": "So."}


def draw(template: str, **context: Any) -> str:
    return engines["django"].from_string("{% load casework_tags %}" + template).render(context)


def summary(*forms: Any) -> list[tuple[str, str]]:
    page = draw("{% error_summary one %}", one=forms[0])
    return re.findall(r'<a href="#([^"]+)">([^<]+)</a>', page)


def test_summary_follows_the_fields_and_leads_to_the_first_control_at_fault():
    form = sample(held_on_day="31", held_on_year="2026")
    assert summary(form) == [
        ("id_held_on_month", "The date of the hearing must include a month"),
        ("id_channel_0", "Select where it happened"),
        ("id_reasons", "Enter the reasons"),
    ]
    page = str(form)
    for anchor, _ in summary(form):
        assert page.count(f'id="{anchor}"') == 1
    assert form.http_status == 422


def test_summary_is_not_drawn_when_all_is_well():
    assert draw("{% error_summary one %}", one=sample(**GOOD)).strip() == ""
    assert draw("{% error_summary one %}", one=Sample()).strip() == ""
    assert draw("{% error_summary one %}", one=None).strip() == ""


def test_only_the_box_at_fault_is_marked():
    page = str(sample(**GOOD | {"held_on_month": ""})["held_on"].as_field_group())
    marked = re.findall(r'id="(id_held_on_\w+)"[^>]*aria-invalid="true"', page)
    assert marked == ["id_held_on_month"]


def test_each_described_id_exists():
    page = str(sample())
    for ids in re.findall(r'aria-describedby="([^"]+)"', page):
        for one in ids.split():
            assert f'id="{one}"' in page


def test_no_two_controls_share_an_id():
    ids = re.findall(r' id="([^"]+)"', str(sample(**GOOD | {"employee_search": "isla"})))
    assert len(ids) == len(set(ids))


def test_a_shown_question_must_be_answered():
    form = sample(**GOOD | {"channel": "social"})
    assert form.errors == {"platform": ["Select platform"]}


def test_a_hidden_question_is_neither_judged_nor_kept():
    form = sample(**GOOD | {"platform": "unheard of", "seen_on_day": "99"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["platform"] == ""
    assert form.cleaned_data["seen_on"] is None


def test_a_revealed_question_is_drawn_once_inside_its_option():
    page = str(Sample(people={"employee": Nobody()}))
    assert page.count('name="platform"') == 1
    assert re.search(r'id="id_channel_1_reveals">.*name="platform".*name="seen_on_day"', page, re.DOTALL)


def test_a_revealed_question_may_not_be_required_outright():
    class Wrong(GovukForm):
        a = fields.RadioField(label="A", choices=[("x", "X")], reveals={"x": "b"})
        b = fields.TextField(label="B")

    with pytest.raises(ImproperlyConfigured):
        Wrong()


def test_a_search_judges_nothing_and_shows_the_people_found():
    form = sample(employee_search="isla", find_employee="1")
    assert not form.is_valid()
    assert form.errors == {}
    assert form.http_status == 200
    page = str(form)
    assert "1 person. Select one." in page
    assert "Isla &lt;Macleod&gt;" in page
    assert 'name="employee" value="7"' in page


def test_optional_questions_say_so_unless_nothing_is_needed():
    assert "Employee (optional)" in str(Sample(people={"employee": Nobody()}))
    assert "Platform (optional)" not in str(Sample(people={"employee": Nobody()}))

    class Filter(GovukForm):
        mark_optional = False
        name = fields.TextField(label="Name", required=False)

    assert "optional" not in str(Filter())


def test_words_are_escaped():
    page = str(sample(reasons="</textarea><script>"))
    assert "Plain &lt;words&gt;" in page
    assert "<script>" not in page


def test_a_broken_rule_stands_at_its_field_with_its_reason():
    form = sample(**GOOD)
    broken = RuleBroken(
        "PR-09", "The hearing is too soon", instead="Hold it on Tue 1 Dec 2026.", field="held_on"
    )
    form.refuse(broken)
    assert summary(form) == [("id_held_on_day", "The hearing is too soon")]
    part = str(form["held_on"].as_field_group())
    for words in (
        "Hold it on Tue 1 Dec 2026.",
        "Why?",
        "The employee is told in writing what is alleged",
        "Code of practice. Source: Acas Code of Practice on disciplinary and grievance procedures. Rule PR-09.",
    ):
        assert words in part
    assert form.http_status == 422


def test_a_broken_rule_of_no_field_stands_in_the_summary():
    form = sample(**GOOD)
    form.refuse(
        RuleBroken(
            "SEP-1", "You investigated this case", instead="Another manager decides.", field="elsewhere"
        )
    )
    page = draw("{% error_summary one %}", one=form)
    for words in ("You investigated this case", "Another manager decides.", "SEP-1"):
        assert words in page


def test_drafts_are_kept_for_long_texts_only():
    form = Sample(people={"employee": Nobody()})
    form.keep_drafts({"reasons": "/drafts/?key=1"})
    assert 'data-draft-url="/drafts/?key=1"' in str(form["reasons"])
    assert "data-draft-url" not in str(Sample(people={"employee": Nobody()})["reasons"])
    with pytest.raises(ImproperlyConfigured):
        form.keep_drafts({"platform": "/drafts/"})


def test_no_inline_script_or_style():
    page = str(sample())
    assert not re.search(r"\son\w+=|\sstyle=|<script|<style", page)
