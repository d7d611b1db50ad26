"""Tags and filters of accounts."""
