"""Who did what and when, in a chain of hashes that nobody can change unseen."""
