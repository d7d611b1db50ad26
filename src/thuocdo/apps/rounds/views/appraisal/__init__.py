"""Pages of appraisers."""
