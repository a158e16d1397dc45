"""The staff file that is handed over."""

from __future__ import annotations

from casework.imports.runs import MOST_MEGABYTES
from casework.web.fields import FileField
from casework.web.forms.base import GovukForm


class StaffFileForm(GovukForm):
    content = FileField(
        label="Staff list",
        name_in_sentence="the file with the staff list",
        extensions=("csv",),
        max_megabytes=MOST_MEGABYTES,
        help_text="A CSV file in UTF-8 with commas between the columns, one person on each line",
    )
