"""The workspace of officials."""
