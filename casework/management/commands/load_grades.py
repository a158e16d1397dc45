"""The grades of the organisation, from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.actions.grades import load_grades
from casework.actions.system_actor import system_actor
from casework.management.commands.load_policy import document_in, faults_in_words
from casework.rules.policy_terms import BadTerms


class Command(BaseCommand):
    help = "Add grades, or change their names and ranks; an example lies in casework/policies/grades/."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="GRADES.toml")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = load_grades(document_in(options["file"]), by=system_actor())
        except BadTerms as refusal:
            raise CommandError(
                f"These are no grades. Nothing was changed:\n{faults_in_words(refusal)}"
            ) from None
        self.stdout.write(f"Added or changed: {changed}.")
