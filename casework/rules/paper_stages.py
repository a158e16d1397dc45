"""What the record of a case from paper says at which stage (scenario 16)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casework.enums import STAGES_TAKEN_OVER, FileState

_S = FileState
# Stage: what its record says beyond that of the stage before, each with what it is called in a sentence.
ASKED: dict[FileState, Mapping[str, str]] = {
    _S.INVESTIGATION: {},
    _S.FINDINGS: {
        "findings_on": "the day the report was handed in",
        "case_to_answer": "whether the report sees a case to answer",
    },
    _S.HEARING: {
        "referred_on": "the day the case was referred to a hearing",
        "severity_put": "how serious the allegation then was",
        "chair": "who chairs the hearing",
    },
    _S.DELIBERATION: {
        "hearing_at": "the day and hour of the hearing",
        "place": "the place of the hearing",
        "nation": "the nation where the hearing is held",
        "invitation_delivery": "how the invitation was sent",
        "invited_on": "the day the invitation was sent",
        "attendance": "whether the employee came",
        "companion_kind": "who accompanied the employee",
        "notes_status": "whether the employee agrees with the notes",
        "response": "the employee's answer",
    },
    _S.DECIDED: {
        "decided_on": "the day of the decision",
        "finding": "what was found",
        "severity_found": "how serious the conduct found is",
        "level": "the sanction",
    },
    _S.OUTCOME: {
        "letter_delivery": "how the outcome letter was sent",
        "issued_on": "the day the outcome letter was sent",
    },
    _S.APPEAL: {
        "appealed_on": "the day the appeal was received",
        "grounds": "what the appeal rests on",
    },
    _S.APPEAL_DELIBERATION: {
        "appeal_manager": "who heard the appeal",
        "appeal_hearing_at": "the day and hour of the appeal hearing",
        "appeal_place": "the place of the appeal hearing",
        "appeal_nation": "the nation where the appeal hearing was held",
        "appeal_invitation_delivery": "how the invitation to the appeal hearing was sent",
        "appeal_invited_on": "the day the invitation to the appeal hearing was sent",
        "appeal_attendance": "whether the employee came to the appeal hearing",
        "appeal_companion_kind": "who accompanied the employee at the appeal hearing",
        "appeal_notes_status": "whether the employee agrees with the notes of the appeal hearing",
    },
}
# Of these the paper may say more, or nothing.
MAY_SAY: dict[FileState, tuple[str, ...]] = {
    _S.INVESTIGATION: ("further", "pause", "grievance", "criminal_matter"),
    _S.HEARING: (
        *("hearing_at", "place", "nation", "invitation_delivery", "invited_on"),
        *("invitation_received_on", "panel", "earlier", "absence_warned"),
    ),
    _S.OUTCOME: ("outcome_received_on", "told_on", "employment_ends_on", "appeal_closes_on", "live_to"),
    _S.APPEAL: (
        *("late_reason", "appeal_manager", "appeal_panel"),
        *("appeal_hearing_at", "appeal_place", "appeal_nation", "appeal_invitation_delivery"),
        *("appeal_invited_on", "appeal_invitation_received_on", "appeal_earlier", "appeal_absence_warned"),
    ),
}
# Of each further allegation the same answers as of the first one, from the same stages on.
OF_EACH: Final = ("case_to_answer", "response", "finding")
# What nobody can check from the days alone, by the stage from which on it has happened.
NOT_CHECKED: dict[FileState, tuple[str, ...]] = {
    _S.INVESTIGATION: ("T5",),
    _S.FINDINGS: ("T9",),
    _S.HEARING: ("T11", "PR-14"),
    _S.DELIBERATION: ("PR-09", "PR-11", "PR-12"),
    _S.DECIDED: ("0.10", "EQ-8", "SA-16"),
    _S.OUTCOME: (),
    _S.APPEAL: (),
    _S.APPEAL_DELIBERATION: ("PR-12",),
}


def stages_up_to(stage: FileState | str) -> tuple[FileState, ...]:
    """The stages that the case has reached, in order."""
    return STAGES_TAKEN_OVER[: STAGES_TAKEN_OVER.index(FileState(stage)) + 1]
