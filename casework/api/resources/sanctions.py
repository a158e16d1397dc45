"""The sanctions register, and one employee's sanction history."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from casework import access
from casework.api.doors import Door, ListView
from casework.api.fields import Day, Moment, Strict
from casework.api.problems import refusals
from casework.api.resources.filters import SanctionFilter
from casework.api.resources.from_paper import PastRecordOut, past_record
from casework.api.resources.shapes import CodeOut, PersonOut, UnitOut
from casework.api.verbs.past_sanctions import RecordPastSanctionIn
from casework.api.verbs.views import RecordedOut, record_past
from casework.enums import (
    AppealResult,
    AppealStatus,
    IncidentChannel,
    Look,
    MeasureKind,
    Platform,
    SanctionLevel,
    Severity,
)
from casework.errors import NotYou
from casework.models import Employee, Sanction
from casework.queries.register_readers import READERS, employees_in_reach, register_of
from casework.queries.reopenings import REDUCED, WITHDRAWN
from casework.queries.sanction_register import (
    FELL,
    LIVE,
    NOT_LIVE,
    STANDS,
    UNDETERMINED,
    RegisterFilter,
    sanction_register,
)


class SanctionOut(serializers.Serializer):
    """A sanction that was issued: the columns of the register's file."""

    case = serializers.CharField(source="case.reference")
    employee = PersonOut()
    unit = UnitOut(source="case.unit", help_text="On the day of the incident.")
    categories = serializers.ListField(child=serializers.CharField(), help_text="Of what was found.")
    channels = serializers.ListField(child=serializers.ChoiceField(IncidentChannel.choices))
    platforms = serializers.ListField(child=serializers.ChoiceField(Platform.choices))
    severity = CodeOut(Severity.choices)
    level = serializers.ChoiceField(SanctionLevel.choices)
    level_name = serializers.CharField(help_text="What its policy calls it, as pages and letters do.")
    counts_as_sanction = serializers.BooleanField(
        source="counts", help_text="false: it is in no figures and never counts."
    )
    measures = serializers.ListField(
        child=serializers.ChoiceField(MeasureKind.choices), help_text="What goes with the warning."
    )
    first_level = CodeOut(
        SanctionLevel.choices,
        help_text="First imposed in the case; null where an earlier record does not say.",
    )
    appeal_result = CodeOut([*AppealResult.choices, *AppealStatus.choices])
    appeal_decided_on = serializers.DateField(allow_null=True)
    stands = serializers.ChoiceField(
        [STANDS, FELL], help_text="no for what was set aside, withdrawn or replaced, which is never live."
    )
    put_right = CodeOut(
        [(WITHDRAWN, "Withdrawn"), (REDUCED, "Reduced")], help_text="After its case was closed."
    )
    decided_on = serializers.DateField(source="decision.decided_on", allow_null=True, default=None)
    issued_on = serializers.DateField()
    received_on = serializers.DateField()
    live_from = serializers.DateField(allow_null=True)
    live_to = serializers.DateField(allow_null=True)
    live = serializers.ChoiceField(
        [LIVE, NOT_LIVE, UNDETERMINED],
        help_text="On the day asked for; undetermined when nobody stated an end.",
    )
    employment_ends_on = serializers.DateField(allow_null=True)
    appeal_open_until = serializers.DateField(
        source="decision.outcome.appeal_open_until", allow_null=True, default=None
    )
    policy = serializers.CharField(source="policy.name", help_text="The version whose level it is (PV-1).")
    policy_from = serializers.DateField(source="policy.effective_from", help_text="It is in force from then.")
    recorded_at = serializers.DateTimeField()
    past_record = serializers.SerializerMethodField()

    @extend_schema_field(PastRecordOut(allow_null=True))
    def get_past_record(self, row: Sanction) -> dict[str, Any] | None:
        """Where it comes from, if it was not imposed here. Who reads the register of a unit opens its scans."""
        if row.provenance is None:
            return None
        told: dict[str, Any] = PastRecordOut(past_record(row.provenance, row.case.reference, opens=True)).data
        return told


def check_reads_register(reader: User) -> None:
    if not access.roles_of(reader) & set(READERS):
        raise NotYou("The sanctions register is read by auditors and by HR. You are neither.")


class SanctionsView(ListView):
    route = "sanctions"
    parser_classes: ClassVar = [MultiPartParser]  # a scan comes with what is recorded
    serializer_class = SanctionOut
    filterset_class = SanctionFilter
    ordering = ("-issued_on", "case__reference", "-recorded_at")
    queryset = Sanction.objects.none()

    def get_queryset(self) -> QuerySet[Sanction]:
        check_reads_register(self.reader)
        return register_of(self.reader)

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        asked = SanctionFilter(self.request.query_params, queryset=queryset, request=self.request)
        rows = super().filter_queryset(queryset)
        self.asked = asked.wanted().codes() if asked.is_valid() else {}
        return rows

    def paginate_queryset(self, queryset: Any) -> Any:
        rows = super().paginate_queryset(queryset)
        self.shown = [row.pk for row in rows]
        return rows

    def facts(self, rows: Any) -> dict[str, Any]:
        return {"list": "sanctions", "sanctions": self.shown} | self.asked

    @extend_schema(
        operation_id="sanctions",
        summary="The sanctions register",
        responses={200: SanctionOut(many=True), **refusals(400, 403, 404)},
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Every sanction issued in the units that you cover, and whether it was live on a day. For auditors and HR.

        A case that you see by a part alone, and one that you investigate, is not in it.
        """
        return super().get(request, *args, **kwargs)

    @extend_schema(
        operation_id="record_past_sanction",
        summary="Record a past sanction",
        request=RecordPastSanctionIn,
        responses={201: RecordedOut, **refusals(400, 403, 409, 413, 415, 422)},
    )
    def post(self, request: Request) -> Response:
        """From paper, with its scan: it counts for the days of the letter and is known from now on. For HR of the unit."""
        self.route = "record_past_sanction"
        return record_past(self, request)


class SanctionHistoryIn(Strict):
    """Whose history, and for which day. In the body, so that no staff number stands in an address."""

    staff_number = serializers.CharField(max_length=20)
    live_on = Day(required=False, help_text="The day for which live is answered; today without it.")
    as_known_at = Moment(required=False, help_text="As the register stood at this moment; now without it.")


class SanctionHistoryOut(serializers.Serializer):
    employee = PersonOut()
    live_on = serializers.DateField()
    sanctions = SanctionOut(many=True)


class SanctionHistoryView(Door):
    route = "sanction_history"

    @extend_schema(
        operation_id="sanction_history",
        summary="One employee's sanctions",
        request=SanctionHistoryIn,
        responses={200: SanctionHistoryOut, **refusals(400, 403, 404, 413, 415)},
    )
    def post(self, request: Request) -> Response:
        """Every sanction of one employee that your register has, and whether each was live on a day."""
        check_reads_register(self.reader)
        asked = SanctionHistoryIn(data=request.data)
        asked.is_valid(raise_exception=True)
        number = asked.validated_data["staff_number"]
        employee: Employee | None = employees_in_reach(self.reader).filter(staff_number=number).first()
        if employee is None:
            raise Http404
        live_on: date = asked.validated_data.get("live_on") or timezone.localdate()
        wanted = RegisterFilter(
            live_on=live_on,
            employee=employee,
            superseded=True,
            as_known_at=asked.validated_data.get("as_known_at"),
        )
        rows = list(sanction_register(register_of(self.reader), wanted))
        self.looked(
            Look.VIEWED,
            page="sanction_history",
            employee=employee.pk,
            sanctions=[row.pk for row in rows],
            live_on=live_on.isoformat(),
        )
        answer = {"employee": employee, "live_on": live_on, "sanctions": rows}
        return Response(SanctionHistoryOut(answer).data)
