"""Mark a case as one of safeguarding; record the check for a referral."""

from __future__ import annotations

from casework.api.fields import Code, Day, Text
from casework.api.verbs.body import AddingIn
from casework.enums import Action, ReferralResult, SafeguardingAbout


class MarkSafeguardingIn(AddingIn):
    """Children, adults at risk or a regulated profession are concerned. The mark stands."""

    action = Action.MARK_SAFEGUARDING

    about = Code(SafeguardingAbout.choices)
    reasons = Text(help_text="Name no child and no adult at risk.")


class RecordReferralCheckIn(AddingIn):
    """Whether the end of employment was told to a body that protects people. The last one counts."""

    action = Action.RECORD_REFERRAL_CHECK

    result = Code(ReferralResult.choices)
    checked_on = Day(not_future=True)
    reasons = Text()
