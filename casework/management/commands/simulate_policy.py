"""List the decisions of a period that a policy pack would not have allowed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from casework import audit
from casework.actions.system_actor import system_actor
from casework.enums import Look
from casework.management.commands.load_policy import document_in, faults_in_words
from casework.queries.policy_effects import policy_effects, year_to
from casework.rules.dates import words
from casework.rules.policy_terms import BadTerms, read_terms


class Command(BaseCommand):
    help = "Say which cases could not have been decided as they were under a policy pack. It names nobody, and is an event."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="PACK.toml")
        parser.add_argument("--from", dest="first", type=date.fromisoformat, metavar="2026-01-01")
        parser.add_argument("--to", dest="last", type=date.fromisoformat, metavar="2026-12-31")

    def handle(self, *args: Any, **options: Any) -> None:
        document = document_in(options["file"])
        try:
            read_terms(document)
        except BadTerms as refusal:
            raise CommandError(f"This is no policy:\n{faults_in_words(refusal)}") from None
        last = options["last"] or timezone.localdate()
        first = options["first"] or year_to(last)
        if first > last:
            raise CommandError("--from must be the same day as --to, or before it.")
        effects = policy_effects(document, first=first, last=last)
        days = {"from": first.isoformat(), "to": last.isoformat()}
        count = len(effects.not_allowed)
        audit.record_look(
            Look.LISTED, by=system_actor(), facts={"page": "simulate_policy", "count": count} | days
        )
        for line in effects.not_allowed:
            self.stdout.write(
                f"{line.reference}  {line.decided_on}  {line.level}  {line.rule_id}  {line.why}"
            )
        self.stdout.write(f"{count} of {effects.decided} decisions from {words(first)} to {words(last)}.")
