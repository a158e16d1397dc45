"""The columns of every file: the header row, the page "What the columns mean" and README.md read these tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import (
    Case,
    DateField,
    DateTimeField,
    Expression,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.fields.json import JSONField, KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from accounts.models import User
from casework.rendering.csv import Column, Text


def _joined(array: str) -> Text:
    return Text(Func(F(array), Value("; "), function="array_to_string", output_field=TextField()))


SANCTION_COLUMNS: tuple[Column, ...] = (
    Column(
        "reference", "The reference of the case in which the sanction was given.", Text("case__reference")
    ),
    Column("staff_number", "The employee's staff number.", Text("employee__staff_number")),
    Column("employee", "The employee's name.", Text("employee__name")),
    Column("unit", "The employee's unit on the day of the incident, by name.", Text("case__unit__name")),
    Column("unit_id", "The number of that unit, where two units share a name.", "case__unit"),
    Column(
        "categories",
        "What was found, as category codes; several are separated by a semicolon.",
        _joined("categories"),
    ),
    Column("channels", "Where that conduct took place, as codes, such as social_media.", _joined("channels")),
    Column("platforms", "For social media, on which platform, as codes.", _joined("platforms")),
    Column(
        "severity",
        "How serious the conduct found was: minor, more_serious_minor, serious or gross; empty where an earlier record does "
        "not say.",
        Text("severity"),
    ),
    Column(
        "level",
        "The sanction, as a code, such as final_written_warning; after an appeal, what it put in place.",
        Text("level"),
    ),
    Column(
        "measures",
        "What goes with the warning, as codes, such as demotion; several are separated by a semicolon; empty for none, and "
        "for what was decided on paper.",
        _joined("measures"),
    ),
    Column(
        "norm",
        "What the policy of the decision had as the norm for that severity, as a code; empty where it had none, "
        "and for what was decided on paper.",
        Text("decision__measure__norm"),
    ),
    Column(
        "norm_departure",
        "How what was decided lies to that norm: at_norm, milder, heavier (within the range) or outside (the range).",
        Text("decision__measure__departure"),
    ),
    Column(
        "first_level",
        "The sanction first imposed in the case; the same where none was changed; empty where it is not known: an earlier "
        "record says only what stood after an appeal that varied it, or not whether there was an appeal.",
        Text("first_level"),
    ),
    Column(
        "appeal_result",
        "The result of an appeal: confirmed, varied, set_aside or remitted (to be heard again); pending while it is "
        "not decided; withdrawn by the employee; late_refused where it came late and was not heard; not_known where an "
        "earlier record does not say; empty without one.",
        Text("appeal_result"),
    ),
    Column("appeal_decided_on", "The day the appeal was decided.", "appeal_decided_on"),
    Column(
        "stands",
        "yes; no for a sanction that was set aside, withdrawn or replaced, which never counts and is in the file only when "
        "asked for.",
        Text("stands"),
    ),
    Column(
        "put_right",
        "For a sanction that was put right after its case was closed, which no longer stands: withdrawn, or reduced to what "
        "stands in a row of its own; empty otherwise.",
        Text("put_right"),
    ),
    Column(
        "relied_on_fallen",
        "Where the decision relied on an earlier warning that later fell: not_reviewed, or what came of looking "
        "at it again: stands or put_right; empty otherwise.",
        Text("relied_on_fallen"),
    ),
    Column("decided_on", "The day the decision was made.", "decision__decided_on"),
    Column("issued_on", "The day the letter left. A warning is live from this day.", "issued_on"),
    Column("received_on", "The day the letter was received, or counts as received.", "received_on"),
    Column(
        "live_from",
        "The first day on which a warning is live; empty for a dismissal and for what does not stand.",
        "live_from",
    ),
    Column(
        "live_to", "Its last live day; empty like the column before, or when nobody stated an end.", "live_to"
    ),
    Column("live_on", "The day for which the next column answers.", Value("")),
    Column(
        "live",
        "Whether the sanction was live on that day, first and last day included: yes, no, or undetermined when nobody "
        "stated an end. Neither a dismissal nor what does not stand is ever live.",
        Text("live"),
    ),
    Column(
        "employment_ends_on",
        "For a dismissal, the day employment ends; where it does not stand, the day it was to end.",
        "employment_ends_on",
    ),
    Column(
        "appeal_open_until",
        "The last day on which the employee can appeal against the outcome.",
        "decision__outcome__appeal_open_until",
    ),
    Column(
        "level_name",
        "What the policy of the sanction calls that level, where it has a name of its own for it; empty for the usual name.",
        Text("called"),
    ),
    Column(
        "counts_as_sanction",
        "yes; no for what its policy does not have as a sanction, which is in no published figures and never counts.",
        Text(Case(When(counts=True, then=Value("yes")), default=Value("no"), output_field=TextField())),
    ),
    Column("policy", "The policy version whose level it is (PV-1), by its name.", Text("policy__name")),
    Column("policy_from", "The day from which that version is in force.", "policy__effective_from"),
    Column("recorded_at", "When the sanction was recorded in this system, in UTC.", "recorded_at"),
    Column(
        "source",
        "From paper or another system: where the record of the sanction, or of the whole case, comes from; "
        "empty for what was done here from the start.",
        Text(Coalesce("provenance__source", "case__taken_over__source")),
    ),
    Column(
        "old_reference",
        "What that record is called there.",
        Text(Coalesce("provenance__old_reference", "case__taken_over__old_reference")),
    ),
    Column(
        "source_sha256",
        "The SHA-256 of the scan of that paper, or of the list that the record was imported from.",
        Text(Coalesce("provenance__sha256", "case__taken_over__sha256")),
    ),
    Column(
        "as_known_at",
        "The moment, in UTC, as at which the register was asked: what was recorded later is left out. Empty where it was "
        "asked as it stood when the file was made.",
        Value(""),
    ),
)


def sanction_columns(live_on: date, as_known_at: datetime | None = None) -> tuple[Column, ...]:
    """The columns of a file that answers for one day, as known at a moment; as it stands now when None."""
    asked = {
        "live_on": Value(live_on, output_field=DateField()),
        "as_known_at": Value(as_known_at, output_field=DateTimeField()),
    }
    return tuple(
        Column(column.name, column.meaning, asked[column.name]) if column.name in asked else column
        for column in SANCTION_COLUMNS
    )


def _of_body(key: str) -> Text:
    return Text(KeyTextTransform(key, Cast("body", JSONField())))


_ACTOR_NAME = Subquery(User.objects.filter(pk=OuterRef("actor")).values("name")[:1])

EVENT_COLUMNS: tuple[Column, ...] = (
    Column("event", "The event's own number; no two events share it.", Text("uid")),
    Column("at", "When the database wrote it, in UTC.", "db_at"),
    Column("actor", "The number of the sign-in that did it.", "actor"),
    Column("actor_name", "The name of that sign-in today.", Text(_ACTOR_NAME)),
    Column(
        "action", "What was done or looked at, as a code, such as decide_outcome or viewed.", Text("action")
    ),
    Column("case", "The number of the case; empty for an event of its incident.", "case"),
    Column("incident", "The number of the incident, for an event of the incident.", "incident"),
    Column("version", "For a change, the version of the file it led to.", "version"),
    Column("state", "For a change, the state of the file it led to.", Text("target")),
    Column("request", "The number of the request; events of one click share it.", _of_body("req")),
    Column("facts", "Ids and codes that say more, as JSON; never names or free text.", _of_body("facts")),
)


def event_columns(kept: Sequence[int]) -> tuple[Column, ...]:
    """The columns of the file of one case, for a reader who does not count the versions ``kept`` of it."""
    counted: Expression = ExpressionWrapper(F("version"), output_field=IntegerField())
    for version in kept:
        later = When(case__isnull=False, version__gte=version, then=Value(1))
        counted -= Case(later, default=Value(0), output_field=IntegerField())
    return tuple(
        Column(column.name, column.meaning, counted) if column.name == "version" else column
        for column in EVENT_COLUMNS
    )
