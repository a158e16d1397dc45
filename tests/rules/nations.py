"""The calendars of the three nations."""

from __future__ import annotations

from casework.enums import Nation
from casework.rules.working_days import calendar_of

ENGLAND = calendar_of(Nation.ENGLAND_AND_WALES)
SCOTLAND = calendar_of(Nation.SCOTLAND)
NORTHERN_IRELAND = calendar_of(Nation.NORTHERN_IRELAND)
