"""What a case has to be handled with care for, as plain values for the case page."""

from __future__ import annotations

from accounts.models import User
from casework.enums import (
    BEFORE_OUTCOME,
    Action,
    DeadlineKind,
    DisclosureResult,
    GrievanceAbout,
    GrievanceResult,
    GrievanceWay,
    PauseReason,
    UnionSource,
    UnionTalkResult,
)
from casework.models import Case, DisclosureFlag, GrievanceDecision, LinkedGrievance
from casework.queries.case_page import deadlines_shown
from casework.queries.overlay_rows import (
    has_disclosure_to_check,
    open_grievances_of,
    pause_of,
    union_talk_owed,
)
from casework.queries.sight import Sight
from casework.rules.dates import words
from casework.web.pages.links import verb_address
from casework.web.pages.override_sections import override_parts, override_strips
from casework.web.pages.withdrawal_sections import withdrawal_parts, withdrawal_strips
from casework.web.shapes import Link, Row, Strip

Section = tuple[str, list[tuple[str, list[Row]]]]


def flag_strips(case: Case, reader: User, sight: Sight, may: set[Action]) -> list[Strip]:
    """What somebody has to do before the case goes on as if nothing were. may: what the reader can do."""
    grievances = [strip for row in open_grievances_of(case) for strip in _of_grievance(case, row, may)]
    return [
        *grievances,
        *_of_disclosures(case, reader, sight, may),
        *_of_union(case, sight, may),
        *override_strips(case, may),
        *withdrawal_strips(case, sight, may),
    ]


def _of_union(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    if not sight.union or not union_talk_owed(case) or case.state not in BEFORE_OUTCOME[:3]:
        return []
    said = "Ask whether you may speak to the union. Until that is settled no hearing can be arranged."
    way = _way(Action.RECORD_UNION_TALK, "Record the talk", case, may)
    return [Strip("The employee represents a trade union.", said, way)]


def _of_disclosures(case: Case, reader: User, sight: Sight, may: set[Action]) -> list[Strip]:
    """To HR leads and auditors what is to be checked; to whoever flagged it that they did (WB-1)."""
    flags, checks = list(case.disclosure_flags.all()), list(case.disclosure_checks.all())
    if not sight.disclosures:
        own = [row for row in flags if row.flagged_by_id == reader.pk]
        said = "An HR lead checks it. You are not told the result."
        return [
            Strip("You flagged a possible protected disclosure", f"on {words(row.flagged_on)}. {said}")
            for row in own[-1:]
        ]
    if not has_disclosure_to_check(case):
        return []
    way = _way(Action.CHECK_DISCLOSURE, "Check it", case, may)
    if not checks or checks[-1].flag_id < flags[-1].pk:
        due = [
            row.due_on for row in deadlines_shown(case, sight) if row.kind == DeadlineKind.DISCLOSURE_CHECK
        ]
        by = f" By {words(due[0])}." if due else ""
        said = f"on {words(flags[-1].flagged_on)}. An HR lead checks whether it is the reason, before any sanction.{by}"
        return [Strip("A possible protected disclosure was flagged", said, way)]
    said = (
        "A protected disclosure is or may be the reason for this case. Another HR lead can look at it afresh."
    )
    return [Strip("No sanction can be issued.", said, way)]


def _of_grievance(case: Case, row: LinkedGrievance, may: set[Action]) -> list[Strip]:
    decisions = list(row.decisions.all())
    lodged = f"on {words(row.lodged_on)}."
    if not decisions:
        said = f"{lodged} The case manager or an HR lead decides whether this case waits for it."
        way = _way(Action.DECIDE_ON_GRIEVANCE, "Decide on it", case, may)
        return [Strip("The employee raised a grievance", said, way)]
    if not _waits_for_its_pause(case, decisions[-1]):
        return []
    said = f"{lodged} It was decided to pause this case, and that has not been done."
    return [Strip("The employee raised a grievance", said, _way(Action.PAUSE_CASE, "Pause it", case, may))]


def _waits_for_its_pause(case: Case, decision: GrievanceDecision) -> bool:
    if decision.way != GrievanceWay.PAUSE or pause_of(case) is not None:
        return False
    paused = (row for row in case.pauses.all() if row.reason == PauseReason.GRIEVANCE)
    return all(row.paused_on < decision.decided_on for row in paused)


def _way(action: Action, text: str, case: Case, may: set[Action]) -> Link | None:
    return Link(text, verb_address(action, case.reference)) if action in may else None


def flag_sections(case: Case, sight: Sight) -> list[Section]:
    """By heading, each for those who may know of it: grievances, protected disclosures, the talk with a union."""
    disclosures = [
        (f"Flagged {words(row.flagged_on)}", _flag(row))
        for row in case.disclosure_flags.all()
        if sight.disclosures
    ]
    grievances = [
        (f"Grievance {row.number}, lodged {words(row.lodged_on)}", _grievance(row))
        for row in case.grievances.all()
        if sight.grievances
    ]
    sections = (
        ("Grievances", grievances),
        ("Protected disclosure", disclosures),
        ("Trade-union representative", _union(case) if sight.union else []),
        ("Overrides of the separation of roles", override_parts(case, sight)),
        ("Withdrawal: logged in error", withdrawal_parts(case, sight)),
    )
    return [(title, parts) for title, parts in sections if parts]


def _union(case: Case) -> list[tuple[str, list[Row]]]:
    row = getattr(case, "union_representative", None)
    if row is None:
        return []
    talk = getattr(row, "talk", None)
    title, settled = "Talk with the union", ["Not yet settled"]
    if talk is not None:
        title = f"{title}, {words(talk.happened_on)}"
        settled = [str(UnionTalkResult(talk.result).label), *([talk.official] if talk.official else [])]
    known = [str(UnionSource(row.source).label), row.flagged_by.name]
    return [(f"Recorded {words(row.flagged_on)}", [Row("Known from", known), Row(title, settled)])]


def _flag(row: DisclosureFlag) -> list[Row]:
    checks = [one for one in row.case.disclosure_checks.all() if one.flag_id == row.pk]
    checked = [
        Row(
            f"Checked {words(one.checked_on)}",
            [str(DisclosureResult(one.result).label), one.reasons, one.checked_by.name],
        )
        for one in checks
    ]
    return [Row("What was disclosed", row.about), Row("Flagged by", row.flagged_by.name), *checked]


def _grievance(row: LinkedGrievance) -> list[Row]:
    ending = getattr(row, "ending", None)
    decided = [
        Row(
            f"Decided {words(one.decided_on)}",
            [str(GrievanceWay(one.way).label), one.reasons, one.decided_by.name],
        )
        for one in row.decisions.all()
    ]
    ended = (
        [Row(f"Ended {words(ending.ended_on)}", str(GrievanceResult(ending.result).label))] if ending else []
    )
    return [
        Row("About", [str(GrievanceAbout(row.about).label), row.summary]),
        *(decided or [Row("Decided", "Not yet: whether this case waits for it")]),
        *ended,
    ]
