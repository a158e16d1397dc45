"""Look a case over; record that the bundle was served."""

from __future__ import annotations

from casework.api.fields import Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action


class RecordOversightIn(AddingIn):
    """An HR lead looked whether the case is on its way."""

    action = Action.RECORD_OVERSIGHT

    checked_on = Day(not_future=True)
    remarks = Text()


class ServeBundleIn(AddingIn):
    """The employee was given all the evidence for the hearing that is arranged."""

    action = Action.SERVE_BUNDLE

    served_on = Day(not_future=True)
