"""Writes of rounds; each asks for the right, moves by the one table, and is told to the log."""
