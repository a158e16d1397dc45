"""What is known of purged cases (DP-7): figures by the month with a token for a person, and which old records there were."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import BooleanField, CharField, ExpressionWrapper, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.crypto import salted_hmac

from casework.models import PurgedReference, PurgedSanction
from casework.models.scoping import scope_of

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


def purged_given(
    rows: QuerySet[PurgedSanction], *, path: str, period: tuple[date, date], as_at: date
) -> QuerySet[Any, Any]:
    """Of ``rows`` the sanctions of the category at ``path`` and of a period, as known at the end of the as-at day.

    Each as sanction, case and person in words, level, whether it was the first of its case, and whether it stands.

    A month counts with the day on which it begins: it is in a period that has that day, and known from that day on. For
    periods and as-at days by whole months these are the figures of before the purge.
    """
    first = PurgedSanction.objects.filter(is_first=True, recorded__lte=as_at, decided__range=period)
    counted = rows.filter(
        categories__path__startswith=path, recorded__lte=as_at, case__in=first.values("case")
    )
    text = CharField()
    return counted.distinct().values_list(
        Cast("pk", text),
        Cast("case_id", text),
        Cast("case__person", text),
        "level",
        "is_first",
        ExpressionWrapper(Q(superseded__isnull=True) | Q(superseded__gt=as_at), BooleanField()),
    )


def digest_of(source: str, reference: str, key: str | bytes | None = None) -> str:
    """By what an old record is known once it was purged. key: another than the SECRET_KEY of today."""
    of = f"{source}\0{reference}"
    return salted_hmac("casework.purged_reference", of, secret=key, algorithm="sha256").hexdigest()


def was_purged(source: str, reference: str) -> bool:
    """Whether the record that has this reference in this source was here and was purged."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = [digest_of(source, reference, key) for key in keys]
    return PurgedReference.objects.filter(digest__in=digests).exists()
