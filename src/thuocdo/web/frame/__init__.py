"""What frames every page: display choices, the components page, errors, health."""
