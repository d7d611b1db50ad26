"""Index sets: the tree of domains, criteria and leaves with all policies of one edition."""
