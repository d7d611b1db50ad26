"""Runs of the core: what went in, and every score and trace that came out."""
