"""Links from a file to the verbs its reader may do now."""

from __future__ import annotations

from django.urls import reverse

from casework.enums import Action
from casework.web.shapes import Link
from casework.workflow import WORDS, Step

# These need a person or an allegation, so their links stand beside it.
BESIDE_A_ROW = (Action.REPLACE_PART, Action.CORRECT_RECORD)


def verb_address(action: Action, reference: str, **target: int) -> str:
    """The page of a verb on one file; its name is the verb's."""
    return reverse(action.value, kwargs={"reference": reference, **target})


def case_address(reference: str) -> str:
    return reverse("case", kwargs={"reference": reference})


def incident_address(reference: str) -> str:
    return reverse("incident", kwargs={"reference": reference})


def verb_links(steps: list[Step], reference: str, *, but_not: Action | None) -> list[Link]:
    """The quiet list: every other verb open to the reader, in the order of the table."""
    return [
        Link(WORDS[step.action].imperative, verb_address(step.action, reference))
        for step in steps
        if step.action not in BESIDE_A_ROW and step.action != but_not
    ]
