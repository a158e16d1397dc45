"""What reaches a case from outside it, as plain values for the case page."""

from __future__ import annotations

from casework.enums import (
    Action,
    CriminalEffect,
    CriminalSource,
    CriminalStage,
    CriminalWay,
    DeadlineKind,
    PauseReason,
    ReferralResult,
    SafeguardingAbout,
)
from casework.models import Case, CriminalMatter, LegalHold
from casework.queries.case_page import deadlines_shown
from casework.queries.holds import next_review_of
from casework.queries.overlay_rows import hold_of, pause_of
from casework.queries.sight import Sight
from casework.queries.stage import mid_sentence
from casework.rules.dates import words
from casework.web.forms.retention import said_of
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip

Section = tuple[str, list[tuple[str, list[Row]]]]


def outside_strips(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """That nothing may be destroyed, and what somebody still has to do. may: what the reader can do."""
    return [
        *_of_hold(case, sight, may),
        *_of_criminal(case, sight, may),
        *_of_safeguarding(case, sight, may),
    ]


def _of_hold(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """Everybody who works on the case has to know of it; why, HR and auditors alone (DP-11)."""
    hold = hold_of(case)
    if hold is None:
        return []
    said = f"since {words(hold.placed_on)}. Destroy nothing that belongs to it, wherever it is kept."
    if sight.tribunal:
        said += f" To be reviewed by {words(next_review_of(hold))}."
    way = None
    if Action.REVIEW_HOLD in may and sight.tribunal:
        way = Link("Review it", verb_address(Action.REVIEW_HOLD, case.reference))
    return [Strip("The case is on legal hold", said, way)]


def _of_criminal(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """It was decided to wait, and nobody paused the case since (PR-15)."""
    rows = list(case.criminal_matters.all()) if sight.criminal else []
    waits = bool(rows) and rows[-1].way == CriminalWay.WAIT and pause_of(case) is None
    paused = (row for row in case.pauses.all() if row.reason == PauseReason.CRIMINAL)
    if (
        not waits
        or Action.PAUSE_CASE not in may
        or any(row.recorded_at > rows[-1].recorded_at for row in paused)
    ):
        return []
    said = f"since {words(rows[-1].since)}. It was decided to pause this case, and that has not been done."
    way = Link("Pause it", verb_address(Action.PAUSE_CASE, case.reference))
    return [Strip("A criminal matter is on record", said, way)]


def _of_safeguarding(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """That the check is owed, to HR and auditors (R21)."""
    owed = [
        row
        for row in deadlines_shown(case, sight)
        if row.kind == DeadlineKind.REFERRAL_CHECK and Action.RECORD_REFERRAL_CHECK in may
    ]
    return [
        Strip(
            "Employment ended in a safeguarding case.",
            f"An HR lead checks by {words(row.due_on)} whether it has to be referred.",
            Link("Record the check", verb_address(Action.RECORD_REFERRAL_CHECK, case.reference)),
        )
        for row in owed
    ]


def outside_sections(case: Case, sight: Sight) -> list[Section]:
    """By heading, each for those who may know of it."""
    criminal = [
        (f"Recorded {words(row.told_on)}", _criminal(row))
        for row in case.criminal_matters.all()
        if sight.criminal
    ]
    holds = [
        (f"Placed {words(row.placed_on)}", _hold(row)) for row in case.legal_holds.all() if sight.tribunal
    ]
    safeguarding = _safeguarding(case, sight)
    kept = [(words(row.reviewed_on), said_of(row)) for row in case.record_reviews.all() if sight.tribunal]
    sections = (
        ("Criminal matter", criminal),
        ("Safeguarding", safeguarding),
        ("Legal hold", holds),
        ("How long the record is kept", kept),
    )
    return [(title, parts) for title, parts in sections if parts]


def _criminal(row: CriminalMatter) -> list[Row]:
    stage = f"{CriminalStage(row.stage).label}, since {words(row.since)}"
    told = f"{words(row.told_on)}: {mid_sentence(CriminalSource(row.told_by).label)}"
    return [
        Row("Where it stands", [stage, row.about]),
        Row("Told", told),
        Row("Effect", [str(CriminalEffect(row.effect).label), row.effect_reasons]),
        Row("The case", [str(CriminalWay(row.way).label), row.reasons, row.recorded_by.name]),
    ]


def _safeguarding(case: Case, sight: Sight) -> list[tuple[str, list[Row]]]:
    marks = [
        (
            f"Marked {words(row.marked_on)}",
            [
                Row("Concerns", str(SafeguardingAbout(row.about).label)),
                *([Row("Why", [row.reasons, row.marked_by.name])] if sight.notes else []),
            ],
        )
        for row in case.safeguarding_marks.all()
    ]
    checks = [
        (
            f"Referral check {words(row.checked_on)}",
            [Row("Result", [str(ReferralResult(row.result).label), row.reasons, row.checked_by.name])],
        )
        for row in case.referral_checks.all()
        if sight.tribunal
    ]
    return marks + checks


def _hold(row: LegalHold) -> list[Row]:
    reviews = [
        Row(f"Reviewed {words(one.reviewed_on)}", [one.reasons, one.reviewed_by.name])
        for one in row.reviews.all()
    ]
    rows = [Row("Why", row.reasons), Row("Answers for it", row.owner.name), *reviews]
    if row.lifted_on is None:
        return [*rows, Row("Next review", words(next_review_of(row)))]
    by = row.lifted_by.name if row.lifted_by else ""
    return [*rows, Row(f"Lifted {words(row.lifted_on)}", [row.lifted_because, by])]
