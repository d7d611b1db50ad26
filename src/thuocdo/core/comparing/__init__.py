"""Comparing: deltas, comparability, unit lineage, the bridge between editions, waterfalls."""
