"""The ranking of a block: table, map and chart, with everything that says how to read it."""
