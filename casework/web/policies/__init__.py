"""The policy for those who make it: read a version, compare two, draft the next, and have it approved."""
