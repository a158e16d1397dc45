"""What is asked of a case that was run on paper, stage by stage."""

from __future__ import annotations

from typing import Any

from casework.enums import (
    STAGES_TAKEN_OVER,
    AllegationResponse,
    AppealGroundKind,
    Attendance,
    CompanionKind,
    Delivery,
    FileState,
    Finding,
    HeldIn,
    NotesStatus,
    SanctionLevel,
    Severity,
)
from casework.web import fields
from casework.web.day_fields import DateField, TimeField
from casework.web.forms.paper_blocks import PaperBlocks

_S = FileState
_HINTS = {
    _S.INVESTIGATION: "The investigator has not handed in a report.",
    _S.FINDINGS: "The report is there. Nobody has said yet whether there is a case to answer.",
    _S.HEARING: "There is a case to answer. The hearing is arranged or still to be arranged.",
    _S.DELIBERATION: "The hearing was held. Nothing is decided yet.",
    _S.DECIDED: "It is decided. The outcome letter has not left.",
    _S.OUTCOME: "The letter has left and the employee can still appeal.",
    _S.APPEAL: "The employee appealed. The appeal has not been heard.",
    _S.APPEAL_DELIBERATION: "The appeal was heard. Nothing is decided on it yet.",
}

# The questions of each section of the page.
PAPER = ("source", "reference", "scan", "sha256")
BEGUN = (
    *("employee", "severity", "particulars", "terms_of_reference"),
    *("case_manager", "assessed_on", "investigator", "appointed_on"),
)
HEARING = (
    *("referred_on", "severity_put", "chair", "hearing_day", "hearing_time", "place"),
    "nation",
    *("invitation_delivery", "invited_on", "invitation_received_on", "absence_warned"),
)
HELD = ("attendance", "companion_kind", "notes_status", "response")
DECISION = ("decided_on", "finding", "severity_found", "level")
OUTCOME = (
    *("letter_delivery", "issued_on"),
    *("outcome_received_on", "told_on", "appeal_closes_on", "live_to", "employment_ends_on"),
)
APPEAL = ("appealed_on", "grounds", "late_reason")


class AboutPaper(PaperBlocks):
    """The paper itself, and what every case has."""

    stage = fields.RadioField(
        label="Where is the case now?",
        name_in_sentence="where the case is now",
        choices=[(one.value, one.label) for one in STAGES_TAKEN_OVER],
        hints={stage.value: hint for stage, hint in _HINTS.items()},
    )
    source = fields.TextField(
        label="Where is the paper?",
        name_in_sentence="where the paper is",
        max_length=100,
        help_text="For example, “Personnel files Leeds, cabinet 4”.",
    )
    reference = fields.TextField(
        label="What is the case called there?",
        name_in_sentence="what the case is called there",
        max_length=60,
    )
    scan = fields.FileField(
        label="Scan of the paper",
        name_in_sentence="the scan of the paper",
        max_megabytes=25,
        required=False,
        help_text="It is kept for HR and auditors alone. What is evidence in it is attached as evidence later. Up to 25MB.",
    )
    sha256 = fields.TextField(
        label="Fingerprint of the scan",
        name_in_sentence="the fingerprint of the scan",
        max_length=64,
        required=False,
        help_text="The SHA-256, if you have no scan at hand. Otherwise leave it empty: it is filled in from the scan.",
    )
    employee = fields.RadioField(label="Whose case is it?", name_in_sentence="whose case it is")
    severity = fields.RadioField(
        label="How serious was it said to be, if true?",
        name_in_sentence="how serious it was said to be",
        choices=Severity.choices,
        inline=True,
    )
    particulars = fields.LongTextField(
        label="What is alleged?",
        name_in_sentence="what is alleged",
        rows=4,
        help_text="What was reported, as it was put to the employee. Further allegations follow below.",
    )
    terms_of_reference = fields.LongTextField(
        label="What was to be investigated?", name_in_sentence="what was to be investigated", rows=3
    )
    case_manager = fields.PersonField(
        label="Who manages the case?",
        name_in_sentence="who manages the case",
        help_text="Commissioned the investigation.",
    )
    assessed_on = DateField(
        label="When was the formal procedure begun?",
        name_in_sentence="the day the formal procedure was begun",
        not_future=True,
    )
    investigator = fields.PersonField(label="Who investigates, or did?", name_in_sentence="who investigates")
    appointed_on = DateField(
        label="When was the investigator appointed?",
        name_in_sentence="the day the investigator was appointed",
        not_future=True,
    )


def day_asked(label: str, in_sentence: str, *, not_future: bool = True, **more: Any) -> DateField:
    return DateField(label=label, name_in_sentence=in_sentence, not_future=not_future, required=False, **more)


def one_of(label: str, in_sentence: str, choices: Any, **more: Any) -> fields.RadioField:
    return fields.RadioField(
        label=label, name_in_sentence=in_sentence, choices=choices, required=False, **more
    )


class PaperQuestions(AboutPaper):
    """What belongs to the later stages; the rules say which of it is asked at which stage."""

    findings_on = day_asked("When was the report handed in?", "the day the report was handed in")
    case_to_answer = fields.YesNoField(
        label="Does the report see a case to answer on the first allegation?",
        name_in_sentence="the report sees a case to answer",
        required=False,
    )
    referred_on = day_asked(
        "When was the case referred to a hearing?", "the day the case was referred to a hearing"
    )
    severity_put = one_of(
        "How serious was it then said to be?",
        "how serious it was then said to be",
        Severity.choices,
        inline=True,
    )
    chair = fields.PersonField(
        label="Who chairs the hearing?", name_in_sentence="who chairs it", required=False
    )
    hearing_day = day_asked(
        "Date of the hearing",
        "the date of the hearing",
        not_future=False,
        help_text="Held, or still to come.",
    )
    hearing_time = TimeField(label="Time", name_in_sentence="the time of the hearing", required=False)
    place = fields.TextField(label="Place", name_in_sentence="the place", required=False, max_length=200)
    nation = one_of(
        "Where is it held?",
        "the nation where it is held",
        HeldIn.choices,
        help_text="Its bank holidays count if the companion cannot come.",
    )
    invitation_delivery = one_of(
        "How was the invitation sent?", "how the invitation was sent", Delivery.choices
    )
    invited_on = day_asked("When was the invitation sent?", "the day the invitation was sent")
    invitation_received_on = day_asked(
        "When was the invitation received?",
        "the day the invitation was received",
        help_text="If the paper says so. Otherwise the policy says when it counts as received.",
    )
    absence_warned = fields.YesNoField(
        label="Did it say that the hearing may go ahead without the employee?",
        name_in_sentence="it said that the hearing may go ahead without the employee",
        required=False,
    )
    attendance = one_of("Did the employee come?", "whether the employee came", Attendance.choices)
    companion_kind = one_of(
        "Who accompanied the employee?", "who accompanied the employee", CompanionKind.choices
    )
    notes_status = one_of(
        "Does the employee agree with the notes?",
        "whether the employee agrees with the notes",
        NotesStatus.choices,
    )
    response = one_of(
        "What did the employee answer to the first allegation?",
        "the employee's answer",
        AllegationResponse.choices,
    )
    decided_on = day_asked("When was it decided?", "the day of the decision")
    finding = one_of(
        "What was found on the first allegation?", "what was found on the first allegation", Finding.choices
    )
    severity_found = one_of(
        "How serious is what was found?", "how serious what was found is", Severity.choices, inline=True
    )
    level = one_of("Sanction", "the sanction", SanctionLevel.choices)
    letter_delivery = one_of(
        "How was the outcome letter sent?", "how the outcome letter was sent", Delivery.choices
    )
    issued_on = day_asked("When was the outcome letter sent?", "the day the outcome letter was sent")
    outcome_received_on = day_asked(
        "When was it received?",
        "the day the outcome letter was received",
        help_text="If the paper says so. Otherwise the policy says when it counts as received.",
    )
    told_on = day_asked(
        "When was the employee told?",
        "the day the employee was told",
        help_text="If they were told before the letter arrived. Employment cannot end before they knew.",
    )
    appeal_closes_on = day_asked(
        "Last day to appeal",
        "the last day to appeal",
        not_future=False,
        help_text="As the letter says. Otherwise as the policy says.",
    )
    live_to = day_asked(
        "Last live day of a warning",
        "the last live day",
        not_future=False,
        help_text="As the letter says. If it does not, leave it empty: the warning then never expires by itself.",
    )
    employment_ends_on = day_asked(
        "When does employment end?",
        "the day employment ends",
        not_future=False,
        help_text="For a dismissal only.",
    )
    appealed_on = day_asked("When was the appeal received?", "the day the appeal was received")
    grounds = fields.CheckboxesField(
        label="On which grounds does the employee appeal?",
        name_in_sentence="the grounds",
        choices=AppealGroundKind.choices,
        required=False,
    )
    late_reason = fields.LongTextField(
        label="If it came late: why is it heard all the same?",
        name_in_sentence="why it is heard all the same",
        required=False,
        rows=3,
    )
    departures = fields.LongTextField(
        label="What was not done as the procedure asks, and why?",
        name_in_sentence="what was not done and why",
        required=False,
        rows=4,
        help_text="Leave it empty if all was done. Whoever hears the case reads it.",
    )
