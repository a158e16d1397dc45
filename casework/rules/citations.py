"""What each rule ID stands for, in words for the screen behind "Why?". It holds every refusal's ID."""

from __future__ import annotations

from casework.enums import Jurisdiction
from casework.rules.citations_ni import THREE_STEPS, in_northern_ireland
from casework.rules.cited import CODE, Caution, Citation, case, code, design, guidance, policy, statute

_ERA99 = "Employment Relations Act 1999"
_S10 = f"{_ERA99}, s.10"
_S13 = f"{_ERA99}, s.13(6)"
_STEP = "The stages of the procedure, as Casework follows them"


def citation_of(rule_id: str, law: Jurisdiction = Jurisdiction.GREAT_BRITAIN) -> Citation:
    """The citation of a rule ID such as ``SEP-1`` under the law of a workplace. KeyError for an ID no rule has."""
    return UNDER[law][rule_id]


def caution_in_words(caution: Caution, law: Jurisdiction) -> str:
    """A caution with its rule, for where there is no room to open "Why?"."""
    cited = citation_of(caution.rule_id, law)
    return f"{caution.words} ({cited.strength.label}: {cited.source}. Rule {caution.rule_id}.)"


CITATIONS: dict[str, Citation] = {
    # The procedure
    "PR-02": statute(
        "Where a step is left out the reason is written down: a tribunal may change an award by a quarter",
        "Trade Union and Labour Relations (Consolidation) Act 1992, s.207A",
    ),
    "PR-04": code(
        "Act promptly and consistently, investigate, inform, hear, let be accompanied, let appeal",
    ),
    "PR-05": code("Minor matters are dealt with informally first; informal action is not a sanction"),
    "PR-06": policy("A formal matter may return to informal action when it proves minor"),
    "PR-07": code("Investigate without unreasonable delay; different people investigate and hear"),
    "PR-08": case("The person deciding does not investigate", "Ethnic Minorities Law Centre v Deol"),
    "PR-09": code("The employee is told in writing what is alleged, on what evidence, and what may follow"),
    "PR-10": code("The employee has reasonable time to prepare for the hearing; the policy says how long"),
    "PR-11": code("At the hearing the employee hears the case, answers it and may call witnesses"),
    "PR-12": code(
        "A hearing goes ahead without the employee only after persistent absence without good cause",
        f"{CODE}, paragraphs 12 and 25",
    ),
    "PR-13": code("A grievance during the case may pause it, or be heard together with it"),
    "PR-14": code("Before acting on a union representative, speak to the union if the employee agrees"),
    "PR-15": code(
        "A charge or conviction is not in itself a reason for discipline: ask what effect it has on the job",
        f"{CODE}, paragraph 31",
    ),
    "PR-16": code("Written warning, then final written warning; straight to final only if serious enough"),
    "PR-17": code("Dismissal for a first offence needs gross misconduct, and the full procedure even then"),
    "PR-18": code("Only a manager with authority to do so may dismiss"),
    "PR-19": guidance("A written record is kept of each case"),
    "PR-20": statute(
        "In Northern Ireland a dismissal takes three steps: a statement, a meeting, an appeal", THREE_STEPS
    ),
    "PV-1": policy("Each stage runs under the policy version then in force, and so does each warning"),
    # The companion
    "AC-1": statute("A worker who asks may be accompanied at a disciplinary hearing", _S10),
    "AC-2": statute(
        "The right to be accompanied covers hearings and appeals, and other meetings where the policy says so",
        f"{_ERA99}, s.13",
    ),
    "AC-3": statute(
        "The companion is a colleague, a union official or a certified union representative",
        _S10,
    ),
    "AC-4": case("The choice of companion is the employee's", "Toal v GB Oils"),
    "AC-5": statute("The companion may speak but not answer questions for the employee", _S10),
    "AC-6": statute(
        "The hearing moves to a reasonable day within five working days if the companion cannot attend",
        f"{_ERA99}, s.10(4) and (5)",
    ),
    "AC-7": statute("Working days leave out weekends and the nation's bank holidays", _S13),
    "AC-8": guidance("Beyond five working days postponing is a matter of judgement, used fairly"),
    # Suspension
    "SU-1": code("Suspension is not a disciplinary act, is as brief as possible, and is kept under review"),
    "SU-2": guidance("A suspended employee has full pay unless the contract says otherwise"),
    "SU-3": guidance(
        "Suspend only after a first look, only if needed, and only where nothing milder will do"
    ),
    "SU-4": guidance("A suspended employee has a person to turn to"),
    "SU-5": policy(
        "The policy says who may suspend, for what, how often it is reviewed and when it must end"
    ),
    "SU-6": policy("Where the policy says so a suspension ends the day before sickness begins"),
    # Warnings
    "SA-1": guidance("How long a warning is live is for the policy; 6 and 12 months are usual"),
    "SA-2": guidance("An expired warning is disregarded for disciplinary purposes"),
    "SA-3": case("A warning runs from the day of issue, which counts", "Bevan Ashford v Malin"),
    "SA-4": case("A warning without a stated end is not presumed to have lapsed", "Kraft Foods v Fox"),
    "SA-5": case("The warning must have been live on the day of the act", "Bevan Ashford v Malin"),
    "SA-6": case(
        "A spent warning must not tip the balance to dismissal",
        "Diosynth v Thomson; Airbus v Webb",
    ),
    "SA-7": design("Spent warnings are hidden from the decision unless looking is justified"),
    "SA-14": policy("An expired safeguarding warning is considered only where policy and HR let it be"),
    "EQ-7": case(
        "Different treatment can make a dismissal unfair where circumstances are truly parallel",
        "Hadjioannou v Coral Casinos; MBNA v Jones",
    ),
    "EQ-8": design("What others were given for the like is looked at, and a departure explained"),
    "SA-8": case(
        "Further misconduct under a live final warning may lead to dismissal",
        "Wincanton v Stone; Davies v Sandwell",
    ),
    "SA-9": case("A warning under appeal is in force; the decider is told", "Wincanton v Stone"),
    "SA-10": policy("A minor offence is a repeated one only if a warning was in place when it happened"),
    "SA-11": policy(
        "A warning is extended only if the policy says so: by an absence, or instead of the next stage"
    ),
    "SA-12": guidance("Extending a warning by family leave may discriminate: a person decides, with reasons"),
    "SA-13": policy("The first and last live day are stated and kept, never worked out again"),
    "SA-15": design("Doubt about the last day of a month is resolved for the employee"),
    "SA-16": policy("Mitigation may lower the outcome without lowering the finding"),
    # Appeals
    "AP-1": code("Every formal sanction can be appealed, to somebody not involved before"),
    "AP-2": policy("The policy says how long the employee has to appeal"),
    "AP-3": design("A late appeal is accepted or refused with a reason, never dropped"),
    "AP-4": case(
        "An appeal does not increase the penalty unless the policy expressly says so",
        "McMillan v Airedale NHS Foundation Trust",
    ),
    "AP-5": policy("The policy says on which grounds an appeal is heard, and how"),
    "AP-6": case("An appeal that succeeds revives the contract", "Patel v Folkestone Nursing Home"),
    "AP-8": case(
        "Every level of appeal that the policy promises is offered", "Stoker v Lancashire County Council"
    ),
    "AP-7": design(
        "An appeal ends confirmed, varied, set aside, remitted, withdrawn, or refused as late; nothing else"
    ),
    # The end of employment
    "TR-1": statute(
        "An employee dismissed with notice has a week for each complete year, from one week to twelve",
        "Employment Rights Act 1996, s.86",
    ),
    "TR-2": statute(
        "Written reasons for a dismissal are given within 14 days of a request, after enough service",
        "Employment Rights Act 1996, s.92",
    ),
    "TR-5": statute(
        "Early conciliation lasts twelve weeks at the most; its certificate may come later",
        "Early conciliation rules of procedure, as in force since 1 December 2025",
    ),
    "TR-6": statute(
        "Early conciliation stops the time for a claim until its certificate is there",
        "Employment Rights Act 1996, s.207B",
    ),
    "R21": guidance(
        "Whoever must be kept from children, adults at risk or a profession is referred when employment ends",
        "Safeguarding Vulnerable Groups Act 2006, s.35, and its like in Scotland and Northern Ireland",
    ),
    # Records
    "DP-8": statute(
        "What is held about a person is given to them within a month, extended once by two at the most",
        "UK General Data Protection Regulation, articles 12 and 12A",
    ),
    "DP-12": statute(
        "A complaint about personal data is acknowledged within 30 days", "Data Protection Act 2018, s.164A"
    ),
    "FO-1": statute(
        "A request for information is answered by the 20th working day",
        "Freedom of Information Act 2000, s.10",
    ),
    "FO-3": statute(
        "A Scottish authority answers by the 20th working day",
        "Freedom of Information (Scotland) Act 2002, s.10",
    ),
    "DP-11": guidance(
        "What a claim may need is kept, and a hold beats every purge",
        "UK General Data Protection Regulation, article 17(3)(e)",
    ),
    "R14": guidance("A warning may say which improvement is required and by when; it is reviewed then"),
    "R20": design("A hold is looked at again within six months, a record once its time is over"),
    "DP-6": guidance("How long records are kept is set out in a schedule, and one size does not fit all"),
    "DP-9": guidance(
        "What others said is shared with their consent or where that is reasonable, and else redacted",
        "UK General Data Protection Regulation, article 15(4), and the guidance on it",
    ),
    "DP-10": guidance(
        "A wrong fact is corrected by an entry beside it; an opinion is not rewritten",
        "UK General Data Protection Regulation, article 16, and the guidance on it",
    ),
    "7.6": design("Each knows of a case what they have to know, and nobody judges their own line manager"),
    "WB-1": statute(
        "Nobody is dismissed or treated worse because of a protected disclosure",
        "Employment Rights Act 1996, sections 47B and 103A",
    ),
    "FO-5": guidance(
        "Figures below five are not published, nor what they can be worked out from",
        "Common practice of public bodies; not law: Information Commissioner v Miller [2018] UKUT 229",
    ),
    "7.3": design(
        "Where the separation of roles gives way, somebody else in HR approves it, and it is counted"
    ),
    "7.1": design("What is heard together is one case for each employee, with a finding for each allegation"),
    "8.16": design(
        "A case from paper keeps the days of the paper, and nothing is owed for the time before it came here"
    ),
    "7.2": design("A closed case is opened again in the employee’s favour only, and by two people"),
    "7.5": design(
        "What goes with a warning has days; it may end early; what relied on one that falls is reviewed"
    ),
    # Equality
    "EQ-9": statute(
        "Reasonable adjustments are made to the procedure, for the employee and for a companion",
        "Equality Act 2010, s.20",
    ),
    # Separation of roles
    "SEP-1": code("Whoever investigates does not chair the hearing or sit on its panel"),
    "SEP-2": code("Whoever hears the appeal had no earlier part in the case"),
    "SEP-3": design("The employee, the complainant and the witnesses do not investigate, advise or decide"),
    "SEP-4": guidance("Whoever hears the appeal is more senior than the chair where possible"),
    "SEP-5": guidance("HR advises and does not decide"),
    "SEP-6": design("The companion is neither a decision-maker nor a witness"),
    "SEP-7": policy("Whoever decides has authority for the sanction chosen, and is as many as it needs"),
    # Calendars
    "CA-1": design("A bank holiday proclaimed later never moves a printed date against the employee"),
    "CA-4": policy("Clear days leave out both the day of receipt and the day of the hearing"),
    "CA-7": policy("When a letter counts as received"),
    # Points on which the house settled
    "0.1": statute("A reasonable later time, weekends included", f"{_ERA99}, s.10(5)"),
    "0.2": statute("The bank holidays are those of the place where the hearing is held", _S13),
    "0.5": design("Whether a warning counts is answered for each allegation by itself"),
    "0.6": design("Deciding and issuing are two steps; a decision may be recalled until its letter leaves"),
    "0.8": case("Employment ends no earlier than it is communicated", "Gisda Cyf v Barratt"),
    "0.9": policy(
        "Dismissal with notice below gross misconduct is the policy's to refuse, or to allow with reasons"
    ),
    "0.10": case(
        "The decision records what is believed and why, and why this level is reasonable",
        "BHS v Burchell; Employment Rights Act 1996, s.98(4)",
    ),
    "0.11": design("Informal action has no live period and never counts"),
    "0.12": guidance("Being unfit for work is not the same as being unfit for a meeting"),
    "0.17": guidance("Another companion may be agreed, or be an adjustment, with the reason"),
    "R3": policy("Somebody above the case looks whether it is on its way"),
    "R8": policy("The evidence goes with the invitation, at the latest some working days before the hearing"),
    "0.18": design("A person closes the case once the time to appeal is over"),
    # Steps
    "T1": design("An incident names its employee, date, category and channel", _STEP),
    "T2": design("Whoever assesses an incident is not a witness to it", _STEP),
    "T3": design("Only minor misconduct is closed with informal action", _STEP),
    "T4": design("An incident closed without a case says why", _STEP),
    "T5": design("A formal case begins with an investigator who has no other part in it", _STEP),
    "T6": design("A suspension records the alternatives considered and who authorised it", _STEP),
    "T7": design("A suspension is reviewed, and lifted when the case closes", _STEP),
    "T8": design("A pause has a reason and a review date", _STEP),
    "T9": design("The report makes a recommendation on each allegation and none on sanction", _STEP),
    "T10": design("Whether there is a case to answer is not decided by the investigator", _STEP),
    "T11": design("A chair may decide everything the invitation says may happen", _STEP),
    "T12": design("A hearing that moves is announced again, with a warning about absence", _STEP),
    "T13": design("A hearing opens once attendance and the companion are recorded", _STEP),
    "T14": design("An adjournment has a reason and a day to resume", _STEP),
    "T15": design("The hearing ends once the employee was heard and has the notes", _STEP),
    "T16": design("A decision without a hearing needs the employee's written admission", _STEP),
    "T17": design("An outcome has a finding with reasons on each allegation", _STEP),
    "T18": design("If no allegation is found there is no sanction", _STEP),
    "T19": design("A case closes only after the time to appeal has passed", _STEP),
    "T20": design("An appeal has grounds", _STEP),
    "T21": design("An appeal is heard by somebody new, with notice and a companion", _STEP),
    "T22": design("An appeal answers every ground and does not increase the penalty", _STEP),
    "T23": design("Every appeal stage the policy promises is offered", _STEP),
    "T24": design("No sanction is imposed on somebody who has left", _STEP),
    "T25": design("A file logged in error is withdrawn by two people, and kept", _STEP),
}

# Whose workplace it is says whose law it is.
UNDER: dict[Jurisdiction, dict[str, Citation]] = {
    Jurisdiction.GREAT_BRITAIN: CITATIONS,
    Jurisdiction.NORTHERN_IRELAND: in_northern_ireland(CITATIONS),
}
