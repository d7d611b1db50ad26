"""What the frame of every page knows."""

from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, object]:
    """Whether this is a demonstration, shown on every page, and how long a session may be idle."""
    return {"is_demo_site": settings.IS_DEMO, "idle_seconds": settings.IDLE_SECONDS}
