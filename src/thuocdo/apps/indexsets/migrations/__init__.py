"""Changes of the tables of indexsets, in order."""
