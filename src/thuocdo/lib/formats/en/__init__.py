"""How numbers and dates are read and written."""
