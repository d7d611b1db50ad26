"""Method, help and notices as prose, and the editions with their rules and differences."""
