"""The page of a unit: all its results, what explains them, and where it comes from."""
