"""From millions of dossiers to honest rates: ingest, indicators, cubes."""
