"""Number checks on tables to be published or read in: do the figures agree with each other."""
