"""Plain values in, bytes out. Nothing here knows a model of the house."""
