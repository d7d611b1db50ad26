"""Factories of the tests, a file for each thing they make."""
