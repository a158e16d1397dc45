"""The policy pages: read, compare, draft, propose, approve; what is wrong is said at its field."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from casework.actions.policies import load_policy
from casework.actions.policy_drafts import change_policy_draft, draft_policy, propose_policy
from casework.enums import FileState, RecordClass, Role, SanctionLevel
from casework.models import AuditEvent, PolicyDraft, PolicyProposal, PolicyVersion
from casework.rules.policy_schema import DOCUMENT
from casework.web.policies.answers import ASKED, answers_of, document_of
from casework.web.policies.bands_form import BANDS
from casework.web.policies.draft_form import PolicyDraftForm
from casework.web.policies.words import sections
from tests.actions.test_policies import pack
from tests.fixtures_world import grant, hire, that_autumn, world  # noqa: F401
from tests.rules.test_policy_terms import PACKS
from tests.web.verbs_world import day, sign_in
from tests.world import P1, TWO_LEVELS, World, another_policy, with_bands

KEPT_SIX_YEARS = {
    f"retention_{record}_{part}": value
    for record in RecordClass
    for part, value in (("n", "6"), ("unit", "years"), ("from", "employment_end"))
}

pytestmark = pytest.mark.django_db

NEXT_YEAR = date(2027, 1, 1)
ON_NEW_YEARS_DAY = day("effective_from", "1 1 2027")


@pytest.fixture
def leads(world: World) -> World:  # noqa: F811
    hire(world, "lars", grade="G7")
    grant(world, "lars", Role.HR_LEAD, None)
    return world


@pytest.fixture
def lena(leads: World) -> Client:
    return sign_in(leads, "lena")


def text(response: Any) -> str:
    """The words of a page, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def answers(draft: PolicyDraft, **changes: Any) -> dict[str, Any]:
    """What the form of a draft sends back when it is sent as it came, but for these changes (None: left out)."""
    form = PolicyDraftForm(kept=draft.document, grades={}, initial={"version": draft.version})
    sent: dict[str, Any] = {}
    for name in form.fields:
        value = form[name].value()
        if value is not None:
            sent[name] = value
    sent |= changes
    return {name: value for name, value in sent.items() if value is not None}


def draft_of(world: World) -> PolicyDraft:  # noqa: F811
    return draft_policy(world.policy, by=world.user("lena"))


def change(client: Client, draft: PolicyDraft, **changes: Any) -> Any:
    return client.post(
        reverse("change_policy_draft", args=[draft.pk]), answers(draft, **changes), follow=True
    )


# Reading


def test_the_versions_of_each_law_and_which_is_in_force(leads: World, lena: Client) -> None:
    another_policy(date(2020, 1, 1), name="Now")
    another_policy(NEXT_YEAR, name="Then")
    said = text(lena.get(reverse("policies")))
    in_order = re.search(
        r"Then Fri 1 Jan 2027 Ahead .* Now Wed 1 Jan 2020 In force .* P1 Thu 1 Jan 2009 Earlier", said
    )
    assert in_order, said
    assert "workplaces in Northern Ireland go by the policy of Great Britain" in said
    assert "There is no draft" in said


def test_the_number_of_queries_does_not_grow_with_the_rows(
    leads: World,
    lena: Client,
    django_assert_max_num_queries: Any,
) -> None:
    for year in range(2010, 2026):
        another_policy(date(year, 1, 1), name=f"Y{year}")
        draft_of(leads)
    with django_assert_max_num_queries(14):
        lena.get(reverse("policies"))


def test_a_version_in_words(leads: World, lena: Client) -> None:
    load_policy(pack("council-style"), effective_from=NEXT_YEAR, by=leads.user("lena"))
    said = text(lena.get(reverse("policy", args=[leads.policy.pk])))
    for words in (
        "Notice of a hearing 5 clear working days",
        "Verbal warning Live for 3 months Decided by: HEO or above",
        "Summary dismissal Decided by: G6 or above",
        "By hand On the day on which it leaves, if that is a working day, or on the next one "
        "One working day later if it leaves at 5pm or after",
        "By first-class post 2 working days after it leaves",
        "Serious misconduct Final written warning",
        "A warning in place of another outcome runs from The day the first outcome was issued",
        "Who may suspend G7 or above",
        "Review Every 14 calendar days at the latest",
        "Longest time No limit",
        "A safeguarding warning, once it expired It is as spent as any other",
        "Other meetings to which somebody may come None: hearings and appeals alone, as the statute says",
        "In force",
    ):
        assert words in said, words
    council = text(lena.get(reverse("policy", args=[PolicyVersion.objects.latest("pk").pk])))
    assert "14 calendar days If nobody works on the last day, it ends on the next working day" in council
    assert "Other meetings to which somebody may come The meeting in which they are suspended" in council
    together = "Decided by: G6 or above By a committee: 3 people at least, the chair included"
    assert f"Summary dismissal {together}" in council
    appeals = "By a committee against dismissal with notice or anything heavier: 3 people at least, the appeal manager"
    assert (
        f"Level 1: heard by G7 or above. A review of the decision: witnesses are heard by exception. {appeals} included"
        in council
    )
    extended = "Extended by up to 12 months instead of the next stage, if it is still live"
    assert f"Final written warning Live for 12 months Decided by: G7 or above {extended} Action" in council
    assert f"Action short of dismissal Called: Punitive action Live for 12 months {together}" in council
    assert "Demotion From: Punitive action" in council


def test_a_rank_that_no_grade_has_and_a_policy_without_suspension(leads: World, lena: Client) -> None:
    document = deepcopy(P1)
    del document["suspension"]
    document["ladder"][4]["authority"] = 9
    document["ladder"].pop(0)
    policy = PolicyVersion.objects.create(name="P2", effective_from=NEXT_YEAR, document=document)
    said = text(lena.get(reverse("policy", args=[policy.pk])))
    assert "Decided by: Rank 9 or above (no grade has this rank)" in said
    assert "Verbal warning Not on the ladder" in said
    assert "Nobody: this policy does not provide for suspension" in said


def test_two_versions_side_by_side_and_what_differs_is_said_in_words(leads: World, lena: Client) -> None:
    other = another_policy(NEXT_YEAR, name="P2", appeal_window=3, companion={"meetings": ["investigation"]})
    address = reverse("compare_policies")
    response = lena.get(address, {"a": leads.policy.pk, "b": other.pk})
    said = text(response)
    assert "3 fields differ" in said
    assert "as the statute says The investigation meeting Differs" in said
    assert "Appeal 10 working days 3 working days Differs" in said
    assert "Hear the appeal 20 working days 20 working days Same" in said
    draft = draft_of(leads)
    assert "Nothing differs" in text(lena.get(address, {"a": leads.policy.pk, "b": f"draft-{draft.pk}"}))
    refused = lena.get(address, {"a": leads.policy.pk, "b": "999"})
    assert (refused.status_code, "Select the second version" in text(refused)) == (422, True)


# Drafts


def test_from_a_copy_to_a_policy_in_force(leads: World, lena: Client) -> None:
    copied = lena.post(reverse("draft_policy", args=[leads.policy.pk]), follow=True)
    assert "Copied to a draft" in text(copied)
    draft = PolicyDraft.objects.get()
    assert "Draft saved" in text(
        change(
            lena,
            draft,
            hearing_notice_n="7",
            name="P2",
            summary_dismissal_deciders="3",
            written_warning_extend_months="6",
        )
    )
    seen = text(lena.get(reverse("policy_draft", args=[draft.pk])))
    assert "Periods: Notice of a hearing 5 clear working days 7 clear working days" in seen
    alone, together = "Decided by: G6 or above", "By a committee: 3 people at least, the chair included"
    assert f"Ladder of sanctions: Summary dismissal {alone} {alone} {together}" in seen
    extended = "Extended by up to 6 months instead of the next stage, if it is still live"
    live = "Live for 6 months Decided by: SEO or above"
    assert f"Ladder of sanctions: Written warning {live} {live} {extended}" in seen
    draft.refresh_from_db()
    body = {"version": draft.version, "reason": "Agreed with the unions.", **ON_NEW_YEARS_DAY}
    proposed = lena.post(reverse("propose_policy", args=[draft.pk]), body, follow=True)
    assert "Another HR lead of the whole organisation has to approve it" in text(proposed)
    assert ">Approve<" not in proposed.content.decode()
    proposal = PolicyProposal.objects.get()

    lars = sign_in(leads, "lars")
    page = lars.get(reverse("policy_draft", args=[draft.pk]))
    assert "Agreed with the unions." in text(page)
    assert ">Approve<" in page.content.decode()
    approved = lars.post(reverse("approve_policy", args=[proposal.pk]), follow=True)
    said = text(approved)
    assert "Approved. It is in force from Fri 1 Jan 2027" in said
    assert "Proposed by Lena Example" in said
    assert "Approved by Lars Example" in said
    assert PolicyVersion.objects.get(effective_from=NEXT_YEAR).document["name"] == "P2"
    assert "This draft was put in force" in text(lena.get(reverse("policy_draft", args=[draft.pk])))


def test_one_approving_their_own_is_refused_in_words(leads: World, lena: Client) -> None:
    draft = change_policy_draft(
        draft_of(leads), document={**P1, "appeal": {"live_from": "appeal"}}, by=leads.user("lena")
    )
    proposal = propose_policy(draft, effective_from=NEXT_YEAR, reason="So.", by=leads.user("lena"))
    response = lena.post(reverse("approve_policy", args=[proposal.pk]))
    assert response.status_code == 422
    assert "nobody approves their own" in text(response)
    assert "Ask another HR lead" in text(response)
    assert AuditEvent.objects.filter(action="refused", actor=leads.user("lena").pk).count() == 1


def test_turned_down_the_draft_is_still_there(leads: World, lena: Client) -> None:
    draft = change_policy_draft(
        draft_of(leads), document={**P1, "appeal": {"live_from": "appeal"}}, by=leads.user("lena")
    )
    proposal = propose_policy(draft, effective_from=NEXT_YEAR, reason="So.", by=leads.user("lena"))
    end = reverse("end_policy_proposal", args=[proposal.pk])
    assert "Turned down" in text(sign_in(leads, "lars").post(end, follow=True))
    late = lena.post(reverse("approve_policy", args=[proposal.pk]))
    assert (late.status_code, "no longer proposed" in text(late)) == (409, True)
    assert "Propose this policy" in text(lena.get(reverse("policy_draft", args=[draft.pk])))
    assert "Draft discarded" in text(lena.post(reverse("discard_policy_draft", args=[draft.pk]), follow=True))
    assert "There is no draft" in text(lena.get(reverse("policies")))


def test_wording_alone_is_in_force_at_once(leads: World, lena: Client) -> None:
    draft = draft_of(leads)
    change(lena, draft, about="In plainer words.")
    draft.refresh_from_db()
    assert "Only the wording differs" in text(lena.get(reverse("policy_draft", args=[draft.pk])))
    body = {"version": draft.version, "reason": "Plainer.", **ON_NEW_YEARS_DAY}
    said = text(lena.post(reverse("propose_policy", args=[draft.pk]), body, follow=True))
    assert "Only the wording changes, so nobody else was asked" in said
    assert "Not asked for: only the wording changed" in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": " "}, "Enter why it is changed"),
        (day("effective_from", "1 1 27"), "Year must include 4 numbers"),
        (day("effective_from", "23 11 2026"), "cases may have gone by it"),
        (day("effective_from", "1 2 2027"), "Another version comes into force on Mon 1 Feb 2027"),
        ({"version": "x"}, "Open the page again"),
    ],
)
def test_what_cannot_be_proposed_is_said_at_its_field(
    leads: World, lena: Client, changes: dict[str, str], said: str
) -> None:
    leads.report()
    another_policy(date(2027, 2, 1), name="P2")
    draft = draft_of(leads)
    body = {"version": draft.version, "reason": "Better so.", **ON_NEW_YEARS_DAY} | changes
    response = lena.post(reverse("propose_policy", args=[draft.pk]), body)
    assert (response.status_code, said in text(response)) == (422, True), text(response)
    assert not PolicyProposal.objects.exists()


def test_a_version_that_comes_after_it_is_said(leads: World, lena: Client) -> None:
    another_policy(date(2027, 2, 1), name="P2")
    draft = draft_of(leads)
    said = text(lena.get(reverse("policy_draft", args=[draft.pk])))
    assert "Another version is ahead of it: P2 comes into force on Mon 1 Feb 2027" in said


# The form


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_document_is_the_same_when_it_is_sent_as_it_came(path: Any) -> None:
    document = pack(path.stem)
    assert document_of(answers_of(document), document) == document


def test_every_part_of_a_document_is_read_in_words_and_asked_on_the_form() -> None:
    """A part that policy_schema has and these do not would be invisible to whoever approves it."""
    parts = set(DOCUMENT["properties"])
    said = {line.field.partition(".")[0] for section in sections(P1, {}) for line in section.lines}
    assert (said, set(ASKED)) == (parts, parts)


def test_bands_and_chosen_live_times_are_drafted_compared_and_refused_at_their_field(
    leads: World, lena: Client
) -> None:
    draft, bands = draft_of(leads), with_bands(months=(6, 12))
    wanted = {name: "" if value is None else value for name, value in answers_of(bands).items()}
    wanted |= {name: "yes" if value else "no" for name, value in wanted.items() if isinstance(value, bool)}
    asked = {name: wanted[name] for name in ("has_norm", *BANDS)}
    asked |= {"written_warning_least": 6, "written_warning_most": 12}
    for at, value, said in (
        ("minor_norm", "final_written_warning", "cannot be heavier than a written warning"),
        ("written_warning_most", "", "&#x27;most&#x27; is missing"),
        ("outside", "", "Select what happens to an outcome outside the range"),
    ):
        refused = change(lena, draft, **asked | {at: value})
        assert (refused.status_code, said in refused.content.decode()) == (422, True), at
    change(lena, draft, **asked)
    draft.refresh_from_db()
    assert draft.document == bands | {"name": "P1"}
    assert document_of(answers_of(bands), bands) == bands
    compared = text(lena.get(reverse("compare_policies"), {"a": leads.policy.pk, "b": f"draft-{draft.pk}"}))
    for said in (
        "No norm: this policy does not provide for it",
        "Norm: Final written warning",
        "It is refused",
    ):
        assert said in compared
    assert "Live for 6 to 12 months, usually 6: chosen at the hearing" in compared


def test_what_a_file_says_in_as_many_words_is_kept_as_it_is_written() -> None:
    document = deepcopy(P1) | {"appeal_levels": TWO_LEVELS, "remote_hearing": "scotland"}
    document |= {"safeguarding": {"considered_after_expiry": False}}
    assert document_of(answers_of(document) | {"name": "P2"}, document) == document | {"name": "P2"}


def test_sent_as_it_came_nothing_is_changed(leads: World, lena: Client) -> None:
    draft = draft_of(leads)
    assert "Draft saved" in text(change(lena, draft))
    draft.refresh_from_db()
    assert (draft.version, draft.document) == (1, P1)


def test_who_changes_what_is_proposed_is_told_to_propose_it_again(leads: World, lena: Client) -> None:
    draft = draft_of(leads)
    assert "taken back" not in text(change(lena, draft, hearing_notice_n="6"))
    draft.refresh_from_db()
    body = {"version": draft.version, "reason": "Agreed with the unions.", **ON_NEW_YEARS_DAY}
    lena.post(reverse("propose_policy", args=[draft.pk]), body)
    assert draft.proposals.open().exists()
    again = "Draft saved. The proposal was taken back: propose it again."
    assert again not in text(change(lena, draft, hearing_notice_n="6"))
    assert again in text(change(lena, draft, hearing_notice_n="7"))
    assert not draft.proposals.open().exists()


def test_every_field_can_be_changed(leads: World, lena: Client) -> None:
    draft = draft_of(leads)
    change(
        lena,
        draft,
        jurisdiction="northern-ireland",
        appeal_window_n="14",
        appeal_window_unit="calendar_days",
        appeal_window_rolls="not",
        hearing_notice_clear="",
        email_days="1",
        email_until="",
        levels=["written_warning", "final_written_warning", "summary_dismissal"],
        written_warning_months="9",
        summary_dismissal_authority="5",
        heaviest_minor="written_warning",
        live_from="return",
        may_increase="yes",
        cap_n="3",
        cap_unit="months",
        sickness="yes",
        companion_meetings=["suspension"],
        keeps="yes",
        **KEPT_SIX_YEARS,
    )
    draft.refresh_from_db()
    new = draft.document
    assert new["jurisdiction"] == "northern-ireland"
    assert new["periods"]["appeal_window"] == {"n": 14, "unit": "calendar_days", "rolls": "not"}
    assert new["periods"]["hearing_notice"] == {"n": 5, "unit": "working_days"}
    assert new["receipt"]["email"] == {"working_days": 1}
    assert new["ladder"] == [
        {"level": "written_warning", "authority": 4, "live_months": 9},
        {"level": "final_written_warning", "authority": 5, "live_months": 12},
        {"level": "summary_dismissal", "authority": 5},
    ]
    assert new["companion"] == {"meetings": ["suspension"]}
    six_years = {"n": 6, "unit": "years", "from": "employment_end"}
    assert new["retention"] == dict.fromkeys(
        ("no_sanction", "warning", "dismissal", "safeguarding"), six_years
    )
    assert new["appeal"] == {"live_from": "return", "may_increase": True}
    told = text(lena.get(reverse("policy_draft", args=[draft.pk])))
    assert (
        "An appeal may lead to a heavier warning Yes: up to the heaviest warning for what was found" in told
    )
    assert "Dismissal 6 years from the end of employment" in told
    assert new["suspension"]["cap"] == {"n": 3, "unit": "months"}
    assert new["suspension"]["ends_with_sickness"] is True


def test_suspension_is_taken_out_and_what_was_asked_about_it_is_not_judged(
    leads: World, lena: Client
) -> None:
    draft = draft_of(leads)
    change(lena, draft, suspends="no", review_n="nonsense", pauses="no", pause_n="", extends="no")
    draft.refresh_from_db()
    assert {"suspension", "pause"}.isdisjoint(draft.document)


@pytest.mark.parametrize(
    ("changes", "said", "rule_id"),
    [
        ({"written_warning_months": None}, "A warning says how long it is live.", "SA-1"),
        (
            {"heaviest_minor": "summary_dismissal"},
            "Only gross misconduct leads to summary dismissal.",
            "PR-17",
        ),
        (
            {"levels": ["written_warning", "final_written_warning"]},
            "Summary dismissal is not on the ladder.",
            "PR-16",
        ),
        (
            {"heaviest_serious": "verbal_warning"},
            "Graver misconduct cannot lead to less.",
            "PR-16",
        ),
        (
            {"heaviest_gross": "final_written_warning"},
            "Nothing leads to the last level of the ladder.",
            "PR-16",
        ),
        ({"hearing_notice_n": "500"}, "“Notice of a hearing”: 500; the most is 400", ""),
        ({"appeal_window_n": "0"}, "“Appeal”: 0; the least is 1", ""),
        ({"appeal_window_n": "ten"}, "“Appeal” must be a whole number", ""),
        ({"appeal_window_n": "9" * 5000}, "“Appeal” must be a whole number", ""),
        ({"final_written_warning_months": "61"}, "a final written warning is live: 61; the most is 60", ""),
        ({"summary_dismissal_deciders": "8"}, "people decide on summary dismissal: 8; the most is 7", ""),
        (
            {"written_warning_extend_months": "25"},
            "months a written warning can be extended: 25; the most is 24",
            "",
        ),
        ({"written_warning_deciders": "2"}, "A written warning is decided by 2 people, and so never", "T16"),
        ({"review_n": "0"}, "How often it is reviewed: 0; the least is 1", ""),
        ({"cap_n": "0", "cap_unit": "months"}, "The longest time: 0; the least is 1", ""),
        ({"pause_n": "0", "pauses": "yes"}, "How often a pause is reviewed: 0; the least is 1", ""),
        ({"cap_n": "3"}, "Select the unit of the longest time", ""),
        ({"email_until": "5"}, "Say whether the time of day by email is am or pm", ""),
        ({"email_days": "-1"}, "How many working days by email: -1; the least is 0", ""),
        ({"levels": None}, "Select the levels of the ladder", ""),
        ({"written_warning_authority": "99"}, "Select who may decide on a written warning", ""),
        ({"name": " "}, "Enter name", ""),
        ({"jurisdiction": "cornwall"}, "Select law", ""),
        (
            {"suspends": "no", "companion_meetings": ["suspension"]},
            "Nobody is suspended under this policy.",
            "SU-5",
        ),
        ({"suspends": None}, "Select yes if the policy provides for suspension", ""),
        (
            KEPT_SIX_YEARS | {"keeps": "yes", "retention_safeguarding_n": "5"},
            "5 years from the end of employment is less than the 6 years",
            "DP-6",
        ),
        ({"keeps": "yes"}, "Enter for how long this is kept: warning", ""),
    ],
)
def test_a_fault_is_said_at_its_field_with_the_rule_behind_why(
    leads: World, lena: Client, changes: dict[str, Any], said: str, rule_id: str
) -> None:
    draft = draft_of(leads)
    response = change(lena, draft, **changes)
    page = text(response)
    assert response.status_code == 422
    assert said in page, page[:3000]
    assert (f"Rule {rule_id}." in page) is bool(rule_id)
    for level in SanctionLevel:
        assert f" {level.value} " not in page
    draft.refresh_from_db()
    assert draft.document == P1


def test_an_error_of_the_summary_leads_to_a_control_of_the_page(leads: World, lena: Client) -> None:
    draft = draft_of(leads)
    html = change(
        lena, draft, written_warning_months=None, heaviest_minor="summary_dismissal"
    ).content.decode()
    links = re.findall(r'<li><a href="#([^"]+)"', html)
    assert links == ["id_written_warning_months", "id_heaviest_minor", "id_heaviest_gross"]
    for anchor in links:
        assert f'id="{anchor}"' in html


def test_two_rules_at_one_field_each_have_their_why(leads: World, lena: Client) -> None:
    draft = draft_of(leads)
    levels = ["verbal_warning", "written_warning", "final_written_warning", "dismissal_with_notice"]
    page = text(change(lena, draft, levels=levels, heaviest_serious="summary_dismissal"))
    assert "Summary dismissal is not on the ladder." in page
    assert "Choose a level of the ladder, or put this one on it." in page
    assert "Only gross misconduct leads to summary dismissal." in page
    assert "Choose a milder level." in page
    assert {"PR-16", "PR-17"} <= set(re.findall(r"Rule ([A-Z]+-\d+)\.", page))


def test_whoever_comes_second_keeps_what_they_typed(leads: World, lena: Client) -> None:
    draft = draft_of(leads)
    body = answers(draft, hearing_notice_n="8")
    change_policy_draft(draft, document={**P1, "about": "Other words."}, by=leads.user("lars"))
    address = reverse("change_policy_draft", args=[draft.pk])
    response = lena.post(address, body)
    assert response.status_code == 409
    assert "Lars Example changed this draft after you opened it" in text(response)
    assert 'name="hearing_notice_n" value="8"' in response.content.decode()
    assert 'name="version" value="2"' in response.content.decode()
    assert lena.post(address, body | {"version": "2"}).status_code == 302
    draft.refresh_from_db()
    assert draft.document["periods"]["hearing_notice"]["n"] == 8


# What it would have changed


def test_decisions_that_a_draft_would_not_have_allowed(leads: World, lena: Client) -> None:
    case = leads.case_in(FileState.DECIDED)
    draft = draft_of(leads)
    address = reverse("policy_draft", args=[draft.pk])
    assert "every one could have been made under this draft" in text(lena.get(address))
    change(lena, draft, written_warning_authority="7")
    said = text(lena.get(address))
    assert "Of the 1 decision from" in said
    assert f"{case.reference} Mon 19 Oct 2026 Written warning SEP-7 The decider&#x27;s grade may not" in said
    assert "Sam Example" not in said
    look = AuditEvent.objects.filter(action="viewed", actor=leads.user("lena").pk).latest("id")
    assert f'"cases":[{case.pk}]' in look.body


def test_a_case_that_the_reader_may_not_see_is_not_among_them(leads: World, lena: Client) -> None:
    leads.case_in(FileState.DECIDED, "sam", witnesses=[leads.lena])
    draft = draft_of(leads)
    change(lena, draft, written_warning_authority="7")
    address = reverse("policy_draft", args=[draft.pk])
    assert "Of the 0 decisions" in text(lena.get(address))
    assert "Of the 1 decision " in text(sign_in(leads, "lars").get(address))


def test_nor_one_that_they_investigate(leads: World) -> None:
    """Its level is told to nobody who investigates before the letter, nor which warnings counted ever (7.6)."""
    case = leads.case_in(FileState.DECIDED)
    grant(leads, "ivor", Role.HR_LEAD, None)
    draft = draft_of(leads)
    change(sign_in(leads, "lena"), draft, written_warning_authority="7")
    address = reverse("policy_draft", args=[draft.pk])
    said = text(sign_in(leads, "ivor").get(address))
    assert "Of the 0 decisions" in said and "Cases that you investigate are left out." in said
    assert case.reference in text(sign_in(leads, "lena").get(address))


@pytest.mark.parametrize(
    ("name", "there"), [("lena", True), ("lars", True), ("hana", False), ("adam", False)]
)
def test_the_door_on_the_home_page(leads: World, name: str, there: bool) -> None:
    html = sign_in(leads, name).get(reverse("home")).content.decode()
    assert (f'href="{reverse("policies")}"' in html) is there
