"""The computation: figures and a rule book in, points, ranks and reasons out."""
