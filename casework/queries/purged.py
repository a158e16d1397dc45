"""The figures of purged cases, as the disclosure table counts them (DP-7): by the month, and with a token for a person."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from casework.enums import SanctionLevel
from casework.models import PurgedPerson, PurgedSanction
from casework.models.scoping import scope_of
from casework.queries.disclosure import DisclosureAsked
from casework.rules.disclosure import Given

if TYPE_CHECKING:
    from accounts.models import User


def purged_of_units(reader: User, roles: tuple[str, ...]) -> QuerySet[PurgedSanction]:
    """Those of the units in which the person holds one of these roles today.

    What was too small a unit to be named is of the whole organisation alone.
    """
    paths = [path for role, path in scope_of(reader) if role in roles]
    if "" in paths:
        return PurgedSanction.objects.all()
    in_units = Q(pk__in=())
    for path in paths:
        in_units |= Q(case__unit__path__startswith=path)
    return PurgedSanction.objects.filter(in_units)


def purged_given(rows: QuerySet[PurgedSanction], asked: DisclosureAsked) -> Iterator[Given]:
    """Of ``rows`` the sanctions of the category and period asked for, as known at the end of the as-at day.

    A month counts with the day on which it begins: it is in a period that has that day, and known from that day on. For
    periods and as-at days by whole months these are the figures of before the purge.
    """
    period = (asked.first, asked.last)
    first = PurgedSanction.objects.filter(is_first=True, recorded__lte=asked.as_at, decided__range=period)
    counted = rows.filter(
        categories__path__startswith=asked.category.path,
        recorded__lte=asked.as_at,
        case__in=first.values("case"),
    )
    fields = ("pk", "case_id", "case__person", "level", "is_first", "superseded")
    for pk, case, person, level, is_first, superseded in (
        counted.values_list(*fields).distinct().order_by("pk")
    ):
        stands = superseded is None or superseded > asked.as_at
        yield Given(pk, case, person, SanctionLevel(level), is_first=is_first, stands=stands)


def tokens() -> dict[Hashable, UUID]:
    """By employee: the token that stands for them in the figures, of those who still have a case."""
    return dict(PurgedPerson.objects.values_list("employee", "token"))
