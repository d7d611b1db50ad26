"""The public summary of dossiers, from closed periods only."""
