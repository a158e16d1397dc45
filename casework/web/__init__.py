"""The pages. A view fetches, checks the shape of what was typed, calls one verb, and turns a refusal into words."""
