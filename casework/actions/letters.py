"""Send the employee a letter that tells a fact: the investigation, a suspension, a pause, the end without an outcome."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from casework.actions.steps import begin, finish, policy_on, receipt
from casework.enums import FACT_LETTERS, Action, Delivery, Letter
from casework.errors import NotNow
from casework.models import Case, SentLetter
from casework.queries.letters import Fact, day_to_print, investigator_on, untold_fact
from casework.rules.letters import check_letter_days, check_says_why

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def send_letter(
    case: Case,
    *,
    letter: Letter | str,
    delivery: Delivery | str,
    sent_at: datetime,
    received_on: date | None = None,
    said: str = "",
    by: User,
) -> SentLetter:
    """Record that a letter left which tells one fact: from now on the employee reads it on their own page (1.4).

    Without ``received_on`` receipt is deemed (CA-7). said: what it says besides; why somebody is suspended or the case
    paused is never optional. What it tells stays as it is now, whatever is corrected later.
    Raises NotNow where there is no such fact, or it was told; RuleBroken PV-1, CA-7, SU-4, and by the step of the letter.
    """
    step = begin(case, Action.SEND_LETTER, by=by)
    letter = Letter(letter)
    fact = untold_fact(case, letter) if letter in FACT_LETTERS else None
    if fact is None:
        raise NotNow("There is nothing that this letter could tell, or the employee was told already.")
    check_says_why(letter, said)
    sent_on = timezone.localdate(sent_at)
    policy = policy_on(sent_on, case.subject.nation)
    received = receipt(received_on, policy, delivery, sent_at, case)
    check_letter_days(letter, fact.on, sent_on, received)
    made = SentLetter.objects.create(
        case=case,
        kind=letter,
        **_tells(case, letter, fact, sent_on),
        said=said.strip(),
        policy=policy,
        delivery=delivery,
        sent_at=sent_at,
        sent_on=sent_on,
        received_on=received,
        sent_by=by,
    )
    finish(case, step, by=by, facts={"letter": letter.value, "sent_letter": made.pk})
    return made


def _tells(case: Case, letter: Letter, fact: Fact, sent_on: date) -> dict[str, Any]:
    """What it tells as it is now: the row, the day that it prints, and who investigates."""
    about = {FACT_LETTERS[letter]: fact.row} if fact.row is not None else {}
    if letter == Letter.INVESTIGATION:
        about["investigator"] = investigator_on(case, sent_on)
    return about | {"printed_day": day_to_print(case, letter, fact)}
