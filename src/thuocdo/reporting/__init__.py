"""Results as plain data and files: sheets, JSON, snapshots, bundles."""
