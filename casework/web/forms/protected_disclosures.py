"""Flag a possible protected disclosure; check whether it is the reason for the case."""

from __future__ import annotations

from casework.enums import Action, DisclosureResult
from casework.models import DisclosureCheck, DisclosureFlag
from casework.queries.stage import mid_sentence
from casework.rules.dates import words
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class FlagDisclosureForm(VerbForm):
    action = Action.FLAG_DISCLOSURE
    is_warning = True
    warning = (
        "Only HR leads and auditors read what you write here. Do not tell the chair, the witnesses or the manager, and "
        "do not write it in a note."
    )

    about = fields.LongTextField(
        label="What did the employee disclose, to whom and when?",
        name_in_sentence="what the employee disclosed",
        help_text="Such as: danger to people, a crime, a breach of a legal duty, or that something of the kind is hidden.",
        rows=6,
    )


class CheckDisclosureForm(VerbForm):
    action = Action.CHECK_DISCLOSURE

    result = fields.RadioField(
        label="Is the disclosure the reason for this case?",
        name_in_sentence="whether the disclosure is the reason",
        choices=DisclosureResult.choices,
        hints={
            DisclosureResult.MAY_BE_THE_REASON.value: "No sanction can be issued until another HR lead looks at it afresh.",
            DisclosureResult.IS_THE_REASON.value: "No sanction can be issued.",
        },
    )
    reasons = fields.LongTextField(
        label="Your reasons",
        help_text="Who knew of the disclosure, and whether the case would have been brought without it.",
        rows=6,
    )

    def known(self) -> list[Row]:
        """Only for those who may read it: ``visible_to`` is empty for everybody else."""
        flags = DisclosureFlag.objects.visible_to(self.by).filter(case=self.case).select_related("flagged_by")
        checks = (
            DisclosureCheck.objects.visible_to(self.by).filter(case=self.case).select_related("checked_by")
        )
        return [
            *(Row(f"Flagged {words(row.flagged_on)}", [row.about, row.flagged_by.name]) for row in flags),
            *(
                Row(
                    f"Checked {words(row.checked_on)}",
                    [mid_sentence(DisclosureResult(row.result).label), row.reasons, row.checked_by.name],
                )
                for row in checks
            ),
        ]
