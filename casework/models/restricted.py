"""The rows of a case that are for few: what must not weigh with whoever decides, and what is told as it is needed.

Builds on ``scoping``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from casework.enums import FOR_HR_ALONE, HEARS_APPEAL, DeadlineKind, FileState, PartKind, Role, UnionSource
from casework.models.scoping import HR_ROLES, CaseQuerySet, PartQuerySet, Reader, reader_of

if TYPE_CHECKING:
    from accounts.models import User

# Whoever finds out what happened, hears it, or decides on it: nothing that is restricted may weigh with them.
KEPT_FROM_THE_RESTRICTED = (
    PartKind.INVESTIGATOR,
    PartKind.CHAIR,
    PartKind.PANEL_MEMBER,
    PartKind.NOTE_TAKER,
    PartKind.APPEAL_MANAGER,
    PartKind.APPEAL_PANEL_MEMBER,
)

# Whoever needs no health reason to manage, find out, hear or decide: they read none, HR or not (DP-3).
KEPT_FROM_HEALTH = (*KEPT_FROM_THE_RESTRICTED, PartKind.CASE_MANAGER)


class RestrictedQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(case__in=restricted_cases(user))


def restricted_cases(user: User) -> CaseQuerySet:
    """The cases of which the person may read what HR leads and auditors alone may know (WB-1).

    Not those that they investigate, hear or decide, whatever their roles.
    """
    return restricted_of(apps.get_model("casework", "Case").objects.visible_to(user), reader_of(user))


def restricted_of(cases: CaseQuerySet, reader: Reader) -> CaseQuerySet:
    """Of cases that the person may see. A part that ended still counts: what it is kept from must not weigh (WB-1)."""
    had = apps.get_model("casework", "Part").objects.of(reader.pk).filter(kind__in=KEPT_FROM_THE_RESTRICTED)
    return cases.of_units_in(reader.scope, (Role.HR_LEAD, Role.AUDITOR)).exclude(in_the_matter_of(had))


def investigated_by(user: User) -> models.QuerySet:
    """The cases that a person investigates, open or closed: lists of what was decided leave them out, whatever their role.

    Neither earlier warnings nor a decision before its letter are for them (7.6); the page of the case says what is.
    """
    held = apps.get_model("casework", "Part").objects.in_hand(user).filter(kind=PartKind.INVESTIGATOR)
    cases: models.QuerySet = held.values("case")
    return cases


def deadlines_kept_from(reader: Reader) -> Q:
    """Deadlines that are none of this person's: they are shown to HR and auditors of the case alone.

    The same answer as ``sight.Sight.tribunal``: whoever has the part of the investigator is none of them, whatever
    their role, also when the case is closed, as most of these deadlines run from there. Of written reasons the same as
    ``sight.Sight.health``, as their verbs: they may be owed because somebody is pregnant.
    """
    held = apps.get_model("casework", "Part").objects.in_hands_of(reader).filter(case=OuterRef("case"))
    theirs = Q(Exists(held.filter(kind=PartKind.HR_OFFICER)))
    for role, path in reader.scope:
        if role in (*HR_ROLES, Role.AUDITOR):
            theirs |= Q(case__unit__path__startswith=path)
    investigates = Q(Exists(held.filter(kind=PartKind.INVESTIGATOR)))
    reads_no_health = Q(Exists(held.filter(kind__in=KEPT_FROM_HEALTH)))
    health = Q(kind=DeadlineKind.WRITTEN_REASONS) & reads_no_health
    return Q(kind__in=FOR_HR_ALONE) & (~theirs | investigates) | health


def in_the_matter_of(parts: PartQuerySet) -> Q:
    """Condition on cases: those of these parts, and those in which they were joined, and joined again."""
    joins = apps.get_model("casework", "CaseJoin").objects
    cases = parts.values("case")
    return (
        Q(pk__in=cases)
        | Q(pk__in=joins.filter(joined__in=cases).values("case"))
        | Q(pk__in=joins.filter(joined__joins__joined__in=cases).values("case"))
    )


class UnionQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """HR of the case and auditors; the case manager and an HR adviser where the employee said it (DP-3)."""
        cases = apps.get_model("casework", "Case").objects.visible_to(user)
        held = apps.get_model("casework", "Part").objects.in_hand(user)
        kept = held.filter(kind__in=KEPT_FROM_THE_RESTRICTED).values("case")
        advised = held.filter(kind__in=(PartKind.CASE_MANAGER, PartKind.HR_ADVISER)).values("case")
        in_hr = cases.of_units(user, (*HR_ROLES, Role.AUDITOR)).values("pk")
        officer = held.filter(kind=PartKind.HR_OFFICER).values("case")
        told = Q(case__in=in_hr) | Q(case__in=officer) | Q(source=UnionSource.SAID, case__in=advised)
        return self.filter(told, case__in=cases).exclude(case__in=kept)


class CriminalQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        """As ``sight.Sight.criminal`` says it of each reader (DP-4)."""
        cases = apps.get_model("casework", "Case").objects.visible_to(user)
        held = apps.get_model("casework", "Part").objects.in_hand(user)
        knows = (PartKind.HR_OFFICER, PartKind.CASE_MANAGER, PartKind.HR_ADVISER)
        hearings = apps.get_model("casework", "Hearing").objects
        arranged = hearings.filter(postponed_at__isnull=True, set_aside_by__isnull=True).values("case")
        appealed = apps.get_model("casework", "Appeal").objects.filter(refused=False).values("case")
        hears = held.filter(kind__in=(PartKind.CHAIR, PartKind.PANEL_MEMBER), case__in=arranged)
        hears_appeal = held.filter(kind__in=HEARS_APPEAL, case__in=appealed)
        told = Q(case__in=cases.of_units(user, (*HR_ROLES, Role.AUDITOR)).values("pk"))
        for parts in (held.filter(kind__in=knows), hears, hears_appeal):
            told |= Q(case__in=parts.values("case"))
        # Whoever is to decide by an approved override is told once they have reported (7.3).
        reported = (hears | hears_appeal).exclude(case__state=FileState.INVESTIGATION).values("case")
        investigates = held.filter(kind=PartKind.INVESTIGATOR).exclude(case__in=reported).values("case")
        return self.filter(told, case__in=cases).exclude(case__in=investigates)


class UnionTalkQuerySet(models.QuerySet):
    def visible_to(self, user: User) -> Self:
        known = apps.get_model("casework", "UnionRepresentative").objects.visible_to(user)
        return self.filter(representative__in=known)
