"""Changes of the tables of audit, in order."""
