"""The clock of the world's autumn for every test of the API."""

from tests.fixtures_world import that_autumn, world  # noqa: F401
