"""Tables, figures, index sets and registers, read from files that people wrote."""
