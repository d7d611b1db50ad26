"""A publication as one frozen file: what was decided, what went in, what came out, and a check."""
