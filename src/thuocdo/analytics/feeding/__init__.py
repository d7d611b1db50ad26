"""From counted indicators to the figures of an index set: what feeds what is data, in ``sets``."""
