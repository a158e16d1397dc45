"""A criminal matter beside a case, as JSON: empty for whoever may not know of it (DP-4)."""

from __future__ import annotations

from rest_framework import serializers

from casework.enums import CriminalEffect, CriminalSource, CriminalStage, CriminalWay
from casework.models import Case, CriminalMatter
from casework.queries.sight import Sight


class CriminalMatterOut(serializers.Serializer):
    """In order: the last says how it stands."""

    stage = serializers.ChoiceField(CriminalStage.choices)
    about = serializers.CharField()
    since = serializers.DateField()
    told_by = serializers.ChoiceField(CriminalSource.choices)
    told_on = serializers.DateField()
    effect = serializers.ChoiceField(CriminalEffect.choices)
    effect_reasons = serializers.CharField()
    way = serializers.ChoiceField(CriminalWay.choices)
    reasons = serializers.CharField()


def criminal_matters(case: Case, sight: Sight) -> list[CriminalMatter]:
    """``case``: loaded by ``case_page.load``."""
    return list(case.criminal_matters.all()) if sight.criminal else []
