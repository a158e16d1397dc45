"""Who may act: a person's parts in one file, and the steps open to them. Builds on ``models.scoping``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Case as DecidedBy
from django.db.models import QuerySet, TextField, Value, When
from django.db.models.functions import Cast
from django.utils import timezone

from casework.enums import HEARS_APPEAL, Action, FileState, PartKind, PersonInIncident, Role
from casework.errors import NotYou
from casework.models import Case, Incident, IncidentPerson, Part, Posting, Unit
from casework.models.questions import ANY_CASE, ANY_DAY, ANY_EMPLOYEE, ANY_INCIDENT, ANY_USER, Question
from casework.models.scoping import NOT_ON_THE_FILE, Scope, is_in_hr, scope_of
from casework.rules.independence import part_in_words
from casework.workflow import OF_THE_SUBJECT, TABLE, WORDS, Step, find_step, not_here, steps_from

if TYPE_CHECKING:
    from accounts.models import User

_BY_ROLE = {
    Role.HR_OFFICER: PartKind.HR_OFFICER,
    Role.HR_LEAD: PartKind.HR_LEAD,
    Role.AUDITOR: PartKind.AUDITOR,
}
_FOR_NEW_FILES = {
    Role.HR_OFFICER: PartKind.HR_OFFICER,
    Role.HR_LEAD: PartKind.HR_LEAD,
    Role.MANAGER: PartKind.LINE_MANAGER,
}


def roles_of(user: User) -> frozenset[str]:
    """The roles a person holds today, in any unit."""
    return frozenset(role for role, _ in scope_of(user))


def audits_everything(user: User) -> bool:
    """Whether the person is an auditor of the whole organisation."""
    return (Role.AUDITOR, "") in scope_of(user)


def reads_every_export(user: User) -> bool:
    """Whether the person is an auditor of the whole organisation, or of the one unit at its top."""
    return _of_the_whole(user, Role.AUDITOR)


def runs_the_register(user: User) -> bool:
    """Whether the person is an HR lead or an administrator of the whole organisation, or of the one unit at its top."""
    return _of_the_whole(user, Role.HR_LEAD, Role.ADMINISTRATOR)


def makes_policy(user: User) -> bool:
    """Whether the person is an HR lead of the whole organisation, or of the one unit at its top."""
    return _of_the_whole(user, Role.HR_LEAD)


def _of_the_whole(user: User, *roles: Role) -> bool:
    led = {path for role, path in scope_of(user) if role in roles}
    if not led or "" in led:
        return bool(led)
    tops = list(Unit.objects.filter(parent__isnull=True).values_list("path", flat=True)[:2])
    return len(tops) == 1 and tops[0] in led


def parts_for_new_files(user: User) -> frozenset[PartKind]:
    """As what a person may report a concern."""
    return frozenset(part for role, part in _FOR_NEW_FILES.items() if role in roles_of(user))


def _parts_by_role(scope: Scope, unit_path: str) -> set[PartKind]:
    return {_BY_ROLE[Role(role)] for role, path in scope if role in _BY_ROLE and unit_path.startswith(path)}


def parts_in_unit(user: User, unit: Unit) -> frozenset[PartKind]:
    """What this person is by role alone in a unit."""
    return frozenset(_parts_by_role(scope_of(user), unit.path))


def parts(user: User, file: Case | Incident) -> frozenset[PartKind]:
    """What this person is on this file, by appointment, by role, or by being in it.

    A person whom a case is about is only ever its subject; a witness or complainant only that (SEP-3).
    """
    if not user.is_active:
        return frozenset()
    scope = scope_of(user)
    standing = _standing(user, file, scope)
    return standing.named or _at_work(standing, file, scope) | _told(user, file)


def parts_to_act(user: User, file: Case | Incident, action: Action) -> frozenset[PartKind]:
    """As what a person may try a verb: by working on the file, or as its subject where the verb is one of theirs."""
    if action in OF_THE_SUBJECT and isinstance(file, Case) and file.subject.user_id == user.pk:
        return frozenset({PartKind.SUBJECT}) if user.is_active else frozenset()
    return parts_at_work(user, file, scope_of(user))


def parts_at_work(user: User, file: Case | Incident, scope: Scope) -> frozenset[PartKind]:
    """The parts by which a person works on a file; none for whoever may not see it (``visible_to``).

    scope: the person's roles.
    """
    if not user.is_active:
        return frozenset()
    standing = _standing(user, file, scope)
    return frozenset() if standing.named else _at_work(standing, file, scope)


def _at_work(standing: _Standing, file: Case | Incident, scope: Scope) -> frozenset[PartKind]:
    found = standing.held | _parts_by_role(scope, file.unit.path)
    return frozenset() if standing.investigates_another else found


def _told(user: User, file: Case | Incident) -> set[PartKind]:
    """Who is told of a file that they do not work on: the subject's manager, the reporter."""
    if isinstance(file, Incident):
        return {PartKind.REPORTER} if file.reported_by_id == user.pk else set()
    managers = _MANAGED_BY.ask({ANY_EMPLOYEE: file.subject_id, ANY_DAY: timezone.localdate()})
    return {PartKind.LINE_MANAGER} if (user.pk,) in managers else set()


_NAMED_AS = {
    PersonInIncident.INVOLVED: PartKind.SUBJECT,
    PersonInIncident.WITNESS: PartKind.WITNESS,
    PersonInIncident.COMPLAINANT: PartKind.COMPLAINANT,
}


class _Standing(NamedTuple):
    """What a person is to one file by name, asked in one question.

    named:                SUBJECT, WITNESS or COMPLAINANT, where they are one of them; these exclude everything else.
    held:                 the parts by which they work on it.
    investigates_another: whether they investigate the same employee in another case, and not in this one (domain.md 7.6).
    """

    named: frozenset[PartKind]
    held: frozenset[PartKind]
    investigates_another: bool


def _standing(user: User, file: Case | Incident, scope: Scope) -> _Standing:
    found: dict[str, set[str]] = {}
    if isinstance(file, Case):
        rows = _ON_A_CASE[is_in_hr(scope)].ask(
            {
                ANY_USER: user.pk,
                ANY_CASE: file.pk,
                ANY_EMPLOYEE: file.subject_id,
                ANY_INCIDENT: file.incident_id,
                ANY_DAY: timezone.localdate(),
            }
        )
    else:
        rows = _IN_AN_INCIDENT.ask({ANY_USER: user.pk, ANY_INCIDENT: file.pk})
    for how, kind in rows:
        found.setdefault(how, set()).add(kind)
    named = {_NAMED_AS[PersonInIncident(kind)] for kind in found.get(_NAMED, ())}
    return _Standing(
        frozenset(_named_on(user, file, named) if isinstance(file, Case) else named),
        frozenset(map(PartKind, found.get(_HELD, ()))),
        _INVESTIGATES_ANOTHER in found and _INVESTIGATES not in found,
    )


def _named_on(user: User, case: Case, named: set[PartKind]) -> set[PartKind]:
    """Another employee involved in the same incident is a witness in this case, whatever comes of their own."""
    if case.subject.user_id == user.pk:
        return {PartKind.SUBJECT}
    return {PartKind.WITNESS if kind == PartKind.SUBJECT else kind for kind in named}


def _named_in_incident() -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    """Those whom it names, and whoever was called as a witness or complainant in a case of it."""
    people = IncidentPerson.objects.filter(incident=ANY_INCIDENT, employee__user=ANY_USER)
    called = Part.objects.of(ANY_USER).filter(case__incident=ANY_INCIDENT, kind__in=NOT_ON_THE_FILE)
    return _each(people, _NAMED), _each(called, _NAMED)


def _on_a_case(*, in_hr: bool) -> QuerySet[Any, Any]:
    held = Part.objects.held_by(ANY_USER, ANY_DAY, in_hr=in_hr).filter(case=ANY_CASE)
    theirs = Part.objects.investigating(ANY_USER).filter(case__subject=ANY_EMPLOYEE)
    here_or_not = When(case=ANY_CASE, then=Value(_INVESTIGATES))
    people, called = _named_in_incident()
    return people.union(
        called,
        _each(held, _HELD),
        _each(theirs, DecidedBy(here_or_not, default=Value(_INVESTIGATES_ANOTHER))),
        all=True,
    )


_MANAGED_BY = Question(
    "managed_by",
    lambda: Posting.objects.in_force_on(ANY_DAY).filter(employee=ANY_EMPLOYEE).values_list("manager__user"),
)
_NAMED, _HELD, _INVESTIGATES, _INVESTIGATES_ANOTHER = "named", "held", "investigates", "investigates another"


def _each(rows: QuerySet[Any, Any], how: str | DecidedBy) -> QuerySet[Any, Any]:
    named = Value(how) if isinstance(how, str) else how
    return rows.order_by().values_list(Cast(named, TextField()), Cast("kind", TextField()))


_IN_AN_INCIDENT = Question("named_in_incident", lambda: QuerySet.union(*_named_in_incident(), all=True))
_ON_A_CASE = {
    in_hr: Question(f"standing_on_case_{in_hr}", partial(_on_a_case, in_hr=in_hr)) for in_hr in (False, True)
}


def check_may(user: User, file: Case | Incident, step: Step) -> None:
    """Raise NotYou, in words, unless the person holds one of the step's parts on this file."""
    check_part(parts_at_work(user, file, scope_of(user)), step)


def step_open_to(mine: frozenset[PartKind], action: Action, state: FileState | str | None) -> Step:
    """The step that whoever works on a file by these parts takes from this state.

    Raises NotYou for whoever does not work on it, who is not told where it is; NotNow when there is no such step at
    this state, or they take it at another; NotYou, in words, when it is another part's.
    """
    if not mine:
        raise NotYou("This file is not open to you.")
    step = find_step(action, state)
    check_part(mine, step)
    return step


def check_part(mine: frozenset[PartKind], step: Step) -> None:
    """Raise NotYou, in words, unless one of the step's parts is among a person's parts on a file.

    NotNow for whoever does it at another stage: a chair whose letter has left recalls nothing any more, and is told when
    they could, not that somebody else can.
    """
    if mine & set(step.who):
        return
    theirs = [row for row in TABLE if row.action == step.action and mine & set(row.who)]
    if theirs:
        raise not_here(step.action, step.source, theirs)
    raise NotYou(
        f"“{WORDS[step.action].imperative}” is done by {_either(step.who)} of this file. "
        "You are not one of them."
    )


def _either(kinds: tuple[PartKind, ...]) -> str:
    """The parts inside a sentence: ``the HR officer, the HR lead or the investigator``."""
    *first, last = (part_in_words(kind) for kind in kinds)
    return f"{', '.join(first)} or {last}" if first else last


def open_steps(mine: frozenset[PartKind], state: FileState | str) -> list[Step]:
    """The steps that these parts of a file can take from this state, in the order of the table."""
    return [step for step in steps_from(state) if mine & set(step.who)]


def may_see_record(mine: frozenset[PartKind]) -> bool:
    """Whether earlier sanctions may be shown: HR, auditor, whoever hears the case or an appeal; never the investigator."""
    entitled = {
        PartKind.HR_OFFICER,
        PartKind.HR_LEAD,
        PartKind.CHAIR,
        PartKind.PANEL_MEMBER,
        *HEARS_APPEAL,
        PartKind.AUDITOR,
    }
    return bool(mine & entitled) and not investigates_alone(mine)


def investigates_alone(mine: frozenset[PartKind]) -> bool:
    """Whether a person who investigates has no part that decides: that takes an approved override (7.3)."""
    decides = {PartKind.CHAIR, PartKind.PANEL_MEMBER, *HEARS_APPEAL}
    return PartKind.INVESTIGATOR in mine and not mine & decides
