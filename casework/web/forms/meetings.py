"""Who came with the employee to a meeting that is no hearing: asked where the policy lets somebody come (AC-2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from casework import actions
from casework.enums import CompanionKind, OtherMeeting
from casework.models import MeetingCompanion, PolicyVersion
from casework.queries.companions import cautions_after
from casework.rules.cited import Caution
from casework.web import fields
from casework.web.forms.verb import VerbForm

# All of them, in the order of the page; the rest are asked once a meeting was held.
ABOUT_MEETING = ("had_meeting", "told", "companion_kind", "companion_name", "companion_reason")

_ASKED = {
    OtherMeeting.INVESTIGATION: "Did the investigator meet the employee?",
    OtherMeeting.SUSPENSION: "Is the employee suspended in a meeting?",
}


class MeetingForm(VerbForm):
    """Asks nothing of the companion unless ``ask_about_meeting`` finds a policy that lets somebody come."""

    places = {"meeting": "had_meeting"}
    meeting: ClassVar[OtherMeeting]

    had_meeting = fields.YesNoField(
        label="Was there a meeting?",
        name_in_sentence="there was a meeting with the employee",
        reveals={"yes": ABOUT_MEETING[1:]},
    )
    told = fields.YesNoField(
        label="Was the employee told that somebody may come with them?",
        name_in_sentence="the employee was told that somebody may come with them",
        required_when_shown=True,
    )
    companion_kind = fields.RadioField(
        label="Who accompanied the employee?",
        name_in_sentence="who accompanied the employee",
        choices=CompanionKind.choices,
        required_when_shown=True,
    )
    companion_name = fields.TextField(
        label="Name of the companion (if somebody came)",
        name_in_sentence="the name of the companion",
        required=False,
    )
    companion_reason = fields.LongTextField(
        label="If it was another person: what was agreed, or which adjustment is it?",
        name_in_sentence="what was agreed about the companion",
        rows=3,
        required=False,
    )

    def ask_about_meeting(self, policies: Iterable[PolicyVersion]) -> None:
        """Ask if one of these lets somebody come, and offer whoever may come by one of them."""
        given = [policy.terms.companion for policy in policies]
        given = [terms for terms in given if self.meeting in terms.meetings]
        if not given:
            for name in ABOUT_MEETING:
                del self.fields[name]
            return
        may = {kind for terms in given for kind in terms.as_of_right}
        may |= {CompanionKind.NONE, CompanionKind.BY_AGREEMENT}
        self.fields["companion_kind"].choices = [
            (kind.value, kind.label) for kind in CompanionKind if kind in may
        ]
        asked = self.fields["had_meeting"]
        asked.label = _ASKED[self.meeting]
        asked.help_text = "The policy lets somebody come with them to it."

    def begin_with(self, row: MeetingCompanion | None) -> None:
        """What was recorded of it before, as answers."""
        if row is not None:
            self.initial.update({"had_meeting": True, "told": row.told, "companion_kind": row.kind})
            self.initial.update({"companion_name": row.name, "companion_reason": row.reason})

    def held(self) -> actions.MeetingHeld | None:
        given = self.cleaned_data
        if not given.get("had_meeting"):
            return None
        return actions.MeetingHeld(**{name: given[name] for name in ABOUT_MEETING[1:]})

    def to_mind(self) -> list[Caution]:
        held = self.held()
        if held is None:
            return []
        return cautions_after(
            self.case, self.meeting, told=held.told, companion=held.companion_name, reader=self.by
        )
