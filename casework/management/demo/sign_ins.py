"""Who can sign in to the demo, and what each is shown for. The password is public: see ``User.is_demo``."""

from __future__ import annotations

from dataclasses import dataclass

from casework.enums import Role

PASSWORD = "open-the-demo-door"


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
        "auditor", "Augustin Pellew", "auditor@demo.example", "Auditor", "SEO", "Finance",
        Role.AUDITOR, "",
        "Open the sanctions register for a day, export it, and see who looked at a case.",
    ),
    SignIn(
        "administrator", "Adelaide Thorne", "administrator@demo.example", "Administrator", "EO", "Platforms",
        Role.ADMINISTRATOR, "",
        "See that an administrator runs the system and reads no case.",
    ),
)  # fmt: skip

# Colleagues who keep the other cases going. They have no password and cannot sign in.
COLLEAGUES = (
    SignIn("officer_scotland", "Fiona Auchterlony", "f.auchterlony@demo.example", "", "HEO", "People", Role.HR_OFFICER, "Scotland", ""),
    SignIn("officer_ni", "Niamh Corrigane", "n.corrigane@demo.example", "", "HEO", "People", Role.HR_OFFICER, "Northern Ireland", ""),
    SignIn("officer_digital", "Tobias Wendle", "t.wendle@demo.example", "", "HEO", "People", Role.HR_OFFICER, "Digital", ""),
    SignIn("officer_corporate", "Olive Stanyon", "o.stanyon@demo.example", "", "HEO", "People", Role.HR_OFFICER, "Corporate Services", ""),
    SignIn("second_lead", "Rupert Ashdene", "r.ashdene@demo.example", "", "G7", "People", Role.HR_LEAD, "", ""),
    SignIn("second_manager", "Edwin Marlop", "e.marlop@demo.example", "", "SEO", "Exeter", Role.MANAGER, "South", ""),
    SignIn("third_manager", "Morag Kinloss", "m.kinloss@demo.example", "", "SEO", "Dundee", Role.MANAGER, "Scotland", ""),
    SignIn("second_investigator", "Beatrix Holm", "b.holm@demo.example", "", "SEO", "Finance", None, "", ""),
    SignIn("third_investigator", "Cormac Delahay", "c.delahay@demo.example", "", "SEO", "Newry", None, "", ""),
    SignIn("second_case_manager", "Gwendolen Price-Hart", "g.price-hart@demo.example", "", "G7", "South", Role.MANAGER, "South", ""),
    SignIn("third_case_manager", "Alasdair Munroe-Kay", "a.munroe-kay@demo.example", "", "G7", "Glasgow", Role.MANAGER, "Scotland", ""),
    SignIn("chair", "Winifred Oduya", "w.oduya@demo.example", "", "G7", "Digital", Role.MANAGER, "Digital", ""),
    SignIn("senior_chair", "Barnabas Quill", "b.quill@demo.example", "", "G6", "Corporate Services", Role.MANAGER, "Corporate Services", ""),
    SignIn("second_senior_chair", "Philippa Stroud-Lane", "p.stroud-lane@demo.example", "", "G6", "Operations", Role.MANAGER, "Operations", ""),
)  # fmt: skip
