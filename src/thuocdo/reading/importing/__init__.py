"""Make an index set from somebody's table, without YAML by hand."""
