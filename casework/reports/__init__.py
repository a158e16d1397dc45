"""Figures that leave the house. Each file of them is an event, committed before its first byte."""

from casework.reports.disclosure import COUNTERS, Disclosure, disclosure, disclosure_for
from casework.reports.files import FORMATS, export_disclosure

__all__ = ["COUNTERS", "FORMATS", "Disclosure", "disclosure", "disclosure_for", "export_disclosure"]
