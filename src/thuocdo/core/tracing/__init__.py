"""The explanation of a number, step by step, as data and as a sentence."""
