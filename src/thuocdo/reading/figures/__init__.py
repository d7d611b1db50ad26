"""Figures of units: read from wide or long tables and from JSON, typed by the rules that ask."""
