"""Record statements, decide who is not named, share statements, call witnesses (PR-09, PR-11, DP-9)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from casework import queries
from casework.actions.steps import begin, check_not_after_today, check_written, finish
from casework.enums import Action, AnonymityAskedBy, FileState, Meeting, Party, SharedWith
from casework.errors import NotNow, RuleBroken
from casework.models import Anonymity, Case, Employee, Incident, Statement, StatementShare, WitnessCall
from casework.models.cases import EXCLUDED_KINDS
from casework.queries.witnesses import anonymous, identity_of
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
def decide_anonymity(
    case: Case,
    *,
    statement: Statement,
    asked_on: date,
    asked_by: AnonymityAskedBy | str,
    granted: bool,
    reasons: str,
    by: User,
    on: date,
) -> Anonymity:
    """Say whether a witness is named. Granted, nobody but HR, investigator, case manager and auditor reads the name.

    It holds in every case of the incident until it is decided otherwise. Raises PR-19 for a day ahead.
    """
    step = begin(case, Action.DECIDE_ANONYMITY, by=by)
    statement = _newest(case, statement)
    check_not_after_today(asked_on, on, "It cannot be asked for", rule_id="PR-19", field="asked_on")
    made = Anonymity.objects.create(
        case=case,
        statement=statement,
        asked_on=asked_on,
        asked_by=AnonymityAskedBy(asked_by),
        granted=granted,
        letter=_letter(case, statement) if granted else "",
        reasons=check_written("reasons", reasons, "The reasons"),
        decided_on=on,
        decided_by=by,
    )
    finish(case, step, by=by, facts={"statement": statement.pk, "anonymity": made.pk, "granted": granted})
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
    reason, and for a copy that gives an anonymous witness away; PR-09 for a day before it was taken or ahead.
    """
    step = begin(case, Action.SHARE_STATEMENT, by=by)
    statement = _newest(case, statement)
    check_not_after_today(shared_on, on, "It cannot be shared", rule_id="PR-09", field="shared_on")
    if shared_on < statement.taken_on:
        raise RuleBroken(
            "PR-09", "It was shared before it was taken.", instead="Check the date.", field="shared_on"
        )
    hidden = identity_of(statement) in anonymous(case)
    name = statement.witness.name if statement.witness is not None else statement.outsider
    rules.check_share(copy, why_redacted, anonymous_name=name if hidden else "")
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


@transaction.atomic
def call_witness(
    case: Case,
    *,
    party: Party | str,
    about: str,
    notified_on: date,
    witness: Employee | None = None,
    outsider: str = "",
    by: User,
    on: date,
) -> WitnessCall:
    """Write down whom a side calls to the hearing, or to that of the appeal, and when it named them (PR-11).

    Raises RuleBroken PR-11 for a witness named after the hearing that is arranged, SEP-3 for one who is not on the case.
    """
    step = begin(case, Action.CALL_WITNESS, by=by)
    check_not_after_today(notified_on, on, "A witness cannot be named", rule_id="PR-11", field="notified_on")
    _check_witness(case, witness, outsider)
    hearing = queries.hearing_to_come(case)
    if hearing is not None and notified_on > timezone.localdate(hearing.sits_at):
        raise RuleBroken(
            "PR-11",
            "Witnesses are named in advance, and the hearing was before that day.",
            instead="Check the date; or adjourn and arrange the hearing again.",
            field="notified_on",
        )
    made = WitnessCall.objects.create(
        case=case,
        witness=witness,
        outsider=outsider.strip(),
        party=Party(party),
        meeting=Meeting.APPEAL if case.state == FileState.APPEAL else Meeting.HEARING,
        about=check_written("about", about, "What they can speak to"),
        notified_on=notified_on,
        recorded_by=by,
    )
    finish(case, step, by=by, facts={"call": made.pk, "party": made.party})
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
        _check_witness(case, witness, outsider)
        last = case.statements.aggregate(last=Max("number"))["last"] or 0
        return {"number": last + 1, "version": 1, "witness": witness, "outsider": outsider.strip()}
    before = _newest(case, replaces)
    _check_same(before, witness, outsider)
    who = {"witness": before.witness, "outsider": before.outsider}
    return who | {"number": before.number, "version": before.version + 1}


def _check_witness(case: Case, witness: Employee | None, outsider: str) -> None:
    rules.check_one_witness(witness is not None, outsider)
    if witness is not None:
        rules.check_is_witness(case.parts.filter(employee=witness, kind__in=EXCLUDED_KINDS).exists())


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


def _letter(case: Case, statement: Statement) -> str:
    """The one this witness has already, or the next of the incident, which is locked: two cases of it may ask at once."""
    Incident.objects.select_for_update().filter(pk=case.incident_id).values_list("pk").get()
    rows = Anonymity.objects.filter(case__incident=case.incident_id, granted=True).select_related("statement")
    given = {identity_of(row.statement): row.letter for row in rows}
    return given.get(identity_of(statement)) or rules.letter_for(len(given))
