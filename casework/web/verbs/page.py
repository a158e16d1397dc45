"""One request to the page of one verb: what it is about, its unfinished text, and how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from accounts.models import User
from casework import access, queries
from casework.enums import Action, FileState, Look
from casework.errors import NotNow
from casework.models import Allegation, Case, Draft, Incident, Part
from casework.queries.kept_from import check_fits, check_told
from casework.web.doors import find_case, find_incident, looked, reader
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Link
from casework.web.verbs.registry import FORMS, template_of
from casework.workflow import WORDS, find_step

OF_INCIDENTS = (Action.ASSESS_INCIDENT, Action.TAKE_OVER_CASE)


@dataclass
class VerbPage:
    """``target`` is what the verb's function takes first: the file, or its part or allegation."""

    request: HttpRequest
    action: Action
    file: Case | Incident
    target: Any

    @property
    def by(self) -> User:
        """Who is at it."""
        return reader(self.request)

    @property
    def case(self) -> Case:
        assert isinstance(self.file, Case)
        return self.file

    @property
    def key(self) -> str:
        """The draft's key: the address without its query."""
        return self.request.path

    @property
    def address_of_file(self) -> str:
        return address_of(self.file)

    @property
    def template(self) -> str:
        return template_of(self.action)

    def check_open(self) -> None:
        """Raise NotNow or NotYou unless this person can take this step from where the file is, and it is offered.

        A typed address shows no more than a link, nor does a body that is sent to it: what is wrong with it comes back on
        the same page.
        """
        access.check_may(self.by, self.file, find_step(self.action, self.file.state))
        check_told(self.by, self.file, self.action)
        check_fits(self.file, self.action)

    def draft(self) -> Draft | None:
        """This person's own unfinished text; there is no way to anybody else's."""
        return Draft.objects.filter(author=self.by, key=self.key).first()

    def unfinished(self) -> QueryDict | None:
        """The draft as the form data it came from."""
        draft = self.draft()
        return as_data(draft.fields) if draft else None

    def form(self, data: Any = None, files: Any = None, **more: Any) -> VerbForm:
        return FORMS[self.action](data, files, file=self.file, target=self.target, by=self.by, **more)

    def _ends(self) -> list[str]:
        """What ends with the step, and whom to tell."""
        target = find_step(self.action, self.file.state).target
        ends = isinstance(self.file, Case) and target in (FileState.OUTCOME, FileState.CLOSED)
        if not ends or queries.lasting_suspension(self.case) is None:
            return []
        return [
            "The suspension ends with it. Tell the employee when to come back, unless they are dismissed."
        ]

    def looked(self, look: Look = Look.VIEWED) -> None:
        owner = {"case": self.file} if isinstance(self.file, Case) else {"incident": self.file}
        looked(self.request, look, route=self.action.value, **owner)

    def show(self, form: VerbForm, status: int = 200, template: str = "", **more: Any) -> HttpResponse:
        """Draw the page. The read of what it shows is an event first."""
        self.looked(Look.SEARCHED if form.is_searching else Look.VIEWED)
        keep_drafts(form, self.key)
        context = {
            "form": form,
            "heading": WORDS[self.action].imperative,
            "caption": caption_of(self.file),
            "rows": form.known(),
            "submit": WORDS[self.action].imperative,
            "steps": [form.then or WORDS[self.action].then, *self._ends()],
            "warning": form.warning,
            "is_warning": form.is_warning,
            "has_file": form.has_file,
            "back": Link(f"Back to {self.file.reference}", self.address_of_file),
            "cancel": self.address_of_file,
            "draft": None if form.is_bound else self.draft(),
            "draft_key": self.key,
            "page": self,
        }
        return render(self.request, template or self.template, context | more, status=status)


def open_page(request: HttpRequest, action: Action, reference: str, which: Mapping[str, int]) -> VerbPage:
    """Find what the address names. Raises Http404 for what is not there or not open to this person."""
    if action in OF_INCIDENTS:
        incident = find_incident(request, reference)
        return VerbPage(request, action, incident, incident)
    case = find_case(request, reference)
    return VerbPage(request, action, case, _target(case, which))


def _target(case: Case, which: Mapping[str, int]) -> Case | Part | Allegation:
    """The case itself, or the part or allegation of this case, and of no other."""
    if "part" in which:
        return _part(case, which["part"])
    if "number" not in which:
        return case
    allegation = case.allegations.select_related("category").filter(number=which["number"]).first()
    if allegation is None:
        raise Http404("No such allegation on this case.")
    return allegation


def _part(case: Case, pk: int) -> Part:
    part = case.parts.select_related("employee").filter(pk=pk).first()
    if part is None:
        raise Http404("No such part on this case.")
    if part.to_date is not None:
        # Nobody is named: it may have been a witness who was promised that they are not.
        raise NotNow("This person no longer holds this part: it has already been passed on or ended.")
    return part


def keep_drafts(form: VerbForm, key: str) -> None:
    """Tell the long texts of a form where to save what is being written."""
    at = reverse("draft")
    query = QueryDict(mutable=True)
    addresses = {}
    for name, field in form.fields.items():
        if hasattr(field.widget, "draft_url"):
            query["key"], query["field"] = key, name
            addresses[name] = f"{at}?{query.urlencode(safe='/')}"
    form.keep_drafts(addresses)


def as_data(kept: Mapping[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in kept.items():
        data.setlist(name, values)
    return data


def caption_of(file: Case | Incident) -> str:
    state = FileState(file.state).label
    if isinstance(file, Case):
        return f"{file.subject.name} · {file.reference} · {state}"
    return f"{file.reference} · {state}"


def address_of(file: Case | Incident) -> str:
    return reverse("case" if isinstance(file, Case) else "incident", kwargs={"reference": file.reference})
