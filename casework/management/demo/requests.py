"""Requests for information and about personal data: one of each kind, at different points of their clocks."""

from __future__ import annotations

from datetime import date, timedelta

from casework.actions.information_requests import add_request_step, record_request
from casework.enums import Nation, RequestKind, RequestStep
from casework.management.demo.organisation import Organisation
from casework.management.demo.people import login
from casework.models import InformationRequest

_S = RequestStep
FOI, SAR, COMPLAINT = RequestKind

# kind, received how many days ago, what it asks for, and about whom; then each step: how many days ago, and the rest
_Steps = tuple[tuple[RequestStep, int, dict[str, str]], ...]
REQUESTS: tuple[tuple[RequestKind, int, str, str, _Steps], ...] = (
    (FOI, 12, "How many people were disciplined over social media in each of the last five years.", "", ()),
    (FOI, 20, "What the rules on the private use of telephones are.", "", (
        (_S.CLARIFICATION_ASKED, 16, {"said": "Whether the rules for contractors are meant as well."}),
    )),
    (FOI, 75, "Outcomes of disciplinary cases in Leeds, by month.", "", (
        (_S.REPLIED, 55, {"result": "partly", "refused_for": "other_people"}),
        (_S.REVIEW_ASKED, 6, {}),
    )),
    (SAR, 24, "Everything that is held about him in HR systems.", "employee", (
        (_S.IDENTITY_ASKED, 23, {"said": "A copy of a passport or staff pass."}),
        (_S.ANSWER_RECEIVED, 20, {}),
    )),
    (SAR, 50, "Emails about her since 2019.", "second_investigator", (
        (_S.EXTENDED, 30, {"said": "There are some nine thousand emails to look through."}),
    )),
    (COMPLAINT, 9, "That an address was sent to the wrong person.", "", (
        (_S.ACKNOWLEDGED, 7, {}),
    )),
)  # fmt: skip


def tell_requests(organisation: Organisation, today: date) -> None:
    """Record them as those would who look after them."""
    for kind, ago, asks, about, steps in REQUESTS:
        by = login(organisation.cast["foi_lead" if kind == FOI else "data_protection_officer"])
        request: InformationRequest = record_request(
            kind=kind,
            nation=Nation.ENGLAND_AND_WALES,
            received_on=today - timedelta(days=ago),
            asks=asks,
            about=organisation.cast[about] if about else None,
            by=by,
        )
        for step, back, said in steps:
            add_request_step(request, step=step, on=today - timedelta(days=back), by=by, **said)
