"""The verbs: a body for each, ``<Verb>In``, and one view that sends it to the action of its name."""
