"""How the verbs are said that are beside the procedure: claims, courts, safeguarding, holds, a case logged in error."""

from __future__ import annotations

from casework.enums import Action
from casework.workflow.wording import Wording

WORDS_OUTSIDE: dict[Action, Wording] = {
    Action.PROPOSE_WITHDRAWAL: Wording(
        "Propose to withdraw: logged in error",
        "An HR lead other than you withdraws the case, or turns it down. Until then it goes on.",
    ),
    Action.WITHDRAW_CASE: Wording("Withdraw: logged in error", "The case closes; every row is kept."),
    Action.TURN_DOWN_WITHDRAWAL: Wording(
        "Turn down the withdrawal", "The case goes on. Your reason stands beside the proposal."
    ),
    Action.DECLARE_CONFLICT: Wording(
        "Declare a conflict of interest",
        "They are given no part that investigates, hears or decides. Replace them where they hold one.",
    ),
    Action.RECORD_REASONS_REQUEST: Wording(
        "Record that written reasons are owed", "They are due in 14 days, weekends and holidays counted."
    ),
    Action.GIVE_WRITTEN_REASONS: Wording(
        "Give the written reasons", "They stay on file as they were sent. The outcome itself does not change."
    ),
    Action.RECORD_CONCILIATION: Wording(
        "Record early conciliation",
        "The last day for a tribunal claim is worked out again. Nothing else changes.",
    ),
    Action.RECORD_CRIMINAL_MATTER: Wording(
        "Record a criminal matter",
        "If the case is to wait, pause it now. What comes later is recorded anew; nothing is edited.",
    ),
    Action.MARK_SAFEGUARDING: Wording(
        "Mark as safeguarding",
        "If the employee is dismissed or resigns, an HR lead checks within five working days whether to refer it.",
    ),
    Action.RECORD_REFERRAL_CHECK: Wording(
        "Record the referral check", "It is kept with the case. If something new comes up, record it again."
    ),
    Action.PLACE_HOLD: Wording(
        "Place a legal hold", "Everybody who works on the case is told that nothing may be destroyed."
    ),
    Action.REVIEW_HOLD: Wording(
        "Review the legal hold", "It goes on until the next review, or until you lift it."
    ),
    Action.LIFT_HOLD: Wording(
        "Lift the legal hold", "The case is kept as long as any other. The hold stays on file."
    ),
    Action.REVIEW_RECORD: Wording(
        "Review the record",
        "If it is to be purged, another HR lead approves it. If it is kept, you are reminded of the day you give.",
    ),
    Action.PURGE_CASE: Wording(
        "Approve the purge",
        "The content is deleted within minutes. Figures by the month stay, and that you approved it.",
    ),
}
