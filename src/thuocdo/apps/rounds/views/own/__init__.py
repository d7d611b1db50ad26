"""Pages of the self-assessment: a unit fills in, shows, shares, signs, answers and explains."""
