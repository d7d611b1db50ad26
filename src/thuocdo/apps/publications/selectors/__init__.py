"""Reads of publications: what is public when, frozen files, drafts, checks, differences."""

from thuocdo.apps.publications.selectors.checks import findings_of
from thuocdo.apps.publications.selectors.corrections import corrections_between
from thuocdo.apps.publications.selectors.differences import (
    Difference,
    named_differences,
    newer_run,
)
from thuocdo.apps.publications.selectors.early import lines
from thuocdo.apps.publications.selectors.obstacles import (
    content_hash,
    is_checked,
    obstacles_to,
    open_findings,
)
from thuocdo.apps.publications.selectors.publications import (
    CalendarLine,
    before,
    calendar,
    history,
    is_reader,
    live,
    moment_of,
    next_release,
    publications,
    release,
    released,
    runs_of_year,
    runs_to_publish,
)
from thuocdo.apps.publications.selectors.snapshots import (
    bundle_path,
    draft_snapshot,
    early_snapshot,
    snapshot_of,
    verified_bytes,
)
from thuocdo.apps.publications.selectors.statements import as_json, stated_from, stated_in

__all__ = [
    "CalendarLine",
    "Difference",
    "as_json",
    "before",
    "bundle_path",
    "calendar",
    "content_hash",
    "corrections_between",
    "draft_snapshot",
    "early_snapshot",
    "findings_of",
    "history",
    "is_checked",
    "is_reader",
    "lines",
    "live",
    "moment_of",
    "named_differences",
    "newer_run",
    "next_release",
    "obstacles_to",
    "open_findings",
    "publications",
    "release",
    "released",
    "runs_of_year",
    "runs_to_publish",
    "snapshot_of",
    "stated_from",
    "stated_in",
    "verified_bytes",
]
