"""Files that leave the house. Each is an event, committed before its first byte leaves."""

from casework.exports.case_events import export_case_events
from casework.exports.columns import EVENT_COLUMNS, SANCTION_COLUMNS, sanction_columns
from casework.exports.import_reports import export_import_report
from casework.exports.sanctions import EXPORTERS, export_sanctions

__all__ = [
    "EVENT_COLUMNS",
    "EXPORTERS",
    "SANCTION_COLUMNS",
    "export_case_events",
    "export_import_report",
    "export_sanctions",
    "sanction_columns",
]
