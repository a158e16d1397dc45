"""Put a policy pack in force from a day."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.actions.policies import load_policy
from casework.actions.system_actor import system_actor
from casework.errors import RuleBroken
from casework.rules.policy_faults import Fault
from casework.rules.policy_terms import BadTerms, read_terms


class Command(BaseCommand):
    help = "Check a policy pack and put it in force from a day; examples lie in casework/policies/."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="PACK.toml")
        parser.add_argument("--from", dest="on", type=date.fromisoformat, metavar="2027-01-01")
        parser.add_argument("--check", action="store_true", help="only say what is wrong with it")

    def handle(self, *args: Any, **options: Any) -> None:
        document = document_in(options["file"])
        try:
            read_terms(document)
            if options["check"]:
                self.stdout.write(f"{document['name']}: nothing is wrong with it.")
                return
            if options["on"] is None:
                raise CommandError("Say from which day it is in force: --from 2027-01-01.")
            policy = load_policy(document, effective_from=options["on"], by=system_actor())
        except BadTerms as refusal:
            said = faults_in_words(refusal)
            raise CommandError(f"This is no policy that can be put in force:\n{said}") from None
        except RuleBroken as refusal:
            raise CommandError(f"{refusal.rule_id}: {refusal.message} {refusal.instead}") from None
        self.stdout.write(f"Loaded: {policy}.")


def faults_in_words(refusal: BadTerms) -> str:
    """One line for each fault: the field, what is wrong, the rule, and what is allowed."""
    return "\n".join(f"  {_in_words(fault)}" for fault in refusal.faults)


def _in_words(fault: Fault) -> str:
    rule = f" ({fault.rule_id})" if fault.rule_id else ""
    return f"{fault.field}: {fault.said}{rule}{f'. {fault.instead}' if fault.instead else ''}"


def document_in(file: Path) -> dict[str, Any]:
    """What the file holds. Raises CommandError where it is not there, or is no TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise CommandError(f"{file} cannot be read: {trouble.strerror}.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise CommandError(f"{file} is no TOML file: {trouble}.") from None
