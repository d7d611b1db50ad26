"""Planning a round, opening it, moving it on, settling it."""
