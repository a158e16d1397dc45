"""A small department with a named cast, and cases walked to any state through the real actions.

An impossible case cannot be built here: there are no factories, only verbs. Dates follow worked scenario 1.
"""

from __future__ import annotations

from contextlib import nullcontext
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from accounts.models import User
from casework import actions
from casework.enums import (
    AbsenceKind,
    AllegationResponse,
    Alternative,
    AppealGroundKind,
    AppealResult,
    AssessmentResult,
    Attendance,
    CompanionKind,
    Delivery,
    DisclosureResult,
    FileState,
    Finding,
    GrievanceAbout,
    GrievanceResult,
    GrievanceWay,
    GroundResult,
    ImprovementResult,
    IncidentChannel,
    Nation,
    NotesStatus,
    PartKind,
    PauseReason,
    Platform,
    RaisedBy,
    ResignationKind,
    ReviewResult,
    Role,
    SanctionLevel,
    Severity,
    SuspensionEnd,
    SuspensionPay,
    UnionSource,
    UnionTalkResult,
)
from casework.models import (
    Case,
    Category,
    Employee,
    Grade,
    Incident,
    PolicyVersion,
    Posting,
    RoleGrant,
    Unit,
)
from casework.models.people import sort_key
from tests.walked import begin_trail, walked_once

LONDON = ZoneInfo("Europe/London")
PASSWORD = "a long walk by the river"

HAPPENED = date(2026, 9, 7)
REPORTED = date(2026, 9, 8)
ASSESSED = date(2026, 9, 9)
FOUND = date(2026, 10, 5)
REFERRED = date(2026, 10, 6)
TAKEN_BACK = datetime(2026, 10, 7, 10, 0, tzinfo=LONDON)
INVITED = datetime(2026, 10, 8, 10, 0, tzinfo=LONDON)
PAUSED = datetime(2026, 10, 14, 9, 0, tzinfo=LONDON)  # scenario 10
RESUMED = datetime(2026, 10, 28, 9, 0, tzinfo=LONDON)
HEARD = datetime(2026, 10, 16, 10, 0, tzinfo=LONDON)
HEARD_AFTER = datetime(2026, 10, 16, 12, 0, tzinfo=LONDON)
RESUMES = datetime(2026, 10, 23, 10, 0, tzinfo=LONDON)
DECIDED = date(2026, 10, 19)
ISSUED = datetime(2026, 10, 20, 10, 0, tzinfo=LONDON)
CLOSED = date(2026, 11, 4)

APPEALED = date(2026, 10, 27)
REQUIRED = actions.Required("She locks her screen when she leaves it.", date(2027, 1, 15))
APPEAL_INVITED = datetime(2026, 10, 30, 10, 0, tzinfo=LONDON)
APPEAL_HEARD = datetime(2026, 11, 9, 10, 0, tzinfo=LONDON)
APPEAL_HEARD_AFTER = datetime(2026, 11, 9, 12, 0, tzinfo=LONDON)
APPEAL_RESUMES = datetime(2026, 11, 16, 10, 0, tzinfo=LONDON)
APPEAL_DECIDED = date(2026, 11, 11)
BACK_AT_WORK = date(2026, 11, 16)
APPEAL_TOLD = datetime(2026, 11, 12, 10, 0, tzinfo=LONDON)
APPEAL_CLOSED = date(2026, 11, 13)
REOPENED = date(2026, 12, 2)
PUT_RIGHT = datetime(2026, 12, 3, 10, 0, tzinfo=LONDON)

GRADES = (("EO", 2), ("HEO", 3), ("SEO", 4), ("G7", 5), ("G6", 6), ("SCS", 7))
# Policy P1 of domain.md section 8, with a verbal warning. ``another_policy`` makes others of it.
P1: dict[str, Any] = {
    "name": "P1",
    "about": "The reference policy of the worked scenarios.",
    "jurisdiction": "great-britain",
    "periods": {
        "assessment": {"n": 5, "unit": "working_days"},
        "investigation": {"n": 20, "unit": "working_days"},
        "hearing_notice": {"n": 5, "unit": "working_days", "clear": True},
        "decision_letter": {"n": 5, "unit": "working_days"},
        "appeal_window": {"n": 10, "unit": "working_days"},
        "appeal_acknowledgement": {"n": 5, "unit": "working_days"},
        "appeal_hearing": {"n": 20, "unit": "working_days"},
        "appeal_letter": {"n": 5, "unit": "working_days"},
    },
    "receipt": {
        "by_hand": {"working_days": 0, "until": "17:00"},
        "email": {"working_days": 0, "until": "17:00"},
        "first_class_post": {"working_days": 2},
    },
    "ladder": [
        {"level": "verbal_warning", "live_months": 3, "authority": 3},
        {"level": "written_warning", "live_months": 6, "authority": 4},
        {"level": "final_written_warning", "live_months": 12, "authority": 5},
        {"level": "dismissal_with_notice", "authority": 6},
        {"level": "summary_dismissal", "authority": 6},
    ],
    "heaviest": {
        "minor": "written_warning",
        "serious": "final_written_warning",
        "gross": "summary_dismissal",
    },
    "appeal": {"live_from": "original"},
    "suspension": {
        "authority": 5,
        "least_severity": "serious",
        "review": {"n": 14, "unit": "calendar_days"},
        "ends_with_sickness": False,
    },
    "pause": {"review": {"n": 14, "unit": "calendar_days"}},
    "extension": {"least_absence": 28},
    "fast_track": {
        "heaviest": "final_written_warning",
        "cooling_off": {"n": 7, "unit": "calendar_days"},
    },
}

# A policy with a second level of appeal: for another_policy.
TWO_LEVELS: list[dict[str, Any]] = [
    {"authority": 5, "way": "review", "grounds": ["too_severe", "new_evidence", "procedure"]},
    {
        "authority": 6,
        "way": "rehearing",
        "grounds": ["too_severe", "new_evidence"],
        "window": {"n": 10, "unit": "working_days", "from": "received"},
    },
]

# name: (grade, unit, roles)
CAST: dict[str, tuple[str, str, tuple[Role, ...]]] = {
    "hana": ("HEO", "operations", (Role.HR_OFFICER,)),
    "lena": ("G7", "department", (Role.HR_LEAD,)),
    "olu": ("HEO", "digital", (Role.HR_OFFICER,)),
    "audrey": ("SEO", "department", (Role.AUDITOR,)),
    "adam": ("EO", "department", (Role.ADMINISTRATOR,)),
    "manny": ("SEO", "leeds", (Role.MANAGER,)),
    "ivor": ("SEO", "digital", ()),
    "carla": ("G7", "operations", (Role.MANAGER,)),
    "chidi": ("G6", "digital", (Role.MANAGER,)),
    "petra": ("G6", "digital", (Role.MANAGER,)),
    "nora": ("EO", "operations", ()),
    "sam": ("EO", "leeds", ()),
    "sita": ("EO", "leeds", ()),
    "wendy": ("EO", "leeds", ()),
    "colin": ("EO", "leeds", ()),
    "uma": ("EO", "leeds", ()),
}

REASONS = actions.Reasons(
    believed="We believe on the balance of probabilities that the post was hers: she signed it.",
    checked="The post, the account's owner and the shift rota were checked.",
    employee_said="She said that she was upset and that she took it down the same evening.",
    mitigation="She apologised at once and has had no warning in nine years.",
    alternatives="We considered informal action and a verbal warning.",
    why_this_level="Another manager could reasonably have chosen the same.",
)


@dataclass
class World:
    """Names to people: ``world.hana`` is an Employee, ``world.user("hana")`` her login."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Employee] = field(default_factory=dict)
    policy: PolicyVersion | None = None
    category: Category | None = None

    def __getattr__(self, name: str) -> Employee:
        try:
            return self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None

    def user(self, name: str) -> User:
        return self.people[name].user

    @walked_once
    def report(self, *, involved: tuple[str, ...] = ("sam",), by: str = "manny", **changes) -> Incident:
        given = {
            "involved": [self.people[name] for name in involved],
            "witnesses": [self.wendy],
            "complainants": [self.colin],
            "category": self.category,
            "channel": IncidentChannel.SOCIAL_MEDIA,
            "platform": Platform.FACEBOOK,
            "account": "A post about a customer, with their name, on a public page.",
            "occurred_from": HAPPENED,
            "occurred_to": HAPPENED,
            "raised_by": RaisedBy.MANAGER,
            "on": REPORTED,
        } | changes
        return actions.report_incident(by=self.user(by), **given)

    def opening(self, name: str = "sam", **changes) -> actions.Opening:
        given = {
            "employee": self.people[name],
            "investigator": self.ivor,
            "case_manager": self.carla,
            "terms_of_reference": "Establish who posted it, when, and who saw it.",
            "particulars": "On 7 September 2026 posted a customer's name on a public page.",
        } | changes
        return actions.Opening(**given)

    @walked_once
    def assess(
        self, incident: Incident, *, names: tuple[str, ...] = ("sam",), severity=Severity.SERIOUS, **changes
    ):
        given = {
            "result": AssessmentResult.FORMAL,
            "severity": severity,
            "reasons": "If true it is a breach of confidence.",
            "openings": [self.opening(name) for name in names],
            "by": self.user("hana"),
            "on": ASSESSED,
        } | changes
        return actions.assess_incident(incident, **given)

    @walked_once
    def open_case(self, name: str = "sam", *, severity=Severity.SERIOUS, **changes) -> Case:
        """A case at investigation."""
        return self.assess(self.report(involved=(name,), **changes), names=(name,), severity=severity)[0]

    @walked_once
    def findings(self, case: Case, **changes):
        given = {
            "report": "The post was made from her account and seen by about forty people.",
            "employee_response": "Interviewed on 21 September 2026; she accepted that she wrote it.",
            "views": {
                allegation: actions.View(True, "The post exists.") for allegation in case.allegations.all()
            },
            "index": dict.fromkeys(case.evidence.all(), "It shows the post."),
            "by": self.user("ivor"),
            "on": FOUND,
        } | changes
        return actions.submit_findings(case, **given)

    def hear_again(self, case: Case, **changes):
        given = {"reasons": "The chair left the department.", "by": self.user("lena"), "at": ISSUED}
        return actions.hear_again(case, **given | changes)

    @walked_once
    def return_findings(self, case: Case, **changes):
        given = {
            "missing": "Who else had the password on 7 September.",
            "by": self.user("carla"),
            "on": FOUND,
        }
        return actions.return_findings(case, **given | changes)

    @walked_once
    def refer(self, case: Case):
        return actions.refer_to_hearing(
            case, reasons="The report supports the allegation.", by=self.user("carla"), on=REFERRED
        )

    @walked_once
    def appoint_chair(self, case: Case, name: str = "chidi"):
        return actions.appoint(
            case, kind=PartKind.CHAIR, employee=self.people[name], by=self.user("hana"), on=REFERRED
        )

    @walked_once
    def arrange(self, case: Case, **changes):
        given = {
            "starts_at": HEARD,
            "place": "Room 4, Leeds",
            "nation": Nation.ENGLAND_AND_WALES,
            "delivery": Delivery.EMAIL,
            "sent_at": INVITED,
        } | changes
        by = given.pop("by", self.user("hana"))
        return actions.arrange_hearing(case, invitation=actions.Invitation(**given), by=by)

    @walked_once
    def adjourn(self, case: Case, **changes):
        """Broken off when it began, to go on a week later: the hearing, or that of the appeal."""
        given = {
            "reason": "The rota of that evening has to be found.",
            "resumes_at": RESUMES,
            "place": "Room 5, Leeds",
            "by": self.user("chidi"),
            "at": HEARD,
        }
        if case.state == FileState.APPEAL:
            given |= {"resumes_at": APPEAL_RESUMES, "at": APPEAL_HEARD}
            given["by"] = changes.get("by") or self.hears_appeal(case)
        return actions.adjourn_hearing(case, **given | changes)

    @walked_once
    def record(self, case: Case, **changes):
        given = {
            "attendance": Attendance.ATTENDED,
            "companion_kind": CompanionKind.COLLEAGUE,
            "companion_name": "A colleague from the same office",
            "notes": "The chair explained the complaint. She answered each point.",
            "notes_status": NotesStatus.AGREED,
        } | changes
        answers = {
            allegation: actions.Answer(AllegationResponse.ADMITTED, "I wrote it.")
            for allegation in case.allegations.all()
        }
        asked = {"answers": answers, "left_out": {}, "by": self.user("chidi"), "at": HEARD_AFTER}
        asked |= {name: given.pop(name) for name in tuple(given) if name in asked}
        return actions.record_hearing(case, minutes=actions.Minutes(**given), **asked)

    @walked_once
    def decide(self, case: Case, level: str = SanctionLevel.WRITTEN_WARNING, **changes):
        is_found = changes.pop("is_found", bool(level))
        finding = Finding.FOUND if is_found else Finding.NOT_FOUND
        given = {
            "findings": {
                allegation: actions.Found(finding, "She says so and the post shows it.")
                for allegation in case.allegations.all()
            },
            "severity_found": case.severity if is_found else "",
            "level": level,
            "reasons": REASONS,
            "by": self.user("chidi"),
            "on": DECIDED,
        } | changes
        return actions.decide_outcome(case, **given)

    @walked_once
    def agree(self, case: Case, level: str = SanctionLevel.WRITTEN_WARNING, **changes):
        """Without a hearing, on the day of the referral: to be thought over until 13 October."""
        given = {
            "admission": "I wrote it, and I am sorry.",
            "admission_received_on": REFERRED,
            "told_on": FOUND,
            "findings": {
                allegation: actions.Found(Finding.FOUND, "She admits it and the post shows it.")
                for allegation in case.allegations.all()
            },
            "severity_found": case.severity,
            "level": level,
            "reasons": REASONS,
            "by": self.user("carla"),
            "on": REFERRED,
        }
        return actions.agree_sanction(case, **given | changes)

    @walked_once
    def withdraw_agreement(self, case: Case, **changes):
        given = {
            "withdrawn_on": TAKEN_BACK.date(),
            "said": "By email: I would rather be heard.",
            "by": self.user("hana"),
            "at": TAKEN_BACK,
        }
        return actions.withdraw_agreement(case, **given | changes)

    @walked_once
    def issue(self, case: Case, **changes):
        given = {"delivery": Delivery.EMAIL, "sent_at": ISSUED, "by": self.user("hana")} | changes
        return actions.issue_outcome(case, **given)

    @walked_once
    def lodge(self, case: Case, **changes):
        given = {
            "grounds": {AppealGroundKind.TOO_SEVERE: "A first time in nine years."},
            "received_on": APPEALED,
            "by": self.user("hana"),
            "on": APPEALED,
        } | changes
        return actions.lodge_appeal(case, **given)

    @walked_once
    def acknowledge(self, case: Case, **changes):
        given = {
            "sent_on": APPEALED,
            "delivery": Delivery.EMAIL,
            "by": self.user("hana"),
            "on": APPEAL_DECIDED,
        }
        return actions.acknowledge_appeal(case, **given | changes)

    def reinstated(self, name: str = "sam") -> Case:
        """Dismissed at once on 20 October, and told that the dismissal does not stand; back at work on 16 November."""
        case = self.case_in(FileState.DELIBERATION, name, severity=Severity.GROSS)
        self.decide(case, SanctionLevel.SUMMARY_DISMISSAL)
        self.issue(case, told_on=ISSUED.date(), employment_ends_on=ISSUED.date())
        self.appeal(case, AppealResult.SET_ASIDE, returns_on=BACK_AT_WORK)
        return case

    def record_pay(self, case: Case, **changes):
        given = {
            "paid_on": BACK_AT_WORK,
            "note": "Pay and pension for the days away; the staff record shows an unbroken employment.",
            "by": self.user("hana"),
            "on": BACK_AT_WORK,
        }
        return actions.record_reinstatement_pay(case, **given | changes)

    @walked_once
    def withdraw_appeal(self, case: Case, **changes):
        heard = case.state == FileState.APPEAL_DELIBERATION
        day = APPEAL_DECIDED if heard else APPEALED
        given = {"withdrawn_on": day, "said": "By email: she accepts the warning.", "on": APPEAL_DECIDED}
        return actions.withdraw_appeal(case, **({**given, "by": self.user("hana")} | changes))

    @walked_once
    def arrange_appeal(self, case: Case, name: str = "petra", **changes):
        """Invite to the hearing of the appeal; ``name`` is appointed first where nobody hears it ("" for not)."""
        if name and not case.parts.filter(kind=PartKind.APPEAL_MANAGER, to_date=None).exists():
            manager = self.people[name]
            actions.appoint(
                case, kind=PartKind.APPEAL_MANAGER, employee=manager, by=self.user("hana"), on=APPEALED
            )
        given = {
            "starts_at": APPEAL_HEARD,
            "place": "Room 9, Leeds",
            "nation": Nation.ENGLAND_AND_WALES,
            "delivery": Delivery.EMAIL,
            "sent_at": APPEAL_INVITED,
        } | changes
        by = given.pop("by", self.user("hana"))
        return actions.arrange_appeal_hearing(case, invitation=actions.Invitation(**given), by=by)

    def hears_appeal(self, case: Case) -> User:
        return case.parts.get(kind=PartKind.APPEAL_MANAGER, to_date=None).employee.user

    @walked_once
    def record_appeal(self, case: Case, **changes):
        given = {
            "attendance": Attendance.ATTENDED,
            "companion_kind": CompanionKind.COLLEAGUE,
            "notes": "She went through her grounds and added nothing.",
            "notes_status": NotesStatus.AGREED,
        } | changes
        by = given.pop("by", None) or self.hears_appeal(case)
        at = given.pop("at", APPEAL_HEARD_AFTER)
        return actions.record_appeal_hearing(case, minutes=actions.Minutes(**given), by=by, at=at)

    @walked_once
    def decide_appeal(self, case: Case, result: str = AppealResult.VARIED, **changes):
        """Varied to a verbal warning where nothing else is said."""
        given = {
            "result": result,
            "level": SanctionLevel.VERBAL_WARNING if result == AppealResult.VARIED else "",
            "answers": {
                ground: actions.Answered(GroundResult.ACCEPTED, "Nine years without a warning weigh more.")
                for ground in case.appeal_grounds.filter(appeal__letter=None)
            },
            "reasons": "The first outcome did not weigh her record.",
            "on": APPEAL_DECIDED,
        } | changes
        by = given.pop("by", None) or self.hears_appeal(case)
        return actions.decide_appeal(case, by=by, **given)

    @walked_once
    def issue_appeal(self, case: Case, **changes):
        given = {"delivery": Delivery.EMAIL, "sent_at": APPEAL_TOLD, "by": self.user("hana")} | changes
        return actions.issue_appeal_outcome(case, **given)

    @walked_once
    def return_to_hearing(self, case: Case, **changes):
        return actions.return_to_hearing(case, **({"by": self.user("hana"), "on": APPEAL_CLOSED} | changes))

    @walked_once
    def appeal(self, case: Case, result: str = AppealResult.VARIED, **changes):
        """An appeal against an issued outcome, from lodging to its letter. ``changes``: of the decision."""
        self.lodge(case)
        self.arrange_appeal(case)
        self.record_appeal(case)
        decision = self.decide_appeal(case, result, **changes)
        self.issue_appeal(case)
        return decision

    def suspend(self, case: Case, **changes):
        given = {
            "effective_on": ASSESSED,
            "reason": "She could take the page down before it is copied.",
            "alternatives": dict.fromkeys(Alternative, "The post was made from home."),
            "pay": SuspensionPay.FULL,
            "contact": self.nora,
            "by": self.user("carla"),
            "on": ASSESSED,
        }
        return actions.suspend_employee(case, **given | changes)

    def review_suspension(self, case: Case, **changes):
        given = {
            "reasons": "The page is still up.",
            "alternatives": "She works from home as well.",
            "by": self.user("carla"),
            "on": date(2026, 9, 23),
        }
        return actions.review_suspension(case, **given | changes)

    def lift_suspension(self, case: Case, **changes):
        given = {
            "last_day": REFERRED,
            "because": SuspensionEnd.LIFTED,
            "note": "Back on Wednesday, told by telephone.",
            "by": self.user("carla"),
            "on": REFERRED,
        }
        return actions.lift_suspension(case, **given | changes)

    def pause(self, case: Case, **changes):
        given = {
            "reason": PauseReason.GRIEVANCE,
            "note": "She says that the chair is a friend of the customer.",
            "by": self.user("carla"),
            "at": PAUSED,
        }
        return actions.pause_case(case, **given | changes)

    def review_pause(self, case: Case, **changes):
        given = {"reasons": "The grievance is heard on Friday.", "by": self.user("carla"), "at": PAUSED}
        return actions.review_pause(case, **given | changes)

    def resume(self, case: Case, **changes):
        given = {"note": "The grievance was answered.", "by": self.user("carla"), "at": RESUMED}
        return actions.resume_case(case, **given | changes)

    def resign(self, case: Case, **changes):
        given = {
            "kind": ResignationKind.IMMEDIATE,
            "given_on": REFERRED,
            "ends_on": REFERRED,
            "said": "By email to her manager: she does not come back.",
            "by": self.user("hana"),
            "on": REFERRED,
        }
        return actions.record_resignation(case, **given | changes)

    def close_after_leaving(self, case: Case, **changes):
        given = {"explanation": "She left before she was heard.", "by": self.user("lena"), "on": CLOSED}
        return actions.close_after_leaving(case, **given | changes)

    def close_after_death(self, case: Case, **changes):
        given = {"died_on": CLOSED, "by": self.user("hana"), "on": CLOSED}
        return actions.close_after_death(case, **given | changes)

    def record_grievance(self, case: Case, **changes):
        given = {
            "lodged_on": PAUSED.date(),
            "about": GrievanceAbout.BIAS,
            "summary": "She says that the chair is a friend of the customer.",
            "by": self.user("hana"),
            "on": PAUSED.date(),
        }
        return actions.record_grievance(case, **given | changes)

    def decide_on_grievance(self, case: Case, **changes):
        given = {
            "number": 1,
            "way": GrievanceWay.CONCURRENT,
            "reasons": "Both are about the same evening.",
            "by": self.user("carla"),
            "on": PAUSED.date(),
        }
        return actions.decide_on_grievance(case, **given | changes)

    def close_grievance(self, case: Case, **changes):
        given = {
            "number": 1,
            "result": GrievanceResult.NOT_ACCEPTED,
            "ended_on": RESUMED.date(),
            "by": self.user("hana"),
            "on": RESUMED.date(),
        }
        return actions.close_grievance(case, **given | changes)

    def flag_disclosure(self, case: Case, **changes):
        given = {
            "about": "In June she told the regulator that customers' files lay open.",
            "by": self.user("hana"),
            "on": PAUSED.date(),
        }
        return actions.flag_disclosure(case, **given | changes)

    def check_disclosure(self, case: Case, **changes):
        given = {
            "result": DisclosureResult.NOT_THE_REASON,
            "reasons": "Whoever reported the post knew nothing of it.",
            "by": self.user("lena"),
            "on": PAUSED.date(),
        }
        return actions.check_disclosure(case, **given | changes)

    def flag_union_representative(self, case: Case, **changes):
        given = {"source": UnionSource.SAID, "by": self.user("hana"), "on": ASSESSED}
        return actions.flag_union_representative(case, **given | changes)

    def record_union_talk(self, case: Case, **changes):
        given = {
            "result": UnionTalkResult.TALKED,
            "happened_on": REFERRED,
            "official": "Olga of the union's branch",
            "by": self.user("hana"),
            "on": REFERRED,
        }
        return actions.record_union_talk(case, **given | changes)

    def propose_override(self, case: Case, **changes):
        given = {
            "kind": PartKind.PANEL_MEMBER,
            "employee": self.ivor,
            "reasons": "The two others of that grade are on leave until spring.",
            "by": self.user("hana"),
            "on": REFERRED,
        }
        return actions.propose_override(case, **given | changes)

    def approve_override(self, case: Case, **changes):
        given = {"number": 1, "by": self.user("lena"), "on": REFERRED}
        return actions.approve_override(case, **given | changes)

    def propose_withdrawal(self, case: Case, **changes):
        given = {
            "reason": "It is about another person of that name.",
            "by": self.user("hana"),
            "on": ASSESSED,
        }
        return actions.propose_withdrawal(case, **given | changes)

    def withdraw(self, case: Case, **changes):
        """Proposed by hana on the day the case was opened, and withdrawn by lena."""
        self.propose_withdrawal(case, on=case.opened_on)
        given = {"reason": "Another person of that name.", "by": self.user("lena"), "on": CLOSED}
        return actions.withdraw_case(case, **given | changes)

    def record_oversight(self, case: Case, **changes):
        given = {
            "checked_on": REFERRED,
            "remarks": "It moves: the report came in time.",
            "by": self.user("lena"),
            "on": REFERRED,
        }
        return actions.record_oversight(case, **given | changes)

    def serve_bundle(self, case: Case, **changes):
        given = {"served_on": REFERRED, "by": self.user("hana"), "on": REFERRED}
        return actions.serve_bundle(case, **given | changes)

    def review_improvement(self, case: Case, **changes):
        given = {
            "result": ImprovementResult.MET,
            "said": "Her manager saw her lock the screen every day.",
            "reviewed_on": APPEALED,
            "by": self.user("hana"),
            "on": APPEALED,
        }
        return actions.review_improvement(case, **given | changes)

    def extend_warning(self, case: Case, **changes):
        """Away for thirty days in November."""
        given = {
            "absent_from": date(2026, 11, 1),
            "absent_to": date(2026, 11, 30),
            "kind": AbsenceKind.SICKNESS,
            "days": 10,
            "reasons": "She was away for most of what was to be improved.",
            "by": self.user("lena"),
            "on": date(2026, 12, 1),
        }
        return actions.extend_warning(case, **given | changes)

    def curtail(self, case: Case, **changes):
        """Her screen has been locked ever since: the warning ends with the year."""
        given = {
            "last_day": date(2026, 12, 31),
            "reasons": "What was to be improved has been for months.",
            "by": self.user("lena"),
            "on": date(2026, 12, 1),
        }
        return actions.curtail_warning(case, **given | changes)

    def settle(self, case: Case, **changes):
        """HR finds the policy of its time: six months."""
        given = {
            "last_day": date(2027, 4, 19),
            "source": "Disciplinary policy of 2019, section 7, kept in the Leeds personnel files.",
            "reasons": "It gave every written warning six months.",
            "by": self.user("lena"),
            "on": date(2026, 12, 1),
        }
        return actions.settle_live_period(case, **given | changes)

    def open_spent(self, case: Case, **changes):
        """By the chair, or by whoever hears the appeal."""
        heard = case.state == FileState.APPEAL_DELIBERATION
        given = {
            "justification": "She says that nobody ever told her of the rule.",
            "by": self.hears_appeal(case) if heard else self.user("chidi"),
            "on": APPEAL_DECIDED if heard else HEARD.date(),
        }
        return actions.open_spent_record(case, **given | changes)

    def conciliate(self, case: Case, **changes):
        """Told on the day of the appeal, certified a week later."""
        given = {
            "day_a": date(2026, 11, 5),
            "day_b": date(2026, 11, 12),
            "by": self.user("hana"),
            "on": date(2026, 11, 20),
        }
        return actions.record_conciliation(case, **given | changes)

    def review_decision(self, case: Case, **changes):
        given = {
            "result": ReviewResult.STANDS,
            "reasons": "It was serious enough by itself.",
            "by": self.user("lena"),
            "on": APPEAL_CLOSED,
        }
        return actions.review_decision(case, **given | changes)

    def another_lead(self) -> User:
        """A second HR lead of the department, who is nobody on any case."""
        made, is_new = User.objects.get_or_create(
            email="lotte@example.org", defaults={"name": "Lotte Example", "password": _hashed()}
        )
        if is_new:
            where = {"unit": self.units["department"], "from_date": date(2005, 1, 4)}
            RoleGrant.objects.create(user=made, role=Role.HR_LEAD, **where)
        return made

    def another_case(self, name: str = "sam", **opening) -> Case:
        """Another open case of the same employee, in which nobody else is named. ``opening``: what is other in it."""
        incident = self.report(
            involved=(name,), witnesses=[], complainants=[], account="He left the door open."
        )
        return self.assess(incident, openings=[self.opening(name, **opening)])[0]

    def join(self, case: Case, into: Case, **changes):
        given = {"reasons": "One hearing is fairer to him.", "by": self.user("carla"), "on": REFERRED}
        return actions.join_cases(case, into=into, **given | changes)

    def reopen(self, case: Case, **changes):
        """lena proposes that the warning is withdrawn."""
        given = {
            "came_to_light": "The account was taken over by somebody else that week.",
            "reasons": "She did not write the post.",
            "by": self.user("lena"),
            "on": REOPENED,
        }
        return actions.reopen_case(case, **given | changes)

    def issue_correction(self, case: Case, **changes):
        given = {"delivery": Delivery.EMAIL, "sent_at": PUT_RIGHT, "on": PUT_RIGHT.date()} | changes
        by = given.pop("by", None) or self.another_lead()
        return actions.issue_correction(case, by=by, **given)

    @walked_once
    def close(self, case: Case, **changes):
        return actions.close_case(case, **({"by": self.user("hana"), "on": CLOSED} | changes))

    @walked_once
    def case_in(self, state: FileState, name: str = "sam", **changes) -> Case:
        """A case walked to ``state``, with its hearing arranged where the state is HEARING; CLOSED is without appeal."""
        case = self.open_case(name, **changes)
        walk = (
            (FileState.FINDINGS, self.findings),
            (FileState.HEARING, self._to_a_hearing),
            (FileState.DELIBERATION, self.record),
            (FileState.DECIDED, self.decide),
            (FileState.OUTCOME, self.issue),
            (FileState.CLOSED, self.close),
        )
        if state in (FileState.APPEAL, FileState.APPEAL_DELIBERATION):
            walk = (
                *walk[:-1],
                (FileState.APPEAL, self.lodge),
                (FileState.APPEAL_DELIBERATION, self._hear_appeal),
            )
        for reached, verb in walk:
            if case.state == state:
                break
            verb(case)
            assert case.state == reached
        assert case.state == state
        return case

    def _hear_appeal(self, case: Case) -> None:
        self.arrange_appeal(case)
        self.record_appeal(case)

    def _to_a_hearing(self, case: Case) -> None:
        self.refer(case)
        self.appoint_chair(case)
        self.arrange(case)


MANAGED = ("sam", "sita", "wendy", "colin", "uma")  # by manny


def build_world() -> World:
    """The cast, the units, the grades, the reference policy P1 with a verbal warning, the categories."""
    world = World()
    # Where a test commits its world, it is copied all the same.
    with nullcontext() if connection.in_atomic_block else transaction.atomic():
        begin_trail(world)
        _build(world)
    return world


@walked_once
def _build(world: World) -> None:
    root = _unit("Department", None)
    operations = _unit("Operations", root)
    world.units = {
        "department": root,
        "operations": operations,
        "leeds": _unit("Leeds", operations),
        "digital": _unit("Digital", root),
    }
    made = Grade.objects.bulk_create(Grade(code=code, name=code, rank=rank) for code, rank in GRADES)
    world.policy = another_policy(date(2009, 1, 1))
    conduct = Category.objects.create(code="conduct", name="Conduct", path="/conduct/")
    world.category = Category.objects.create(
        code="social-media", name="Social media misuse", parent=conduct, path="/conduct/social-media/"
    )
    _engage(world, {grade.code: grade for grade in made})


def another_policy(
    effective_from: date,
    *,
    name: str = "P1",
    without: tuple[str, ...] = (),
    live_from: str = "original",
    live_months: int = 0,
    suspension: dict[str, Any] | None = None,
    pause: dict[str, Any] | None = None,
    appeal_levels: list[dict[str, Any]] | None = None,
    remote_hearing: str = "",
    measures: list[dict[str, Any]] | None = None,
    companion: dict[str, Any] | None = None,
    may_increase: bool = False,
    extends: bool = False,
    retention: dict[str, Any] | None = None,
    **working_days: int,
) -> PolicyVersion:
    """P1 with another name, other numbers of days by the name of the period, other lives of its warnings or levels.

    suspension, pause: what it says of them otherwise. may_increase: an appeal may lead to a heavier warning (AP-4).
    extends: a live warning can be extended instead of the next stage (SA-11).
    """
    document = (with_instead() if extends else deepcopy(P1)) | {"name": name}
    for period, days in working_days.items():
        document["periods"][period]["n"] = days
    document["ladder"] = [rung for rung in document["ladder"] if rung["level"] not in without]
    for rung in document["ladder"]:
        if live_months and "live_months" in rung:
            rung["live_months"] = live_months
    document["appeal"]["live_from"] = live_from
    document["appeal"] |= {"may_increase": True} if may_increase else {}
    document["suspension"] |= suspension or {}
    document["pause"] |= pause or {}
    document |= {"remote_hearing": remote_hearing} if remote_hearing else {}
    document |= {"companion": companion} if companion else {}
    document |= {"appeal_levels": appeal_levels} if appeal_levels else {}
    document |= {"measures": measures} if measures else {}
    document |= {"retention": retention} if retention else {}
    return PolicyVersion.objects.create(name=name, effective_from=effective_from, document=document)


def with_bands(outside: str = "blocks", *, months: tuple[int, int] | None = None) -> dict[str, Any]:
    """P1 with severity bands; months: the bounds within which a hearing chooses how long a written warning is live."""
    document = deepcopy(P1) | {"name": "P1 with bands"}
    document["bands"] = {
        "outside": outside,
        "minor": {
            "entry": "verbal_warning",
            "norm": "written_warning",
            "norm_if_warned": "final_written_warning",
        },
        "serious": {
            "entry": "written_warning",
            "norm": "final_written_warning",
            "norm_if_warned": "dismissal_with_notice",
        },
        "gross": {"entry": "final_written_warning", "norm": "dismissal_with_notice"},
    }
    if months is not None:
        document["ladder"][1]["live_at_hearing"] = dict(zip(("least", "most"), months, strict=True))
    return document


def with_measures() -> dict[str, Any]:
    """P1, under which a demotion may go with a final written warning, and a bar on promotion with any but a verbal one."""
    return deepcopy(P1) | {
        "name": "P1 with measures",
        "measures": [
            {"kind": "demotion", "from_level": "final_written_warning"},
            {"kind": "promotion_bar", "from_level": "written_warning", "most_months": 12},
        ],
    }


def with_instead() -> dict[str, Any]:
    """P1, under which a live written warning is extended by up to 6 months instead of the next stage, a final one by 12."""
    document = deepcopy(P1) | {"name": "P1 with extensions"}
    document["ladder"][1]["extend_months"], document["ladder"][2]["extend_months"] = 6, 12
    return document


def _unit(name: str, parent: Unit | None) -> Unit:
    unit = Unit.objects.create(name=name, parent=parent)
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    return unit


@cache
def _hashed() -> str:
    return make_password(PASSWORD)


def _engage(world: World, grades: dict[str, Grade]) -> None:
    """The cast with their sign-ins, posts and roles; table by table, as every test does it."""
    since = date(2005, 1, 4)
    users = User.objects.bulk_create(
        User(email=f"{name}@example.org", name=f"{name.title()} Example", password=_hashed()) for name in CAST
    )
    employees = Employee.objects.bulk_create(
        Employee(
            staff_number=f"E{number:05d}",
            name=user.name,
            sort_name=sort_key(user.name),
            work_email=user.email,
            nation=Nation.ENGLAND_AND_WALES,
            start_date=since,
            user=user,
        )
        for number, user in enumerate(users, start=1)
    )
    world.people = dict(zip(CAST, employees, strict=True))
    Posting.objects.bulk_create(
        Posting(
            employee=world.people[name],
            unit=world.units[unit],
            grade=grades[grade],
            manager=world.people["manny"] if name in MANAGED else None,
            from_date=since,
        )
        for name, (grade, unit, _) in CAST.items()
    )
    RoleGrant.objects.bulk_create(
        RoleGrant(user=world.people[name].user, role=role, unit=world.units[unit], from_date=since)
        for name, (_, unit, roles) in CAST.items()
        for role in roles
    )
