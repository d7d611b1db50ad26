"""Invented dossiers that behave like real ones, for demonstrations and benchmarks."""
