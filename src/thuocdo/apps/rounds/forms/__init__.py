"""Forms of rounds, one module an area."""
