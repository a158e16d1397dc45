"""The sanctions register: every sanction that stands, what it was given for, how it began, and whether it was live on a day.

One row is one sanction. What no longer stands is shown when asked for, as such, and is never live.
Pages, API and exports read these same rows; whose they are is said by ``register_readers``, or by the operator's command.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    Field,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from casework.enums import (
    DISMISSALS,
    AppealStatus,
    Finding,
    IncidentChannel,
    PastAppeal,
    Platform,
    SanctionLevel,
)
from casework.models import (
    AllegationFinding,
    Appeal,
    AppealDecision,
    AppealWithdrawal,
    Category,
    Employee,
    LivePeriod,
    Sanction,
    Unit,
)
from casework.models.scoping import known_at
from casework.queries.measures import beside_the_sanction
from casework.queries.reopenings import put_right_as
from casework.queries.reviews import relied_on_fallen
from casework.rules.dates import words

LIVE, NOT_LIVE, UNDETERMINED = "yes", "no", "undetermined"
STANDS, FELL = "yes", "no"


def end_of(day: date) -> datetime:
    """The last moment of a day where this system is at home: what was recorded on the day is known by then."""
    return timezone.make_aware(datetime.combine(day, time.max))


@dataclass(frozen=True)
class RegisterFilter:
    """What the reader asked for: codes, ids and days only, so that it may stand in an address and in the log.

    live_on:     the day for which "live" is answered.
    only_live:   leave out what was not live on that day.
    superseded:  with what an appeal set aside or replaced.
    as_known_at: answer as the register stood at this moment; as it stands now when None.
    """

    live_on: date
    only_live: bool = False
    superseded: bool = False
    level: str = ""
    category: Category | None = None
    unit: Unit | None = None
    issued_from: date | None = None
    issued_to: date | None = None
    channel: str = ""
    platform: str = ""
    employee: Employee | None = None
    as_known_at: datetime | None = None

    def codes(self) -> dict[str, Any]:
        """What was asked, for the audit log."""
        asked: dict[str, Any] = {
            "live_on": self.live_on.isoformat(),
            "only_live": self.only_live,
            "superseded": self.superseded,
            "level": str(self.level),
            "category": self.category.code if self.category else "",
            "unit": self.unit.pk if self.unit else "",
            "issued_from": self.issued_from.isoformat() if self.issued_from else "",
            "issued_to": self.issued_to.isoformat() if self.issued_to else "",
            "channel": str(self.channel),
            "platform": str(self.platform),
            "employee": self.employee.pk if self.employee else "",
            "as_known_at": self.as_known_at.isoformat() if self.as_known_at else "",
        }
        return {name: value for name, value in asked.items() if value not in ("", False)}

    def in_words(self) -> dict[str, str]:
        """What was asked: a phrase for each condition by its name; empty when it was everything."""
        asked = {
            "only_live": f"live on {words(self.live_on)}" if self.only_live else "",
            "superseded": "with what no longer stands" if self.superseded else "",
            "level": f"level: {str(SanctionLevel(self.level).label).lower()}" if self.level else "",
            "category": f"for {self.category}, and what is below it" if self.category else "",
            "unit": f"in {self.unit}, and what is below it" if self.unit else "",
            "issued_from": f"issued on {words(self.issued_from)} or later" if self.issued_from else "",
            "issued_to": f"issued on {words(self.issued_to)} or earlier" if self.issued_to else "",
            "channel": f"conduct {str(IncidentChannel(self.channel).label).lower()}" if self.channel else "",
            "platform": f"on {Platform(self.platform).label}" if self.platform else "",
            "as_known_at": _known_in_words(self.as_known_at) if self.as_known_at else "",
        }
        return {name: phrase for name, phrase in asked.items() if phrase}


def _known_in_words(moment: datetime) -> str:
    here = timezone.localtime(moment)
    by = "the end of" if moment == end_of(here.date()) else f"{here:%H:%M} on"
    return f"as the register stood at {by} {words(here.date())}"


_JOINED = (
    *("case__unit", "case__taken_over", "decision__outcome", "provenance__recorded_by"),
    *("employee", "superseded_by", "policy"),
)


def sanction_register(rows: QuerySet[Sanction], wanted: RegisterFilter) -> QuerySet[Any]:
    """``rows`` (the sanctions a reader may see) that were asked for, newest issue first.

    Each has ``live`` (yes, no, or undetermined: nobody stated when it ends, SA-4), ``live_from``, ``live_to`` and
    ``categories``, ``channels``, ``platforms`` of the allegations that were found; ``first_level``, what was first
    imposed in its case (None: not known), ``appeal_result`` (a result, a status, or empty), ``appeal_decided_on``
    ``stands``; ``measures``, what goes with it; ``put_right``, see ``queries.reopenings``; and
    ``relied_on_fallen``, see ``queries.reviews``.
    """
    rows = _asked(rows.select_related(*_JOINED), wanted)
    first = Sanction.objects.filter(case=OuterRef("case")).order_by("pk")
    current = LivePeriod.objects.filter(known_at(wanted.as_known_at), sanction=OuterRef("pk"))
    found = found_for()
    return rows.annotate(
        severity=Coalesce("decision__severity_found", "case__severity"),
        live=_live(wanted.live_on, wanted.as_known_at),
        live_from=Subquery(current.order_by("from_on").values("from_on")[:1]),
        live_to=Subquery(current.order_by(F("to_on").desc(nulls_first=True)).values("to_on")[:1]),
        categories=_gathered(found, "allegation__category__code"),
        channels=_gathered(found, "allegation__channel"),
        measures=_gathered(beside_the_sanction(), "kind"),
        platforms=_gathered(found.exclude(allegation__platform=""), "allegation__platform"),
        first_level=Subquery(first.annotate(imposed=_imposed()).values("imposed")[:1]),
        first_called=Subquery(first.values("called")[:1]),
        appeal_result=Coalesce(
            _appeal("result", Value(AppealStatus.PENDING), TextField(), wanted.as_known_at),
            _undecided_end(wanted.as_known_at),
            _said_by_an_old_record(),
            Value(""),
            output_field=TextField(),
        ),
        appeal_decided_on=_appeal("decided_on", Value(None), DateField(), wanted.as_known_at),
        relied_on_fallen=relied_on_fallen(wanted.as_known_at),
        put_right=put_right_as(wanted.as_known_at),
        stands=Case(
            When(known_at(wanted.as_known_at), then=Value(STANDS)),
            default=Value(FELL),
            output_field=TextField(),
        ),
    ).order_by("-issued_on", "-pk")


def _asked(rows: QuerySet[Sanction], wanted: RegisterFilter) -> QuerySet[Sanction]:
    conditions = {
        "level": wanted.level,
        "case__unit__path__startswith": wanted.unit.path if wanted.unit else "",
        "issued_on__gte": wanted.issued_from,
        "issued_on__lte": wanted.issued_to,
        "employee": wanted.employee,
        "recorded_at__lte": wanted.as_known_at,
    }
    rows = rows.filter(**{name: value for name, value in conditions.items() if value})
    if not wanted.superseded:
        rows = rows.filter(known_at(wanted.as_known_at))
    if wanted.only_live:
        live = Sanction.objects.in_force_on(wanted.live_on, wanted.as_known_at)
        rows = rows.filter(pk__in=live.values("pk"))
    about = {
        "allegation__category__path__startswith": wanted.category.path if wanted.category else "",
        "allegation__channel": wanted.channel,
        "allegation__platform": wanted.platform,
    }
    about = {name: value for name, value in about.items() if value}
    if about:
        rows = rows.filter(Exists(found_for().filter(**about)))
    return rows


def found_for() -> QuerySet[AllegationFinding]:
    """What the sanction at hand was imposed for: found by the decision, or by what an old record says."""
    of_it = Q(decision=OuterRef("decision")) | Q(provenance=OuterRef("provenance"))
    return AllegationFinding.objects.filter(of_it).exclude(finding=Finding.NOT_FOUND)


def _live(day: date, as_known_at: datetime | None) -> Case:
    """Whether the sanction is live on a day, answered by ``in_force_on`` and nowhere else."""
    live = Sanction.objects.in_force_on(day, as_known_at).filter(pk=OuterRef("pk"))
    endless = LivePeriod.objects.filter(
        known_at(as_known_at), sanction=OuterRef("pk"), from_on__lte=day, to_on__isnull=True
    )
    return Case(
        When(level__in=DISMISSALS, then=Value(NOT_LIVE)),
        When(Exists(live), then=Value(LIVE)),
        When(Exists(endless), then=Value(UNDETERMINED)),
        default=Value(NOT_LIVE),
        output_field=TextField(),
    )


def _imposed() -> Case:
    """The level first imposed; None for an old record that says what stood after an appeal, or not whether there was one."""
    after_an_appeal = Q(provenance__appeal__in=(PastAppeal.VARIED, PastAppeal.NOT_KNOWN))
    return Case(
        When(after_an_appeal, then=Value(None)), default=F("level"), output_field=TextField(null=True)
    )


def _appeal(field: str, pending: Value, kind: Field, as_known_at: datetime | None) -> Case:
    """A field of the appeal decision that ended the sanction or, for one that stands, of the last in its case.

    None where an appeal against its own outcome ended without a decision. All of it as the register stood at a moment;
    as it stands now when None.
    """
    until = Q() if as_known_at is None else Q(recorded_at__lte=as_known_at)
    ended = Q(superseded_by__isnull=False)
    ended &= Q() if as_known_at is None else Q(superseded_at__lte=as_known_at)
    told = (
        Q(appeal__letter__isnull=False)
        if as_known_at is None
        else Q(appeal__letter__recorded_at__lte=as_known_at)
    )
    decisions = AppealDecision.objects.filter(told, recalled_at__isnull=True)
    last = decisions.filter(case=OuterRef("case")).order_by("-pk")
    own = Exists(decisions.filter(appeal__outcome__decision=OuterRef("decision")))
    undecided = Appeal.objects.filter(until, outcome__decision=OuterRef("decision"), refused=False)
    undecided = undecided.exclude(decisions__in=decisions).exclude(
        withdrawal__in=AppealWithdrawal.objects.filter(until)
    )
    withdrawn, refused = _over(until)
    return Case(
        When(ended, then=F(f"superseded_by__{field}")),
        When(Exists(undecided), then=pending),
        When(~own & (withdrawn | refused), then=Value(None)),
        default=Subquery(last.values(field)[:1]),
        output_field=kind,
    )


def _over(until: Q) -> tuple[Exists, Exists]:
    """Whether an appeal against the outcome was withdrawn, and whether one came late and was refused."""
    against = OuterRef("decision")
    return (
        Exists(AppealWithdrawal.objects.filter(until, appeal__outcome__decision=against)),
        Exists(Appeal.objects.filter(until, outcome__decision=against, refused=True)),
    )


def _undecided_end(as_known_at: datetime | None) -> Case:
    """How an appeal against the outcome ended that nobody decided."""
    withdrawn, refused = _over(Q() if as_known_at is None else Q(recorded_at__lte=as_known_at))
    return Case(
        When(withdrawn, then=Value(AppealStatus.WITHDRAWN)),
        When(refused, then=Value(AppealStatus.LATE_REFUSED)),
        default=Value(None),
        output_field=TextField(),
    )


def _said_by_an_old_record() -> Case:
    """What a record from paper or an old system says of an appeal, where there was one or nobody knows."""
    of_old = Q(provenance__isnull=False) & ~Q(provenance__appeal=PastAppeal.NO)
    return Case(When(of_old, then=F("provenance__appeal")), default=Value(None), output_field=TextField())


def _gathered(found: QuerySet, field: str) -> Coalesce:
    """The different values of a field over the findings, in order, as an array."""
    values = found.order_by().values("case").annotate(all=ArrayAgg(field, distinct=True)).values("all")
    return Coalesce(Subquery(values), Value([]))
