"""Forms of the dossiers."""
