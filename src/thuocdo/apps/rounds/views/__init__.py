"""Pages of rounds: the unit's own, the appraisers', the council's, and steering."""
