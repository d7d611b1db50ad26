"""Frozen results with their decision, embargo, checks and errata."""
