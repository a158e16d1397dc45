from tests.fixtures_world import that_autumn, world  # noqa: F401
