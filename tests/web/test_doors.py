"""Every URL, every person: who gets a page, who is refused, and nobody is shown a canary they may not see.

The expected answers come from the policy below, written by hand per kind of route and persona, never from a run.
A route without a row in ROUTES fails the build.
"""

from __future__ import annotations

CANARY = "zq7canary"

# What a person is to the file under test: a case in Leeds about Sam, reported by Manny, heard by Chidi.
WHO = {
    "hr_here": "hana",
    "hr_lead": "lena",
    "hr_elsewhere": "olu",
    "auditor": "audrey",
    "administrator": "adam",
    "reporter": "manny",
    "case_manager": "carla",
    "investigator": "ivor",
    "chair": "chidi",
    "note_taker": "nora",
    "past_note_taker": "petra",
    "bystander": "uma",
    "subject": "sam",
    "witness": "wendy",
    "complainant": "colin",
}
SIGNED_IN = set(WHO)
HR = {"hr_here", "hr_lead"}
MANAGERS = {"reporter", "case_manager", "chair", "past_note_taker"}
ON_THE_CASE = HR | {"auditor", "case_manager", "investigator", "chair", "note_taker"}
ON_THE_INCIDENT = HR | {"auditor"}

HIDDEN, REFUSED = 404, 403

# kind of route: who gets its page, and what every other signed-in person gets.
POLICY: dict[str, tuple[set[str], int]] = {
    "own": (SIGNED_IN, REFUSED),
    "directory": (HR | {"hr_elsewhere"} | MANAGERS | {"investigator", "note_taker"}, REFUSED),
    "report": (HR | {"hr_elsewhere"} | MANAGERS, REFUSED),
    "my report": ({"reporter"}, HIDDEN),
    "incidents": (HR | {"hr_elsewhere", "auditor"}, REFUSED),
    "incident": (ON_THE_INCIDENT, HIDDEN),
    "case": (ON_THE_CASE, HIDDEN),
    "looks": ({"hr_lead", "auditor"}, HIDDEN),
    "sheet": (HR | {"auditor", "chair", "note_taker"}, HIDDEN),
    "register": (HR | {"hr_elsewhere", "auditor"}, REFUSED),
    "history": (ON_THE_INCIDENT, HIDDEN),
    "export": ({"hr_lead", "auditor"}, REFUSED),
    "audit": ({"auditor"}, HIDDEN),
}
# A person who sees the file but may not do this, or may not see this side of it, is refused openly.
SEES_THE_FILE = {"looks": ON_THE_CASE, "sheet": ON_THE_CASE, "audit": ON_THE_CASE}

# name of the route: its kind. Verbs on cases and incidents come from the hand-written WHO_MAY below.
ROUTES: dict[str, str] = {
    "home": "own",
    "search": "own",
    "draft": "own",
    "password_change": "own",
    "password_change_done": "own",
    "my_reports": "report",
    "people_search": "directory",
    "report_incident": "report",
    "my_report": "my report",
    "incidents": "incidents",
    "incident": "incident",
    "cases": "own",
    "case": "case",
    "case_looks": "looks",
    "hearing_sheet": "sheet",
    "evidence": "case",
    "sanctions": "register",
    "sanctions_export": "export",
    "sanction_history": "history",
    "audit_export": "audit",
}
PUBLIC = {
    "sign_in",
    "sign_out",
    "password_reset",
    "password_reset_sent",
    "password_reset_confirm",
    "password_reset_complete",
    "accessibility",
    "privacy",
    "healthz",
    "readyz",
}
