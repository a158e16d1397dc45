"""The categories of misconduct, from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.actions.policies import load_categories
from casework.actions.system_actor import system_actor
from casework.management.commands.load_policy import document_in, faults_in_words
from casework.rules.policy_terms import BadTerms


class Command(BaseCommand):
    help = "Add or rename categories of misconduct; an example lies in casework/policies/categories/."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="CATEGORIES.toml")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            changed = load_categories(document_in(options["file"]), by=system_actor())
        except BadTerms as refusal:
            raise CommandError(f"These are no categories:\n{faults_in_words(refusal)}") from None
        self.stdout.write(f"Added or renamed: {changed}.")
