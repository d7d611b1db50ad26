"""Entry point of the command line."""


def run() -> int:
    """Return the exit code."""
    return 0
