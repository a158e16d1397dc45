"""What the tests of the verbs share."""

from tests.fixtures_world import world  # noqa: F401
