"""Every rule ID that a refusal carries is explained behind "Why?"."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import casework
from casework.enums import Jurisdiction, Strength
from casework.rules.citations import CITATIONS, citation_of

HOUSE = Path(casework.__file__).parent
RULE_ID = re.compile(r"(PR|AC|SA|AP|SEP|CA|PV|EQ|SU|TR|DP|FO|WB)-\d+|T\d+")
SOURCES = sorted(HOUSE.rglob("*.py"))


def ids_raised(tree: ast.AST) -> Iterator[str]:
    """Rule IDs given to RuleBroken as they stand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "RuleBroken":
            given = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "rule_id")]
            for arg in given:
                if isinstance(arg, ast.Constant):
                    yield str(arg.value)


def ids_written(tree: ast.AST) -> Iterator[str]:
    """Strings that are nothing but a rule ID: tables and verdicts pass these on to RuleBroken."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and RULE_ID.fullmatch(node.value):
            yield node.value


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_every_rule_id_in_the_house_is_cited(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    unknown = (set(ids_raised(tree)) | set(ids_written(tree))) - set(CITATIONS)
    assert unknown == set()


def test_the_search_finds_ids_however_they_are_given() -> None:
    code = "RuleBroken('0.6', 'x'); errors.RuleBroken(rule_id='ZZ-1', message='x'); t = ('SEP-99', 'T99x')"
    tree = ast.parse(code)
    assert set(ids_raised(tree)) == {"0.6", "ZZ-1"}
    assert set(ids_written(tree)) == {"SEP-99"}


def test_the_search_finds_the_refusals_of_the_rules() -> None:
    others = [source for source in SOURCES if source.name != "citations.py"]
    trees = [ast.parse(source.read_text(encoding="utf-8")) for source in others]
    found = {rule_id for tree in trees for rule_id in (*ids_raised(tree), *ids_written(tree))}
    assert found >= {
        "PR-10",
        "PR-12",
        "PR-16",
        "PR-17",
        "AC-3",
        "AC-6",
        "SA-8",
        "SA-10",
        "SEP-1",
        "SEP-7",
        "T18",
    }


def test_every_step_of_the_table_is_cited() -> None:
    assert {f"T{n}" for n in range(1, 26)} <= set(CITATIONS)


@pytest.mark.parametrize("rule_id", sorted(CITATIONS))
def test_citation_reads_as_a_line_on_a_screen(rule_id: str) -> None:
    citation = citation_of(rule_id)
    assert citation.title[0].isupper()
    assert not citation.title.endswith(".")
    assert len(citation.title) <= 100
    assert citation.source
    # Readers have no domain reference: neither line may send them to one.
    assert "domain" not in citation.title + citation.source


# What stands in Great Britain alone, by the words in which its sources are named. Acts for the whole kingdom are not here.
_NOT_THERE = re.compile(
    r"Acas|Relations Act 1999|Rights Act 1996|Labour Relations \(Consolidation\)|Equality Act 2010|conciliation rules"
)


@pytest.mark.parametrize("rule_id", sorted(CITATIONS))
def test_in_northern_ireland_no_rule_rests_on_the_law_of_great_britain(rule_id: str) -> None:
    here, there = (citation_of(rule_id, law) for law in Jurisdiction)
    assert not _NOT_THERE.search(there.source)
    assert there.strength == here.strength
    assert (there.source == here.source) == (not _NOT_THERE.search(here.source))
    assert len(there.title) <= 100


@pytest.mark.parametrize(
    ("rule_id", "source"),
    [
        ("PR-02", "Employment (Northern Ireland) Order 2003, article 17"),
        ("PR-12", "Labour Relations Agency Code of Practice on Disciplinary and Grievance Procedures"),
        ("AC-6", "Employment Relations (Northern Ireland) Order 1999, article 12(4) and (5)"),
        ("TR-1", "Employment Rights (Northern Ireland) Order 1996, article 118"),
        ("PR-20", "Employment (Northern Ireland) Order 2003, Schedule 1"),
    ],
)
def test_source_in_northern_ireland(rule_id: str, source: str) -> None:
    assert citation_of(rule_id, Jurisdiction.NORTHERN_IRELAND).source == source


def test_uplift_is_another_one_in_northern_ireland() -> None:
    assert citation_of("PR-02").title.endswith("by a quarter")
    assert citation_of("PR-02", Jurisdiction.NORTHERN_IRELAND).title.endswith("by 10 to 50 %")


@pytest.mark.parametrize(
    ("rule_id", "strength"),
    [
        ("AC-6", Strength.STATUTE),
        ("PR-10", Strength.CODE),
        ("SA-5", Strength.CASE_LAW),
        ("SA-10", Strength.POLICY),
        ("SEP-7", Strength.POLICY),
        ("PR-17", Strength.CODE),
        ("0.9", Strength.POLICY),
    ],
)
def test_strength_is_that_of_the_domain_reference(rule_id: str, strength: Strength) -> None:
    assert citation_of(rule_id).strength == strength


def test_unknown_rule_has_no_citation() -> None:
    with pytest.raises(KeyError):
        citation_of("SEP-99")
