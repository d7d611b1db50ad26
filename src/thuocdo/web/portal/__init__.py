"""The public portal; it reads publications only."""
