"""The append-only log. Rows are written by ``casework.audit`` alone and can be neither changed nor removed.

No foreign key leaves these tables: a cascade would erase rows with the table owner's rights.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Length
from django.db.models.lookups import LessThanOrEqual

from casework.enums import Action, Look

AUDIT_ACTIONS = (*Action.values, *Look.values)


def _of_body(key: str, field: models.Field) -> models.GeneratedField:
    """A stored column computed from the body, so that it cannot drift from what was written."""
    return models.GeneratedField(
        expression=Cast(KeyTextTransform(key, Cast("body", models.JSONField())), field),
        output_field=field,
        db_persist=True,
    )


class AuditEvent(models.Model):
    """Who did or read what, when. ``body`` is canonical JSON of ids and codes: no names, no free text.

    The database sets ``db_at`` and ``db_user``; the application may insert ``body`` alone.
    """

    id = models.BigAutoField(primary_key=True)
    body = models.TextField()
    db_at = models.DateTimeField(db_default=RawSQL("clock_timestamp()", ()))
    db_user = models.TextField(db_default=RawSQL("session_user", ()))
    uid = _of_body("uid", models.UUIDField(null=True))
    action = _of_body("action", models.CharField(max_length=40, null=True))
    actor = _of_body("actor", models.BigIntegerField(null=True))
    case = _of_body("case", models.BigIntegerField(null=True))
    incident = _of_body("incident", models.BigIntegerField(null=True))
    version = _of_body("version", models.IntegerField(null=True))
    target = _of_body("to", models.CharField(max_length=20, null=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["uid"], name="audit_event_uid_once"),
            models.CheckConstraint(condition=Q(uid__isnull=False), name="audit_event_has_uid"),
            models.CheckConstraint(
                condition=Q(action__isnull=False) & Q(action__in=AUDIT_ACTIONS),
                name="audit_event_action_known",
            ),
            models.CheckConstraint(condition=Q(actor__isnull=False), name="audit_event_has_actor"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("body"), 4096), name="audit_event_body_small"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "id"], name="audit_event_case"),
            models.Index(fields=["incident", "id"], name="audit_event_incident"),
            models.Index(fields=["actor", "id"], name="audit_event_actor"),
        ]


class AuditPayload(models.Model):
    """Old and new text of an event, bound to it by HMAC under ``salt`` (32 bytes); the log would verify without it."""

    event_uid = models.UUIDField(primary_key=True)
    case = models.BigIntegerField(null=True, blank=True)
    salt = models.BinaryField(max_length=32)
    text = models.TextField()
