"""A verb found by its name and called once, for whoever is at a door."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from inspect import signature
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from casework import actions
from casework.actions.repeats import check_not_done_since, check_not_repeated, check_not_reported, lock_files
from casework.enums import Action
from casework.errors import NotNow
from casework.models import Case, Incident
from casework.queries.versions import version_read
from casework.workflow import RULE_OF

if TYPE_CHECKING:
    from accounts.models import User


def function_of(action: Action) -> Callable[..., Any]:
    """The verb itself."""
    function: Callable[..., Any] = getattr(actions, action.value)
    return function


def when(function: Callable[..., Any]) -> dict[str, Any]:
    """``on`` (today) or ``at`` (now), whichever the verb asks for; the moment is never the caller's word."""
    known = {"on": timezone.localdate(), "at": timezone.now()}
    return {name: value for name, value in known.items() if name in signature(function).parameters}


@contextmanager
def by_its_rule(action: Action) -> Iterator[None]:
    """What the verb refuses because of the order of things cites the verb's own rule, unless it names another."""
    try:
        yield
    except NotNow as refusal:
        if refusal.rule_id is None:
            refusal.rule_id = RULE_OF[action]
        raise


@transaction.atomic
def do_once(
    action: Action,
    file: Case | Incident,
    *,
    target: Any,
    given: Mapping[str, Any],
    version: int | None,
    by: User,
) -> Any:
    """Call a verb on ``target`` (the file, or its part or allegation), unless ``by`` did this since ``version``.

    version: as it was shown to ``by`` (``version_shown``); None where they do not say, and then the file is as they
    found it. ``file`` then says its new state and version. Raises NotNow for a repeat, and whatever the verb raises.
    """
    function = function_of(action)
    lock_files(file, *(value for value in given.values() if isinstance(value, Case)))
    if version is not None:
        file.version = version_read(file, version, by)
    check_not_repeated(file, action, by=by)
    with by_its_rule(action):
        return function(target, **given, **when(function), by=by)


@transaction.atomic
def do_own_once(action: Action, case: Case, *, given: Mapping[str, Any], times: int, by: User) -> Any:
    """The same for the employee on their own page: what others did to the file since makes nothing of theirs stale.

    times: how often ``by`` had done it when the page was opened (``times_done``).

    Raises NotNow for a repeat, and whatever the verb raises.
    """
    function = function_of(action)
    lock_files(case)
    check_not_done_since(case, action, times=times, by=by)
    case.refresh_from_db(fields=["version"])
    with by_its_rule(action):
        return function(case, **given, **when(function), by=by)


@transaction.atomic
def report_once(given: Mapping[str, Any], *, by: User) -> Incident:
    """Report an incident, unless ``by`` reported the very same today. Raises NotNow for a repeat."""
    today = timezone.localdate()
    check_not_reported(involved=given["involved"], account=given["account"], by=by, on=today)
    return actions.report_incident(**given, by=by, on=today)


@transaction.atomic
def record_past_once(given: Mapping[str, Any], *, by: User) -> Case:
    """Record a sanction from paper today. The verb itself refuses what is here already (NotNow), so a repeat is one act."""
    return actions.record_past_sanction(**given, by=by, on=timezone.localdate())
