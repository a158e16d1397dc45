"""The rows that a page of one case is made of: one question says which of them there are, the rest is not asked for."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, prefetch_related_objects

from casework.models import Case
from casework.models.questions import ANY_CASE, Question


class Rows:
    """What is fetched of a case before its page is written.

    name: of the prepared question. paths: as ``prefetch_related`` takes them, each beginning with a relation of the case.
    """

    def __init__(self, name: str, *paths: str) -> None:
        self._paths = paths
        self._which = Question(name, self._ask_which)

    def load(self, case: Case) -> Case:
        """The same case with every row; what it has none of is known to be empty, or not there.

        Once for an object: as with ``prefetch_related_objects``, what is known of it is not asked for again.
        """
        [answer] = self._which.ask({ANY_CASE: case.pk})
        found = dict(zip(self._relations, answer, strict=True))
        loaded = vars(case).setdefault("_prefetched_objects_cache", {})
        for name, relation in self._relations.items():
            if found[name]:
                continue
            if relation.one_to_one:
                relation.set_cached_value(case, None)
            else:
                loaded.setdefault(name, self._empty[name])
        prefetch_related_objects([case], *(path for path in self._paths if found.get(_first(path), True)))
        return case

    @cached_property
    def _relations(self) -> dict[str, Any]:
        """Those that a case can be without, by name: not its incident, say."""
        fields = ((name, Case._meta.get_field(name)) for name in dict.fromkeys(map(_first, self._paths)))
        return {name: field for name, field in fields if field.auto_created}

    @cached_property
    def _empty(self) -> dict[str, QuerySet[Any]]:
        return {name: field.related_model._default_manager.none() for name, field in self._relations.items()}

    def _ask_which(self) -> QuerySet[Case, Any]:
        """Of one case: for each relation whether there is any."""
        asked = [
            Exists(field.related_model._base_manager.filter(**{field.field.name: OuterRef("pk")}))
            for field in self._relations.values()
        ]
        return Case.objects.filter(pk=ANY_CASE).values_list(*asked)


def _first(path: str) -> str:
    return path.partition("__")[0]
