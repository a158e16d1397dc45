"""Links from a file to the verbs its reader may do now."""

from __future__ import annotations

from django.urls import reverse

from casework.enums import Action
from casework.files import File
from casework.models import Case, Incident
from casework.web.shapes import Link, LinkGroup
from casework.workflow import WORDS, Step

# These need a person or an allegation, so their links stand beside it.
BESIDE_A_ROW = (Action.REPLACE_PART, Action.CORRECT_RECORD)


# What is beside the procedure stands folded away by what it is about, or the steps of the procedure would be lost in it.
_ABOUT: dict[str, tuple[Action, ...]] = {
    "Grievances and safeguards": (
        Action.RECORD_GRIEVANCE,
        Action.DECIDE_ON_GRIEVANCE,
        Action.CLOSE_GRIEVANCE,
        Action.RECORD_CRIMINAL_MATTER,
        Action.MARK_SAFEGUARDING,
        Action.RECORD_REFERRAL_CHECK,
        Action.AGREE_TO_CONSIDER,
        Action.PLACE_HOLD,
        Action.REVIEW_HOLD,
        Action.LIFT_HOLD,
        Action.FLAG_DISCLOSURE,
        Action.CHECK_DISCLOSURE,
        Action.FLAG_UNION_REPRESENTATIVE,
        Action.RECORD_UNION_TALK,
        Action.PROPOSE_OVERRIDE,
        Action.APPROVE_OVERRIDE,
    ),
    "Oversight and evidence": (
        Action.RECORD_OVERSIGHT,
        Action.SERVE_BUNDLE,
    ),
    "How long it is kept": (
        Action.REVIEW_RECORD,
        Action.PURGE_CASE,
    ),
    "Health and adjustments": (
        Action.RECORD_ADJUSTMENT,
        Action.ANSWER_ADJUSTMENT,
        Action.RECORD_FIT_NOTE,
        Action.REFER_TO_OCCUPATIONAL_HEALTH,
        Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE,
        Action.ALLOW_ABSENCE,
    ),
    "The employee’s side": (
        Action.SEND_LETTER,
        Action.ACKNOWLEDGE_LETTER,
        Action.NAME_COMPANION,
        Action.PROPOSE_ANOTHER_TIME,
        Action.REFUSE_PROPOSAL,
        Action.COMMENT_ON_NOTES,
    ),
    "Witnesses": (
        Action.RECORD_STATEMENT,
        Action.ASK_ANONYMITY,
        Action.DECIDE_ANONYMITY,
        Action.SHARE_STATEMENT,
        Action.CALL_WITNESS,
        Action.INVITE_WITNESS,
        Action.RECORD_WITNESS_ATTENDANCE,
    ),
    "Suspension, pause, leaving": (
        Action.SUSPEND_EMPLOYEE,
        Action.REVIEW_SUSPENSION,
        Action.LIFT_SUSPENSION,
        Action.PAUSE_CASE,
        Action.REVIEW_PAUSE,
        Action.RESUME_CASE,
        Action.RECORD_RESIGNATION,
        Action.CLOSE_AFTER_LEAVING,
        Action.CLOSE_AFTER_DEATH,
        Action.RECORD_CONCILIATION,
        Action.RECORD_REASONS_REQUEST,
        Action.GIVE_WRITTEN_REASONS,
    ),
}
_GROUPED = frozenset(action for actions in _ABOUT.values() for action in actions)


def verb_address(action: Action, reference: str, **target: int) -> str:
    """The page of a verb on one file; its name is the verb's."""
    return reverse(action.value, kwargs={"reference": reference, **target})


def case_address(reference: str) -> str:
    return reverse("case", kwargs={"reference": reference})


def incident_address(reference: str) -> str:
    return reverse("incident", kwargs={"reference": reference})


def file_address(file: File) -> str:
    """The page of a file of any kind."""
    if isinstance(file, Case):
        return case_address(file.reference)
    if isinstance(file, Incident):
        return incident_address(file.reference)
    return reverse("information_request", args=(file.reference,))


def verb_links(steps: list[Step], reference: str, *, but_not: Action | None) -> list[Link]:
    """The quiet list: every other verb of the procedure open to the reader, in the order of the table."""
    shown = (step.action for step in steps if step.action not in _GROUPED and step.action != but_not)
    return [_link(action, reference) for action in shown if action not in BESIDE_A_ROW]


def verb_groups(steps: list[Step], reference: str, *, but_not: Action | None) -> list[LinkGroup]:
    """The verbs beside the procedure that are open to the reader, by what they are about."""
    open_now = {step.action for step in steps} - {but_not}
    groups = (
        LinkGroup(title, [_link(action, reference) for action in actions if action in open_now])
        for title, actions in _ABOUT.items()
    )
    return [group for group in groups if group.links]


def _link(action: Action, reference: str) -> Link:
    return Link(WORDS[action].imperative, verb_address(action, reference))
