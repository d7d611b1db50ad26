"""Units and years side by side, with how far they may be compared, and why a total changed."""
