"""The lock files pin every package by hash and name no host."""

from __future__ import annotations

import json
import re

import pytest

from config.env import BASE_DIR

LOCKS = sorted(path.name for path in BASE_DIR.glob("requirements*.txt"))
REQUIREMENT = re.compile(r"^[A-Za-z0-9][\w.\-]*(\[[^\]]*\])?==", re.MULTILINE)


def test_there_is_a_lock_for_every_list() -> None:
    assert sorted(path.name.replace(".in", ".txt") for path in BASE_DIR.glob("requirements*.in")) == LOCKS


@pytest.mark.parametrize("name", LOCKS)
def test_requirements_name_no_host_and_have_hashes(name: str) -> None:
    text = (BASE_DIR / name).read_text()
    assert "://" not in text
    assert "--index-url" not in text
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert all("--hash=sha256:" in block for block in blocks if REQUIREMENT.match(block))


def test_product_and_tools_agree_on_versions() -> None:
    def pins(name: str) -> dict[str, str]:
        return dict(re.findall(r"^([\w.\-]+)==([^\s;\\]+)", (BASE_DIR / name).read_text(), re.MULTILINE))

    tools = pins("requirements-dev.txt")
    for product in (pins("requirements.txt"), pins("requirements-local.txt")):
        assert product.items() <= tools.items()


def test_package_lock_names_no_host_and_has_hashes() -> None:
    packages = json.loads((BASE_DIR / "package-lock.json").read_text())["packages"]
    for name, package in packages.items():
        assert "resolved" not in package
        assert name == "" or package["integrity"].startswith("sha512-")
