"""What computes sums over a lake: DuckDB, Spark, and plain Python to compare them with."""
