"""The parts of a policy that few need, on the form of a draft: levels of appeal, measures, safeguarding, remote hearings."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from casework.web.policies.answers import answers_of, document_of
from tests.web.test_pages_policies import change, draft_of, leads, lena, text  # noqa: F401
from tests.web.test_pages_policies import world as world
from tests.world import P1, World

pytestmark = pytest.mark.django_db

LEVEL_1 = {
    "appeal_1": "yes",
    "appeal_1_authority": "5",
    "appeal_1_way": "review",
    "appeal_1_grounds": ["too_severe", "procedure"],
    "appeal_1_deciders": "3",
    "appeal_1_from_level": "summary_dismissal",
}
LEVEL_2 = {
    "appeal_2": "yes",
    "appeal_2_authority": "6",
    "appeal_2_way": "rehearing",
    "appeal_2_grounds": ["too_severe", "new_evidence", "procedure"],
    "appeal_2_window_n": "10",
    "appeal_2_window_unit": "working_days",
    "appeal_2_window_from": "sent",
    "appeal_2_window_rolls": "back",
    "appeal_2_window_calendar": "nation",
}
WRITTEN_LEVELS = [
    {
        "authority": 5,
        "way": "review",
        "grounds": ["too_severe", "procedure"],
        "deciders": {"n": 3, "from_level": "summary_dismissal"},
    },
    {
        "authority": 6,
        "way": "rehearing",
        "grounds": ["too_severe", "new_evidence", "procedure"],
        "window": {"n": 10, "unit": "working_days", "from": "sent", "rolls": "back"},
    },
]
MEASURES = {
    "measures": ["demotion", "promotion_bar"],
    "demotion_from_level": "final_written_warning",
    "promotion_bar_from_level": "written_warning",
    "promotion_bar_most_months": "12",
}
WRITTEN_MEASURES = [
    {"kind": "demotion", "from_level": "final_written_warning"},
    {"kind": "promotion_bar", "from_level": "written_warning", "most_months": 12},
]


def test_levels_of_appeal_are_drafted_read_and_taken_out_again(leads: World, lena: Client) -> None:  # noqa: F811
    draft = draft_of(leads)
    change(lena, draft, **LEVEL_1, **LEVEL_2)
    draft.refresh_from_db()
    assert draft.document == P1 | {"appeal_levels": WRITTEN_LEVELS}
    assert document_of(answers_of(draft.document), draft.document) == draft.document
    said = text(lena.get(reverse("policy_draft", args=[draft.pk])))
    assert "Level 2" in said and "Within 10 working days" in said
    change(lena, draft, appeal_2="no")
    draft.refresh_from_db()
    assert draft.document["appeal_levels"] == WRITTEN_LEVELS[:1]
    change(lena, draft, appeal_1="no")
    draft.refresh_from_db()
    assert draft.document == P1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"appeal_1": "no"} | LEVEL_2, "Say first how level 1 is heard"),
        (
            LEVEL_1 | {"appeal_1_from_level": ""},
            "Say both: how many people hear it, and from which sanction on",
        ),
        (
            LEVEL_1 | {"appeal_1_deciders": ""},
            "Say both: how many people hear it, and from which sanction on",
        ),
        (LEVEL_1 | {"appeal_1_deciders": "1"}, "How many people hear it at level 1"),
        (LEVEL_1 | {"appeal_1_grounds": None}, "Select on which grounds at level 1"),
        (LEVEL_1 | {"appeal_1_authority": ""}, "Select who may hear it at level 1"),
        (
            LEVEL_1 | LEVEL_2 | {"appeal_2_window_n": ""},
            "Enter until when the employee can appeal at level 2",
        ),
        (LEVEL_1 | LEVEL_2 | {"appeal_2_window_n": "0"}, "Until when the employee can appeal at level 2"),
        (
            LEVEL_1
            | {"appeal_1_from_level": "verbal_warning", "levels": [r["level"] for r in P1["ladder"]][1:]},
            "A verbal warning is not on the ladder",
        ),
    ],
)
def test_what_cannot_be_a_level_of_appeal_is_said_at_its_question(
    leads: World,  # noqa: F811
    lena: Client,  # noqa: F811
    changes: dict[str, Any],
    said: str,
) -> None:
    draft = draft_of(leads)
    refused = change(lena, draft, **changes)
    assert (refused.status_code, said in text(refused)) == (422, True), text(refused)
    draft.refresh_from_db()
    assert draft.document == P1


def test_measures_safeguarding_and_remote_hearings_are_drafted(leads: World, lena: Client) -> None:  # noqa: F811
    draft = draft_of(leads)
    change(lena, draft, **MEASURES, considers_expired="yes", remote_hearing="scotland")
    draft.refresh_from_db()
    wanted = {"measures": WRITTEN_MEASURES, "remote_hearing": "scotland"}
    assert draft.document == P1 | wanted | {"safeguarding": {"considered_after_expiry": True}}
    compared = text(lena.get(reverse("compare_policies"), {"a": leads.policy.pk, "b": f"draft-{draft.pk}"}))
    for said in (
        "From: Final written warning",
        "For 12 months at most",
        "It may be considered where HR agrees",
    ):
        assert said in compared
    for changes, said in (
        ({"demotion_from_level": ""}, "Select from which warning on there is this: demotion"),
        (
            {"demotion_from_level": "verbal_warning", "levels": ["final_written_warning"]},
            "is not on the ladder",
        ),
        ({"promotion_bar_most_months": "0"}, "For how many months at most there is this: bar on promotion"),
    ):
        refused = change(lena, draft, **changes)
        assert (refused.status_code, said in text(refused)) == (422, True), text(refused)
    change(lena, draft, measures=None, considers_expired="no", remote_hearing="")
    draft.refresh_from_db()
    assert draft.document == P1


def test_who_investigates_and_the_limits_of_an_extension_are_drafted(leads: World, lena: Client) -> None:  # noqa: F811
    draft = draft_of(leads)
    absence = {
        "extends": "yes",
        "extension_least_absence": "28",
        "extension_most_days": "60",
        "extension_excluded": ["family_leave"],
    }
    change(lena, draft, investigation_authority="5", **absence)
    draft.refresh_from_db()
    wanted = {"least_absence": 28, "most_days": 60, "excluded": ["family_leave"]}
    assert (draft.document["extension"], draft.document["investigation"]) == (wanted, {"authority": 5})
    said = text(lena.get(reverse("policy_draft", args=[draft.pk])))
    for words in (
        "Who may investigate",
        "By 60 days at most, all extensions of a warning together",
        "Never by: Maternity, adoption or other family leave",
    ):
        assert words in said
    refused = change(lena, draft, extension_most_days="0")
    assert refused.status_code == 422
    assert "By how many days a warning is extended at most: 0; the least is 1" in text(refused)
    kept = deepcopy(P1.get("extension"))
    change(
        lena,
        draft,
        investigation_authority="",
        extension_most_days="",
        extension_excluded=None,
        extends="yes" if kept else "no",
        extension_least_absence=str(kept["least_absence"]) if kept else "",
    )
    draft.refresh_from_db()
    assert draft.document == P1


def test_a_file_with_four_levels_is_asked_about_all_of_them() -> None:
    document = deepcopy(P1) | {"appeal_levels": [WRITTEN_LEVELS[0], *[WRITTEN_LEVELS[1]] * 3]}
    given = answers_of(document)
    assert given["appeal_4"] and "appeal_5" not in given
    assert document_of(given | {"name": "P2"}, document) == document | {"name": "P2"}


def test_the_names_of_levels_and_what_is_no_sanction_are_drafted(leads: World, lena: Client) -> None:  # noqa: F811
    draft = draft_of(leads)
    levels = [rung["level"] for rung in P1["ladder"]]
    more = {"levels": [*levels[:3], "action_short_of_dismissal", *levels[3:]]}
    short = {"months": "18", "authority": "5", "label": "Punitive action"}
    more |= {f"action_short_of_dismissal_{part}": value for part, value in short.items()}
    change(lena, draft, **more, written_warning_label=" Stage 1 ", verbal_warning_counts_as_sanction="no")
    draft.refresh_from_db()
    ladder = deepcopy(P1["ladder"])
    ladder[0]["counts_as_sanction"], ladder[1]["label"] = False, "Stage 1"
    ladder.insert(3, {"level": levels[0], "live_months": 18, "authority": 5, "label": "Punitive action"})
    ladder[3]["level"] = "action_short_of_dismissal"
    assert draft.document == P1 | {"ladder": ladder}
    assert document_of(answers_of(draft.document), draft.document) == draft.document
    compared = text(lena.get(reverse("compare_policies"), {"a": leads.policy.pk, "b": f"draft-{draft.pk}"}))
    for said in (
        "Called: Stage 1 Live for",
        "No sanction: in no published figures",
        "Called: Punitive action",
    ):
        assert said in compared
    for changes, said in (
        ({"written_warning_label": "Verbal warning"}, "Two levels are called Verbal warning"),
        ({"written_warning_counts_as_sanction": "no", "verbal_warning_counts_as_sanction": ""}, "Rule 0.11."),
    ):
        refused = change(lena, draft, **more, **changes)
        assert (refused.status_code, said in text(refused)) == (422, True), text(refused)[:2500]


def test_what_a_decision_is_compared_with_is_drafted(leads: World, lena: Client) -> None:  # noqa: F811
    draft = draft_of(leads)
    change(lena, draft, comparison_years="3", comparison_least_group="10")
    draft.refresh_from_db()
    assert draft.document == P1 | {"comparison": {"years": 3, "least_group": 10}}
    compared = text(lena.get(reverse("compare_policies"), {"a": leads.policy.pk, "b": f"draft-{draft.pk}"}))
    assert "The last 5 years The last 3 years" in compared
    assert "How many are enough to compare 5 10" in compared
    refused = change(lena, draft, comparison_least_group="4")
    assert "How many like cases are enough to compare: 4; the least is 5" in text(refused)
    change(lena, draft, comparison_years="", comparison_least_group="")
    draft.refresh_from_db()
    assert draft.document == P1


def test_from_what_a_period_is_counted_is_drafted(leads: World, lena: Client) -> None:  # noqa: F811
    draft = draft_of(leads)
    change(lena, draft, appeal_window_from="sent", investigation_from="opened")
    draft.refresh_from_db()
    periods = deepcopy(P1["periods"])
    periods["appeal_window"]["from"], periods["investigation"]["from"] = "sent", "opened"
    assert draft.document == P1 | {"periods": periods}
    assert document_of(answers_of(draft.document), draft.document) == draft.document
    compared = text(lena.get(reverse("compare_policies"), {"a": leads.policy.pk, "b": f"draft-{draft.pk}"}))
    for said in ("the day on which the letter leaves", "the day on which the case is opened"):
        assert f"Counted from: {said}" in compared
    change(lena, draft, appeal_window_from="received", investigation_from="appointed")
    draft.refresh_from_db()
    assert draft.document == P1


def test_a_fourth_degree_of_misconduct_is_drafted(leads: World, lena: Client) -> None:  # noqa: F811
    draft = draft_of(leads)
    change(lena, draft, heaviest_more_serious_minor="written_warning")
    draft.refresh_from_db()
    assert draft.document == P1 | {"heaviest": P1["heaviest"] | {"more_serious_minor": "written_warning"}}
    assert document_of(answers_of(draft.document), draft.document) == draft.document
    compared = text(lena.get(reverse("compare_policies"), {"a": leads.policy.pk, "b": f"draft-{draft.pk}"}))
    assert "More serious minor misconduct Not known to this policy Written warning Differs" in compared
    bands = {"has_norm": "yes", "outside": "blocks"}
    for degree, level in (("minor", "written"), ("serious", "final_written"), ("gross", "final_written")):
        bands |= {f"{degree}_entry": f"{level}_warning", f"{degree}_norm": f"{level}_warning"}
    refused = text(change(lena, draft, **bands))
    assert "More serious minor misconduct has no range and norm" in refused
    half = text(change(lena, draft, **bands, more_serious_minor_entry="written_warning"))
    assert "Select more serious minor misconduct: the norm is" in half
    draft.refresh_from_db()
    change(lena, draft, heaviest_more_serious_minor="")
    draft.refresh_from_db()
    assert draft.document == P1
