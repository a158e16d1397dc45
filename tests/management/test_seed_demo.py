"""The demo: every state, something to do for each who signs in, and no closed case that still owes something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from random import Random
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from casework.access import roles_of
from casework.actions.expiry import expire_warnings
from casework.actions.system_actor import SYSTEM_EMAIL
from casework.enums import (
    CASE_STATES,
    AppealResult,
    AssessmentResult,
    CloseReason,
    CountOf,
    DeadlineKind,
    FileState,
    Nation,
    OutcomeTaken,
    PartKind,
    Platform,
    SanctionLevel,
    Severity,
)
from casework.management.demo.build import FEWEST, build_demo
from casework.management.demo.organisation import Organisation
from casework.management.demo.people import login
from casework.management.demo.sign_ins import COLLEAGUES, PASSWORD, SIGN_INS
from casework.management.demo.stories import Appealed, Story
from casework.management.demo.teller import Teller
from casework.models import (
    Allegation,
    AppealDecision,
    Assessment,
    Case,
    Category,
    Closure,
    Deadline,
    Employee,
    Hearing,
    Incident,
    Notification,
    Part,
    PolicyVersion,
    Posting,
    Sanction,
    Unit,
)
from casework.notifications import materialise
from casework.queries import next_step
from casework.queries.disclosure import DisclosureAsked
from casework.reports import FORMATS, Disclosure, disclosure, disclosure_for
from tests.database import start_afresh

# The whole demo is told before the first test.
pytestmark = pytest.mark.timeout(900)

BY_KEY = {person.key: person for person in SIGN_INS}


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo made once for this module, as the application role, and rolled back at its end."""
    if not str(connection.settings_dict["NAME"]).startswith("test_"):
        pytest.fail("Run the whole file: only a test marked django_db makes a test database.")
    with django_db_blocker.unblock():
        # Autovacuum saw the tables of earlier tests empty. A planner that expects one row in each never ends.
        start_afresh()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed_demo", employees=FEWEST, stdout=StringIO())
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _in_the_demo(request: pytest.FixtureRequest) -> None:
    """Every test but the one with a database of its own reads the demo."""
    if "django_db" not in request.keywords:
        request.getfixturevalue("demo")


@pytest.mark.django_db
def test_database_with_anything_real_is_refused() -> None:
    """First: it closes the connection that the demo would be in."""
    Unit.objects.create(name="A real unit")
    with pytest.raises(CommandError, match="not an empty or demo database"):
        call_command("seed_demo")
    assert not User.objects.filter(is_demo=True).exists()


def employee_of(key: str) -> Employee:
    return Employee.objects.get(user__email=BY_KEY[key].email)


def test_every_state_close_reason_level_and_assessment_is_there() -> None:
    assert set(Case.objects.values_list("state", flat=True)) == set(CASE_STATES)
    assert {
        CloseReason.NO_CASE,
        CloseReason.NO_SANCTION,
        CloseReason.SANCTION_FINAL,
        CloseReason.APPEAL_FINAL,
        CloseReason.LEFT_NO_OUTCOME,
        CloseReason.LEFT_FINDING_ONLY,
        CloseReason.LOGGED_IN_ERROR,
    } == set(Closure.objects.values_list("reason", flat=True))
    assert set(Sanction.objects.values_list("level", flat=True)) == {
        rung.level for version in PolicyVersion.objects.all() for rung in version.terms.ladder
    }
    assert set(Assessment.objects.values_list("result", flat=True)) == set(AssessmentResult)
    assert 180 <= Case.objects.count() <= 240


def test_the_department_is_as_large_as_asked_in_three_nations() -> None:
    assert Employee.objects.count() == FEWEST
    assert set(Employee.objects.values_list("nation", flat=True)) == set(Nation)
    assert set(Posting.objects.values_list("grade__code", flat=True)) == {
        "EO", "HEO", "SEO", "G7", "G6", "SCS",
    }  # fmt: skip
    assert Unit.objects.count() > 20
    assert Employee.objects.exclude(staff_number__startswith="D").count() == 0


def test_warnings_live_and_expired_and_a_dismissal_that_relied_on_one() -> None:
    today = timezone.localdate()
    live = Sanction.objects.in_force_on(today).count()
    assert 5 <= live < Sanction.objects.warnings().count() - 5
    relied = Sanction.objects.filter(
        level=SanctionLevel.DISMISSAL_WITH_NOTICE, decision__relied_on__isnull=False
    )
    assert relied.count() == 1
    assert Incident.objects.filter(cases__isnull=False).distinct().count() < Case.objects.count()
    assert Hearing.objects.filter(postponed_at__isnull=False).exists()
    assert Case.objects.filter(decisions__recalled_at__isnull=False).exists()


def test_a_report_went_back_a_hearing_is_adjourned_and_a_sanction_was_agreed() -> None:
    mine = Case.objects.visible_to(employee_of("case_manager").user)
    returned = mine.get(state=FileState.INVESTIGATION, reports__returned__isnull=False)
    assert returned.deadlines.open().get(kind=DeadlineKind.INVESTIGATION).due_on > timezone.localdate()
    adjourned = mine.get(state=FileState.HEARING, hearings__adjournments__isnull=False)
    assert adjourned.hearings.get().sits_at > timezone.now()
    agreed = mine.get(state=FileState.DECIDED, agreements__isnull=False)
    assert agreed.agreements.get().cooling_off_ends_on > timezone.localdate()


def test_some_are_late_and_some_are_due_soon() -> None:
    today = timezone.localdate()
    assert Deadline.objects.overdue(today).filter(kind=DeadlineKind.INVESTIGATION).exists()
    assert Deadline.objects.overdue(today).filter(kind=DeadlineKind.ASSESSMENT).exists()
    soon = Deadline.objects.open().filter(due_on__range=(today, today + timedelta(days=7)))
    assert soon.exclude(kind=DeadlineKind.WARNING_EXPIRY).exists()


def test_closed_case_owes_nothing_but_what_ends_by_itself_and_is_still_to_come() -> None:
    owed = Deadline.objects.open().filter(case__state=FileState.CLOSED)
    assert owed.exists()
    assert set(owed.values_list("kind", flat=True)) == {
        DeadlineKind.WARNING_EXPIRY,
        DeadlineKind.TRIBUNAL_LIMIT,
    }
    assert not owed.filter(due_on__lt=timezone.localdate()).exists()
    assert not Deadline.objects.open().filter(incident__state=FileState.ASSESSED).exists()


def test_first_sweep_tells_nobody_of_a_closed_case_or_of_what_is_over() -> None:
    today = timezone.localdate()
    with transaction.atomic():
        assert expire_warnings(on=today) == 0
        made = materialise(at=timezone.now())
        told = Notification.objects.select_related("deadline__case", "deadline__incident")
        assert 10 < made == told.count()
        for row in told.filter(deadline__request__isnull=True):
            assert row.deadline.met_at is row.deadline.superseded_at is None
            file = row.deadline.case or row.deadline.incident
            if file.state in (FileState.CLOSED, FileState.ASSESSED):
                ahead = {DeadlineKind.WARNING_EXPIRY: 14, DeadlineKind.TRIBUNAL_LIMIT: 92}[row.deadline.kind]
                assert today <= row.deadline.due_on <= today + timedelta(days=ahead)
        assert materialise(at=timezone.now()) == 0
        transaction.set_rollback(True)


def test_days_of_every_case_follow_one_another_and_none_is_to_come() -> None:
    for case in Case.objects.select_related("incident"):
        days = days_of(case)
        assert days == sorted(days), case.reference
        assert days[-1] <= timezone.localdate(), case.reference


def days_of(case: Case) -> list[date]:
    """The days of a case in the order of the procedure, without what has not happened."""
    record = getattr(case.hearings.filter(postponed_at__isnull=True).first(), "record", None)
    outcome = case.outcomes.first()
    days = [case.incident.occurred_to, case.incident.reported_on, case.opened_on]
    days += case.parts.filter(kind=PartKind.CHAIR).values_list("from_date", flat=True)
    days += case.hearings.values_list("invitation_received_on", flat=True)
    if record is not None:
        days.append(record.held_on)
    days += case.decisions.order_by("pk").values_list("decided_on", flat=True)
    if outcome is not None:
        days += [outcome.issued_on, outcome.received_on]
    if case.state == FileState.CLOSED:
        if outcome is not None and case.sanctions.exists() and not case.appeals.exists():
            days.append(outcome.appeal_closes_on)
        days.append(case.closures.get().closed_on)
    return days


def test_who_was_dismissed_has_left_and_works_on_no_case() -> None:
    dismissals = Sanction.objects.filter(employment_ends_on__isnull=False)
    for sanction in dismissals.filter(superseded_at__isnull=True):
        assert sanction.employee.end_date == sanction.employment_ends_on
        assert sanction.employee.posting_on(sanction.employment_ends_on + timedelta(days=1)) is None


def test_whose_dismissal_fell_on_appeal_never_left() -> None:
    fallen = Sanction.objects.filter(employment_ends_on__isnull=False, superseded_at__isnull=False)
    assert fallen.count() == 2
    for sanction in fallen:
        assert sanction.employee.end_date is None
        assert sanction.employee.posting_on(timezone.localdate()) is not None


def test_an_appeal_stands_at_each_of_its_stages() -> None:
    heard = Case.objects.filter(appeals__refused=False)
    manager = employee_of("appeal_manager")
    waiting = heard.filter(state=FileState.APPEAL)
    assert waiting.filter(appeal_hearings__isnull=True).count() == 1
    assert (
        waiting.filter(appeal_hearings__postponed_at__isnull=True).exclude(appeal_hearings=None).count() == 1
    )
    to_decide = heard.get(state=FileState.APPEAL_DELIBERATION)
    assert to_decide.parts.get(kind=PartKind.APPEAL_MANAGER).employee == manager
    assert to_decide in Case.objects.visible_to(manager.user)
    untold = heard.get(state=FileState.OUTCOME)
    assert untold.appeal_decisions.get().result == AppealResult.VARIED
    assert not untold.appeal_outcomes.exists()
    again = heard.get(state=FileState.HEARING)
    assert again.appeal_decisions.get().result == AppealResult.REMITTED
    assert again.hearings.get().set_aside_by is not None
    assert Case.objects.get(appeals__refused=True).state == FileState.OUTCOME
    results = AppealDecision.objects.filter(case__state=FileState.CLOSED).values_list("result", flat=True)
    assert set(results) == {AppealResult.CONFIRMED, AppealResult.VARIED, AppealResult.SET_ASIDE}


@pytest.mark.parametrize("person", SIGN_INS, ids=lambda person: person.key)
def test_each_demo_sign_in_signs_in_in_their_role(person: Any) -> None:
    user = authenticate(username=person.email, password=PASSWORD)
    assert user is not None
    assert user.is_demo
    assert roles_of(user) == ({person.role} if person.role else frozenset())


def test_the_employee_who_signs_in_reads_their_own_case_and_no_other() -> None:
    user = employee_of("employee").user
    [own] = Case.objects.own_of(user)
    assert own.state == FileState.HEARING and own.hearings.get().starts_at > timezone.now()
    assert not Case.objects.visible_to(user).exists()


def test_colleagues_cannot_sign_in() -> None:
    # The system itself, which loaded the policy, cannot either; it is of every Casework and no demo sign-in.
    known = [SYSTEM_EMAIL, *(person.email for person in SIGN_INS)]
    others = User.objects.exclude(email__in=known)
    assert others.filter(is_demo=True).count() == others.count() > 5
    assert not any(user.has_usable_password() for user in others)


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("hr_officer", "arrange_hearing"),
        ("hr_officer", "issue_outcome"),
        ("hr_officer", "close_case"),
        ("manager", "record_hearing"),
        ("manager", "decide_outcome"),
        ("investigator", "submit_findings"),
        ("case_manager", "refer_to_hearing"),
    ],
)
def test_something_waits_for_who_signs_in(key: str, action: str) -> None:
    mine = (
        Case.objects.filter(parts__employee=employee_of(key), parts__to_date__isnull=True).open().distinct()
    )
    steps = [next_step(case) for case in mine.prefetch_related("parts__employee", "deadlines")]
    assert action in {step.action for step in steps if step and step.person == employee_of(key)}


def test_incidents_wait_for_the_officer_and_the_manager_has_people() -> None:
    officer = employee_of("hr_officer").user
    assert Incident.objects.visible_to(officer).filter(state=FileState.REPORTED).count() >= 3
    assert Posting.objects.filter(manager=employee_of("manager"), to_date__isnull=True).exists()


def test_auditor_sees_every_case_and_the_administrator_none() -> None:
    assert Case.objects.visible_to(employee_of("auditor").user).count() == Case.objects.count()
    assert not Case.objects.visible_to(employee_of("administrator").user).exists()
    assert not Part.objects.filter(employee=employee_of("auditor")).exists()


def test_requests_run_for_those_who_look_after_them() -> None:
    owed = Deadline.objects.open().filter(request__isnull=False)
    assert not owed.filter(due_on__lt=timezone.localdate()).exists()
    for key, kinds in {
        "data_protection_officer": ["sar_reply", "sar_reply"],
        "foi_lead": ["foi_reply", "foi_review"],
    }.items():
        seen = Deadline.objects.visible_to(employee_of(key).user)
        assert sorted(seen.open().values_list("kind", flat=True)) == kinds


def test_second_run_changes_nothing_and_says_so() -> None:
    before = (Employee.objects.count(), Case.objects.count())
    out = StringIO()
    call_command("seed_demo", stdout=out)
    assert out.getvalue() == "The demo data is already here. Nothing was changed.\n"
    assert (Employee.objects.count(), Case.objects.count()) == before


def test_sign_ins_are_listed_with_what_to_try() -> None:
    out = StringIO()
    call_command("demo_sign_ins", stdout=out)
    for person in SIGN_INS:
        assert person.email in out.getvalue()
        assert person.name in out.getvalue(), "who is looked for by name must be told"
        assert person.to_try in out.getvalue()
    assert PASSWORD in out.getvalue()
    assert "f.auchterlony" not in out.getvalue()


def test_too_few_employees_are_refused() -> None:
    with pytest.raises(ValueError, match=str(FEWEST)):
        build_demo(FEWEST - 1, timezone.localdate())


def published(**changes: Any) -> Disclosure:
    """The published answer over the whole register."""
    asked = DisclosureAsked(
        **{
            "category": Category.objects.get(code="social-media"),
            "first": date(2009, 1, 1),
            "last": date(2013, 1, 31),
            "as_at": timezone.localdate(),
        }
        | changes
    )
    return disclosure(Sanction.objects.all(), asked, by=login(employee_of("auditor")))


def figures(**changes: Any) -> list[int]:
    """Verbal, written, final, dismissed, and the total."""
    table = published(**changes).table
    return [*(row.count for row in table.rows), table.total]


PUBLISHED = [36, 35, 34, 11, 116]


def test_published_figures_are_told_to_the_person() -> None:
    printed = [" ".join(line.split()) for line in FORMATS["text"](published()).splitlines()]
    assert printed[3:8] == [
        "Verbal warning 36 31.0 %",
        "Written warning 35 30.2 %",
        "Final written warning 34 29.3 %",
        "Dismissed 11 9.5 %",
        "Total 116",
    ]
    assert figures() == PUBLISHED


def test_what_stands_behind_the_published_figures() -> None:
    assert figures(count=CountOf.CASES) == figures(count=CountOf.SANCTIONS) == [37, 35, 34, 11, 117]
    assert figures(outcome=OutcomeTaken.FIRST) == [35, 37, 33, 12, 117]
    assert figures(outcome=OutcomeTaken.FIRST, count=CountOf.CASES) == [36, 37, 33, 12, 118]


def test_auditor_and_lead_count_the_same_at_their_page() -> None:
    asked = DisclosureAsked(
        Category.objects.get(code="social-media"), date(2009, 1, 1), date(2013, 1, 31), timezone.localdate()
    )
    for key in ("auditor", "hr_lead"):
        assert disclosure_for(asked, by=login(employee_of(key))).table.total == 116


def test_published_cases_are_spread_over_the_period_the_nations_and_the_platforms_of_then() -> None:
    cases = Case.objects.filter(opened_on__lt=date(2013, 1, 31))
    assert cases.count() == 118
    # Of a warning from an old personal file that it was issued is all that the file says.
    days = cases.values_list("decisions__decided_on", "sanctions__issued_on", "provenance")
    decided = [issued if paper else decided for decided, issued, paper in days]
    assert {day.year for day in decided} == {2009, 2010, 2011, 2012, 2013}
    assert date(2009, 1, 1) <= min(decided) and max(decided) <= date(2013, 1, 31)
    assert set(cases.values_list("subject__nation", flat=True)) == set(Nation)
    assert cases.values("unit").distinct().count() >= 8
    platforms = set(Allegation.objects.filter(case__in=cases).values_list("platform", flat=True))
    assert platforms == {Platform.FACEBOOK, Platform.X_TWITTER, Platform.YOUTUBE, Platform.OTHER}
    for part in Part.objects.filter(case__in=cases).select_related("employee"):
        assert part.employee.start_date <= part.from_date


@pytest.fixture
def teller(demo: None) -> Iterator[Teller]:
    """Tells one more story in the demo, through the verbs; afterwards it was never told."""
    staff: dict[str, list[Employee]] = {}
    for posting in (
        Posting.objects.filter(to_date__isnull=True).select_related("employee", "unit").order_by("pk")
    ):
        staff.setdefault(posting.unit.name, []).append(posting.employee)
    organisation = Organisation(
        categories={category.code: category for category in Category.objects.all()},
        cast={key: employee_of(key) for key in BY_KEY}
        | {colleague.key: Employee.objects.get(user__email=colleague.email) for colleague in COLLEAGUES},
        staff={name: people for name, people in staff.items() if len(people) > 9},
    )
    teller = Teller(organisation, timezone.localdate(), Random(1))
    teller.who.taken = set(Case.objects.values_list("subject", flat=True))
    with transaction.atomic():
        yield teller
        transaction.set_rollback(True)


def one_more(level: SanctionLevel, severity: Severity = Severity.SERIOUS, **changes: Any) -> Story:
    return Story(
        FileState.CLOSED,
        0,
        "social-media-then",
        severity,
        level,
        **({"decided_on": date(2012, 5, 9)} | changes),
    )


def test_one_more_case_decided_through_the_verbs_gives_117(teller: Teller) -> None:
    (case,) = teller.tell(one_more(SanctionLevel.WRITTEN_WARNING))
    assert figures() == [36, 36, 34, 11, 117]
    decided, day = case.decisions.get().decided_on, timedelta(days=1)
    assert figures(last=decided)[-1] > figures(last=decided - day)[-1]
    assert figures(first=decided)[-1] > figures(first=decided + day)[-1]


def test_decision_outside_the_period_or_of_another_category_changes_nothing(teller: Teller) -> None:
    teller.tell(one_more(SanctionLevel.WRITTEN_WARNING, decided_on=date(2013, 3, 1)))
    teller.tell(replace(one_more(SanctionLevel.WRITTEN_WARNING), matter="timekeeping"))
    assert figures() == PUBLISHED


@pytest.mark.parametrize(
    ("appealed", "final"),
    [
        (Appealed("appeal_closed"), [36, 35, 35, 11, 117]),
        (Appealed("appeal_closed", AppealResult.VARIED, SanctionLevel.VERBAL_WARNING), [37, 35, 34, 11, 117]),
        (Appealed("appeal_closed", AppealResult.SET_ASIDE), PUBLISHED),
        (Appealed("appeal_issued", AppealResult.REMITTED, returned=True), PUBLISHED),
    ],
)
def test_appeal_changes_the_right_cell(teller: Teller, appealed: Appealed, final: list[int]) -> None:
    teller.tell(one_more(SanctionLevel.FINAL_WRITTEN_WARNING, appeal=appealed))
    assert figures() == final
    assert figures(outcome=OutcomeTaken.FIRST) == [35, 37, 34, 12, 118]


def test_person_with_two_sanctions_counts_once(teller: Teller) -> None:
    verbal = one_more(SanctionLevel.VERBAL_WARNING, Severity.MINOR)
    teller.tell(verbal)
    assert figures() == [37, 35, 34, 11, 117]
    teller.tell(one_more(SanctionLevel.FINAL_WRITTEN_WARNING, again=True, decided_on=date(2012, 9, 20)))
    assert figures() == [36, 35, 35, 11, 117]
    assert figures(count=CountOf.CASES) == [38, 35, 35, 11, 119]
