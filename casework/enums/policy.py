"""The vocabulary of the law and of a policy: what conduct is, how grave, and what may follow."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices


class Nation(TextChoices):
    """Whose bank holidays and whose law: the nation of the workplace (domain.md 6.2, PR-20)."""

    ENGLAND_AND_WALES = "england-and-wales", "England and Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"


class Severity(TextChoices):
    """How grave misconduct is, mildest first. A policy may leave out the second degree (domain.md section 2, axis 2)."""

    MINOR = "minor", "Minor misconduct"
    MORE_SERIOUS_MINOR = "more_serious_minor", "More serious minor misconduct"
    SERIOUS = "serious", "Serious misconduct"
    GROSS = "gross", "Gross misconduct"


class SanctionLevel(TextChoices):
    """The ladder, mildest first (PR-16). Which of them it has, names, live months and authority are policy data."""

    VERBAL_WARNING = "verbal_warning", "Verbal warning"
    WRITTEN_WARNING = "written_warning", "Written warning"
    FIRST_AND_FINAL_WARNING = "first_and_final_warning", "First and final written warning"
    FINAL_WRITTEN_WARNING = "final_written_warning", "Final written warning"
    ACTION_SHORT_OF_DISMISSAL = "action_short_of_dismissal", "Action short of dismissal"
    DISMISSAL_WITH_NOTICE = "dismissal_with_notice", "Dismissal with notice"
    SUMMARY_DISMISSAL = "summary_dismissal", "Summary dismissal"


DISMISSALS = (SanctionLevel.DISMISSAL_WITH_NOTICE, SanctionLevel.SUMMARY_DISMISSAL)
# After one of these further misconduct may lead to dismissal while it is live (SA-8).
FINAL_WARNINGS = (
    SanctionLevel.FIRST_AND_FINAL_WARNING,
    SanctionLevel.FINAL_WRITTEN_WARNING,
    SanctionLevel.ACTION_SHORT_OF_DISMISSAL,
)
# How heavy a level is under any policy. A rank is a place on one policy's ladder, which may lack a level.
WEIGHT = {level: weight for weight, level in enumerate(SanctionLevel)}


class MeasureKind(TextChoices):
    """What may go with a warning where the policy lists it (axis 1, COMBINED and PAY/GRADE)."""

    DEMOTION = "demotion", "Demotion"
    TRANSFER = "transfer", "Transfer"
    LOSS_OF_PAY = "loss_of_pay", "Loss of pay"
    INCREMENT_DEFERRED = "increment_deferred", "Deferred increment"
    PROMOTION_BAR = "promotion_bar", "Bar on promotion"


class IncidentChannel(TextChoices):
    """Where the conduct took place. Social media carries a platform (mandatory category data)."""

    WORKPLACE = "workplace", "At the workplace"
    SOCIAL_MEDIA = "social_media", "On social media"
    EMAIL_OR_CHAT = "email_or_chat", "By email or chat"
    TELEPHONE = "telephone", "By telephone"
    WORK_SYSTEM = "work_system", "In a work system"
    OUTSIDE_WORK = "outside_work", "Outside work"


class Platform(TextChoices):
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    X_TWITTER = "x_twitter", "X (Twitter)"
    LINKEDIN = "linkedin", "LinkedIn"
    TIKTOK = "tiktok", "TikTok"
    YOUTUBE = "youtube", "YouTube"
    WHATSAPP = "whatsapp", "WhatsApp"
    OTHER = "other", "Another platform"


class Delivery(TextChoices):
    """How a letter reaches a person; drives deemed receipt (CA-7)."""

    BY_HAND = "by_hand", "By hand"
    EMAIL = "email", "By email"
    FIRST_CLASS_POST = "first_class_post", "By first-class post"


class LiveFrom(TextChoices):
    """From when a warning runs that an appeal puts in place of another outcome (SA-13): policy data."""

    ORIGINAL = "original", "The day the first outcome was issued"
    APPEAL = "appeal", "The day of the appeal decision"
    RETURN = "return", "The day of return to work"


class OutsideRange(TextChoices):
    """What becomes of an outcome outside a policy's range (domain.md 0.9): policy data."""

    BLOCKS = "blocks", "It is refused"
    WARNS = "warns", "It needs reasons"


class NormDeparture(TextChoices):
    """How a decision lies to the norm of its policy (SA-16)."""

    AT_NORM = "at_norm", "As the norm"
    MILDER = "milder", "Milder than the norm"
    HEAVIER = "heavier", "Heavier than the norm, within the range"
    OUTSIDE = "outside", "Outside the range"


class PeriodUnit(TextChoices):
    """In what a policy counts a length of time (domain.md section 2, axis 3)."""

    WORKING_DAYS = "working_days", "Working days"
    CALENDAR_DAYS = "calendar_days", "Calendar days"
    MONTHS = "months", "Months"


class Rolls(TextChoices):
    """What becomes of a last day on which nobody works: of each rule its own (domain.md 0.7)."""

    FORWARD = "forward", "To the next working day"
    BACK = "back", "To the working day before"
    NOT = "not", "It stays"


class Jurisdiction(TextChoices):
    """Whose law a policy stands under: Northern Ireland has its own (PR-20, 0.15)."""

    GREAT_BRITAIN = "great-britain", "Great Britain"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"


class Strength(IntegerChoices):
    """How strongly a rule binds (domain.md, How to read it)."""

    STATUTE = 1, "Statute"
    CODE = 2, "Code of practice"
    CASE_LAW = 3, "Case law"
    GUIDANCE = 4, "Guidance"
    POLICY = 5, "Local policy"
    DESIGN = 6, "Design"
