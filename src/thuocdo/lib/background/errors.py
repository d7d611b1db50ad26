"""What can happen to a task besides what it raises itself."""


class WorkerLost(Exception):  # noqa: N818  (an outcome)
    """Whoever worked on the task was killed, or lost the database, before it ended."""
