"""Dossiers of administrative procedures: batches, periods and what follows from them."""
