"""Formats of our own: Django reads Vietnamese dates the American way."""
