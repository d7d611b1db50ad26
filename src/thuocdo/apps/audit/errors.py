"""What the log refuses."""


class LogIsClosed(TypeError):  # noqa: N818  (says what happened)
    """Code tried to change or delete an event; a correction is a new event."""


class SecretInDetails(ValueError):  # noqa: N818  (says what happened)
    """Code tried to write down something that must never stand in the log."""
