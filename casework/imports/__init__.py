"""Registers taken over from other systems: streamed, checked line by line, reported, repeatable."""
