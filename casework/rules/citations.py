"""What each rule ID stands for, in words for the screen behind "Why?". It holds every refusal's ID."""

from __future__ import annotations

from dataclasses import dataclass

from casework.enums import Strength

_CODE = "Acas Code of Practice on disciplinary and grievance procedures"
_GUIDE = "Acas guide to discipline and grievances at work"
_ERA99 = "Employment Relations Act 1999"
_S10 = f"{_ERA99}, s.10"
_S13 = f"{_ERA99}, s.13(6)"
_POLICY = "The policy in force at this stage of the case"
_DESIGN = "How Casework is designed"
_STEP = "The stages of the procedure, as Casework follows them"


@dataclass(frozen=True)
class Citation:
    """strength: how strongly it binds. title: the rule in one line. source: where it comes from, in words."""

    strength: Strength
    title: str
    source: str


def citation_of(rule_id: str) -> Citation:
    """The citation of a rule ID such as ``SEP-1``. KeyError for an ID no rule has."""
    return CITATIONS[rule_id]


def _statute(title: str, source: str) -> Citation:
    return Citation(Strength.STATUTE, title, source)


def _code(title: str, source: str = _CODE) -> Citation:
    return Citation(Strength.CODE, title, source)


def _case(title: str, source: str) -> Citation:
    return Citation(Strength.CASE_LAW, title, source)


def _guidance(title: str, source: str = _GUIDE) -> Citation:
    return Citation(Strength.GUIDANCE, title, source)


def _policy(title: str, source: str = _POLICY) -> Citation:
    return Citation(Strength.POLICY, title, source)


def _design(title: str, source: str = _DESIGN) -> Citation:
    return Citation(Strength.DESIGN, title, source)


CITATIONS: dict[str, Citation] = {
    # The procedure
    "PR-02": _statute(
        "Where a step is left out the reason is written down: a tribunal may change an award by a quarter",
        "Trade Union and Labour Relations (Consolidation) Act 1992, s.207A",
    ),
    "PR-04": _code(
        "Act promptly and consistently, investigate, inform, hear, let be accompanied, let appeal",
    ),
    "PR-05": _code("Minor matters are dealt with informally first; informal action is not a sanction"),
    "PR-06": _policy("A formal matter may return to informal action when it proves minor"),
    "PR-07": _code("Investigate without unreasonable delay; different people investigate and hear"),
    "PR-08": _case("The person deciding does not investigate", "Ethnic Minorities Law Centre v Deol"),
    "PR-09": _code("The employee is told in writing what is alleged, on what evidence, and what may follow"),
    "PR-10": _code("The employee has reasonable time to prepare for the hearing; the policy says how long"),
    "PR-11": _code("At the hearing the employee hears the case, answers it and may call witnesses"),
    "PR-12": _code(
        "A hearing goes ahead without the employee only after persistent absence without good cause",
        f"{_CODE}, paragraphs 12 and 25",
    ),
    "PR-13": _code("A grievance during the case may pause it, or be heard together with it"),
    "PR-14": _code("Before acting on a union representative, speak to the union if the employee agrees"),
    "PR-15": _code(
        "A charge or conviction is not in itself a reason for discipline: ask what effect it has on the job",
        f"{_CODE}, paragraph 31",
    ),
    "PR-16": _code("Written warning, then final written warning; straight to final only if serious enough"),
    "PR-17": _code("Dismissal for a first offence needs gross misconduct, and the full procedure even then"),
    "PR-18": _code("Only a manager with authority to do so may dismiss"),
    "PR-19": _guidance("A written record is kept of each case"),
    "PV-1": _policy("Each stage runs under the policy version then in force, and so does each warning"),
    # The companion
    "AC-1": _statute("A worker who asks may be accompanied at a disciplinary hearing", _S10),
    "AC-2": _statute(
        "The right to be accompanied covers hearings and appeals, and other meetings where the policy says so",
        f"{_ERA99}, s.13",
    ),
    "AC-3": _statute(
        "The companion is a colleague, a union official or a certified union representative",
        _S10,
    ),
    "AC-4": _case("The choice of companion is the employee's", "Toal v GB Oils"),
    "AC-5": _statute("The companion may speak but not answer questions for the employee", _S10),
    "AC-6": _statute(
        "The hearing moves to a reasonable day within five working days if the companion cannot attend",
        f"{_ERA99}, s.10(4) and (5)",
    ),
    "AC-7": _statute("Working days leave out weekends and the nation's bank holidays", _S13),
    "AC-8": _guidance("Beyond five working days postponing is a matter of judgement, used fairly"),
    # Suspension
    "SU-1": _code("Suspension is not a disciplinary act, is as brief as possible, and is kept under review"),
    "SU-2": _guidance("A suspended employee has full pay unless the contract says otherwise"),
    "SU-3": _guidance(
        "Suspend only after a first look, only if needed, and only where nothing milder will do"
    ),
    "SU-4": _guidance("A suspended employee has a person to turn to"),
    "SU-5": _policy(
        "The policy says who may suspend, for what, how often it is reviewed and when it must end"
    ),
    "SU-6": _policy("Where the policy says so a suspension ends the day before sickness begins"),
    # Warnings
    "SA-1": _guidance("How long a warning is live is for the policy; 6 and 12 months are usual"),
    "SA-2": _guidance("An expired warning is disregarded for disciplinary purposes"),
    "SA-3": _case("A warning runs from the day of issue, which counts", "Bevan Ashford v Malin"),
    "SA-4": _case("A warning without a stated end is not presumed to have lapsed", "Kraft Foods v Fox"),
    "SA-5": _case("The warning must have been live on the day of the act", "Bevan Ashford v Malin"),
    "SA-6": _case(
        "A spent warning must not tip the balance to dismissal",
        "Diosynth v Thomson; Airbus v Webb",
    ),
    "SA-7": _design("Spent warnings are hidden from the decision unless looking is justified"),
    "EQ-7": _case(
        "Different treatment can make a dismissal unfair where circumstances are truly parallel",
        "Hadjioannou v Coral Casinos; MBNA v Jones",
    ),
    "EQ-8": _design("What others were given for the like is looked at, and a departure explained"),
    "SA-8": _case(
        "Further misconduct under a live final warning may lead to dismissal",
        "Wincanton v Stone; Davies v Sandwell",
    ),
    "SA-9": _case("A warning under appeal is in force; the decider is told", "Wincanton v Stone"),
    "SA-10": _policy("A minor offence is a repeated one only if a warning was in place when it happened"),
    "SA-11": _policy(
        "A warning is extended by absence only if the policy says so, and by no more than was lost"
    ),
    "SA-12": _guidance(
        "Extending a warning by family leave may discriminate: a person decides, with reasons"
    ),
    "SA-13": _policy("The first and last live day are stated and kept, never worked out again"),
    "SA-15": _design("Doubt about the last day of a month is resolved for the employee"),
    "SA-16": _policy("Mitigation may lower the outcome without lowering the finding"),
    # Appeals
    "AP-1": _code("Every formal sanction can be appealed, to somebody not involved before"),
    "AP-2": _policy("The policy says how long the employee has to appeal"),
    "AP-3": _design("A late appeal is accepted or refused with a reason, never dropped"),
    "AP-4": _case(
        "An appeal does not increase the penalty unless the policy expressly says so",
        "McMillan v Airedale NHS Foundation Trust",
    ),
    "AP-5": _policy("The policy says on which grounds an appeal is heard, and how"),
    "AP-6": _case("An appeal that succeeds revives the contract", "Patel v Folkestone Nursing Home"),
    "AP-8": _case(
        "Every level of appeal that the policy promises is offered", "Stoker v Lancashire County Council"
    ),
    "AP-7": _design(
        "An appeal ends confirmed, varied, set aside, remitted, withdrawn, or refused as late; nothing else"
    ),
    # The end of employment
    "TR-1": _statute(
        "An employee dismissed with notice has a week for each complete year, from one week to twelve",
        "Employment Rights Act 1996, s.86",
    ),
    "TR-2": _statute(
        "Written reasons for a dismissal are given within 14 days of a request, after enough service",
        "Employment Rights Act 1996, s.92; in Northern Ireland its own Order",
    ),
    "TR-5": _statute(
        "Early conciliation lasts twelve weeks at the most; its certificate may come later",
        "Early conciliation rules of procedure, as in force since 1 December 2025",
    ),
    "TR-6": _statute(
        "Early conciliation stops the time for a claim until its certificate is there",
        "Employment Rights Act 1996, s.207B; in Northern Ireland its own Order",
    ),
    "R21": _guidance(
        "Whoever must be kept from children, adults at risk or a profession is referred when employment ends",
        "Safeguarding Vulnerable Groups Act 2006, s.35, and its like in Scotland and Northern Ireland",
    ),
    # Records
    "DP-8": _statute(
        "What is held about a person is given to them within a month, extended once by two at the most",
        "UK General Data Protection Regulation, articles 12 and 12A",
    ),
    "DP-12": _statute(
        "A complaint about personal data is acknowledged within 30 days", "Data Protection Act 2018, s.164A"
    ),
    "FO-1": _statute(
        "A request for information is answered by the 20th working day",
        "Freedom of Information Act 2000, s.10",
    ),
    "FO-3": _statute(
        "A Scottish authority answers by the 20th working day",
        "Freedom of Information (Scotland) Act 2002, s.10",
    ),
    "DP-11": _guidance(
        "What a claim may need is kept, and a hold beats every purge",
        "UK General Data Protection Regulation, article 17(3)(e)",
    ),
    "R14": _guidance("A warning may say which improvement is required and by when; it is reviewed then"),
    "R20": _design("A hold is looked at again within six months, a record once its time is over"),
    "DP-6": _guidance("How long records are kept is set out in a schedule, and one size does not fit all"),
    "DP-9": _guidance(
        "What others said is shared with their consent or where that is reasonable, and else redacted",
        "UK General Data Protection Regulation, article 15(4), and the guidance on it",
    ),
    "DP-10": _guidance(
        "A wrong fact is corrected by an entry beside it; an opinion is not rewritten",
        "UK General Data Protection Regulation, article 16, and the guidance on it",
    ),
    "7.6": _design("Some things on a case are for those alone who have to know them"),
    "WB-1": _statute(
        "Nobody is dismissed or treated worse because of a protected disclosure",
        "Employment Rights Act 1996, sections 47B and 103A",
    ),
    "FO-5": _guidance(
        "Figures below five are not published, nor what they can be worked out from",
        "Common practice of public bodies; not law: Information Commissioner v Miller [2018] UKUT 229",
    ),
    "7.3": _design(
        "Where the separation of roles gives way, somebody else in HR approves it, and it is counted"
    ),
    "7.1": _design(
        "What is heard together is one case for each employee, with a finding for each allegation"
    ),
    "8.16": _design(
        "A case from paper keeps the days of the paper, and nothing is owed for the time before it came here"
    ),
    "7.2": _design("A closed case is opened again in the employee’s favour only, and by two people"),
    "7.5": _design(
        "A measure beside a warning has days and a basis; what relied on a warning that falls is reviewed"
    ),
    # Equality
    "EQ-9": _statute(
        "Reasonable adjustments are made to the procedure, for the employee and for a companion",
        "Equality Act 2010, s.20",
    ),
    # Separation of roles
    "SEP-1": _code("Whoever investigates does not chair the hearing or sit on its panel"),
    "SEP-2": _code("Whoever hears the appeal had no earlier part in the case"),
    "SEP-3": _design("The employee, the complainant and the witnesses do not investigate, advise or decide"),
    "SEP-4": _guidance("Whoever hears the appeal is more senior than the chair where possible"),
    "SEP-5": _guidance("HR advises and does not decide"),
    "SEP-6": _design("The companion is neither a decision-maker nor a witness"),
    "SEP-7": _policy("Whoever decides has authority for the sanction chosen, and is as many as it needs"),
    # Calendars
    "CA-1": _design("A bank holiday proclaimed later never moves a printed date against the employee"),
    "CA-4": _policy("Clear days leave out both the day of receipt and the day of the hearing"),
    "CA-7": _policy("When a letter counts as received"),
    # Points on which the house settled
    "0.1": _statute("A reasonable later time, weekends included", f"{_ERA99}, s.10(5)"),
    "0.2": _statute("The bank holidays are those of the place where the hearing is held", _S13),
    "0.5": _design("Whether a warning counts is answered for each allegation by itself"),
    "0.6": _design("Deciding and issuing are two steps; a decision may be recalled until its letter leaves"),
    "0.8": _case("Employment ends no earlier than it is communicated", "Gisda Cyf v Barratt"),
    "0.10": _case(
        "The decision records what is believed and why, and why this level is reasonable",
        "BHS v Burchell; Employment Rights Act 1996, s.98(4)",
    ),
    "0.11": _design("Informal action has no live period and never counts"),
    "0.12": _guidance("Being unfit for work is not the same as being unfit for a meeting"),
    "0.17": _guidance("Another companion may be agreed, or be an adjustment, with the reason"),
    "R3": _policy("Somebody above the case looks whether it is on its way"),
    "R8": _policy(
        "The evidence goes with the invitation, at the latest some working days before the hearing"
    ),
    "0.18": _design("A person closes the case once the time to appeal is over"),
    # Steps
    "T1": _design("An incident names its employee, date, category and channel", _STEP),
    "T2": _design("Whoever assesses an incident is not a witness to it", _STEP),
    "T3": _design("Only minor misconduct is closed with informal action", _STEP),
    "T4": _design("An incident closed without a case says why", _STEP),
    "T5": _design("A formal case begins with an investigator who has no other part in it", _STEP),
    "T6": _design("A suspension records the alternatives considered and who authorised it", _STEP),
    "T7": _design("A suspension is reviewed, and lifted when the case closes", _STEP),
    "T8": _design("A pause has a reason and a review date", _STEP),
    "T9": _design("The report makes a recommendation on each allegation and none on sanction", _STEP),
    "T10": _design("Whether there is a case to answer is not decided by the investigator", _STEP),
    "T11": _design("A chair may decide everything the invitation says may happen", _STEP),
    "T12": _design("A hearing that moves is announced again, with a warning about absence", _STEP),
    "T13": _design("A hearing opens once attendance and the companion are recorded", _STEP),
    "T14": _design("An adjournment has a reason and a day to resume", _STEP),
    "T15": _design("The hearing ends once the employee was heard and has the notes", _STEP),
    "T16": _design("A decision without a hearing needs the employee's written admission", _STEP),
    "T17": _design("An outcome has a finding with reasons on each allegation", _STEP),
    "T18": _design("If no allegation is found there is no sanction", _STEP),
    "T19": _design("A case closes only after the time to appeal has passed", _STEP),
    "T20": _design("An appeal has grounds", _STEP),
    "T21": _design("An appeal is heard by somebody new, with notice and a companion", _STEP),
    "T22": _design("An appeal answers every ground and does not increase the penalty", _STEP),
    "T23": _design("Every appeal stage the policy promises is offered", _STEP),
    "T24": _design("No sanction is imposed on somebody who has left", _STEP),
    "T25": _design("A file logged in error is withdrawn by two people, and kept", _STEP),
}
