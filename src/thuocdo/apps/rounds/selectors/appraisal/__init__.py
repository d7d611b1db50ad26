"""Reads of appraisers: queue, column, flags, drift, grid, disagreements and reasons."""
