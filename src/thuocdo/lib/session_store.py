"""Sessions in the database, as Django's, read by a query that is written once."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.utils import timezone

from thuocdo.lib.prepared import Prepared

ALIVE = Prepared(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now), str, datetime
)


class SessionStore(InDatabase):
    """Django's own but for how a session is found."""

    def _get_session_from_db(self) -> Any:  # noqa: ANN401  (a session, or None: as Django has it)
        for session in ALIVE.objects(self.session_key, timezone.now()):
            return session
        self._session_key = None
        return None
