"""Migrations of the dossiers."""
