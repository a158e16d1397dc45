"""The API: the second door to the same verbs, in JSON, under /api/v1/."""
