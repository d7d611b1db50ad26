"""Scoring rules: one file a kind, each a pure function of figures that can say itself in words."""
