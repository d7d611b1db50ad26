"""Structured files in which every value knows its file and line, so that a refusal can point at it."""
