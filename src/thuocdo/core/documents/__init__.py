"""Structured files in which every value knows its file and line, so that refusals point at it."""
