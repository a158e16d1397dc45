"""Logs hold no personal data."""

from __future__ import annotations

import logging
import sys

from config.logs import PlainFormatter


def record() -> logging.LogRecord:
    try:
        try:
            raise KeyError("anna@example.org")
        except KeyError as cause:
            raise ValueError("Key (email)=(anna@example.org) already exists") from cause
    except ValueError:
        return logging.LogRecord("casework", logging.ERROR, __file__, 1, "It failed", None, sys.exc_info())


def test_an_exception_is_its_kind_and_its_places() -> None:
    text = PlainFormatter().format(record())
    assert "anna@example.org" not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_logs.py" in text


def test_values_are_shown_only_when_asked_for() -> None:
    assert "anna@example.org" in PlainFormatter(show_values=True).format(record())
