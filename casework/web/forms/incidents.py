"""Report a concern; assess an incident."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from casework import access, actions
from casework.actions.opening import cautions_of_openings
from casework.actions.steps import policy_on
from casework.enums import (
    Action,
    AssessmentResult,
    IncidentChannel,
    PartKind,
    Platform,
    RaisedBy,
    Severity,
)
from casework.models import Case, Employee, Incident
from casework.queries.due import nation_of_incident
from casework.rules.cited import Caution
from casework.rules.dates import words
from casework.rules.joining import BEFORE_A_HEARING
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import CategoryField, VerbForm, platform_belongs
from casework.web.shapes import Row

MOST_PEOPLE = 8
# name of the argument: question for the first, question for each further one, name in a sentence
_PEOPLE = {
    "involved": ("Employee", "Another employee", "who it is about"),
    "witnesses": ("Who saw it?", "Another person who saw it", "who saw it"),
    "complainants": ("Who complained?", "Another person who complained", "who complained"),
}


class ReportIncidentForm(VerbForm):
    """Three questions for a manager; for HR the fuller log: several people, from and to, the place."""

    action = Action.REPORT_INCIDENT
    places = {name: f"{name}_1" for name in _PEOPLE}

    account = fields.LongTextField(
        label="What happened?",
        name_in_sentence="what happened",
        help_text="What was seen or heard, in the order it happened. Keep opinions out.",
    )
    category = CategoryField(
        label="What kind of concern is it?", name_in_sentence="what kind of concern it is"
    )
    occurred_from = DateField(
        label="When did it happen?", name_in_sentence="when it happened", not_future=True
    )
    occurred_to = DateField(
        label="Last day",
        name_in_sentence="the last day",
        not_future=True,
        required=False,
        help_text="Only if it went on for longer than a day.",
    )
    channel = fields.RadioField(
        label="Where did it happen?",
        name_in_sentence="where it happened",
        choices=IncidentChannel.choices,
        reveals={IncidentChannel.SOCIAL_MEDIA.value: "platform"},
    )
    platform = fields.SelectField(label="Platform", choices=Platform.choices, required_when_shown=True)
    place = fields.TextField(label="Place", name_in_sentence="the place", required=False)

    raised_by = fields.RadioField(
        label="Who raised it?",
        name_in_sentence="who raised it",
        choices=[(one.value, one.label) for one in RaisedBy if one != RaisedBy.NOT_KNOWN],
        help_text="Of what kind, and not who. Somebody who gave no name is named nowhere below.",
    )

    follows = fields.TextField(
        label="Does it follow on a closed case?",
        name_in_sentence="the closed case",
        required=False,
        max_length=20,
        help_text="Its reference, such as DC-2026-7F3KD. New evidence opens a new case; the closed one stays as it is.",
    )

    def prepare(self) -> None:
        self.fields["category"].offer_categories()
        kinds = access.parts_for_new_files(self.by)
        self.is_full = bool(kinds & {PartKind.HR_OFFICER, PartKind.HR_LEAD})
        if not self.is_full:
            self.fields.pop("occurred_to")
            self.fields.pop("place")
            self.fields.pop("follows")
            self.fields.pop("raised_by")
        for name, (question, further, in_sentence) in _PEOPLE.items():
            for number in range(1, self._how_many(name) + 1):
                self.fields[f"{name}_{number}"] = fields.PersonField(
                    label=question if number == 1 else further,
                    name_in_sentence=in_sentence if number == 1 else f"{in_sentence} ({number})",
                    required=name == "involved" and number == 1,
                )
        # Errors are listed in the order of the page.
        self.order_fields([field for field in self.fields if field.startswith("involved_")])

    def _how_many(self, name: str) -> int:
        """One search, and one more for each that was sent or asked for with "Add another person"."""
        if not self.is_full:
            return 1
        source = self.data if self.is_bound else self.unfinished
        sent = [
            n for n in range(1, MOST_PEOPLE + 1) if f"{name}_{n}_search" in source or f"{name}_{n}" in source
        ]
        more = 1 if f"add_{name}" in source else 0
        return min(MOST_PEOPLE, max(1, *sent, 0) + more)

    def __init__(self, *args: Any, typed: Any = None, **kwargs: Any) -> None:
        self.unfinished = typed if typed is not None else {}
        super().__init__(*args, typed=typed, **kwargs)

    @property
    def is_searching(self) -> bool:
        """Asking for one more search is no answer yet either."""
        adding = self.is_bound and any(f"add_{name}" in self.data for name in _PEOPLE)
        return adding or super().is_searching

    def people_named(self, name: str) -> list[Any]:
        """The searches for one kind of people, for the template."""
        return [self[field] for field in self.fields if field.startswith(f"{name}_")]

    def groups(self) -> dict[str, list[Any]]:
        return {name: self.people_named(name) for name in _PEOPLE}

    def clean(self) -> dict[str, Any]:
        return platform_belongs(super().clean() or self.cleaned_data)

    def clean_follows(self) -> Case | None:
        reference = self.cleaned_data["follows"].strip().upper()
        if not reference:
            return None
        found: Case | None = Case.objects.visible_to(self.by).filter(reference=reference).first()
        if found is None:
            raise ValidationError("Enter the reference of a case that you can see")
        return found

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        people = {
            name: [given[field] for field in self.fields if field.startswith(f"{name}_") and given.get(field)]
            for name in _PEOPLE
        }
        plain = {
            name: given[name] for name in ("account", "category", "occurred_from", "channel", "platform")
        }
        last = given.get("occurred_to") or given["occurred_from"]
        more = {"occurred_to": last, "place": given.get("place", ""), "follows": given.get("follows")}
        # Of the two who report, the one who is not asked is a manager.
        more["raised_by"] = given.get("raised_by", RaisedBy.MANAGER)
        return plain | people | more


class AssessIncidentForm(VerbForm):
    """What the incident calls for; when formal, what opens each case, in the same page."""

    action = Action.ASSESS_INCIDENT
    places = {"person": "investigator", "employee": "investigator", "particulars": "result"}
    formal = ("investigator", "case_manager", "terms_of_reference")

    severity = fields.RadioField(
        label="How serious would it be, if true?",
        name_in_sentence="how serious it would be",
        choices=Severity.choices,
    )
    reasons = fields.LongTextField(label="Your reasons", name_in_sentence="your reasons", rows=5)
    result = fields.RadioField(
        label="What does it call for?",
        name_in_sentence="what it calls for",
        choices=AssessmentResult.choices,
        hints={
            AssessmentResult.INFORMAL.value: "For minor misconduct only. It is no sanction and never counts.",
            AssessmentResult.OTHER_PROCEDURE.value: "For example capability, grievance or attendance.",
            AssessmentResult.FORMAL.value: "Opens one case for each employee.",
        },
    )
    employees = fields.CheckboxesField(
        label="About whom do you open a case?",
        name_in_sentence="about whom you open a case",
        required_when_shown=True,
    )
    investigator = fields.PersonField(
        label="Who investigates?", name_in_sentence="who investigates", required_when_shown=True
    )
    case_manager = fields.PersonField(
        label="Who manages the case?",
        name_in_sentence="who manages the case",
        help_text="Commissions the investigation and decides whether there is a case to answer.",
        required_when_shown=True,
    )
    terms_of_reference = fields.LongTextField(
        label="What is to be investigated?",
        name_in_sentence="what is to be investigated",
        rows=5,
        required_when_shown=True,
    )

    @property
    def incident(self) -> Incident:
        assert isinstance(self.file, Incident)
        return self.file

    def prepare(self) -> None:
        self.involved = {one.staff_number: one for one in self.incident.involved()}
        names = [*self.formal]
        policy = policy_on(timezone.localdate(), nation_of_incident(self.incident))
        self.fields["severity"].offer([(one.value, one.label) for one in policy.terms.degrees])
        if len(self.involved) == 1:
            self.fields.pop("employees")
        else:
            self.fields["employees"].offer([(key, person.name) for key, person in self.involved.items()])
            names.insert(0, "employees")
        for name, person in self._particulars():
            self.fields[name] = fields.LongTextField(
                label=f"What is alleged against {person.name}?",
                name_in_sentence=f"what is alleged against {person.name}",
                rows=4,
                required_when_shown=len(self.involved) == 1,
                required=False,
            )
            self.fields[name].mark_optional = False  # needed for whom a case is opened about
            names.append(name)
        self.fields["result"].widget.reveals = {AssessmentResult.FORMAL.value: tuple(names)}

    def _particulars(self) -> list[tuple[str, Employee]]:
        return [(f"particulars_{number}", one) for number, one in enumerate(self.involved.values(), start=1)]

    def known(self) -> list[Row]:
        incident = self.incident
        people = [
            f"{row.employee.name}: {row.get_kind_display().lower()}"
            for row in incident.people.select_related("employee")
        ]
        first, last = words(incident.occurred_from), words(incident.occurred_to)
        where = (incident.get_channel_display(), incident.get_platform_display(), incident.place)
        return [
            Row("Reported", f"{words(incident.reported_on)} by {incident.reported_by.name}"),
            Row("Raised by", str(RaisedBy(incident.raised_by).label)),
            Row("When", first if first == last else f"{first} to {last}"),
            Row("Where", " · ".join(filter(None, where))),
            Row("Category", incident.category.name),
            Row("People", people),
            *self._open_cases(),
        ]

    def _open_cases(self) -> list[Row]:
        """Other cases of the same people that were not heard yet: the new one can be joined to them (scenario 13)."""
        rows = Case.objects.visible_to(self.by).filter(
            subject__in=[one.pk for one in self.involved.values()], state__in=BEFORE_A_HEARING
        )
        found = [f"{one.subject.name}: {one.reference}" for one in rows.select_related("subject")]
        advice = "Open the new case all the same. Then join the two before either is heard."
        return [Row("Has another open case", [*found, advice])] if found else []

    def _chosen(self) -> list[tuple[str, Employee]]:
        """The employees a case is opened about, with the field of what is alleged against them."""
        ticked = self.cleaned_data.get("employees")
        return [
            (name, one)
            for name, one in self._particulars()
            if len(self.involved) == 1 or one.staff_number in (ticked or [])
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("result") == AssessmentResult.FORMAL:
            for name, _ in self._chosen():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(self.fields[name].error_messages["required"]))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        openings = []
        if given["result"] == AssessmentResult.FORMAL:
            openings = [
                actions.Opening(
                    employee=one,
                    investigator=given["investigator"],
                    case_manager=given["case_manager"],
                    terms_of_reference=given["terms_of_reference"],
                    particulars=given[name],
                )
                for name, one in self._chosen()
            ]
        return {name: given[name] for name in ("result", "severity", "reasons")} | {"openings": openings}

    def to_mind(self) -> list[Caution]:
        return cautions_of_openings(self.arguments()["openings"], timezone.localdate())
