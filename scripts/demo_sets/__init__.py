"""The demonstration index sets as data, and what turns them into files."""
