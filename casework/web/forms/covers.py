"""Who is away, who stands in, and from when until when."""

from __future__ import annotations

from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.base import GovukForm


class OwnCoverForm(GovukForm):
    """Of whoever will be away themselves."""

    stand_in = fields.PersonField(
        label="Who stands in for you?",
        name_in_sentence="who stands in",
        help_text="They need the grade for what they may have to decide, and no other part in your cases.",
    )
    from_on = DateField(
        label="First day away",
        name_in_sentence="the first day away",
        help_text="Today or later. Until then nothing changes. For example, 3 8 2027",
    )
    until = DateField(
        label="Last day away",
        name_in_sentence="the last day away",
        help_text="The cases come back on the day after it. For example, 17 8 2027",
    )


class CoverForm(OwnCoverForm):
    absent = fields.PersonField(label="Who is away?", name_in_sentence="who is away")
    stand_in = fields.PersonField(label="Who stands in?", name_in_sentence="who stands in")
    field_order = ("absent", "stand_in", "from_on", "until")
