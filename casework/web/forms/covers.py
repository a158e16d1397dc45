"""Who is away, who stands in, and until when."""

from __future__ import annotations

from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.base import GovukForm


class CoverForm(GovukForm):
    absent = fields.PersonField(label="Who is away?", name_in_sentence="who is away")
    stand_in = fields.PersonField(label="Who stands in?", name_in_sentence="who stands in")
    until = DateField(
        label="Last day away",
        name_in_sentence="the last day away",
        help_text="Cover begins today. You hand the cases back afterwards. For example, 17 8 2027",
    )
