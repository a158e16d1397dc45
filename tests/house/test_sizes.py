"""Rooms stay liveable: short files, functions and classes, plain names, no hidden imports."""

from __future__ import annotations

import ast
from pathlib import Path

from config.env import BASE_DIR

PACKAGES = ("accounts", "casework", "config")
LINES_OF_FILE, LINES_OF_FUNCTION, LINES_OF_CLASS = 300, 40, 200
# Verbs that are longer by their parameters, one a line as in their form and body, and by what their docstring promises.
LONGER = {"agree_sanction": 48, "decide_appeal": 53, "decide_outcome": 44, "issue_outcome": 43}
VAGUE = {"utils", "util", "helpers", "helper", "services", "service", "common", "misc"}


def sources(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((BASE_DIR / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def place(path: Path) -> str:
    return str(path.relative_to(BASE_DIR))


def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def test_files_are_under_300_lines() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources(*PACKAGES)}
    assert lines
    assert [f"{place(path)}: {count}" for path, count in lines.items() if count >= LINES_OF_FILE] == []


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Lines of the whole definition, its signature and docstring with it."""
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def most(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """How many lines it may have."""
    if isinstance(node, ast.ClassDef):
        return LINES_OF_CLASS
    return LONGER.get(node.name, LINES_OF_FUNCTION)


def test_functions_and_classes_are_short() -> None:
    long = [
        f"{place(path)}: {node.name}: {length(node)} lines"
        for path in sources(*PACKAGES)
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and length(node) > most(node)
    ]
    assert long == []


def test_no_imports_inside_functions() -> None:
    hidden = [
        f"{place(path)}: {function.name}, line {node.lineno}"
        for path in sources("accounts", "casework")
        for function in nodes(path)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_no_file_or_folder_has_a_vague_name() -> None:
    vague = [
        place(path) for path in sources(*PACKAGES) if VAGUE & {*path.relative_to(BASE_DIR).parts, path.stem}
    ]
    assert vague == []
