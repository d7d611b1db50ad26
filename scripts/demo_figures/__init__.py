"""The made-up province: its units, how good they are, and the figures they declare."""
