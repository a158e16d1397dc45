"""Who may act: a person's parts in one file, and the steps open to them. Builds on ``models.scoping``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from casework.enums import Action, FileState, PartKind, PersonInIncident, Role
from casework.errors import NotYou
from casework.models import Case, Incident, IncidentPerson, Part, Unit
from casework.models.scoping import NOT_ON_THE_FILE, Scope, scope_of
from casework.rules.independence import part_in_words
from casework.workflow import OF_THE_SUBJECT, WORDS, Step, find_step, steps_from

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
    named = frozenset(_named_in(user, file))
    return named or _at_work(user, file, scope_of(user)) | _told(user, file)


def parts_to_act(user: User, file: Case | Incident, action: Action) -> frozenset[PartKind]:
    """As what a person may try a verb: by working on the file, or as its subject where the verb is one of theirs."""
    if action in OF_THE_SUBJECT and isinstance(file, Case) and file.subject.user_id == user.pk:
        return frozenset({PartKind.SUBJECT}) if user.is_active else frozenset()
    return parts_at_work(user, file, scope_of(user))


def parts_at_work(user: User, file: Case | Incident, scope: Scope) -> frozenset[PartKind]:
    """The parts by which a person works on a file; none for whoever may not see it (``visible_to``).

    scope: the person's roles.
    """
    if not user.is_active or _named_in(user, file):
        return frozenset()
    return _at_work(user, file, scope)


def _at_work(user: User, file: Case | Incident, scope: Scope) -> frozenset[PartKind]:
    found = _parts_by_role(scope, file.unit.path)
    if isinstance(file, Case):
        held = Part.objects.in_hand(user, scope).filter(case=file)
        found |= {PartKind(kind) for kind in held.values_list("kind", flat=True)}
        if found and _investigates_another(user, file):
            return frozenset()
    return frozenset(found)


def _investigates_another(user: User, case: Case) -> bool:
    """Whether the person investigates the same employee in another case, and not in this one (domain.md 7.6)."""
    theirs = Part.objects.investigating(user).filter(case__subject=case.subject_id)
    cases = set(theirs.values_list("case", flat=True))
    return bool(cases) and case.pk not in cases


def _told(user: User, file: Case | Incident) -> set[PartKind]:
    """Who is told of a file that they do not work on: the subject's manager, the reporter."""
    if isinstance(file, Incident):
        return {PartKind.REPORTER} if file.reported_by_id == user.pk else set()
    posting = file.subject.posting_on(timezone.localdate())
    manages = posting is not None and posting.manager is not None and posting.manager.user_id == user.pk
    return {PartKind.LINE_MANAGER} if manages else set()


_NAMED_AS = {
    PersonInIncident.INVOLVED: PartKind.SUBJECT,
    PersonInIncident.WITNESS: PartKind.WITNESS,
    PersonInIncident.COMPLAINANT: PartKind.COMPLAINANT,
}


def _named_in(user: User, file: Case | Incident) -> set[PartKind]:
    """SUBJECT, WITNESS or COMPLAINANT, where the person is one of them; these exclude everything else.

    Another employee involved in the same incident is a witness in this case, whatever comes of their own.
    """
    incident = file.incident_id if isinstance(file, Case) else file.pk
    people = IncidentPerson.objects.filter(incident=incident, employee__user=user).order_by()
    past = Part.objects.filter(case__incident=incident, employee__user=user, kind__in=NOT_ON_THE_FILE)
    kinds = people.values_list("kind").union(past.order_by().values_list("kind"))
    named = {_NAMED_AS[PersonInIncident(kind)] for (kind,) in kinds}
    if not isinstance(file, Case):
        return named
    if file.subject.user_id == user.pk:
        return {PartKind.SUBJECT}
    return {PartKind.WITNESS if kind == PartKind.SUBJECT else kind for kind in named}


def check_may(user: User, file: Case | Incident, step: Step) -> None:
    """Raise NotYou, in words, unless the person holds one of the step's parts on this file."""
    check_part(parts_at_work(user, file, scope_of(user)), step)


def step_open_to(mine: frozenset[PartKind], action: Action, state: FileState | str | None) -> Step:
    """The step that whoever works on a file by these parts takes from this state.

    Raises NotYou for whoever does not work on it, who is not told where it is; NotNow when there is no such step at
    this state; NotYou, in words, when it is another part's.
    """
    if not mine:
        raise NotYou("This file is not open to you.")
    step = find_step(action, state)
    check_part(mine, step)
    return step


def check_part(mine: frozenset[PartKind], step: Step) -> None:
    """Raise NotYou, in words, unless one of the step's parts is among a person's parts on a file."""
    if not mine & set(step.who):
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
    """Whether earlier sanctions may be shown: HR, the chair and panel, appeal manager, auditor; never the investigator."""
    entitled = {
        PartKind.HR_OFFICER,
        PartKind.HR_LEAD,
        PartKind.CHAIR,
        PartKind.PANEL_MEMBER,
        PartKind.APPEAL_MANAGER,
        PartKind.AUDITOR,
    }
    return bool(mine & entitled) and not investigates_alone(mine)


def investigates_alone(mine: frozenset[PartKind]) -> bool:
    """Whether a person who investigates has no part that decides: that takes an approved override (7.3)."""
    decides = {PartKind.CHAIR, PartKind.PANEL_MEMBER, PartKind.APPEAL_MANAGER}
    return PartKind.INVESTIGATOR in mine and not mine & decides
