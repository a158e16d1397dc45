"""For how long a warning is live: fixed by the policy, or chosen at the hearing within its bounds (axis 1, SA-1)."""

from __future__ import annotations

from casework.errors import RuleBroken
from casework.rules.ladder import LadderStep


def months_in_words(months: int) -> str:
    return f"{months} month" if months == 1 else f"{months} months"


def chosen_months(step: LadderStep | None, chosen: int | None) -> int | None:
    """For how many months a warning is to be live; None for a dismissal, or for no sanction (``step`` None).

    chosen: by whoever decides; None where the policy fixes it. RuleBroken SA-1 for a choice that the policy does not
    leave, for none where it asks for one, and outside its bounds.
    """
    if step is None or step.chosen_between is None:
        if chosen is not None and (step is None or chosen != step.live_months):
            raise RuleBroken("SA-1", _no_choice(step), instead="Leave the months out.", field="live_months")
        return step.live_months if step is not None else None
    least, most = step.chosen_between
    allowed = f"{least} to {months_in_words(most)}"
    if chosen is None:
        raise RuleBroken(
            "SA-1",
            f"The policy leaves it to the hearing for how long {step.in_words} is live.",
            instead=f"Choose {allowed}.",
            field="live_months",
        )
    if not least <= chosen <= most:
        raise RuleBroken(
            "SA-1",
            f"Under the policy {step.in_words} is live for {allowed}, not for {months_in_words(chosen)}.",
            instead=f"Choose {allowed}.",
            field="live_months",
        )
    return chosen


def _no_choice(step: LadderStep | None) -> str:
    if step is None or step.live_months is None:
        return "Only a warning is live for any time."
    return f"The policy fixes that {step.in_words} is live for {months_in_words(step.live_months)}."
