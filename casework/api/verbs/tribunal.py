"""Record early conciliation on a case in which employment ended."""

from __future__ import annotations

from casework.api.fields import Day
from casework.api.verbs.body import AddingIn
from casework.enums import Action


class RecordConciliationIn(AddingIn):
    """The limit for a tribunal claim moves by it; a later word takes the place of the one before."""

    action = Action.RECORD_CONCILIATION

    day_a = Day(not_future=True, help_text="When Acas, or the Labour Relations Agency, was told.")
    day_b = Day(
        not_future=True,
        required=False,
        allow_null=True,
        help_text="The day of the certificate; null while it is awaited.",
    )
