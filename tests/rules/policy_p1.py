"""The reference policy P1 of the worked scenarios: its ladder, the grades it speaks of, and warnings."""

from __future__ import annotations

from datetime import date

from casework.enums import SanctionLevel, Severity
from casework.rules.ladder import LadderStep
from casework.rules.months import last_live_day
from casework.rules.sanctions import LivePeriod, PastSanction

VERBAL = SanctionLevel.VERBAL_WARNING
WRITTEN = SanctionLevel.WRITTEN_WARNING
FINAL = SanctionLevel.FINAL_WRITTEN_WARNING
WITH_NOTICE = SanctionLevel.DISMISSAL_WITH_NOTICE
SUMMARY = SanctionLevel.SUMMARY_DISMISSAL

TEAM_LEADER, MANAGER, DIRECTOR = 10, 20, 30

P1 = (
    LadderStep(WRITTEN, 2, 6, Severity.MINOR, TEAM_LEADER),
    LadderStep(FINAL, 3, 12, Severity.SERIOUS, MANAGER),
    LadderStep(WITH_NOTICE, 4, None, Severity.GROSS, DIRECTOR),
    LadderStep(SUMMARY, 5, None, Severity.GROSS, DIRECTOR),
)


def warning(
    issued_on: date,
    months: int,
    *,
    level: SanctionLevel = FINAL,
    received_on: date | None = None,
    pk: int = 1,
    set_aside: bool = False,
    under_appeal: bool = False,
) -> PastSanction:
    """A warning of so many months, received on the day of issue unless said otherwise."""
    return PastSanction(
        pk=pk,
        level=level,
        rank=3,
        issued_on=issued_on,
        received_on=received_on or issued_on,
        periods=(LivePeriod(issued_on, last_live_day(issued_on, months)),),
        set_aside=set_aside,
        under_appeal=under_appeal,
    )
