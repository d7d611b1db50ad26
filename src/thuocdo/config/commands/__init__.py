"""Commands of the site, one module each; Django is loaded when a command runs, not for its help."""
