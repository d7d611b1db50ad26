"""Registers of units over time, and the decrees that changed them, read from tables."""
