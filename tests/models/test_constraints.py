"""Every named constraint, refused by PostgreSQL by its name. A constraint without a bad row here fails."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from casework.models import (
    AppealWithdrawal,
    Case,
    CaseJoin,
    Cover,
    CoveredPart,
    CoverGap,
    DecisionReview,
    DoomedFile,
    Draft,
    FollowUp,
    HolidayChange,
    ImportRemark,
    ImportRun,
    InformationRequest,
    InsteadEffect,
    InsteadExtension,
    LiveSettlement,
    NextAppealLevel,
    PaperCheck,
    PointLeftOut,
    PolicyDraft,
    PolicyProposal,
    Provenance,
    PurgedCase,
    PurgedPerson,
    PurgedReference,
    PurgedSanction,
    ReasonsRequest,
    RecordReview,
    Recount,
    RedactedCopy,
    Redaction,
    ReinstatementPay,
    RequestEntry,
    StaffFile,
    TakenOver,
    WarningJudgement,
    WrittenReasons,
)
from casework.notifications import materialise
from tests.fixtures_world import closed_and_full, counts, hire_the_rest
from tests.models.bad_rows import BAD_ROWS, again
from tests.world import LONDON, World

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("casework").get_models())
A_FORTNIGHT_BEFORE_THE_END = datetime(2027, 1, 15, 9, tzinfo=LONDON)
NAMES = [constraint.name for model in MODELS for constraint in model._meta.constraints]


@pytest.fixture
def full(world: World) -> Case:
    hire_the_rest(world)
    case = closed_and_full(world)
    # A warning is about to end; two HR leads are told that employment has ended and Acas was asked.
    assert materialise(at=A_FORTNIGHT_BEFORE_THE_END) == 3
    return case


def test_every_constraint_has_its_bad_row() -> None:
    assert len(NAMES) == len(set(NAMES))
    assert set(BAD_ROWS) == set(NAMES)


def test_every_constraint_refuses_by_its_name(world: World, full: Case) -> None:
    wrong = []
    for name in NAMES:
        case = Case.objects.get(pk=full.pk)
        try:
            with transaction.atomic():
                BAD_ROWS[name](world, case)
            wrong.append(f"{name}: let through")
        except IntegrityError as refusal:
            said = refusal.__cause__.diag.constraint_name
            if said != name:
                wrong.append(f"{name}: {said} spoke instead")
    assert wrong == []


def test_every_constraint_is_in_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes")
        there = {name for (name,) in cursor.fetchall()}
    assert set(NAMES) - there == set()


def test_every_table_of_a_case_has_rows_to_refuse(world: World, full: Case) -> None:
    empty = {table for table, count in counts().items() if not count}
    # No decision here relies on an earlier sanction, and none was there to be shown, so none is reviewed; nothing was
    # joined to it and nobody is away, and it was never on paper; a draft is its author's; a staff file, a day off, a
    # request and a draft of the policy are of no case, a case carried out here has no provenance (its constraints are
    # tried on one that was not), and the appeal was decided at the only level.
    # Nobody was dismissed, and no record is so old that anybody looked whether it is kept.
    unused = (
        Draft,
        StaffFile,
        ImportRun,
        ImportRemark,
        Provenance,
        AppealWithdrawal,
        NextAppealLevel,
        ReinstatementPay,
        PointLeftOut,
        ReasonsRequest,
        WrittenReasons,
        PolicyDraft,
        PolicyProposal,
        DecisionReview,
        HolidayChange,
        Recount,
        CaseJoin,
        Cover,
        CoveredPart,
        CoverGap,
        TakenOver,
        PaperCheck,
        FollowUp,
        RedactedCopy,
        Redaction,
        InsteadExtension,
        InsteadEffect,
        WarningJudgement,
        LiveSettlement,
        InformationRequest,
        RequestEntry,
        RecordReview,
        PurgedCase,
        PurgedPerson,
        PurgedReference,
        PurgedSanction,
        DoomedFile,
    )
    of_no_case = {model._meta.db_table for model in unused}
    of_other_cases = {
        "casework_decision_relied_on",
        "casework_spentrecordopening_shown",
        "casework_considerationagreed_warnings",
        "casework_purgedsanction_categories",
    }
    assert empty == of_other_cases | of_no_case


ONCE = [
    (model, field.column)
    for model in MODELS
    for field in model._meta.local_fields
    if field.unique and not field.primary_key
]


@pytest.mark.parametrize(("model", "column"), ONCE, ids=[f"{m.__name__}.{column}" for m, column in ONCE])
def test_what_is_there_once_has_its_unique_index(model: type[models.Model], column: str) -> None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table).values()
    assert any(each["unique"] and each["columns"] == [column] for each in found)


def test_a_case_has_one_closure_and_one_report_and_a_decision_one_outcome(full: Case) -> None:
    once = {
        "case_id": (full.closures.last(), full.reports.get(returned=None), full.case_to_answer),
        "decision_id": (full.outcomes.get(),),
        "appeal_id": (full.appeal_decisions.get(), full.appeal_outcomes.get()),
    }
    for column, rows in once.items():
        for row in rows:
            with pytest.raises(IntegrityError, match=column), transaction.atomic():
                again(row)


def test_the_application_deletes_nothing_but_drafts() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE %s"
            " AND (has_table_privilege(tablename, 'DELETE') OR has_table_privilege(tablename, 'TRUNCATE'))",
            [r"casework\_%"],
        )
        assert [name for (name,) in cursor.fetchall()] == [Draft._meta.db_table]
