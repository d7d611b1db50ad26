"""What all Django apps use and that knows no word of the domain."""
