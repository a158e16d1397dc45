"""Close a case; withdraw one that was logged in error."""

from __future__ import annotations

from casework import queries
from casework.enums import Action
from casework.models import Reopening
from casework.queries.completeness import on_file
from casework.queries.instead import decided_in_words, imposes, stands_in_words
from casework.queries.measures import measures_decided, measures_of
from casework.queries.rows import waiting_withdrawal
from casework.queries.sight import sight_of
from casework.queries.told_appeals import result_in_words
from casework.queries.told_endings import becomes_in_words
from casework.queries.told_rows import outcome_name
from casework.rules.cited import Caution
from casework.rules.completeness import items
from casework.rules.dates import words
from casework.rules.tribunal_claims import names_under
from casework.rules.tribunal_limits import law_of
from casework.web import fields
from casework.web.forms.appeal_levels import offer_rows
from casework.web.forms.verb import VerbForm
from casework.web.measure_rows import measure_rows
from casework.web.shapes import Row


class CloseCaseForm(VerbForm):
    action = Action.CLOSE_CASE
    warning = "A closed case cannot be changed. Only an appeal that comes late and is heard opens it again."

    explanation = fields.LongTextField(
        label="Anything to add", name_in_sentence="anything to add", required=False, rows=4
    )

    def prepare(self) -> None:
        self._say_how_it_closes()
        self.listed = items(on_file(self.case))
        if any(one.is_there is False for one in self.listed):
            guide = names_under(law_of(self.case.subject.nation)).guide
            missing = Caution("PR-19", f"Something that {guide} lists is not on the file: see above.")
            self.cautions = [missing]

    def _say_how_it_closes(self) -> None:
        self.appeal = queries.heard_appeal(self.case)
        self.reopening = queries.reopening_in_hand(self.case)
        if self.reopening is not None:
            self._close_what_was_reopened(self.reopening)
        elif self.appeal is not None and self.appeal.decision is not None:
            closed = "A closed case cannot be changed."
            if queries.next_level_of(self.appeal) is None:
                self.warning = f"{closed} The appeal was decided, and its result is final."

    def _close_what_was_reopened(self, reopening: Reopening) -> None:
        self.warning = "The case was put right, and closes with what stands now."
        if not hasattr(reopening, "correction"):
            self.warning = "Nothing was put right: the case closes with the outcome as it was."
            asked = fields.LongTextField(
                label="Why is nothing put right?", name_in_sentence="why nothing is put right", rows=4
            )
            self.fields["explanation"] = asked

    def known(self) -> list[Row]:
        return [*self._how_it_ended(), *self._on_file()]

    def _on_file(self) -> list[Row]:
        """What the guide wants on the file (PR-19); whatever is not there is a warning, and closes all the same."""
        there = [one.what for one in self.listed if one.is_there]
        missing = [one.what for one in self.listed if one.is_there is False]
        return [Row("On the file", there), *([Row("Not on the file", missing)] if missing else [])]

    def _how_it_ended(self) -> list[Row]:
        outcome = queries.current_outcome(self.case)
        if self.reopening is not None:
            current = queries.current_sanction(self.case)
            told = "Put right" if hasattr(self.reopening, "correction") else "Proposed, and not approved"
            shown = sight_of(self.by, self.case).sees_proposal(self.reopening)
            return [
                Row("Reopened", words(self.reopening.reopened_on)),
                *([Row(told, becomes_in_words(self.reopening))] if shown else []),
                Row("Outcome now", outcome_name(current)),
            ]
        if outcome is None:
            return [Row("Outcome", "None was issued")]
        decided = self.appeal.decision if self.appeal is not None else None
        rows = [
            Row("Outcome" if decided is None else "First outcome", decided_in_words(outcome.decision)),
            Row("Issued", words(outcome.issued_on)),
            *measure_rows(measures_decided(outcome.decision) if decided is None else []),
        ]
        if decided is not None:
            current = queries.current_sanction(self.case)
            return [
                *rows,
                Row("On appeal", f"{result_in_words(decided)}, {words(decided.decided_on)}"),
                Row("Final outcome", stands_in_words(current, outcome.decision)),
                *(measure_rows(measures_of(current)) if current else []),
                *offer_rows(self.appeal),
            ]
        withdrawal = getattr(self.appeal, "withdrawal", None)
        if withdrawal is not None:
            return [*rows, Row("Appeal", f"Withdrawn by the employee {words(withdrawal.withdrawn_on)}")]
        closes = Row("Last day to appeal", words(outcome.appeal_open_until))
        return [*rows, closes] if imposes(outcome.decision) else rows


class ProposeWithdrawalForm(VerbForm):
    action = Action.PROPOSE_WITHDRAWAL

    reason = fields.LongTextField(label="Why was it logged in error?", name_in_sentence="the reason", rows=4)


class AnswerWithdrawalForm(VerbForm):
    """What was proposed, above the answer to it."""

    def known(self) -> list[Row]:
        row = waiting_withdrawal(self.case)
        if row is None:
            return [Row("Proposal", "None waits for an answer")]
        said = [row.reason] if sight_of(self.by, self.case).report else []
        return [Row("Proposal", [*said, f"Proposed by {row.proposed_by.name} on {words(row.proposed_on)}"])]


class WithdrawCaseForm(AnswerWithdrawalForm):
    action = Action.WITHDRAW_CASE
    is_warning = True
    warning = "The case closes as logged in error. Every row is kept, with your reason."

    reason = fields.LongTextField(
        label="What did you check, and why do you agree?", name_in_sentence="the reason", rows=4
    )


class TurnDownWithdrawalForm(AnswerWithdrawalForm):
    action = Action.TURN_DOWN_WITHDRAWAL

    reason = fields.LongTextField(label="Why does the case go on?", name_in_sentence="the reason", rows=4)
