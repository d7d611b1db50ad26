"""Names the app to Django."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """The yearly assessment: self-assessment, appraisal, explanation, council."""

    name = "thuocdo.apps.rounds"

    def ready(self) -> None:
        """Say what is due to whom, and what is done every hour."""
        from thuocdo.apps.rounds import tasks  # noqa: PLC0415  (models are there only now)
        from thuocdo.apps.rounds.selectors import work_appraisal, work_council  # noqa: PLC0415
        from thuocdo.lib import work  # noqa: PLC0415

        work.register("rounds.appraisal", work_appraisal.waiting_for)
        work.register("rounds.council", work_council.waiting_for)
        tasks.schedule()
