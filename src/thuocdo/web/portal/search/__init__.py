"""Search over units and criteria, however the marks were typed."""
