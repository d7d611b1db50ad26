"""The indicators, one file each; ``catalogue`` lists them."""
