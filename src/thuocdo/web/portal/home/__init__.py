"""The first page: what is new, what changed, where to look up a unit."""
