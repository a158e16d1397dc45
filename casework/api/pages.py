"""Pages by cursor: where the last row stood in an order that is total, so that no page overlaps another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial, reduce
from typing import Any

from django.core import signing
from django.db.models import Q
from django.http import Http404
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

SIZE, MOST = 50, 100


class Pages(BasePagination):
    """The rows in the view's ``ordering``, whose keys together tell every two rows apart.

    A view with rows of several tables gives a list of querysets that all have those keys, one of which names the table.
    A cursor holds the keys of a row: days, moments and references, never a row's number. It is signed, so that the
    database is asked only for what this server once said.
    """

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.request, self.salt = request, f"cursor.{view.route}"
        keys: Sequence[str] = view.ordering
        backwards, at = self._read(len(keys))
        order = [_turned(key) for key in keys] if backwards else keys
        size = self._size()
        tables = queryset if isinstance(queryset, list) else [queryset]
        found = _merged([_after(rows, order, at, size + 1) for rows in tables], order)
        goes_on, page = len(found) > size, found[:size]
        if backwards:
            page.reverse()
        has_next, has_previous = (True, goes_on) if backwards else (goes_on, bool(at))
        self.next = self._link(page[-1], keys, backwards=False) if page and has_next else None
        self.previous = self._link(page[0], keys, backwards=True) if page and has_previous else None
        return page

    def _size(self) -> int:
        """Raises ValidationError for anything but 1 to 100."""
        asked = self.request.query_params.get("page_size", str(SIZE))
        if not (asked.isascii() and asked.isdecimal() and 1 <= int(asked[:9]) <= MOST):
            raise ValidationError({"page_size": [f"This must be a number from 1 to {MOST}."]})
        return int(asked)

    def _read(self, length: int) -> tuple[bool, list[str]]:
        """Which way to go, and the keys from which; none for the first page. Raises Http404 for a made-up cursor."""
        cursor = self.request.query_params.get("cursor")
        if cursor is None:
            return False, []
        try:
            backwards, *at = signing.loads(cursor, salt=self.salt)
        except signing.BadSignature as wrong:
            raise Http404 from wrong
        if len(at) != length:  # of another list, or kept from before its order changed
            raise Http404
        return backwards, at

    def _link(self, row: Any, keys: Sequence[str], *, backwards: bool) -> str:
        at = [_written(_value(row, key)) for key in keys]
        cursor = signing.dumps([backwards, *at], salt=self.salt)
        link: str = replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)
        return link

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"next": self.next, "previous": self.previous, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        properties = {"next": link, "previous": link, "results": schema}
        return {"type": "object", "required": list(properties), "properties": properties}

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            {
                "name": "cursor",
                "in": "query",
                "required": False,
                "description": "Where to go on from: follow the links next and previous.",
                "schema": {"type": "string"},
            },
            {
                "name": "page_size",
                "in": "query",
                "required": False,
                "description": "Rows on a page.",
                "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": SIZE},
            },
        ]


def _turned(key: str) -> str:
    return key.removeprefix("-") if key.startswith("-") else f"-{key}"


def _after(rows: Any, order: Sequence[str], at: Sequence[str], most: int) -> list[Any]:
    """The first rows of one table after a place; from the beginning where there is none."""
    ordered = rows.order_by(*order)
    return list((ordered.filter(_beyond(order, at)) if at else ordered)[:most])


def _merged(tables: list[list[Any]], order: Sequence[str]) -> list[Any]:
    """The rows of all tables in the one order. Each holds as many as are asked for, so none before the last is missing."""
    if len(tables) == 1:
        return tables[0]
    rows = [row for table in tables for row in table]
    for key in reversed(order):
        rows.sort(key=partial(_value, key=key), reverse=key.startswith("-"))
    return rows


def _value(row: Any, key: str) -> Any:
    return reduce(getattr, key.lstrip("-").split("__"), row)


def _beyond(order: Sequence[str], at: Sequence[str]) -> Q:
    """The rows after the one with these keys: later in the first key, or equal in it and later in the second ...

    None is earlier in the first key. That follows from the rest, but the database finds its place in an index by it.
    """
    first, equal = order[0], Q()
    bound = Q(**{f"{first.lstrip('-')}__{'lte' if first.startswith('-') else 'gte'}": at[0]})
    beyond = Q(pk__in=[])
    for key, value in zip(order, at, strict=True):
        name = key.lstrip("-")
        beyond |= equal & Q(**{f"{name}__{'lt' if key.startswith('-') else 'gt'}": value})
        equal &= Q(**{name: value})
    return bound & beyond


def _written(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
