"""Which case came of which closed one, for whoever may see both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from casework.models import Case, FollowUp, Incident
from casework.queries.matter import with_joined

if TYPE_CHECKING:
    from accounts.models import User


class Linked(NamedTuple):
    """earlier: the closed case that this one follows on. later: the incidents, and cases, that followed on this one."""

    earlier: Case | None
    incidents: tuple[Incident, ...]
    cases: tuple[Case, ...]


def followed(case: Case, reader: User) -> Linked:
    """What a case follows on, and what followed on it or on one joined to it, of the files that this reader may see."""
    # All come with the case: most cases have none, and ask nothing.
    follows = getattr(case.incident, "follow_up", None) is not None
    if not follows and not case.followed_by.all() and not case.joins.all():
        return Linked(None, (), ())
    visible, matter = Case.objects.visible_to(reader), with_joined(case)
    earlier = visible.filter(followed_by__incident__cases__in=matter).first()
    after = FollowUp.objects.filter(earlier__in=matter)
    incidents = Incident.objects.visible_to(reader).filter(follow_up__in=after).order_by("pk")
    cases = visible.filter(incident__follow_up__in=after, subject=case.subject_id).order_by("pk")
    return Linked(earlier, tuple(incidents), tuple(cases))


def earlier_case(incident: Incident, reader: User) -> Case | None:
    """The closed case on which what was reported follows, for whoever may see it."""
    found: Case | None = Case.objects.visible_to(reader).filter(followed_by__incident=incident).first()
    return found
