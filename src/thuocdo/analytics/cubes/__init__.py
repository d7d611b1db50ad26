"""Counts of dossiers that are only ever added: kept, read and frozen without their rows."""
