"""What reaches a case from outside it: the police and the courts."""

from __future__ import annotations

from django.db.models import TextChoices


class CriminalStage(TextChoices):
    """Where a criminal matter stands (PR-15)."""

    INVESTIGATION = "investigation", "Under investigation by the police or another authority"
    CHARGE = "charge", "Charged"
    CAUTION = "caution", "Cautioned"
    CONVICTION = "conviction", "Convicted"
    ENDED = "ended", "Acquitted, or no further action"


class CriminalSource(TextChoices):
    """Who told us of a criminal matter."""

    EMPLOYEE = "employee", "The employee"
    AUTHORITY = "authority", "The police, a court or another authority"
    REGULATOR = "regulator", "A regulator or a barring body"
    SOMEBODY_ELSE = "somebody_else", "Somebody else, or the press"


class CriminalEffect(TextChoices):
    """What effect it has on suitability for the job and on relationships at work (PR-15): asked, never assumed."""

    NOT_ASKED = "not_asked", "Not asked yet, or not answered"
    NONE = "none", "No effect on either"
    JOB = "job", "On the employee’s suitability for the job"
    RELATIONSHIPS = "relationships", "On relationships with colleagues, customers or the employer"
    BOTH = "both", "On both"


class CriminalWay(TextChoices):
    """What becomes of the case meanwhile (PR-15)."""

    GO_ON = "go_on", "Go on with this case"
    WAIT = "wait", "Wait: pause this case"


class SafeguardingAbout(TextChoices):
    """Why a case is one of safeguarding (R21)."""

    CHILDREN = "children", "Work with children"
    ADULTS = "adults", "Work with adults at risk"
    PROFESSION = "profession", "A regulated profession"


class ReferralResult(TextChoices):
    """Whether the end of employment is told to a body that protects people (R21)."""

    BARRING_BODY = "barring_body", "Referred to the barring body"
    REGULATOR = "regulator", "Referred to the regulator of the profession"
    BOTH = "both", "Referred to both"
    NOT_NEEDED = "not_needed", "No referral is needed"
