"""The demo: every state, something to do for each who signs in, and no closed case that still owes something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from casework.access import roles_of
from casework.actions.expiry import expire_warnings
from casework.enums import (
    CASE_STATES,
    AssessmentResult,
    CloseReason,
    DeadlineKind,
    FileState,
    Nation,
    PartKind,
    SanctionLevel,
)
from casework.management.demo.build import FEWEST, build_demo
from casework.management.demo.sign_ins import PASSWORD, SIGN_INS
from casework.models import (
    Assessment,
    Case,
    Closure,
    Deadline,
    Employee,
    Hearing,
    Incident,
    Notification,
    Part,
    Posting,
    Sanction,
    Unit,
)
from casework.notifications import materialise
from casework.queries import next_step

BY_KEY = {person.key: person for person in SIGN_INS}


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demo made once for this module, as the application role, and rolled back at its end."""
    if not str(connection.settings_dict["NAME"]).startswith("test_"):
        pytest.fail("Run the whole file: only a test marked django_db makes a test database.")
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed_demo", employees=FEWEST, stdout=StringIO())
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
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
    not_yet = {FileState.APPEAL, FileState.APPEAL_DELIBERATION}
    assert set(Case.objects.values_list("state", flat=True)) == set(CASE_STATES) - not_yet
    assert {
        CloseReason.NO_CASE,
        CloseReason.NO_SANCTION,
        CloseReason.SANCTION_FINAL,
        CloseReason.LOGGED_IN_ERROR,
    } == set(Closure.objects.values_list("reason", flat=True))
    assert set(Sanction.objects.values_list("level", flat=True)) == set(SanctionLevel)
    assert set(Assessment.objects.values_list("result", flat=True)) == set(AssessmentResult)
    assert 60 <= Case.objects.count() <= 120


def test_the_department_is_as_large_as_asked_in_three_nations() -> None:
    assert Employee.objects.count() == FEWEST
    assert set(Employee.objects.values_list("nation", flat=True)) == set(Nation)
    assert set(Posting.objects.values_list("grade__code", flat=True)) == {"EO", "HEO", "SEO", "G7", "G6"}
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


def test_some_are_late_and_some_are_due_soon() -> None:
    today = timezone.localdate()
    assert Deadline.objects.overdue(today).filter(kind=DeadlineKind.INVESTIGATION).exists()
    assert Deadline.objects.overdue(today).filter(kind=DeadlineKind.ASSESSMENT).exists()
    soon = Deadline.objects.open().filter(due_on__range=(today, today + timedelta(days=7)))
    assert soon.exclude(kind=DeadlineKind.WARNING_EXPIRY).exists()


def test_closed_case_owes_nothing_but_the_end_of_a_warning_still_to_come() -> None:
    owed = Deadline.objects.open().filter(case__state=FileState.CLOSED)
    assert owed.exists()
    assert set(owed.values_list("kind", flat=True)) == {DeadlineKind.WARNING_EXPIRY}
    assert not owed.filter(due_on__lt=timezone.localdate()).exists()
    assert not Deadline.objects.open().filter(incident__state=FileState.ASSESSED).exists()


def test_first_sweep_tells_nobody_of_a_closed_case_or_of_what_is_over() -> None:
    today = timezone.localdate()
    with transaction.atomic():
        assert expire_warnings(on=today) == 0
        made = materialise(at=timezone.now())
        told = Notification.objects.select_related("deadline__case", "deadline__incident")
        assert 10 < made == told.count()
        for row in told:
            assert row.deadline.met_at is row.deadline.superseded_at is None
            file = row.deadline.case or row.deadline.incident
            if file.state in (FileState.CLOSED, FileState.ASSESSED):
                assert row.deadline.kind == DeadlineKind.WARNING_EXPIRY
                assert today <= row.deadline.due_on <= today + timedelta(days=14)
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
    outcome = getattr(case, "outcome", None)
    days = [case.incident.occurred_to, case.incident.reported_on, case.opened_on]
    days += case.parts.filter(kind=PartKind.CHAIR).values_list("from_date", flat=True)
    days += case.hearings.values_list("invitation_received_on", flat=True)
    if record is not None:
        days.append(record.held_on)
    days += case.decisions.order_by("pk").values_list("decided_on", flat=True)
    if outcome is not None:
        days += [outcome.issued_on, outcome.received_on]
    if case.state == FileState.CLOSED:
        if hasattr(case, "sanction"):
            days.append(outcome.appeal_closes_on)
        days.append(case.closure.closed_on)
    return days


def test_who_was_dismissed_has_left_and_works_on_no_case() -> None:
    for sanction in Sanction.objects.filter(employment_ends_on__isnull=False):
        assert sanction.employee.end_date == sanction.employment_ends_on
        assert sanction.employee.posting_on(sanction.employment_ends_on + timedelta(days=1)) is None


@pytest.mark.parametrize("person", SIGN_INS, ids=lambda person: person.key)
def test_each_demo_sign_in_signs_in_in_their_role(person: Any) -> None:
    user = authenticate(username=person.email, password=PASSWORD)
    assert user is not None
    assert user.is_demo
    assert roles_of(user) == ({person.role} if person.role else frozenset())


def test_colleagues_cannot_sign_in() -> None:
    others = User.objects.exclude(email__in=[person.email for person in SIGN_INS])
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
        assert person.to_try in out.getvalue()
    assert PASSWORD in out.getvalue()
    assert "f.auchterlony" not in out.getvalue()


def test_too_few_employees_are_refused() -> None:
    with pytest.raises(ValueError, match=str(FEWEST)):
        build_demo(FEWEST - 1, timezone.localdate())
