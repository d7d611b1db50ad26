"""The rounds of 2026 in the model province, played by the services up to any phase."""
