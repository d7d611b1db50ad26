"""The page of the log: who did what, filtered, as a table and as a file."""
