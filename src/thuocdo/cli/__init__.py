"""The command line: reads files, calls the core, prints tables or data."""
