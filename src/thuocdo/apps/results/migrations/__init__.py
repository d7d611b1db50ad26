"""Changes of the tables of results, in order."""
