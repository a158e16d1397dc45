"""What the page of each step says: its heading, what it asks, its button, and what follows."""

from __future__ import annotations

from dataclasses import dataclass

from casework.enums import RequestKind, RequestStep

_S = RequestStep
FOI, SAR, COMPLAINT = RequestKind


@dataclass(frozen=True)
class StepWords:
    """imperative: the link and the heading. day, said: the labels of their fields, as questions.

    name_of_said: what an error calls it.
    """

    imperative: str
    day: str
    then: tuple[str, ...]
    said: str = ""
    name_of_said: str = ""


_ASKED_BACK = "Nothing is due while you wait. Record the answer on the day it reaches you."
WORDS: dict[RequestStep, StepWords] = {
    _S.CLARIFICATION_ASKED: StepWords(
        "Record that clarification was asked for",
        "When did you ask?",
        (_ASKED_BACK,),
        "What did you ask?",
        "what you asked",
    ),
    _S.IDENTITY_ASKED: StepWords(
        "Record that proof of identity was asked for",
        "When did you ask?",
        (_ASKED_BACK,),
        "What did you ask for?",
        "what you asked for",
    ),
    _S.FEE_ASKED: StepWords(
        "Record a fees notice",
        "When did you give the notice?",
        (_ASKED_BACK, "The days from the notice to the fee, both included, are left out."),
        "What is the fee for?",
        "what the fee is for",
    ),
    _S.ANSWER_RECEIVED: StepWords(
        "Record that the answer arrived",
        "When did it reach you?",
        ("The last day to reply is counted anew, and reminders go on.",),
    ),
    _S.EXTENDED: StepWords(
        "Extend the time",
        "When was the requester told?",
        ("The last day to reply moves, and reminders with it. A request is extended once.",),
        "Why is more time needed?",
        "why more time is needed",
    ),
    _S.ACKNOWLEDGED: StepWords(
        "Record the acknowledgement",
        "When was it sent?",
        ("The complaint stays open until you record what the person was told.",),
    ),
    _S.REPLIED: StepWords(
        "Record the reply",
        "When was it sent?",
        ("Nothing more is due. What was recorded in error can be taken back.",),
    ),
    _S.CLOSED: StepWords(
        "Close without a reply",
        "From which day?",
        ("Nothing more is due. The request stays on the register.",),
    ),
    _S.REVIEW_ASKED: StepWords(
        "Record that an internal review was asked for",
        "When was it asked for?",
        ("The answer is due by the 20th working day after it.",),
    ),
    _S.REVIEW_ANSWERED: StepWords(
        "Record the answer to the review",
        "When was it sent?",
        ("Nothing more is due.",),
    ),
}
# What the extension rests on, by the kind of request.
EXTENSION_HELP = {
    FOI: "Only to weigh the public interest in an exemption that you rely on. Name the day by which it will be done.",
    SAR: "Two months more, where the request is complex or the person made several. They are told within the first month.",
}
REVIEW_CAN_FOLLOW = "Nothing more is due, unless an internal review is asked for."
EMPTY = {
    "open": (
        "No request is open",
        "When one is recorded, it stands here with the day by which it is answered.",
    ),
    "near": ("Nothing is due in the next ten days", ""),
    "late": ("Nothing is late", ""),
    "closed": ("No request was closed yet", ""),
    "all": ("No request is recorded", ""),
}
