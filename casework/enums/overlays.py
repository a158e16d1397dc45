"""What lies over a case while the procedure goes on, or reaches it from outside the stages."""

from __future__ import annotations

from django.db.models import TextChoices


class Alternative(TextChoices):
    """What is considered before anybody is suspended (SU-3)."""

    OTHER_HOURS = "other_hours", "Other hours or another shift"
    OTHER_PLACE = "other_place", "Another place of work"
    HOME = "home", "Working from home"
    OTHER_DUTIES = "other_duties", "Other duties or other customers"
    NO_ACCESS = "no_access", "Less access to systems"


class SuspensionPay(TextChoices):
    FULL = "full", "On full pay"
    UNPAID = "unpaid", "Without pay, as the contract allows"


class SuspensionEnd(TextChoices):
    """Why a suspension ended. The last is written by the system (T7)."""

    LIFTED = "lifted", "It is no longer needed"
    SICKNESS = "sickness", "The employee fell ill"
    CASE_OVER = "case_over", "It ended with the outcome or the case"


class PauseReason(TextChoices):
    """Why a case is paused (T8)."""

    GRIEVANCE = "grievance", "The employee raised a grievance"
    SICKNESS = "sickness", "The employee is too ill to take part"
    CRIMINAL = "criminal", "The police or a court are dealing with it"
    MEDIATION = "mediation", "There is mediation"
    CLARIFICATION = "clarification", "Something has to be clarified first"


class ResignationKind(TextChoices):
    """How an employee resigns in the middle of a case (T24)."""

    WITH_NOTICE = "with_notice", "With notice"
    IMMEDIATE = "immediate", "At once, without notice"


class ReviewResult(TextChoices):
    """What came of looking at a decision again that relied on a warning which fell (7.5)."""

    STANDS = "stands", "It stands without that warning"
    PUT_RIGHT = "put_right", "It has to be put right"


class ImprovementResult(TextChoices):
    """What came of the improvement that a warning requires (R14)."""

    MET = "met", "It was made"
    NOT_MET = "not_met", "It was not made"
    NOT_JUDGED = "not_judged", "It could not be judged"


class AbsenceKind(TextChoices):
    """Why an employee was away, where a warning is extended by it (SA-11, SA-12)."""

    SICKNESS = "sickness", "Sickness"
    FAMILY_LEAVE = "family_leave", "Maternity, adoption or other family leave"
    OTHER = "other", "Another absence"
