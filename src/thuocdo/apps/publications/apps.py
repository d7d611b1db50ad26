"""Registers the app with Django."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Frozen results with their decision, embargo, checks and errata."""

    name = "thuocdo.apps.publications"
    label = "publications"
    verbose_name = "Công bố"

    def ready(self) -> None:
        """Tell the workspace what waits."""
        from thuocdo.apps.publications.selectors.waiting import work_of  # noqa: PLC0415
        from thuocdo.lib.work import register  # noqa: PLC0415

        register("publications", work_of)
