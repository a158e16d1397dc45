"""Who can sign in to the demo, and what each is shown for. The password is public: see ``User.is_demo``."""

from __future__ import annotations

from dataclasses import dataclass

from casework.enums import Role

PASSWORD = "open-the-demo-door"
ROOT = "Department for Example Services"


@dataclass(frozen=True)
class SignIn:
    """key: their name in the demo's code. unit: where they work; covers: the unit in which they hold the role."""

    key: str
    name: str
    email: str
    called: str
    grade: str
    unit: str
    role: Role | None
    covers: str
    to_try: str


SIGN_INS = (
    SignIn(
        "hr_officer", "Harriet Fennimore", "hr.officer@demo.example", "HR officer", "HEO", "People",
        Role.HR_OFFICER, "Operations",
        "Assess an incident that waits under “Home”, or arrange a hearing and issue an outcome.",
    ),
    SignIn(
        "hr_lead", "Leopold Tarrant", "hr.lead@demo.example", "HR lead", "G7", "People",
        Role.HR_LEAD, "",
        "Look for what is late anywhere, and export the sanctions register.",
    ),
    SignIn(
        "manager", "Marguerite Oxley", "line.manager@demo.example", "Line manager and hearing chair", "G7", "Leeds",
        Role.MANAGER, "Leeds",
        "Record the hearing that was held, then decide an outcome that waits for you.",
    ),
    SignIn(
        "investigator", "Idris Calloway", "investigator@demo.example", "Investigator", "SEO", "Platforms",
        None, "",
        "Submit the findings of an investigation; one of yours is late.",
    ),
    SignIn(
        "case_manager", "Constance Birkby", "case.manager@demo.example", "Case manager", "G7", "North",
        Role.MANAGER, "North",
        "Read a report and decide: no case to answer, or a hearing.",
    ),
    SignIn(
        "appeal_manager", "Rosalind Ashgrove", "appeal.manager@demo.example", "Appeal manager", "SCS", ROOT,
        Role.MANAGER, "Corporate Services",
        "Decide an appeal that you heard, and read the file of the next one.",
    ),
    SignIn(
        "auditor", "Augustin Pellew", "auditor@demo.example", "Auditor", "SEO", "Finance",
        Role.AUDITOR, "",
        "Open the sanctions register for a day, export it, and count the published figures in the disclosure table.",
    ),
    SignIn(
        "administrator", "Adelaide Thorne", "administrator@demo.example", "Administrator", "EO", "Platforms",
        Role.ADMINISTRATOR, "",
        "See that an administrator runs the system and reads no case.",
    ),
    SignIn(
        "employee", "Emrys Holloway", "employee@demo.example", "Employee with a case", "EO", "Exeter",
        None, "",
        "Read your own case under “Home”, name a companion, or propose another time for the hearing.",
    ),
    SignIn(
        "data_protection_officer", "Dorothea Winslade", "data.protection@demo.example", "Data protection officer", "SEO",
        "People", Role.DATA_PROTECTION_OFFICER, "",
        "See by when each subject access request is answered, and record the reply to one.",
    ),
    SignIn(
        "foi_lead", "Ferdinand Ockley", "foi.lead@demo.example", "FOI lead", "HEO", "Corporate Services",
        Role.FOI_LEAD, "",
        "Record a request for information, and see its twentieth working day.",
    ),
    SignIn(
        "hr_director", "Honoria Calverley", "hr.director@demo.example", "HR director", "SCS", "People",
        Role.HR_DIRECTOR, "",
        "See that an HR director reads no case: a suspension that has lasted a month would be told here, by reference.",
    ),
)  # fmt: skip


def _colleague(
    key: str, name: str, grade: str, unit: str, role: Role | None = None, covers: str = ""
) -> SignIn:
    given, family = name.casefold().split()
    return SignIn(key, name, f"{given[0]}.{family}@demo.example", "", grade, unit, role, covers, "")


# Colleagues who keep the other cases going. They have no password and cannot sign in.
COLLEAGUES = (
    _colleague("officer_scotland", "Fiona Auchterlony", "HEO", "People", Role.HR_OFFICER, "Scotland"),
    _colleague("officer_ni", "Niamh Corrigane", "HEO", "People", Role.HR_OFFICER, "Northern Ireland"),
    _colleague("officer_digital", "Tobias Wendle", "HEO", "People", Role.HR_OFFICER, "Digital"),
    _colleague("officer_corporate", "Olive Stanyon", "HEO", "People", Role.HR_OFFICER, "Corporate Services"),
    _colleague("second_lead", "Rupert Ashdene", "G7", "People", Role.HR_LEAD, ""),
    _colleague("second_manager", "Edwin Marlop", "SEO", "Exeter", Role.MANAGER, "South"),
    _colleague("third_manager", "Morag Kinloss", "SEO", "Dundee", Role.MANAGER, "Scotland"),
    _colleague("second_investigator", "Beatrix Holm", "SEO", "Finance"),
    _colleague("third_investigator", "Cormac Delahay", "SEO", "Newry"),
    _colleague("second_case_manager", "Gwendolen Price-Hart", "G7", "South", Role.MANAGER, "South"),
    _colleague("third_case_manager", "Alasdair Munroe-Kay", "G7", "Glasgow", Role.MANAGER, "Scotland"),
    _colleague("chair", "Winifred Oduya", "G7", "Digital", Role.MANAGER, "Digital"),
    _colleague(
        "senior_chair", "Barnabas Quill", "G6", "Corporate Services", Role.MANAGER, "Corporate Services"
    ),
    _colleague("second_senior_chair", "Philippa Stroud-Lane", "G6", "Operations", Role.MANAGER, "Operations"),
)
