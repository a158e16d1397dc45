"""Fit notes, occupational health, and going ahead without an employee who was not fit to attend."""

from __future__ import annotations

from rest_framework import serializers

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, FitNoteSays, FitQuestion, FitToAttend


class RecordFitNoteIn(AddingIn):
    """What a fit note says and for which days. No diagnosis is kept."""

    action = Action.RECORD_FIT_NOTE

    says = Code(FitNoteSays.choices, help_text="A note that speaks of work alone says nothing of meetings.")
    from_on = Day(not_future=True, help_text="Its first day.")
    to_on = Day(help_text="Its last day.")


class ReferToOccupationalHealthIn(AddingIn):
    """Ask occupational health."""

    action = Action.REFER_TO_OCCUPATIONAL_HEALTH

    questions = serializers.ListField(child=Code(FitQuestion.choices), min_length=1)
    referred_on = Day(not_future=True, help_text="The day it was sent.")


class RecordOccupationalHealthAdviceIn(AddingIn):
    """What occupational health answered."""

    action = Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE

    received_on = Day(not_future=True)
    fitness = Code(FitToAttend.choices, help_text="Whether the employee can attend a meeting.")
    adjustments = Text(
        required=False, allow_blank=True, help_text="With with_adjustments: what is done, in practical words."
    )
    not_before = Day(required=False, help_text="With not_before: the first day on which they can attend.")
    advice = Text(help_text="What they say. HR and auditors alone read it.")


class AllowAbsenceIn(AddingIn):
    """Let the hearing that is arranged go ahead without the employee in spite of medical evidence."""

    action = Action.ALLOW_ABSENCE

    reasons = Text(help_text="Why it is fair to go ahead.")
