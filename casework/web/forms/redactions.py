"""Attach a redacted copy of a file that is on the case."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from casework.enums import Action
from casework.models import Evidence
from casework.web import fields
from casework.web.forms.verb import VerbForm


class AttachRedactedCopyForm(VerbForm):
    """The text stays when something is wrong. A file does not: the page says to select it again."""

    action = Action.ATTACH_REDACTED_COPY
    has_file = True
    places = {"file": "content"}

    evidence = fields.RadioField(label="Of which file?", name_in_sentence="of which file it is a copy")
    content = fields.FileField(
        label="Redacted copy",
        name_in_sentence="the redacted copy",
        max_megabytes=25,
        help_text="Up to 25MB. What is blacked out must be gone from the file, not only covered.",
    )
    redactions = fields.LongTextField(
        label="What is blacked out, and why?",
        name_in_sentence="what is blacked out and why",
        rows=6,
        help_text="A line for each: where, a colon, why. For example, “Page 2, line 4: names another employee”. "
        "Do not write what stood there. Everybody who gets the copy reads this.",
    )

    def prepare(self) -> None:
        self.files_there: dict[str, Evidence] = {str(row.number): row for row in self.case.evidence.all()}
        self.fields["evidence"].offer(
            [(number, f"{number}. {row.title}") for number, row in self.files_there.items()]
        )
        if not self.files_there:
            self.fields["evidence"].help_text = "No file is attached to this case yet: attach it first."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("content") and self.errors:
            self.add_error("content", ValidationError("Select the file again", code="again"))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {"evidence": self.files_there[given["evidence"]]}
