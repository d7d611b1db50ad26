"""Editions of index sets: stored, tried, compared, issued."""
