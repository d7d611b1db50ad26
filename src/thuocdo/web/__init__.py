"""Pages that cut across the apps: the public portal, the workspace, the interface."""
