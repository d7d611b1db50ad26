"""Pages of index sets."""
