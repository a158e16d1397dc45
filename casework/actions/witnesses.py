"""Record statements, and share them (PR-09, PR-11, DP-9)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from casework.actions.inviting import check_witness
from casework.actions.steps import begin, check_not_after_today, check_written, finish
from casework.enums import Action, SharedWith
from casework.errors import NotNow, RuleBroken
from casework.models import Case, Employee, Statement, StatementShare
from casework.queries.witnesses import anonymous, identity_of, waits_for_decision
from casework.rules import witnesses as rules

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_statement(
    case: Case,
    *,
    taken_on: date,
    text: str,
    witness: Employee | None = None,
    outsider: str = "",
    signed_on: date | None = None,
    why_unsigned: str = "",
    replaces: Statement | None = None,
    by: User,
    on: date,
) -> Statement:
    """Keep what a witness said. With ``replaces`` it is a later version of that statement, of the same witness.

    Raises RuleBroken: PR-11 without one witness, SEP-3 for an employee who is no witness on the case, PR-19 for a
    signature or a day that cannot be.
    """
    step = begin(case, Action.RECORD_STATEMENT, by=by)
    check_not_after_today(taken_on, on, "A statement cannot be taken", rule_id="PR-19", field="taken_on")
    if signed_on is not None:
        check_not_after_today(signed_on, on, "It cannot be signed", rule_id="PR-19", field="signed_on")
    whose = _of_whom(case, witness, outsider, replaces)
    rules.check_signature(taken_on, signed_on, why_unsigned)
    made = Statement.objects.create(
        case=case,
        **whose,
        taken_on=taken_on,
        text=check_written("text", text, "What the witness said"),
        signed_on=signed_on,
        why_unsigned=why_unsigned.strip(),
        taken_by=by,
    )
    finish(case, step, by=by, facts={"statement": made.pk, "version": made.version})
    return made


@transaction.atomic
def share_statement(
    case: Case,
    *,
    statement: Statement,
    shared_with: SharedWith | str,
    shared_on: date,
    copy: str = "",
    why_redacted: str = "",
    by: User,
    on: date,
) -> StatementShare:
    """Write down that the newest version was given to the employee or companion (PR-09).

    copy: the text as it was given, where something was taken out. Raises RuleBroken DP-9 for a redaction without a
    reason, and for a copy that gives away a witness who is not named, or who asked for it and waits; PR-09 for a day
    before it was taken or ahead.
    """
    step = begin(case, Action.SHARE_STATEMENT, by=by)
    statement = _newest(case, statement)
    check_not_after_today(shared_on, on, "It cannot be shared", rule_id="PR-09", field="shared_on")
    rules.check_shared_after(statement.taken_on, shared_on)
    who = identity_of(statement)
    name = statement.witness.name if statement.witness is not None else statement.outsider
    rules.check_share(
        copy,
        why_redacted,
        anonymous_name=name if who in anonymous(case) else "",
        is_decided=not waits_for_decision(case, who),
    )
    made = StatementShare.objects.create(
        case=case,
        statement=statement,
        shared_with=SharedWith(shared_with),
        shared_on=shared_on,
        copy=copy.strip(),
        why_redacted=why_redacted.strip(),
        shared_by=by,
    )
    finish(case, step, by=by, facts={"statement": statement.pk, "share": made.pk})
    return made


def _newest(case: Case, statement: Statement) -> Statement:
    """The newest version of a statement of this case. Raises NotNow where it is none of it."""
    found: Statement | None = case.statements.filter(number=statement.number).first()
    if statement.case_id != case.pk or statement.pk is None or found is None:
        raise NotNow("This statement is not on the case.")
    return found


def _of_whom(
    case: Case, witness: Employee | None, outsider: str, replaces: Statement | None
) -> dict[str, Any]:
    """Whose statement it is, its number and its version."""
    if replaces is None:
        check_witness(case, witness, outsider)
        last = case.statements.aggregate(last=Max("number"))["last"] or 0
        return {"number": last + 1, "version": 1, "witness": witness, "outsider": outsider.strip()}
    before = _newest(case, replaces)
    _check_same(before, witness, outsider)
    who = {"witness": before.witness, "outsider": before.outsider}
    return who | {"number": before.number, "version": before.version + 1}


def _check_same(before: Statement, witness: Employee | None, outsider: str) -> None:
    """Raise RuleBroken (PR-19) for a later version that names another witness."""
    if (witness is not None and witness.pk != before.witness_id) or (
        outsider.strip() and outsider.strip() != before.outsider
    ):
        raise RuleBroken(
            "PR-19",
            "A later version is of the same witness.",
            instead="Leave the witness empty, or record a new statement.",
            field="witness",
        )
