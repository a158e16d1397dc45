"""Presentation only: how a date, a state or an error is written. Nothing here decides anything."""
