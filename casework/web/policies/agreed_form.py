"""What a draft says of sanctions that are agreed without a hearing (T16)."""

from __future__ import annotations

from casework.enums import DISMISSALS, PeriodUnit, SanctionLevel
from casework.web import fields
from casework.web.policies.forms import DraftedForm

FAST_TRACK = ("fast_track_heaviest", "fast_track_n", "fast_track_unit")
THINK_UNITS = [(unit.value, unit.label) for unit in (PeriodUnit.WORKING_DAYS, PeriodUnit.CALENDAR_DAYS)]


class AgreedSanctionForm(DraftedForm):
    """Whether there are any, up to which level, and for how long the employee can think it over."""

    agrees = fields.YesNoField(
        label="Can a sanction be agreed without a hearing?",
        name_in_sentence="a sanction can be agreed without a hearing",
        reveals={"yes": FAST_TRACK},
    )
    fast_track_heaviest = fields.SelectField(
        label="The heaviest level that can be agreed",
        name_in_sentence="the heaviest level that can be agreed",
        required_when_shown=True,
        choices=[(level.value, level.label) for level in SanctionLevel if level not in DISMISSALS],
    )
    fast_track_n = fields.NumberField(
        label="For how many days the employee can think it over",
        name_in_sentence="for how long the employee can think it over",
        required_when_shown=True,
    )
    fast_track_unit = fields.SelectField(
        label="Unit of the time to think it over",
        name_in_sentence="the unit of the time to think it over",
        required_when_shown=True,
        choices=THINK_UNITS,
    )
