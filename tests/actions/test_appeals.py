"""What the verbs of an appeal write and refuse (AP-1 to AP-8, T19 to T23, SEP-2, SEP-4)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from casework import actions, queries
from casework.enums import (
    Action,
    AppealGroundKind,
    AppealResult,
    CloseReason,
    DeadlineKind,
    FileState,
    GroundResult,
    PartKind,
    SanctionLevel,
    Severity,
)
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import Case, Deadline, LivePeriod, Part, Posting, Sanction
from casework.queries.case_page import deadlines_shown, load
from casework.queries.deliberation import last_days
from casework.queries.fits import fits_now
from casework.queries.past_record import past_sanctions
from casework.queries.rows import closure_of
from casework.queries.sanction_register import RegisterFilter, sanction_register
from casework.queries.sight import sight_of
from casework.queries.stage import stage_in_words
from tests.fixtures_world import check_deferred_guards, hire
from tests.imports.past import past_sanction
from tests.journeys.walks import sanctioned
from tests.walked import later
from tests.world import (
    APPEAL_CLOSED,
    APPEAL_DECIDED,
    APPEAL_TOLD,
    APPEALED,
    CLOSED,
    DECIDED,
    ISSUED,
    LONDON,
    World,
)

pytestmark = pytest.mark.django_db

ENDS_ON = date(2026, 10, 21)
BACK_ON = date(2026, 11, 16)
NOTICE_ENDS = date(2027, 1, 12)
CONFIRMED, VARIED = AppealResult.CONFIRMED, AppealResult.VARIED
SET_ASIDE, REMITTED = AppealResult.SET_ASIDE, AppealResult.REMITTED
VERBAL, FINAL = SanctionLevel.VERBAL_WARNING, SanctionLevel.FINAL_WRITTEN_WARNING
NOTICE = SanctionLevel.DISMISSAL_WITH_NOTICE


@pytest.fixture
def issued(world: World) -> Case:
    return world.case_in(FileState.OUTCOME)


@pytest.fixture
def heard(world: World) -> Case:
    return world.case_in(FileState.APPEAL_DELIBERATION)


def dismissed(world: World) -> Case:
    """Sam is dismissed without notice and told in person; the appeal is heard."""
    case = world.case_in(FileState.DELIBERATION, severity=Severity.GROSS)
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL)
    world.issue(case, told_on=date(2026, 10, 20), employment_ends_on=ENDS_ON)
    world.sam.refresh_from_db()
    world.sam.end_date = ENDS_ON
    world.sam.save()
    Posting.objects.filter(employee=world.sam).update(to_date=ENDS_ON)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    return case


def owed(case: Case) -> dict[str, date]:
    return dict(Deadline.objects.open().filter(case=case).values_list("kind", "due_on"))


# Lodging


def test_lodging_keeps_each_ground_in_the_employees_words(world: World, issued: Case) -> None:
    grounds = {
        AppealGroundKind.TOO_SEVERE: " A first time in nine years. ",
        AppealGroundKind.PROCEDURE: "The rota was never shown to me.",
        AppealGroundKind.NEW_EVIDENCE: "  ",
    }
    appeal = world.lodge(issued, grounds=grounds)
    assert dict(appeal.grounds.values_list("kind", "text")) == {
        "too_severe": "A first time in nine years.",
        "procedure": "The rota was never shown to me.",
    }
    assert (appeal.is_late, appeal.refused, appeal.outcome) == (False, False, queries.current_outcome(issued))
    assert owed(issued) == {
        DeadlineKind.APPEAL_ACKNOWLEDGEMENT: date(2026, 11, 3),
        DeadlineKind.APPEAL_HEARING: date(2026, 11, 24),
        DeadlineKind.WARNING_EXPIRY: date(2027, 4, 19),
    }


def test_an_appeal_rests_on_a_ground(world: World, issued: Case) -> None:
    with pytest.raises(RuleBroken, match="T20"):
        world.lodge(issued, grounds={AppealGroundKind.PROCEDURE: " "})


@pytest.mark.parametrize("received_on", [date(2026, 10, 19), date(2026, 10, 28)])
def test_an_appeal_comes_after_the_outcome_and_not_after_today(
    world: World, issued: Case, received_on: date
) -> None:
    with pytest.raises(RuleBroken, match="T20") as refusal:
        world.lodge(issued, received_on=received_on)
    assert refusal.value.field == "received_on"


def test_a_late_appeal_is_heard_with_its_reason(world: World, issued: Case) -> None:
    with pytest.raises(RuleBroken, match="AP-3"):
        world.lodge(issued, received_on=CLOSED, on=CLOSED)
    appeal = world.lodge(issued, received_on=CLOSED, on=CLOSED, late_reason="In hospital.")
    assert (appeal.is_late, appeal.late_reason, issued.state) == (True, "In hospital.", FileState.APPEAL)


def test_a_reason_for_being_late_is_not_kept_where_it_is_in_time(world: World, issued: Case) -> None:
    assert world.lodge(issued, late_reason="Just in case.").late_reason == ""


def test_a_refused_late_appeal_leaves_the_outcome_and_can_still_be_heard(world: World, issued: Case) -> None:
    refused = actions.refuse_late_appeal(
        issued, received_on=CLOSED, reason="No reason was given.", by=world.user("hana"), on=CLOSED
    )
    assert (refused.refused, refused.is_late, issued.state) == (True, True, FileState.OUTCOME)
    assert queries.heard_appeal(issued) is None
    # They come back with a reason: the second one is heard, and the first stays on file.
    world.lodge(issued, received_on=CLOSED, on=CLOSED, late_reason="A fit note came with it.")
    assert issued.appeals.count() == 2


def test_an_appeal_in_time_cannot_be_refused_as_late(world: World, issued: Case) -> None:
    with pytest.raises(RuleBroken, match="AP-1"):
        actions.refuse_late_appeal(
            issued, received_on=APPEALED, reason="Late.", by=world.user("hana"), on=APPEALED
        )


def test_there_is_nothing_to_appeal_against_without_a_sanction(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, "")
    world.issue(case)
    with pytest.raises(NotNow, match="nothing to appeal"):
        world.lodge(case)


# Who hears it


@pytest.mark.parametrize("name", ["chidi", "ivor", "carla"])
def test_whoever_had_a_part_before_does_not_hear_the_appeal(world: World, issued: Case, name: str) -> None:
    world.lodge(issued)
    with pytest.raises(RuleBroken, match="SEP-2"):
        actions.appoint(
            issued,
            kind=PartKind.APPEAL_MANAGER,
            employee=world.people[name],
            by=world.user("hana"),
            on=APPEALED,
        )


def test_nobody_below_the_chair_hears_the_appeal(world: World, issued: Case) -> None:
    hire(world, "gus", grade="G7", unit="digital")
    world.lodge(issued)
    with pytest.raises(RuleBroken, match="SEP-4"):
        world.arrange_appeal(issued, "gus")


def test_an_appeal_needs_somebody_to_hear_it(world: World, issued: Case) -> None:
    world.lodge(issued)
    with pytest.raises(RuleBroken, match="T21"):
        world.arrange_appeal(issued, "")


def test_whoever_the_invitation_names_hears_the_appeal(world: World, issued: Case) -> None:
    hire(world, "penny", grade="G6", unit="digital")
    world.lodge(issued)
    world.arrange_appeal(issued)
    part = issued.parts.get(kind=PartKind.APPEAL_MANAGER)
    given = {"employee": world.penny, "reason": "On leave.", "by": world.user("hana"), "on": APPEALED}
    with pytest.raises(RuleBroken, match="T11"):
        actions.replace_part(part, **given)
    actions.postpone_appeal_hearing(
        issued, reason="employer", by=world.user("hana"), at=datetime(2026, 11, 2, 9, tzinfo=LONDON)
    )
    issued.refresh_from_db()
    actions.replace_part(part, **given)


@pytest.mark.parametrize("kind", [PartKind.CHAIR, PartKind.PANEL_MEMBER])
def test_nobody_joins_the_panel_once_it_has_decided(world: World, issued: Case, kind: PartKind) -> None:
    world.lodge(issued)
    with pytest.raises(RuleBroken, match="PR-11"):
        actions.appoint(issued, kind=kind, employee=world.petra, by=world.user("hana"), on=APPEALED)


# Its hearing


def test_the_appeal_hearing_gives_the_notice_of_the_policy(world: World, issued: Case) -> None:
    world.lodge(issued)
    with pytest.raises(RuleBroken, match="PR-10"):
        world.arrange_appeal(issued, starts_at=datetime(2026, 11, 6, 10, tzinfo=LONDON))
    hearing = world.arrange_appeal(issued)
    assert (hearing.attempt, hearing.chair, hearing.invitation_received_on) == (
        1,
        world.petra,
        date(2026, 10, 30),
    )
    assert owed(issued)[DeadlineKind.APPEAL_HEARING_DAY] == date(2026, 11, 9)


def test_the_invitation_follows_the_appeal(world: World, issued: Case) -> None:
    world.lodge(issued)
    with pytest.raises(RuleBroken, match="T21"):
        world.arrange_appeal(issued, sent_at=datetime(2026, 10, 26, 10, tzinfo=LONDON))


def test_the_companions_day_must_be_taken_at_an_appeal_too(world: World, issued: Case) -> None:
    world.lodge(issued)
    world.arrange_appeal(issued)
    actions.postpone_appeal_hearing(
        issued,
        reason="companion_unavailable",
        proposed_on=date(2026, 11, 12),
        by=world.hears_appeal(issued),
        at=datetime(2026, 11, 5, 9, tzinfo=LONDON),
    )
    assert DeadlineKind.APPEAL_HEARING_DAY not in owed(issued)
    later = {
        "starts_at": datetime(2026, 11, 13, 10, tzinfo=LONDON),
        "sent_at": datetime(2026, 11, 5, 10, tzinfo=LONDON),
    }
    with pytest.raises(RuleBroken, match="AC-6"):
        world.arrange_appeal(issued, **later)
    hearing = world.arrange_appeal(issued, **later | {"starts_at": datetime(2026, 11, 12, 10, tzinfo=LONDON)})
    assert hearing.attempt == 2


def test_an_absence_from_the_appeal_is_decided_on_only_after_a_second_attempt(
    world: World, issued: Case
) -> None:
    world.lodge(issued)
    world.arrange_appeal(issued, absence_warning_sent=True)
    with pytest.raises(RuleBroken, match="PR-12"):
        world.record_appeal(issued, attendance="absent", companion_kind="none", absence_explained="No word.")


# Its decision


def test_a_confirmed_decision_changes_nothing(world: World, heard: Case) -> None:
    before = Sanction.objects.get(case=heard)
    decision = world.decide_appeal(heard, AppealResult.CONFIRMED)
    assert (decision.level, heard.state) == ("", FileState.OUTCOME)
    assert queries.current_sanction(heard) == before == queries.first_sanction(heard)
    assert owed(heard) == {
        DeadlineKind.APPEAL_LETTER: date(2026, 11, 16),
        DeadlineKind.WARNING_EXPIRY: date(2027, 4, 19),
    }
    world.issue_appeal(heard)
    assert list(owed(heard)) == [DeadlineKind.WARNING_EXPIRY]


def test_a_varied_decision_puts_a_lighter_sanction_in_place(world: World, heard: Case) -> None:
    decision = world.decide_appeal(heard)
    # 0.6: nothing of it has taken effect before the letter.
    untold = queries.current_sanction(heard)
    assert (untold.level, untold.live_periods.get().superseded_at) == (SanctionLevel.WRITTEN_WARNING, None)
    assert owed(heard)[DeadlineKind.WARNING_EXPIRY] == date(2027, 4, 19)
    world.issue_appeal(heard)
    first, now = queries.first_sanction(heard), queries.current_sanction(heard)
    assert (first.level, first.superseded_by) == (SanctionLevel.WRITTEN_WARNING, decision)
    assert (now.level, now.imposed_by, now.decision) == (
        SanctionLevel.VERBAL_WARNING,
        decision,
        first.decision,
    )
    period = now.live_periods.get()
    assert (period.from_on, period.to_on, period.basis) == (
        date(2026, 10, 20),
        date(2027, 1, 19),
        "original",
    )
    assert owed(heard)[DeadlineKind.WARNING_EXPIRY] == date(2027, 1, 19)
    lapsed = Deadline.objects.get(case=heard, kind=DeadlineKind.WARNING_EXPIRY, due_on=date(2027, 4, 19))
    assert (lapsed.met_at, lapsed.superseded_at is not None) == (None, True)


def test_a_set_aside_sanction_never_counts_again_and_stays_on_file(world: World, heard: Case) -> None:
    before = heard.live_periods.get().recorded_at
    with later():
        world.decide_appeal(heard, AppealResult.SET_ASIDE)
        assert Sanction.objects.in_force_on(date(2026, 11, 1)).count() == 1
        world.issue_appeal(heard)
    assert queries.current_sanction(heard) is None
    assert queries.first_sanction(heard).level == SanctionLevel.WRITTEN_WARNING
    assert not Sanction.objects.in_force_on(date(2026, 11, 1)).exists()
    # What the register knew before is still answerable.
    known = before + timedelta(microseconds=1)
    assert Sanction.objects.in_force_on(date(2026, 11, 1), as_known_at=known).count() == 1
    again = world.open_case(
        occurred_from=date(2026, 11, 2), occurred_to=date(2026, 11, 2), on=date(2026, 11, 3)
    )
    weighed = queries.weighed_record(again, again.allegations.all())
    assert [record.counts + record.for_a_person for record in weighed.values()] == [()]


def test_a_warning_under_appeal_counts_and_says_so(world: World, issued: Case) -> None:
    world.lodge(issued)
    again = world.open_case(
        occurred_from=date(2026, 11, 2), occurred_to=date(2026, 11, 2), on=date(2026, 11, 3)
    )
    [record] = queries.weighed_record(again, again.allegations.all()).values()
    assert [(past.level, past.under_appeal) for past in record.counts] == [("written_warning", True)]


def test_an_appeal_never_makes_it_heavier(world: World, heard: Case) -> None:
    with pytest.raises(RuleBroken, match="AP-4"):
        world.decide_appeal(heard, level=SanctionLevel.FINAL_WRITTEN_WARNING)
    assert heard.appeal_decisions.count() == 0


def test_a_variation_that_changes_nothing_is_a_confirmation(world: World, heard: Case) -> None:
    with pytest.raises(RuleBroken, match="T22"):
        world.decide_appeal(heard, level=SanctionLevel.WRITTEN_WARNING)


def test_every_ground_needs_its_answer(world: World, heard: Case) -> None:
    with pytest.raises(RuleBroken, match="T22"):
        world.decide_appeal(heard, answers={})
    ground = heard.appeal_grounds.get()
    with pytest.raises(RuleBroken, match="PR-02"):
        world.decide_appeal(heard, answers={ground: actions.Answered(GroundResult.ACCEPTED, " ")})


def test_the_decision_follows_the_hearing_and_has_reasons(world: World, heard: Case) -> None:
    with pytest.raises(RuleBroken, match="T22"):
        world.decide_appeal(heard, on=date(2026, 11, 8))
    with pytest.raises(RuleBroken, match="PR-02"):
        world.decide_appeal(heard, reasons="")


def test_nobody_varies_to_a_level_beyond_their_grade(world: World, heard: Case) -> None:
    seo = world.chidi.postings.get()
    low = type(seo.grade).objects.get(code="EO")
    Posting.objects.filter(employee=world.petra).update(grade=low)
    with pytest.raises(RuleBroken, match="SEP-7"):
        world.decide_appeal(heard)


def test_a_dismissal_that_falls_never_ended_the_employment(world: World) -> None:
    case = dismissed(world)
    with pytest.raises(RuleBroken, match="AP-6") as refusal:
        world.decide_appeal(case, AppealResult.SET_ASIDE)
    assert refusal.value.field == "returns_on"
    with pytest.raises(RuleBroken, match="AP-6"):
        world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=date(2026, 11, 10))
    decision = world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=BACK_ON)
    world.sam.refresh_from_db()
    assert (decision.returns_on, world.sam.end_date) == (BACK_ON, ENDS_ON)
    world.issue_appeal(case)
    world.sam.refresh_from_db()
    assert world.sam.end_date is None
    assert world.sam.posting_on(date(2026, 10, 30)) is not None


def test_a_dismissal_confirmed_stays_one(world: World) -> None:
    case = dismissed(world)
    decision = world.decide_appeal(case, AppealResult.CONFIRMED)
    world.sam.refresh_from_db()
    assert (decision.returns_on, world.sam.end_date) == (None, ENDS_ON)


@pytest.mark.parametrize(
    ("was_dismissed", "given", "field", "instead"),
    [
        (False, {"result": CONFIRMED, "level": VERBAL}, "level", "Choose “decision varied”, or leave"),
        (False, {"result": SET_ASIDE, "level": VERBAL}, "level", "Choose “decision varied”, or leave"),
        (
            True,
            {"result": REMITTED, "level": FINAL, "returns_on": BACK_ON},
            "level",
            "Choose “decision varied”",
        ),
        (False, {"result": VARIED, "level": ""}, "level", "Choose the level, or another result."),
        (False, {"result": VARIED, "returns_on": BACK_ON}, "returns_on", "Leave the day of the return out."),
        (
            False,
            {"result": SET_ASIDE, "returns_on": BACK_ON},
            "returns_on",
            "Leave the day of the return out.",
        ),
        (
            True,
            {"result": CONFIRMED, "returns_on": BACK_ON},
            "returns_on",
            "Leave the day of the return out.",
        ),
        (
            True,
            {"result": VARIED, "level": NOTICE, "returns_on": BACK_ON, "employment_ends_on": NOTICE_ENDS},
            "returns_on",
            "Leave the day of the return out.",
        ),
        (
            True,
            {"result": CONFIRMED, "employment_ends_on": NOTICE_ENDS},
            "employment_ends_on",
            "keeps its day",
        ),
        (
            True,
            {"result": SET_ASIDE, "returns_on": BACK_ON, "employment_ends_on": NOTICE_ENDS},
            "employment_ends_on",
            "Leave the day out",
        ),
        (
            False,
            {"result": VARIED, "employment_ends_on": NOTICE_ENDS},
            "employment_ends_on",
            "Leave the day out",
        ),
    ],
)
def test_what_does_not_fit_the_result_is_refused_and_nothing_is_written(
    world: World, was_dismissed: bool, given: dict[str, Any], field: str, instead: str
) -> None:
    case = dismissed(world) if was_dismissed else world.case_in(FileState.APPEAL_DELIBERATION)
    with pytest.raises(RuleBroken, match="T22") as refusal:
        world.decide_appeal(case, **given)
    assert refusal.value.field == field
    assert instead in refusal.value.instead
    assert not case.appeal_decisions.exists()


def test_a_dismissal_varied_to_notice_ends_later_and_gives_the_notice(world: World) -> None:
    case = dismissed(world)
    given = {"level": SanctionLevel.DISMISSAL_WITH_NOTICE}
    # Twelve weeks from Tue 20 Oct 2026, when she was told.
    with pytest.raises(RuleBroken, match="TR-1"):
        world.decide_appeal(case, employment_ends_on=date(2027, 1, 11), **given)
    world.decide_appeal(case, employment_ends_on=date(2027, 1, 12), **given)
    world.issue_appeal(case)
    world.sam.refresh_from_db()
    now = queries.current_sanction(case)
    assert (now.level, now.employment_ends_on) == ("dismissal_with_notice", date(2027, 1, 12))
    assert (world.sam.end_date, world.sam.postings.get().to_date) == (date(2027, 1, 12), date(2027, 1, 12))


def test_leaving_for_another_reason_is_left_alone(world: World) -> None:
    case = dismissed(world)
    world.sam.refresh_from_db()
    world.sam.end_date = date(2026, 10, 30)
    world.sam.save()
    world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=BACK_ON)
    world.issue_appeal(case)
    world.sam.refresh_from_db()
    assert world.sam.end_date == date(2026, 10, 30)


# The letter and the end


def test_nobody_is_told_after_the_day_on_which_they_come_back(world: World) -> None:
    """AP-6: the pay for the days away ends with the return, so that nobody's days lie between it and the letter."""
    case = dismissed(world)
    world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=BACK_ON)
    late = {"sent_at": APPEAL_TOLD, "received_on": BACK_ON + timedelta(days=1)}
    with pytest.raises(RuleBroken, match="AP-6") as refusal:
        world.issue_appeal(case, **late)
    assert (refusal.value.field, "names another day" in refusal.value.instead) == ("received_on", True)
    world.issue_appeal(case, **late | {"received_on": BACK_ON})
    assert queries.current_sanction(case) is None


def test_the_letter_follows_the_decision_and_leaves_once(world: World, heard: Case) -> None:
    world.decide_appeal(heard)
    with pytest.raises(RuleBroken, match="T22"):
        world.issue_appeal(heard, sent_at=datetime(2026, 11, 10, 10, tzinfo=LONDON))
    with pytest.raises(RuleBroken, match="CA-7"):
        world.issue_appeal(heard, received_on=date(2026, 11, 11))
    letter = world.issue_appeal(heard, sent_at=APPEAL_TOLD.replace(hour=17))
    assert (letter.issued_on, letter.received_on) == (date(2026, 11, 12), date(2026, 11, 13))
    with pytest.raises(NotNow, match="has left already"):
        world.issue_appeal(heard)


def test_a_case_closes_after_the_employee_was_told(world: World, heard: Case) -> None:
    world.decide_appeal(heard)
    with pytest.raises(RuleBroken, match="T23"):
        world.close(heard, on=APPEAL_CLOSED)
    world.issue_appeal(heard)
    with pytest.raises(RuleBroken, match="T23"):
        world.close(heard, on=APPEAL_DECIDED)
    assert world.close(heard, on=APPEAL_CLOSED).reason == CloseReason.APPEAL_FINAL


# Remitted


def sent_back(world: World) -> Case:
    case = world.case_in(FileState.OUTCOME)
    world.appeal(case, AppealResult.REMITTED)
    return case


def test_a_remitted_sanction_does_not_stand_meanwhile(world: World) -> None:
    case = sent_back(world)
    assert queries.current_sanction(case) is None
    assert not Sanction.objects.in_force_on(date(2026, 11, 12)).exists()


def test_only_a_remitted_case_is_heard_again_and_only_when_told(world: World, heard: Case) -> None:
    world.decide_appeal(heard, AppealResult.REMITTED)
    with pytest.raises(NotNow, match="has not been told"):
        world.return_to_hearing(heard)
    with pytest.raises(RuleBroken, match="T23"):
        world.close(heard, on=APPEAL_CLOSED)


def test_a_case_that_is_heard_again_begins_afresh(world: World) -> None:
    case = sent_back(world)
    world.return_to_hearing(case)
    assert case.state == FileState.HEARING
    assert queries.current_hearing(case) is None
    assert queries.standing_decision(case) is None
    assert queries.current_outcome(case) is None
    deciding = (PartKind.CHAIR, PartKind.PANEL_MEMBER, PartKind.APPEAL_MANAGER)
    assert not Part.objects.filter(case=case, kind__in=deciding, to_date=None).exists()
    assert owed(case) == {}


@pytest.mark.parametrize("name", ["chidi", "petra"])
def test_nobody_who_decided_before_hears_it_again(world: World, name: str) -> None:
    case = sent_back(world)
    world.return_to_hearing(case)
    with pytest.raises(RuleBroken) as refusal:
        actions.appoint(
            case,
            kind=PartKind.CHAIR,
            employee=world.people[name],
            by=world.user("hana"),
            on=APPEAL_CLOSED,
        )
    assert refusal.value.rule_id == {"chidi": "T23", "petra": "SEP-2"}[name]


def heard_again(world: World) -> Case:
    """A case sent back and heard by penny, who had no part in it before."""
    case = sent_back(world)
    world.return_to_hearing(case)
    hire(world, "penny", grade="G6", unit="digital")
    penny = world.user("penny")
    actions.appoint(case, kind=PartKind.CHAIR, employee=world.penny, by=world.user("hana"), on=APPEAL_CLOSED)
    hearing = world.arrange(
        case,
        sent_at=datetime(2026, 11, 13, 10, tzinfo=LONDON),
        starts_at=datetime(2026, 11, 23, 10, tzinfo=LONDON),
    )
    assert hearing.attempt == 2
    world.record(case, by=penny, at=datetime(2026, 11, 23, 12, tzinfo=LONDON))
    return case


def test_a_warning_given_when_a_case_is_heard_again_ends_with_the_first(world: World) -> None:
    case = heard_again(world)
    world.decide(case, SanctionLevel.WRITTEN_WARNING, by=world.user("penny"), on=date(2026, 11, 24))
    policy, level = queries.standing_decision(case).policy, SanctionLevel.WRITTEN_WARNING
    assert last_days(case, policy, level, date(2026, 11, 25)).live_until == date(2027, 4, 19)
    world.issue(case, sent_at=datetime(2026, 11, 25, 10, tzinfo=LONDON))
    assert queries.current_sanction(case).live_periods.get().to_on == date(2027, 4, 19)


def test_a_case_heard_again_is_decided_appealed_and_closed(world: World) -> None:
    case = heard_again(world)
    hire(world, "april", grade="G6", unit="digital")
    penny, later = world.user("penny"), date(2026, 11, 24)
    with pytest.raises(RuleBroken, match="AP-4"):
        world.decide(case, SanctionLevel.FINAL_WRITTEN_WARNING, by=penny, on=later)
    world.decide(case, SanctionLevel.VERBAL_WARNING, by=penny, on=later)
    world.issue(case, sent_at=datetime(2026, 11, 25, 10, tzinfo=LONDON))
    assert [row.level for row in case.sanctions.order_by("pk")] == ["written_warning", "verbal_warning"]
    assert queries.current_sanction(case).live_periods.get().to_on == date(2027, 2, 24)
    # The new outcome is appealed by its own right, before somebody new again.
    world.lodge(case, received_on=later + timedelta(days=2), on=later + timedelta(days=2))
    with pytest.raises(RuleBroken, match="T23"):
        actions.appoint(
            case, kind=PartKind.APPEAL_MANAGER, employee=world.petra, by=world.user("hana"), on=later
        )
    actions.appoint(case, kind=PartKind.APPEAL_MANAGER, employee=world.april, by=world.user("hana"), on=later)
    assert case.appeals.count() == 2


def test_the_dates_of_the_first_outcome_are_kept(world: World, heard: Case) -> None:
    world.decide_appeal(heard)
    first = queries.first_sanction(heard)
    assert (first.decision.decided_on, first.issued_on) == (DECIDED, ISSUED.date())


# What a decision rests on, and what is told when


def test_no_letter_leaves_on_a_warning_that_fell(world: World) -> None:
    warned = sanctioned(world, "sam", SanctionLevel.FINAL_WRITTEN_WARNING, issued=date(2026, 8, 24)).case
    world.lodge(warned, received_on=date(2026, 9, 1), on=date(2026, 9, 1))
    world.arrange_appeal(
        warned,
        sent_at=datetime(2026, 9, 2, 10, tzinfo=LONDON),
        starts_at=datetime(2026, 9, 14, 10, tzinfo=LONDON),
    )
    world.record_appeal(warned, at=datetime(2026, 9, 14, 12, tzinfo=LONDON))
    case = world.case_in(FileState.DELIBERATION)
    decision = world.decide(case, SanctionLevel.DISMISSAL_WITH_NOTICE)
    assert decision.relied_on.get().case == warned
    world.decide_appeal(warned, AppealResult.SET_ASIDE)
    world.issue_appeal(warned)
    letter = {"told_on": date(2026, 10, 20), "employment_ends_on": date(2027, 1, 12)}
    with pytest.raises(RuleBroken, match="SA-6"):
        world.issue(case, **letter)
    actions.recall_decision(case, reason="The warning fell.", by=world.user("chidi"), at=ISSUED)
    world.decide(case, SanctionLevel.WRITTEN_WARNING)
    world.issue(case)


def test_a_warning_in_place_of_a_dismissal_counts_once_its_letter_was_received(world: World) -> None:
    case = dismissed(world)
    given = {"level": SanctionLevel.FINAL_WRITTEN_WARNING, "returns_on": BACK_ON}
    world.decide_appeal(case, **given)
    other = world.open_case("sita")
    [untold] = past_sanctions(world.sam, but_not=other)
    assert (untold.level, untold.under_appeal) == (SanctionLevel.SUMMARY_DISMISSAL, True)
    world.issue_appeal(case)
    [told] = past_sanctions(world.sam, but_not=other)
    assert (told.received_on, told.issued_on) == (APPEAL_TOLD.date(), ISSUED.date())


def test_the_ceiling_is_the_lightest_level_imposed_before(world: World) -> None:
    case = sent_back(world)
    assert queries.ceiling_of(case) == SanctionLevel.WRITTEN_WARNING
    first = case.sanctions.get()
    Sanction.objects.create(
        case=case,
        decision=case.decisions.get(),
        imposed_by=first.superseded_by,
        policy=first.policy,
        employee=world.sam,
        level=SanctionLevel.VERBAL_WARNING,
        rank=9,
        issued_on=ISSUED.date(),
        received_on=ISSUED.date(),
    )
    assert queries.ceiling_of(case) == SanctionLevel.VERBAL_WARNING


def test_the_year_of_the_return_is_checked(world: World) -> None:
    case = dismissed(world)
    with pytest.raises(RuleBroken, match="AP-6"):
        world.decide_appeal(case, AppealResult.SET_ASIDE, returns_on=date(2062, 11, 16))


@pytest.mark.parametrize("name", ["chidi", "hana"])
def test_a_deadline_does_not_tell_the_result_before_the_letter(world: World, heard: Case, name: str) -> None:
    def expires() -> date:
        row = load(Case.objects.get(pk=heard.pk))
        shown = deadlines_shown(row, sight_of(world.user(name), row))
        return next(one.due_on for one in shown if one.kind == DeadlineKind.WARNING_EXPIRY)

    world.decide_appeal(heard)
    assert expires() == date(2027, 4, 19)
    world.issue_appeal(heard)
    assert expires() == date(2027, 1, 19)


# Recalled before its letter (0.6)


def _recall(world: World, case: Case, by: str = "petra", reason: str = "A ground was overlooked.") -> Any:
    return actions.recall_decision(case, reason=reason, by=world.user(by), at=APPEAL_TOLD)


def test_a_recalled_appeal_decision_changed_nothing_and_the_next_one_does(world: World, heard: Case) -> None:
    first = world.decide_appeal(heard)
    due = owed(heard)
    recalled = _recall(world, heard)
    assert (recalled, heard.state) == (first, FileState.APPEAL_DELIBERATION)
    first.refresh_from_db()
    assert (first.recalled_at, first.recalled_because) == (APPEAL_TOLD, "A ground was overlooked.")
    # It can be acknowledged again, and its letter is due on the day it was.
    due |= {DeadlineKind.APPEAL_ACKNOWLEDGEMENT: date(2026, 11, 3)}
    assert (owed(heard), queries.current_sanction(heard).level) == (due, SanctionLevel.WRITTEN_WARNING)
    again = world.decide_appeal(heard, AppealResult.SET_ASIDE)
    world.issue_appeal(heard)
    heard.appeals.get().refresh_from_db()
    assert (heard.appeals.get().decision, heard.appeal_grounds.get().answer) == (again, again.answers.get())
    assert queries.current_sanction(heard) is None
    assert queries.first_sanction(heard).superseded_by == again


def test_the_letter_of_a_decision_that_was_recalled_meanwhile_does_not_leave(
    world: World, heard: Case
) -> None:
    """Whoever sends it read another result: the page is out of date (0.6)."""
    world.decide_appeal(heard, AppealResult.CONFIRMED)
    read = Case.objects.get(pk=heard.pk)
    _recall(world, heard)
    world.decide_appeal(heard, AppealResult.SET_ASIDE)
    with pytest.raises(NotNow, match="changed this file after you opened the page"):
        world.issue_appeal(read)
    assert queries.current_sanction(heard) is not None
    world.issue_appeal(heard)
    assert queries.current_sanction(heard) is None


def test_an_appeal_decision_is_recalled_by_its_maker_for_a_reason_and_before_its_letter(
    world: World, heard: Case
) -> None:
    world.decide_appeal(heard)
    with pytest.raises(RuleBroken, match="PR-02"):
        _recall(world, heard, reason=" ")
    with pytest.raises(NotYou):
        _recall(world, heard, by="hana")
    heard.appeal_decisions.update(decided_by=world.user("chidi"))
    with pytest.raises(NotYou, match="by the person who made it"):
        _recall(world, heard)
    heard.appeal_decisions.update(decided_by=world.user("petra"))
    world.issue_appeal(heard)
    with pytest.raises(NotNow, match="has not been told"):
        _recall(world, heard)
    assert heard.appeal_decisions.get().recalled_at is None


def test_an_appeal_whose_decision_was_recalled_can_still_be_taken_back(world: World, heard: Case) -> None:
    world.decide_appeal(heard)
    _recall(world, heard)
    world.withdraw_appeal(heard, withdrawn_on=APPEAL_TOLD.date(), on=APPEAL_TOLD.date())
    check_deferred_guards()
    assert (heard.state, queries.current_sanction(heard).level) == (
        FileState.OUTCOME,
        SanctionLevel.WRITTEN_WARNING,
    )


def test_the_register_tells_of_the_appeal_as_known_at_a_moment(world: World, issued: Case) -> None:
    def told() -> tuple[str, str]:
        wanted = RegisterFilter(live_on=date(2026, 11, 1), as_known_at=timezone.now(), superseded=True)
        row = sanction_register(Sanction.objects.filter(case=issued), wanted).get(imposed_by=None)
        return row.appeal_result, row.stands

    moments = [timezone.now()]
    assert told() == ("", "yes")
    with later():
        world.lodge(issued)
        moments.append(timezone.now())
        assert told() == ("pending", "yes")
    with later(2):
        world.arrange_appeal(issued)
        world.record_appeal(issued)
        world.decide_appeal(issued, AppealResult.SET_ASIDE)
    for moment, result in zip(moments, ("", "pending"), strict=True):
        wanted = RegisterFilter(live_on=date(2026, 11, 1), as_known_at=moment, superseded=True)
        row = sanction_register(Sanction.objects.filter(case=issued), wanted).get(imposed_by=None)
        assert row.appeal_result == result


# A late appeal after the case was closed, and an appeal that is withdrawn


LATE = date(2026, 11, 20)


def test_a_late_appeal_that_is_heard_opens_a_closed_case_again(world: World) -> None:
    case = world.case_in(FileState.CLOSED)
    first = case.closures.get()
    came, decided = date(2026, 11, 5), date(2026, 11, 17)
    appeal = world.lodge(case, received_on=came, late_reason="She was in hospital.", on=came)
    assert (case.state, appeal.is_late) == (FileState.APPEAL, True)
    first.refresh_from_db()
    assert first.reopened_by == appeal
    sent_at, starts_at = (datetime(2026, 11, day, 10, 0, tzinfo=LONDON) for day in (5, 16))
    world.arrange_appeal(case, sent_at=sent_at, starts_at=starts_at)
    world.record_appeal(case, at=starts_at + timedelta(hours=1))
    world.decide_appeal(case, on=decided)
    world.issue_appeal(case, sent_at=starts_at + timedelta(days=1, hours=2))
    second = world.close(case, on=LATE)
    assert [row.reason for row in case.closures.all()] == [
        CloseReason.SANCTION_FINAL,
        CloseReason.APPEAL_FINAL,
    ]
    row = load(Case.objects.get(pk=case.pk))
    assert closure_of(row) == second
    assert stage_in_words(row, LATE) == "Closed Fri 20 Nov 2026: appeal final"


def test_a_late_appeal_on_a_closed_case_needs_a_reason_or_is_refused_with_one(world: World) -> None:
    case = world.case_in(FileState.CLOSED)
    with pytest.raises(RuleBroken, match="AP-3"):
        world.lodge(case, received_on=LATE, on=LATE)
    refused = actions.refuse_late_appeal(
        case, received_on=LATE, reason="No reason was given.", by=world.user("hana"), on=LATE
    )
    assert (case.state, refused.refused, case.closures.get().reopened_by) == (FileState.CLOSED, True, None)
    row = sanction_register(Sanction.objects.filter(case=case), RegisterFilter(live_on=LATE)).get()
    assert (row.appeal_result, row.appeal_decided_on, row.stands) == ("late_refused", None, "yes")


@pytest.mark.parametrize("end", ["no sanction", "appealed", "from an old record"])
def test_a_closed_case_without_an_outcome_to_appeal_against_stays_closed(world: World, end: str) -> None:
    if end == "from an old record":
        case = past_sanction(world)
    else:
        case = world.case_in(FileState.DELIBERATION)
        world.decide(case, "" if end == "no sanction" else SanctionLevel.WRITTEN_WARNING)
        world.issue(case)
        if end == "appealed":
            world.appeal(case, AppealResult.CONFIRMED)
        world.close(case, on=APPEAL_CLOSED)
    with pytest.raises(NotNow):
        world.lodge(case, received_on=LATE, late_reason="She was in hospital.", on=LATE)
    assert not fits_now(Action.LODGE_APPEAL, load(Case.objects.get(pk=case.pk)))


@pytest.mark.parametrize("state", [FileState.APPEAL, FileState.APPEAL_DELIBERATION])
def test_an_appeal_that_is_withdrawn_leaves_the_outcome_as_it_is(world: World, state: FileState) -> None:
    case = world.case_in(state)
    withdrawal = world.withdraw_appeal(case, withdrawn_on=APPEAL_DECIDED)
    assert case.state == FileState.OUTCOME
    assert owed(case) == {DeadlineKind.WARNING_EXPIRY: date(2027, 4, 19)}
    row = sanction_register(Sanction.objects.filter(case=case), RegisterFilter(live_on=CLOSED)).get()
    assert (row.level, row.appeal_result, row.stands) == ("written_warning", "withdrawn", "yes")
    assert [one.under_appeal for one in past_sanctions(world.sam, but_not=world.open_case("uma"))] == [False]
    with pytest.raises(NotNow, match="appealed already"):
        world.lodge(case)
    assert world.close(case, on=withdrawal.withdrawn_on).reason == CloseReason.SANCTION_FINAL


def test_an_appeal_is_withdrawn_after_it_came_in_words_and_not_in_future(world: World) -> None:
    case = world.case_in(FileState.APPEAL)
    for withdrawn_on in (APPEALED - timedelta(days=1), APPEAL_DECIDED + timedelta(days=1)):
        with pytest.raises(RuleBroken, match="AP-7") as refusal:
            world.withdraw_appeal(case, withdrawn_on=withdrawn_on)
        assert refusal.value.field == "withdrawn_on"
    with pytest.raises(RuleBroken, match="PR-02"):
        world.withdraw_appeal(case, said=" ")


def test_a_withdrawn_appeal_calls_its_hearing_off_and_owes_nothing_that_was_met(world: World) -> None:
    case = world.case_in(FileState.APPEAL)
    hearing = world.arrange_appeal(case)
    before = set(Deadline.objects.open().filter(case=case).values_list("pk", flat=True))
    world.withdraw_appeal(case)
    hearing.refresh_from_db()
    assert (hearing.postponed_for, hearing.postponed_because) == (
        "employee_request",
        "The appeal was withdrawn.",
    )
    gone = Deadline.objects.filter(pk__in=before).exclude(kind=DeadlineKind.WARNING_EXPIRY)
    assert {row.kind for row in gone} == {
        DeadlineKind.APPEAL_ACKNOWLEDGEMENT,
        DeadlineKind.APPEAL_HEARING,
        DeadlineKind.APPEAL_HEARING_DAY,
    }
    assert all(row.met_at is None and row.superseded_at is not None for row in gone)


def test_an_appeal_that_was_heard_is_not_withdrawn_before_that_day(world: World, heard: Case) -> None:
    with pytest.raises(RuleBroken, match="AP-7"):
        world.withdraw_appeal(heard, withdrawn_on=APPEALED)
    world.withdraw_appeal(heard)
    letter = Deadline.objects.get(case=heard, kind=DeadlineKind.APPEAL_LETTER)
    assert letter.met_at is None and letter.superseded_at is not None


@pytest.mark.parametrize("end", ["withdrawn", "late_refused"])
def test_the_register_says_of_a_second_appeal_how_it_ended_and_not_the_first(world: World, end: str) -> None:
    case = heard_again(world)
    world.decide(case, SanctionLevel.VERBAL_WARNING, by=world.user("penny"), on=date(2026, 11, 24))
    world.issue(case, sent_at=datetime(2026, 11, 25, 10, tzinfo=LONDON))
    day = date(2026, 12, 14)
    standing = Sanction.objects.filter(case=case, superseded_at=None)
    assert sanction_register(standing, RegisterFilter(live_on=day)).get().appeal_result == "remitted"
    if end == "withdrawn":
        world.lodge(case, received_on=date(2026, 11, 26), on=date(2026, 11, 26))
        world.withdraw_appeal(case, withdrawn_on=day, on=day)
    else:
        by = world.user("hana")
        actions.refuse_late_appeal(case, received_on=day, reason="No reason.", by=by, on=day)
    row = sanction_register(standing, RegisterFilter(live_on=day)).get()
    assert (row.appeal_result, row.appeal_decided_on) == (end, None)


def test_no_warning_is_decided_again_once_the_first_would_have_ended(world: World) -> None:
    case = heard_again(world)
    LivePeriod.objects.filter(case=case).update(to_on=date(2026, 11, 23))
    with pytest.raises(RuleBroken, match="AP-4") as refusal:
        world.decide(case, SanctionLevel.VERBAL_WARNING, by=world.user("penny"), on=date(2026, 11, 24))
    assert refusal.value.field == "level"
    assert world.decide(case, "", by=world.user("penny"), on=date(2026, 11, 24)).level == ""
