"""Boards of a round, reminding, reports."""
