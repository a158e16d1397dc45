"""What a decision is weighed with."""

from __future__ import annotations

from django.db.models import TextChoices

from casework.enums.policy import SanctionLevel


class OutcomeGiven(TextChoices):
    """How a case ended, mildest first: what is next to one another here adjoins (EQ-8). All final warnings are one."""

    NO_SANCTION = "none", "No sanction"
    VERBAL_WARNING = SanctionLevel.VERBAL_WARNING.value, SanctionLevel.VERBAL_WARNING.label
    WRITTEN_WARNING = SanctionLevel.WRITTEN_WARNING.value, SanctionLevel.WRITTEN_WARNING.label
    FINAL_WRITTEN_WARNING = (
        SanctionLevel.FINAL_WRITTEN_WARNING.value,
        SanctionLevel.FINAL_WRITTEN_WARNING.label,
    )
    DISMISSAL_WITH_NOTICE = (
        SanctionLevel.DISMISSAL_WITH_NOTICE.value,
        SanctionLevel.DISMISSAL_WITH_NOTICE.label,
    )
    SUMMARY_DISMISSAL = SanctionLevel.SUMMARY_DISMISSAL.value, SanctionLevel.SUMMARY_DISMISSAL.label
