"""One criterion: its rule, worked cases, who does best, and what became of it."""
