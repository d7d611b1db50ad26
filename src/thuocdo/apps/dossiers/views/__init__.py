"""Pages of dossiers in the workspace."""
