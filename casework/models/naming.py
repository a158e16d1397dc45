"""What a row's policy calls its level (domain.md section 2, axis 1)."""

from __future__ import annotations

from django.db import models

from casework.models.policies import PolicyVersion
from casework.rules.ladder import called_on, level_in_words, level_name


class NamesItsLevel(models.Model):
    """A row with a level, and what the policy by which it was given calls that.

    ``called``: empty for the usual name, and where there is no level. It is kept with the row, so that a list of many needs
    no policy to be read.
    """

    level: models.CharField | str
    policy: models.ForeignKey | PolicyVersion
    called = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        abstract = True

    def name_level(self) -> None:
        """Take over what the policy calls the level. Does not save."""
        self.called = called_on(self.policy.terms.ladder, self.level)

    @property
    def level_name(self) -> str:
        """The level by itself, ``Final written warning``; ``No sanction`` where there is none."""
        return level_name(self.level, self.called) if self.level else "No sanction"

    @property
    def level_in_words(self) -> str:
        """The level inside a sentence, ``a final written warning``; ``no sanction`` where there is none."""
        return level_in_words(self.level, self.called) if self.level else "no sanction"
