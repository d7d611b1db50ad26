"""Settings, addresses and the command that runs the site."""
