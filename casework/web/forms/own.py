"""The forms of the employee's own page: those of HR, asked of the employee, without what HR alone can say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from casework.enums import Action, AppealGroundKind
from casework.models import Case, Incident
from casework.queries.own_case import standing_letters
from casework.queries.versions import times_done
from casework.web.forms.appeals import LodgeAppealForm
from casework.web.forms.own_words import (
    AcknowledgeLetterForm,
    CommentOnNotesForm,
    NameCompanionForm,
    ProposeAnotherTimeForm,
    SaidForm,
)
from casework.web.forms.verb import BIGGEST_VERSION, OUT_OF_DATE, VerbForm


class OwnMixin:
    """``letters``: which letters the employee had read; what others did to the file is nothing to them.

    ``version``: how often they did this themselves. One of the file would move with what they are not told of.
    """

    def seen(self: Any, file: Case | Incident) -> int:
        return times_done(self.case, self.action, by=self.by)

    def asks_of_the_employee(self: Any) -> None:
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput,
            min_value=0,
            max_value=BIGGEST_VERSION,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), OUT_OF_DATE),
        )
        self.fields["letters"] = forms.CharField(
            widget=forms.HiddenInput, max_length=100, error_messages={"required": OUT_OF_DATE}
        )
        self.initial["letters"] = standing_letters(self.case)

    def arguments(self: Any) -> dict[str, Any]:
        given = super().arguments()
        given.pop("letters", None)
        return dict(given)


class OwnSaidForm(OwnMixin, SaidForm):
    of_employee = True

    def prepare(self) -> None:
        super().prepare()
        self.asks_of_the_employee()


class OwnAcknowledgeLetterForm(OwnSaidForm, AcknowledgeLetterForm):
    done = "Thank you. The day is kept beside the letter."


class OwnNameCompanionForm(OwnSaidForm, NameCompanionForm):
    done = "Your companion is named. You can name another until the day of the hearing."

    def prepare(self) -> None:
        super().prepare()
        self.fields["kind"].help_text = (
            "The choice is yours, and none of these is refused. You need not be a member of the union. "
            "If you want to bring somebody else, ask HR."
        )


class OwnProposeAnotherTimeForm(OwnSaidForm, ProposeAnotherTimeForm):
    done = "Your proposal was sent. The hearing stays where it is until you have an answer."

    def prepare(self) -> None:
        super().prepare()
        self.fields["reason"].label = "Why do you propose another time?"
        self.fields["proposed_on"].label = "Which day do you propose?"


class OwnCommentOnNotesForm(OwnSaidForm, CommentOnNotesForm):
    done = "Your answer is kept beside the notes."

    def prepare(self) -> None:
        super().prepare()
        self.fields["answer"].label = "Do you agree with the notes?"


class OwnLodgeAppealForm(OwnMixin, LodgeAppealForm):
    done = "Your appeal was received today. You are invited to a hearing in writing."

    def prepare(self) -> None:
        super().prepare()
        for name in ("received_on", "late_reason"):
            self.fields.pop(name, None)
        self.fields["kinds"].label = "On which grounds do you appeal?"
        for name in (f"ground_{kind.value}" for kind in AppealGroundKind):
            if name in self.fields:  # the policy may hear fewer grounds (AP-5)
                self.fields[name].help_text = "In your own words."
        self.asks_of_the_employee()

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        grounds = {kind: given[f"ground_{kind}"] for kind in given["kinds"]}
        return {"grounds": grounds, "received_on": timezone.localdate()}


OWN_FORMS: dict[Action, type[VerbForm]] = {
    form.action: form
    for form in (
        OwnAcknowledgeLetterForm,
        OwnNameCompanionForm,
        OwnProposeAnotherTimeForm,
        OwnCommentOnNotesForm,
        OwnLodgeAppealForm,
    )
}
