"""Official documents, their files and what was found in them."""
