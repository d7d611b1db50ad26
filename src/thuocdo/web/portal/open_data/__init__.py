"""Open data: everything that can be taken away, what it means, and how to check it."""
