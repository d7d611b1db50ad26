"""One published number: its chain down to the document, and the badge that vouches for it."""
