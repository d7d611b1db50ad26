"""Names the app to Django."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """The yearly assessment: self-assessment, appraisal, explanation, council."""

    name = "thuocdo.apps.rounds"

    def ready(self) -> None:
        """Say what is due to whom, and what is done every hour."""
        from thuocdo.apps.documents.selectors import register_uses  # noqa: PLC0415
        from thuocdo.apps.rounds import tasks  # noqa: PLC0415  (models are there only now)
        from thuocdo.apps.rounds.selectors import (  # noqa: PLC0415
            own_evidence,
            work_appraisal,
            work_council,
        )
        from thuocdo.apps.rounds.selectors import work as own_work  # noqa: PLC0415
        from thuocdo.lib import work  # noqa: PLC0415

        work.register("rounds.own", own_work.waiting_for)
        register_uses(own_evidence.uses)
        work.register("rounds.appraisal", work_appraisal.waiting_for)
        work.register("rounds.council", work_council.waiting_for)
        tasks.schedule()
