"""Who is refused a verb without being told whether it could be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.enums import Action
from casework.errors import NotYou
from casework.models import Case, Incident
from casework.queries.sight import TOLD_TO_SOME, sight_of

if TYPE_CHECKING:
    from accounts.models import User


def check_told(user: User, file: Case | Incident, action: Action) -> None:
    """Raise NotYou for a verb of which this person may not know that it can be done, by their other part in the case."""
    if (
        isinstance(file, Case)
        and action in TOLD_TO_SOME
        and not sight_of(user, file).tells(action, by_reader=True)
    ):
        raise NotYou(
            "This is done by somebody from HR who has no other part in this case: what it is about is kept from those "
            "who investigate, hear or take notes."
        )
