"""The view of a verb: fetch within scope, check who and when, check the shape of the body, call the verb once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework import access
from casework.actions.calling import do_once, record_past_once, report_once
from casework.actions.past_records import check_may_begin
from casework.api.bodies import JSONBesideFile, JSONBody
from casework.api.doors import Door
from casework.api.problems import refusals
from casework.api.verbs.body import VerbIn
from casework.api.verbs.registry import BODIES
from casework.enums import Action, FileState
from casework.errors import NotYou, RuleBroken
from casework.models import Case, Incident
from casework.queries.kept_from import check_told
from casework.queries.versions import version_shown
from casework.workflow import WORDS, find_step

OF_INCIDENTS = (Action.ASSESS_INCIDENT, Action.TAKE_OVER_CASE)


class DoneOut(serializers.Serializer):
    """What was done, and where the file is now. Read the file again for the rest."""

    reference = serializers.CharField()
    state = serializers.ChoiceField(FileState.choices)
    version = serializers.IntegerField()
    done = serializers.CharField(help_text="What stands in the log.")
    then = serializers.CharField(help_text="What follows.")
    to_mind = serializers.CharField(
        help_text="What to mind though it was done; empty where there is nothing."
    )


class AssessedOut(DoneOut):
    """What was done, and the cases it opened."""

    cases = serializers.ListField(child=serializers.CharField())


class NumberedOut(DoneOut):
    """What was done, and the number of what was added."""

    number = serializers.IntegerField()


class ReportedOut(serializers.Serializer):
    """The report was received. HR sees the incident under this reference; a manager can ask about it."""

    reference = serializers.CharField()
    then = serializers.CharField(help_text="What follows.")


class RecordedOut(serializers.Serializer):
    """The sanction was recorded, as a closed case under this reference."""

    reference = serializers.CharField()
    then = serializers.CharField(help_text="What follows.")
    to_mind = serializers.CharField(
        help_text="What to mind though it was recorded; empty where there is nothing."
    )


_ANSWERS: dict[Action, type[serializers.Serializer]] = {
    Action.ASSESS_INCIDENT: AssessedOut,
    Action.TAKE_OVER_CASE: AssessedOut,
    Action.ADD_ALLEGATION: NumberedOut,
    Action.ATTACH_EVIDENCE: NumberedOut,
}


class VerbView(Door):
    """One verb on one file. Subclasses are made from the registry of bodies."""

    action: ClassVar[Action]
    body: ClassVar[type[VerbIn]]

    def post(self, request: Request, reference: str) -> Response:
        file: Case | Incident = (
            self.find_incident(reference) if self.action in OF_INCIDENTS else self.find_case(reference)
        )
        access.check_may(self.reader, file, find_step(self.action, file.state))
        check_told(self.reader, file, self.action)
        body = self.body(data=request.data, context={"file": file, "by": self.reader})
        body.is_valid(raise_exception=True)
        try:
            result = do_once(
                self.action,
                file,
                target=body.target(),
                given=body.arguments(),
                version=body.validated_data.get("version"),
                by=self.reader,
            )
        except RuleBroken as broken:
            broken.field = body.place_of(broken.field)
            raise
        return Response(answer_of(self.action)(_done(body, file, result)).data)


def _done(body: VerbIn, file: Case | Incident, result: Any) -> dict[str, Any]:
    action = body.action
    done = {
        "reference": file.reference,
        "state": file.state,
        "version": version_shown(file, body.by),
        "done": action.label,
        "then": WORDS[action].then,
        "to_mind": body.minded(),
    }
    if action in OF_INCIDENTS:
        opened = result if isinstance(result, list) else [result]
        done["cases"] = [case.reference for case in opened]
    if answer_of(action) is NumberedOut:
        done["number"] = result.number
    return done


def answer_of(action: Action) -> type[serializers.Serializer]:
    return _ANSWERS.get(action, DoneOut)


def verb_view(action: Action) -> type[VerbView]:
    """The view of one verb, and what the schema says of it."""
    body = BODIES[action]
    made: dict[str, Any] = {"action": action, "body": body, "route": action.value, "__doc__": body.__doc__}
    parser, beside_file = getattr(body, "parser", None), getattr(body, "beside_file", None)
    if parser is not None:
        made["parser_classes"] = [parser]
    if beside_file is not None:
        made["parser_classes"] = [JSONBody, JSONBesideFile]
    view = type(f"{body.__name__.removesuffix('In')}View", (VerbView,), made)
    described = extend_schema_view(
        post=extend_schema(
            operation_id=action.value,
            summary=WORDS[action].imperative,
            description=f"{body.__doc__} {WORDS[action].then}",
            request=({"application/json": body, "multipart/form-data": beside_file} if beside_file else body),
            responses={200: answer_of(action), **refusals(400, 403, 404, 409, 413, 415, 422)},
        )
    )
    made_known: type[VerbView] = described(view)
    return made_known


def report(door: Door, request: Request) -> Response:
    """Report a concern: there is no file yet, so no reference and no version. Raises NotYou as the verb does."""
    step = find_step(Action.REPORT_INCIDENT, None)
    if not access.parts_for_new_files(door.reader) & set(step.who):
        raise NotYou(
            "A concern is reported by a manager or by HR. Ask your manager or HR to report it for you."
        )
    answer = _made(door, request, Action.REPORT_INCIDENT, report_once)
    return Response(ReportedOut(answer).data, status=201)


def record_past(door: Door, request: Request) -> Response:
    """Record a sanction from paper: there is no file yet. Raises NotYou as the verb does."""
    check_may_begin(door.reader)
    answer = _made(door, request, Action.RECORD_PAST_SANCTION, record_past_once)
    return Response(RecordedOut(answer).data, status=201)


def _made(
    door: Door, request: Request, action: Action, once: Callable[..., Case | Incident]
) -> dict[str, Any]:
    """The file that a verb makes where there was none, and what follows."""
    body = BODIES[action](data=request.data, context={"file": None, "by": door.reader})
    body.is_valid(raise_exception=True)
    try:
        made = once(body.arguments(), by=door.reader)
    except RuleBroken as broken:
        broken.field = body.place_of(broken.field)
        raise
    return {"reference": made.reference, "then": WORDS[action].then, "to_mind": body.minded()}
