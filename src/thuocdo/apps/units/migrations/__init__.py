"""Changes of the tables of units, in order."""
