"""How firm a ranking is: rank intervals, brackets, influence of leaves, ceilings."""
