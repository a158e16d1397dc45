"""Print the published answer: how many were disciplined for something, with what outcome, in a period."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from casework.actions.system_actor import system_actor
from casework.enums import CountOf, Figures, OutcomeTaken
from casework.models import Category, Sanction
from casework.queries.disclosure import DisclosureAsked
from casework.reports import FORMATS, disclosure, export_disclosure


class Command(BaseCommand):
    help = (
        "Print how many people, cases or sanctions there were for a category, by level, in a period. "
        "It counts the whole register and names nobody; that it was printed is an event of the system's own user."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--category", required=True, metavar="CODE", help="such as social-media")
        parser.add_argument("--from", required=True, metavar="2009-01-01", help="first day of the period")
        parser.add_argument("--to", required=True, metavar="2013-01-31", help="its last day")
        parser.add_argument("--count", choices=CountOf.values, default=CountOf.PEOPLE.value)
        parser.add_argument("--outcome", choices=OutcomeTaken.values, default=OutcomeTaken.FINAL.value)
        parser.add_argument("--as-at", metavar="2026-11-22", help="as known at the end of that day (today)")
        parser.add_argument(
            "--exact", action="store_true", help="with small numbers and bridges, for internal use only"
        )
        parser.add_argument("--format", choices=list(FORMATS), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = DisclosureAsked(
            category=_category(options["category"]),
            first=_day("--from", options["from"]),
            last=_day("--to", options["to"]),
            as_at=_day("--as-at", options["as_at"]) if options["as_at"] else timezone.localdate(),
            count=CountOf(options["count"]),
            outcome=OutcomeTaken(options["outcome"]),
            figures=Figures.EXACT if options["exact"] else Figures.PUBLISHED,
        )
        if asked.last < asked.first:
            raise CommandError("--to is before --from: give the first day of the period, then its last.")
        if asked.as_at > timezone.localdate():
            raise CommandError("--as-at is in the future: give today or an earlier day.")
        actor = system_actor()
        made = disclosure(Sanction.objects.all(), asked, by=actor)
        self.stdout.write(export_disclosure(made, options["format"], by=actor), ending="")


def _category(code: str) -> Category:
    found = Category.objects.filter(code=code).first()
    if found is None:
        codes = ", ".join(Category.objects.order_by("code").values_list("code", flat=True))
        raise CommandError(f"There is no category “{code}”. There are: {codes or 'none yet'}.")
    return found


def _day(option: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"{option} “{text}” is not a day: write it like 2013-01-31.") from None
