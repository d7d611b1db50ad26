"""The register of units over time, their blocks, and what became of them."""
