"""The triggers: versions step by one, no change without its event, files are never deleted, parts stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from itertools import product
from pkgutil import iter_modules
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import F, Model, ProtectedError
from django.utils import timezone

from casework import actions, audit, migrations
from casework.enums import WEIGHT, Action, AppealResult, FileState, PartKind, SanctionLevel
from casework.models import (
    Appeal,
    AppealDecision,
    AppealOutcome,
    AppealWithdrawal,
    Case,
    DecisionReview,
    Incident,
    InsteadEffect,
    InsteadExtension,
    Part,
    PolicyVersion,
    Provenance,
    Sanction,
    SentLetter,
    SeparationOverride,
    WarningJudgement,
    Withdrawal,
)
from casework.models.cases import APPOINTED_KINDS
from casework.models.overrides import OVERRIDDEN_KINDS
from casework.rules.independence import OVERRIDABLE, rule_apart
from tests.fixtures_world import check_deferred_guards, closed_and_full, hire, hire_the_rest
from tests.imports.past import past_sanction
from tests.models.bad_rows import again
from tests.models.two_cases import two_cases
from tests.own_world import send_letter
from tests.world import APPEAL_CLOSED, APPEAL_TOLD, ASSESSED, REFERRED, TWO_LEVELS, World, another_policy

pytestmark = pytest.mark.django_db


@contextmanager
def _at_commit() -> Iterator[None]:
    with transaction.atomic():
        yield
        check_deferred_guards()


@contextmanager
def refused(constraint: str, says: str = "") -> Iterator[None]:
    """The database must refuse the block, at the latest at commit, by this name and with these words."""
    with pytest.raises(IntegrityError) as refusal, _at_commit():
        yield
    assert refusal.value.__cause__.diag.constraint_name == constraint
    assert says in str(refusal.value)


@pytest.mark.parametrize("by", [-1, 0, 2])
def test_a_version_steps_by_one(world: World, by: int) -> None:
    case = world.open_case()
    for file in (case, case.incident):
        with refused(f"{file._meta.db_table}_version_steps"):
            type(file).objects.filter(pk=file.pk).update(version=F("version") + by)


def test_a_file_keeps_its_id(world: World) -> None:
    case = world.open_case()
    with refused("casework_case_version_steps"):
        Case.objects.filter(pk=case.pk).update(id=case.pk + 1000, version=F("version") + 1)


def test_no_change_of_state_without_its_event(world: World) -> None:
    case = world.open_case()
    changes = ((case, FileState.CLOSED), (case.incident, FileState.REPORTED))
    for file, state in changes:
        with refused(f"{file._meta.db_table}_event_beside"):
            type(file).objects.filter(pk=file.pk).update(state=state, version=F("version") + 1)


def test_no_change_of_anything_else_without_its_event(world: World) -> None:
    case = world.open_case()
    with refused("casework_case_event_beside", "a change without its audit event"):
        Case.objects.filter(pk=case.pk).update(severity="minor", version=F("version") + 1)
    with refused("casework_case_version_steps", "version must step by one"):
        Case.objects.filter(pk=case.pk).update(severity="minor")


def test_no_new_file_without_its_event(world: World) -> None:
    case = world.open_case()
    with refused("casework_case_event_beside"):
        again(case, reference="DC-2026-XXXXX", subject=world.uma, version=1)
    with refused("casework_incident_event_beside"):
        again(case.incident, reference="IN-2026-XXXXX")


WRONG_EVENTS = [
    {"version": 3},
    {"version": 1},
    {"target": FileState.FINDINGS},
    {"case": 0},
]


@pytest.mark.parametrize("wrong", WRONG_EVENTS)
def test_the_event_is_of_this_file_this_version_and_this_state(world: World, wrong: dict) -> None:
    case = world.open_case()
    event = {"case": case.pk, "version": 2, "target": FileState.CLOSED}
    with refused("casework_case_event_beside"):
        Case.objects.filter(pk=case.pk).update(state=FileState.CLOSED, version=2)
        audit.record(Action.CLOSE_CASE, by=world.user("hana"), **event | wrong)
    with transaction.atomic():
        Case.objects.filter(pk=case.pk).update(state=FileState.CLOSED, version=2)
        audit.record(Action.CLOSE_CASE, by=world.user("hana"), **event)
        check_deferred_guards()


@pytest.mark.parametrize(
    "wrong", [{"version": 3}, {"version": 1}, {"target": FileState.REPORTED}, {"incident": 0}]
)
def test_the_event_of_an_incident_says_the_same(world: World, wrong: dict) -> None:
    incident = world.report()
    event = {"incident": incident.pk, "version": 2, "target": FileState.ASSESSED}
    with refused("casework_incident_event_beside"):
        Incident.objects.filter(pk=incident.pk).update(state=FileState.ASSESSED, version=2)
        audit.record(Action.ASSESS_INCIDENT, by=world.user("hana"), **event | wrong)
    with transaction.atomic():
        Incident.objects.filter(pk=incident.pk).update(state=FileState.ASSESSED, version=2)
        audit.record(Action.ASSESS_INCIDENT, by=world.user("hana"), **event)
        check_deferred_guards()


def test_one_event_excuses_one_change(world: World) -> None:
    case = world.open_case()
    with refused("casework_case_event_beside", "version 3"):
        Case.objects.filter(pk=case.pk).update(state=FileState.FINDINGS, version=2)
        audit.record(
            Action.SUBMIT_FINDINGS, by=world.user("ivor"), case=case.pk, version=2, target=FileState.FINDINGS
        )
        Case.objects.filter(pk=case.pk).update(state=FileState.FINDINGS, version=3)


def test_a_file_is_never_deleted(world: World) -> None:
    case = world.open_case()
    for file in (case, case.incident):
        with pytest.raises(ProtectedError), transaction.atomic():
            file.delete()
        with pytest.raises(ProgrammingError) as refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {file._meta.db_table} WHERE id = %s", [file.pk])
        assert isinstance(refusal.value.__cause__, psycopg.errors.InsufficientPrivilege)


# A row of each file with nothing around it, written past the foreign keys.
BARE_FILES = {
    "casework_case": "reference, state, version, incident_id, subject_id, posting_id, unit_id, category_id, severity,"
    " policy_id, terms_of_reference, opened_on, opened_by_id, recorded_at"
    " ) VALUES ('DC-2026-BARE', 'closed', 1, 0, 0, 0, 0, 0, 'minor', 0, 'x', '2026-09-09', 0, now()",
    "casework_incident": "reference, state, version, occurred_from, occurred_to, place, channel, platform, category_id,"
    " account, raised_by, unit_id, policy_id, reported_by_id, reported_on, recorded_at"
    " ) VALUES ('IN-2026-BARE', 'reported', 1, '2026-09-07', '2026-09-07', '', 'workplace', '', 0,"
    " 'x', 'manager', 0, 0, 0, '2026-09-08', now()",
}


@pytest.mark.parametrize("table", BARE_FILES)
def test_not_even_the_owner_deletes_a_file(owner: psycopg.Connection[Any], table: str) -> None:
    with owner.transaction(force_rollback=True):
        owner.execute("SET LOCAL session_replication_role = replica")
        owner.execute(f"INSERT INTO {table} ({BARE_FILES[table]})")
        owner.execute("SET LOCAL session_replication_role = origin")
        says = f"a file is never deleted: {table}"
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match=says), owner.transaction():
            owner.execute(f"DELETE FROM {table}")


def _holds(case: Case, world: World, name: str, kind: str, *, ended: bool = False) -> Part:
    return Part.objects.create(
        case=case,
        kind=kind,
        employee=world.people[name],
        from_date=REFERRED,
        to_date=REFERRED if ended else None,
        ended_because="On leave." if ended else "",
        appointed_by=world.user("hana"),
    )


@pytest.mark.parametrize("ended", [False, True], ids=["still held", "held before"])
def test_the_database_keeps_apart_what_the_rules_do(world: World, ended: bool) -> None:
    case = world.open_case()
    Part.objects.filter(case=case).update(to_date=REFERRED, ended_because="Made room.")
    hire(world, "una")
    wrong = []
    for first, second in product(APPOINTED_KINDS, repeat=2):
        if first == second and not ended:
            continue  # held twice is a constraint of its own
        try:
            with transaction.atomic():
                _holds(case, world, "una", first, ended=ended)
                _holds(case, world, "una", second)
                transaction.set_rollback(True)
            refused = ""
        except IntegrityError as refusal:
            refused = refusal.__cause__.diag.constraint_name
        wanted = "part_independence" if rule_apart(first, second) else ""
        if refused != wanted:
            wrong.append(f"{first} then {second}: wanted {wanted or 'both'}, {refused or 'both let through'}")
    assert wrong == []


def test_the_database_lets_in_exactly_an_approved_override(world: World) -> None:
    case = world.open_case()
    Part.objects.filter(case=case).update(to_date=REFERRED, ended_because="Made room.")
    hire(world, "una")
    wrong = []
    for first, second in product(APPOINTED_KINDS, OVERRIDDEN_KINDS):
        rule = rule_apart(first, second)
        for of_rule in OVERRIDABLE if rule else ():
            for approved in (True, False):
                came = _with_override(case, world, first, second, of_rule, approved=approved)
                if came != (approved and rule == of_rule):
                    wrong.append(f"{first} then {second}, {rule}, {of_rule} approved {approved}: {came}")
    assert wrong == []


def _with_override(case: Case, world: World, first: str, second: str, rule: str, *, approved: bool) -> bool:
    """Whether the second part is let in beside the first, which ended, with an override of this rule."""
    came = ""
    try:
        with transaction.atomic():
            _overrides(case, world, second, rule, approved=approved)
            _holds(case, world, "una", first, ended=True)
            _holds(case, world, "una", second)
            transaction.set_rollback(True)
    except IntegrityError as refusal:
        came = refusal.__cause__.diag.constraint_name
    return {"": True, "part_independence": False}[came]


def _overrides(
    case: Case, world: World, kind: str, rule: str, *, name: str = "una", approved: bool = True
) -> SeparationOverride:
    row = SeparationOverride.objects.create(
        case=case,
        number=1,
        employee=world.people[name],
        kind=kind,
        rule=rule,
        reasons="Nobody else is left.",
        proposed_on=REFERRED,
        proposed_by=world.user("hana"),
    )
    if approved:
        row.approved_on, row.approved_by = REFERRED, world.user("lena")
        row.save()
    return row


def test_an_override_is_of_one_person_one_part_and_one_case(world: World) -> None:
    case, other = world.open_case(), world.open_case("sita")
    for wrong in ({"name": "carla"}, {"kind": "panel_member"}, {"case": other}):
        given = {"case": case, "kind": "chair", "name": "ivor"} | wrong
        with refused("part_independence"):
            _overrides(given["case"], world, given["kind"], "SEP-1", name=given["name"])
            _holds(case, world, "ivor", PartKind.CHAIR)


def test_an_override_is_approved_as_it_was_proposed_and_stands(world: World) -> None:
    case = world.open_case()
    hire(world, "una")
    proposed = SeparationOverride.objects.filter(
        pk=_overrides(case, world, "chair", "SEP-1", approved=False).pk
    )
    for changes in (
        {"employee": world.ivor},
        {"kind": "panel_member"},
        {"rule": "SEP-2"},
        {"reasons": "None."},
        {"number": 2},
        {"proposed_on": ASSESSED},
        {"recorded_at": timezone.now()},
    ):
        with refused("casework_override_stands"):
            proposed.update(approved_on=REFERRED, approved_by=world.user("lena"), **changes)
    proposed.update(approved_on=REFERRED, approved_by=world.user("lena"))
    with refused("casework_override_stands"):
        proposed.update(approved_on=None, approved_by=None)


def test_a_withdrawal_is_answered_as_it_was_proposed_and_stands(world: World) -> None:
    case = world.open_case()
    proposed = Withdrawal.objects.filter(pk=world.propose_withdrawal(case).pk)
    answer = {
        "is_approved": False,
        "answered_on": REFERRED,
        "answered_by": world.user("lena"),
        "answer": "It is she.",
    }
    for changes in (
        {"reason": "Another."},
        {"proposed_on": REFERRED},
        {"proposed_by": world.user("carla")},
        {"recorded_at": timezone.now()},
    ):
        with refused("casework_withdrawal_stands"):
            proposed.update(**answer | changes)
    proposed.update(**answer)
    with refused("casework_withdrawal_stands"):
        proposed.update(is_approved=True)


def test_a_letter_says_what_it_said_when_it_left(world: World) -> None:
    sent = send_letter(world, world.open_case())
    for changes in ({"said": "Something else."}, {"printed_day": ASSESSED}, {"investigator": world.nora}):
        with refused("casework_sent_letter_stands"):
            SentLetter.objects.filter(pk=sent.pk).update(**changes)


@pytest.mark.parametrize("kind", APPOINTED_KINDS)
def test_the_subject_and_whoever_is_named_take_no_part(world: World, kind: PartKind) -> None:
    case = world.assess(world.report(involved=("sam", "sita"), witnesses=[world.uma]))[0]
    Part.objects.filter(case=case).update(to_date=REFERRED, ended_because="Made room.")
    assert rule_apart(PartKind.SUBJECT, kind) == "SEP-3"
    with refused("part_independence"):
        _holds(case, world, "sam", kind)
    for name in ("sita", "colin"):
        if rule_apart(PartKind.WITNESS, kind):
            with refused("part_independence"):
                _holds(case, world, name, kind)
        else:
            _holds(case, world, name, kind)


def test_a_part_cannot_be_turned_into_one_that_is_apart(world: World) -> None:
    case = world.open_case()
    part = case.parts.get(kind=PartKind.INVESTIGATOR)
    for changes in ({"employee": world.sam}, {"employee": world.wendy}, {"employee": world.carla}):
        with refused("part_independence"):
            Part.objects.filter(pk=part.pk).update(**changes)


def test_a_part_cannot_be_renamed_into_one_that_is_apart(world: World) -> None:
    case = world.open_case()
    part = _holds(case, world, "ivor", PartKind.NOTE_TAKER)
    with refused("part_independence"):
        Part.objects.filter(pk=part.pk).update(kind=PartKind.CHAIR)


def test_a_part_cannot_be_moved_to_a_case_where_it_is_apart(world: World) -> None:
    case = world.open_case()
    opening = world.opening("sita", investigator=world.petra)
    [other] = world.assess(world.report(involved=("sita",)), openings=[opening])
    part = _holds(other, world, "ivor", PartKind.CHAIR)
    with refused("part_independence"):
        Part.objects.filter(pk=part.pk).update(case=case)


def _of_a_case(model: type[Model]) -> bool:
    return any(field.related_model is Case for field in model._meta.local_fields if field.name == "case")


def _guarded() -> dict[str, dict[str, str]]:
    """Every table with its columns that point inside a case, as the migrations guard them."""
    found: dict[str, dict[str, str]] = {}
    for migration in iter_modules(migrations.__path__, "casework.migrations."):
        found |= getattr(import_module(migration.name), "SAME_CASE", {})
    return found


_OF_ANOTHER_CASE = (
    (DecisionReview, "sanction"),
    (InsteadExtension, "sanction"),
    (InsteadEffect, "period"),
    (WarningJudgement, "sanction"),
)


def test_every_column_that_points_inside_a_case_is_guarded() -> None:
    points = {}
    for model in apps.get_app_config("casework").get_models():
        inside = {
            field.column: field.related_model._meta.model_name
            for field in model._meta.local_fields
            if field.is_relation
            and field.related_model is not Case
            and _of_a_case(field.related_model)
            # A decision relied on warnings of the employee's other cases, judged them or extended one (7.5, SA-10, SA-11).
            and (model, field.name) not in _OF_ANOTHER_CASE
        }
        if _of_a_case(model) and inside:
            points[model._meta.model_name] = inside
    assert points == _guarded()


def test_a_row_points_at_rows_of_its_own_case_alone(world: World) -> None:
    """By moving the row to the other case where it points at something, and else by pointing it there."""
    both = two_cases(world)
    past_sanction(world, name="uma")
    empty = world.open_case("uma", witnesses=[], complainants=[])
    again(Provenance.objects.get(), case=empty, old_reference="PF/2026/18")
    check_deferred_guards()
    for table, columns in _guarded().items():
        rows = apps.get_model("casework", table).objects.filter(case=both.a)
        for column, target in columns.items():
            pointing = rows.filter(**{f"{column}__isnull": False}).first()
            foreign = apps.get_model("casework", target).objects.exclude(case=both.a).last()
            changes = {"case": empty} if pointing else {column: foreign.pk}
            if column == "provenance_id":  # a finding or a sanction comes from one of the two
                changes["decision"] = None
            if column == "withdrawal_id":  # what was proposed is how it closed
                changes["reason"] = "logged_in_error"
            if table == "allegation":  # each case numbers its own
                changes["number"] = 99
            with refused(f"casework_{table}_same_case"):
                rows.filter(pk=(pointing or rows.last()).pk).update(**changes)


def test_an_appeal_is_decided_or_withdrawn_not_both(world: World) -> None:
    hire_the_rest(world)
    case = closed_and_full(world)
    appeal = case.appeals.get()
    with refused("casework_appeal_ends_once"):
        AppealWithdrawal.objects.create(
            case=case,
            appeal=appeal,
            withdrawn_on=appeal.received_on,
            said="No longer.",
            recorded_by=world.user("hana"),
        )


def test_an_appeal_decision_is_recalled_only_before_its_letter(world: World) -> None:
    """Nor is another put in its place, nor a letter written that tells one that was recalled, or of another appeal (0.6)."""
    case = world.case_in(FileState.OUTCOME)
    told = world.appeal(case, AppealResult.CONFIRMED)
    letter, decisions = told.letter, AppealDecision.objects.filter(case=case)
    recall = {"recalled_at": timezone.now(), "recalled_because": "A shell."}
    stands = "casework_appeal_result_stands"
    with refused(stands, says="only before its letter"):
        decisions.update(**recall)
    with refused(stands, says="only before its letter"):
        decisions.update(**recall)
        again(told, recalled_at=None, recalled_because="")
    with refused(stands, says="tells for good"):
        decisions.update(**recall)
        again(told, recalled_at=None, recalled_because="")
        AppealOutcome.objects.filter(pk=letter.pk).update(decision=decisions.last())
    other = world.case_in(FileState.OUTCOME, "uma")
    world.lodge(other)
    with refused(stands):
        decisions.update(appeal=other.appeals.get())


def test_no_letter_tells_a_recalled_appeal_decision_and_none_is_without_one(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    first = world.decide_appeal(case, AppealResult.CONFIRMED)
    actions.recall_decision(case, reason="A ground was overlooked.", by=world.user("petra"), at=APPEAL_TOLD)
    said = {
        "case": case,
        "appeal": first.appeal,
        "issued_on": APPEAL_TOLD.date(),
        "delivery": "email",
        "sent_at": APPEAL_TOLD,
        "received_on": APPEAL_TOLD.date(),
        "issued_by": world.user("hana"),
    }
    with refused("casework_appeal_result_stands"):
        AppealOutcome.objects.create(**said, decision=first)
    with pytest.raises(IntegrityError, match="decision_id"), transaction.atomic():
        AppealOutcome.objects.create(**said)
    second = world.decide_appeal(case, AppealResult.CONFIRMED)
    with refused("casework_appeal_result_stands"):
        AppealOutcome.objects.create(**said, decision=first)
    assert world.issue_appeal(case).decision == second


def test_an_appeal_decision_changes_nothing_before_its_letter(world: World) -> None:
    """Nor does one that was recalled: of each row that a decision changes, by name (0.6)."""
    guards = import_module("casework.migrations.0003_same_case")
    # What a decision says itself, and the letter that tells it.
    says = {"appealcommitteemember", "appealoutcome", "decisioncomparison", "groundanswer", "sanctionmeasure"}
    pointing: dict[str, set[str]] = {}
    for model in apps.get_app_config("casework").get_models():
        for field in model._meta.local_fields:
            if field.related_model is AppealDecision:
                pointing.setdefault(model._meta.model_name, set()).add(field.column)
    expected = {table: set(columns) for table, columns in guards.BY_LETTER.items()}
    assert {table: columns for table, columns in pointing.items() if table not in says} == expected
    case = world.case_in(FileState.APPEAL_DELIBERATION)
    decision = world.decide_appeal(case)
    sanction, effect = Sanction.objects.filter(case=case), "casework_appeal_effect_by_letter"
    changes = {"superseded_by": decision, "superseded_at": timezone.now()}
    with refused(effect):
        sanction.update(**changes)
    with refused(effect):
        sanction.update(imposed_by=decision)
    with refused(effect):
        case.hearings.update(set_aside_by=decision)
    actions.recall_decision(case, reason="A ground was overlooked.", by=world.user("petra"), at=APPEAL_TOLD)
    with refused(effect):
        sanction.update(**changes)


def test_a_policy_that_is_in_force_is_never_altered(world: World) -> None:
    with refused("casework_policy_stands"):
        PolicyVersion.objects.filter(pk=world.policy.pk).update(name="P1 as somebody wished it were")
    ahead = another_policy(date(2100, 1, 1))
    PolicyVersion.objects.filter(pk=ahead.pk).update(name="P2")
    ahead.refresh_from_db()
    assert ahead.name == "P2"


def test_a_further_level_is_the_one_that_was_offered(world: World) -> None:
    another_policy(date(2026, 1, 1), appeal_levels=TWO_LEVELS)
    appealed = world.case_in(FileState.OUTCOME)
    world.appeal(appealed, AppealResult.CONFIRMED)
    world.lodge(appealed, received_on=APPEAL_CLOSED, on=APPEAL_CLOSED)
    with refused("casework_level_as_offered"):
        Appeal.objects.filter(level=2).update(level=3)


@pytest.mark.parametrize("may_increase", [False, True])
def test_no_appeal_leads_to_something_heavier_unless_its_policy_says_so(
    world: World, may_increase: bool
) -> None:
    """Written warning varied to a verbal one; then raised behind the back of the rules."""
    guards = import_module("casework.migrations.0002_guards")
    assert {level: weight for weight, level in enumerate(guards.WEIGHTS)} == WEIGHT
    another_policy(date(2026, 1, 1), may_increase=may_increase)
    case = world.case_in(FileState.OUTCOME)
    world.appeal(case)
    # The policy of another day gives no leave: the one under which the appeal is heard does (PV-1).
    another_policy(APPEAL_CLOSED, may_increase=not may_increase)
    stands = Sanction.objects.filter(case=case, superseded_at=None)
    dismissal = {"level": SanctionLevel.SUMMARY_DISMISSAL, "employment_ends_on": date(2026, 12, 1)}
    with refused("casework_appeal_never_heavier"):
        stands.update(**dismissal)
    with refused("casework_appeal_never_heavier"):
        case.sanctions.filter(superseded_at__isnull=False).update(level=SanctionLevel.VERBAL_WARNING)
        stands.update(**dismissal)
    if not may_increase:
        with refused("casework_appeal_never_heavier"):
            stands.update(level=SanctionLevel.FINAL_WRITTEN_WARNING)
        return
    with _at_commit():
        stands.update(level=SanctionLevel.FINAL_WRITTEN_WARNING)
    assert stands.get().level == SanctionLevel.FINAL_WRITTEN_WARNING
