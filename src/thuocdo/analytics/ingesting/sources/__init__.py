"""How each format gives its cells as texts, and its lines their numbers."""
