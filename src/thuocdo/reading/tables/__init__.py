"""Reading of tables and records for the commands: CSV, XLSX, JSON, files and standard input."""
