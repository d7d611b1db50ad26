"""Changes of the tables of publications, in order."""
