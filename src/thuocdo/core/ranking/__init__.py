"""Ranks within blocks: ties, excluded units, standings of regions."""
