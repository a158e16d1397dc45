"""A safeguarding case: what a dismissal or a resignation owes, who records it, and who is told (R21)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.urls import reverse

from casework.enums import DeadlineKind, FileState, ReferralResult, ResignationKind, Role, SanctionLevel
from casework.errors import NotNow, NotYou
from casework.models import Case, Deadline, Notification
from casework.notifications import materialise
from tests import fixtures_world as more
from tests import outside_world as outside
from tests.actions.refusals import refused
from tests.actions.test_tribunal import dismissed
from tests.web.verbs_world import sign_in
from tests.world import ISSUED, LONDON, REFERRED, World

pytestmark = pytest.mark.django_db

CHECK = DeadlineKind.REFERRAL_CHECK
CANARY = "canary of the referral"


def _owed(case: Case) -> list[date]:
    return list(Deadline.objects.open().filter(case=case, kind=CHECK).values_list("due_on", flat=True))


def test_a_resignation_owes_the_check_and_a_later_dismissal_owes_another(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    outside.mark_safeguarding(world, case, by=world.user("carla"))
    assert _owed(case) == []
    with pytest.raises(NotNow, match="No check is owed"):
        outside.check_referral(world, case)
    world.resign(case, kind=ResignationKind.WITH_NOTICE, ends_on=date(2026, 11, 30))
    assert _owed(case) == [date(2026, 10, 13)]  # five working days after Tue 6 Oct
    outside.check_referral(world, case, result=ReferralResult.NOT_NEEDED, checked_on=REFERRED)
    assert _owed(case) == []
    assert Deadline.objects.get(case=case, kind=CHECK).met_at is not None

    outside.check_referral(world, case, checked_on=REFERRED)  # something new came up
    assert [row.result for row in case.referral_checks.all()] == ["not_needed", "barring_body"]


def test_a_dismissal_owes_the_check_and_a_mark_that_comes_later_owes_it_from_then_on(world: World) -> None:
    case = dismissed(world)
    with pytest.raises(NotNow):
        outside.check_referral(world, case)
    outside.mark_safeguarding(world, case, on=date(2026, 11, 2))
    assert _owed(case) == [date(2026, 11, 9)]
    with pytest.raises(NotNow, match="marked so already"):
        outside.mark_safeguarding(world, case)
    outside.mark_safeguarding(world, case, about="profession")
    assert len(_owed(case)) == 1, "one check for all that was marked"
    outside.check_referral(world, case, checked_on=ISSUED.date())
    assert _owed(case) == []


def test_a_warning_owes_no_check(world: World) -> None:
    case = world.case_in(FileState.DECIDED)
    outside.mark_safeguarding(world, case)
    world.issue(case)
    assert _owed(case) == []


def test_a_dismissal_that_falls_takes_the_check_with_it(world: World) -> None:
    case = dismissed(world)
    outside.mark_safeguarding(world, case)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    world.decide_appeal(
        case,
        level=SanctionLevel.FINAL_WRITTEN_WARNING,
        returns_on=date(2026, 11, 16),
        on=date(2026, 11, 12),
    )
    world.issue_appeal(case)
    [row] = Deadline.objects.filter(case=case, kind=CHECK)
    assert row.superseded_at is not None and row.met_at is None


def test_one_dismissal_for_another_is_checked_from_the_appeal_on(world: World) -> None:
    """R21: the new row keeps the day of the first letter; its check is not late when it is born."""
    case = dismissed(world)
    outside.mark_safeguarding(world, case)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    day, ends = date(2026, 11, 12), {"employment_ends_on": date(2027, 1, 31)}
    world.decide_appeal(case, level=SanctionLevel.DISMISSAL_WITH_NOTICE, on=day, **ends)
    world.issue_appeal(case)
    assert _owed(case) == [date(2026, 11, 19)]
    for checked_on, says in ((date(2026, 11, 11), "Employment ended"), (date(2026, 11, 14), "after today")):
        with refused("R21", says=says, field="checked_on"):
            outside.check_referral(world, case, checked_on=checked_on, on=date(2026, 11, 13))
    outside.check_referral(world, case, checked_on=date(2026, 11, 13), on=date(2026, 11, 13))
    assert _owed(case) == []


def test_an_hr_lead_who_investigates_does_not_record_it(world: World) -> None:
    case = world.open_case()
    outside.mark_safeguarding(world, case)
    world.resign(case)
    more.grant(world, "ivor", Role.HR_LEAD, "operations")
    with pytest.raises(NotYou):
        outside.check_referral(world, case, by=world.user("ivor"))


def test_the_check_is_shown_to_hr_and_auditors_and_owed_to_the_lead(world: World) -> None:
    more.hire_the_rest(world)
    case = more.crowded_case(world)
    outside.mark_safeguarding(world, case)
    world.resign(case, given_on=date(2026, 11, 16), ends_on=date(2026, 11, 16), on=date(2026, 11, 16))
    materialise(at=datetime(2026, 11, 23, 9, tzinfo=LONDON))
    told = Notification.objects.filter(deadline__kind=CHECK)
    assert {row.recipient.email for row in told} == {"lena@example.org"}
    lena = sign_in(world, "lena")
    assert "Check for a referral" in lena.get(reverse("home")).content.decode()
    address = reverse("record_referral_check", kwargs={"reference": case.reference})
    assert "Here it is the Disclosure and Barring Service." in lena.get(address).content.decode()

    outside.check_referral(world, case, reasons=CANARY, checked_on=date(2026, 11, 17), on=date(2026, 11, 17))
    sees = {"hana": True, "lena": True, "audrey": True, "carla": False, "ivor": False, "chidi": False}
    for name, shown in sees.items():
        client, here = sign_in(world, name), {"reference": case.reference}
        page = client.get(f"{reverse('case', kwargs=here)}?shown=200").content.decode()
        api = client.get(reverse("api_case", kwargs=here)).content.decode()
        assert "Marked as safeguarding" in page and "Work with children" in page, name
        for trace in (CANARY, "Referral check recorded", "Referred to the barring body"):
            assert (trace in page) is shown, (name, trace)
        assert (CANARY in api) is shown, name
