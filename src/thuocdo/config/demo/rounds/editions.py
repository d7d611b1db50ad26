"""The editions of 2026: the rules of 2025 taken over as they are."""

import re
from datetime import datetime

from thuocdo.apps.indexsets import services
from thuocdo.apps.indexsets.models import Edition, Scheme
from thuocdo.apps.indexsets.services import draft_from_files
from thuocdo.apps.indexsets.services.importing import store
from thuocdo.config.demo.moments import at
from thuocdo.config.demo.people import Cast
from thuocdo.core.index_set.loading import load_index_set
from thuocdo.reading.library import edition_folder

YEAR = 2026
ISSUED: datetime = at(2026, 8, 20)
HEADING = "index_set.yaml"
TAKEN_OVER = "# Bộ chỉ số 2026 (trình diễn)\n\nTiếp tục dùng các mục và quy tắc của năm 2025.\n"


def next_edition(scheme: Scheme, cast: Cast) -> Edition:
    """The edition of 2026, imported and issued; what is there stays as it is."""
    known = Edition.objects.filter(scheme=scheme, name=str(YEAR)).first()
    if known:
        return known
    stored = store(draft_from_files(files_of(scheme.folder)), by=cast["phuong-phap"])
    services.issue(edition=stored.edition, by=cast["giam-doc"], at=ISSUED)
    return Edition.objects.get(pk=stored.edition.pk)


def files_of(folder: str) -> dict[str, str]:
    """The files of 2025 with another heading; an unchanged item needs no line of a mapping."""
    root = edition_folder(f"{folder}/{YEAR - 1}")
    load_index_set(root)
    paths = [root / HEADING, *sorted((root / "domains").glob("*.yaml"))]
    files = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    files[HEADING] = heading_of(folder, files[HEADING])
    return files | {"CHANGES.md": TAKEN_OVER}


def heading_of(folder: str, text: str) -> str:
    """The heading as the next year's edition has it."""
    text = re.sub(r"(?ms)^mapping:\n.*\Z", "", text)
    for old, new in (
        (r"^edition: .*$", f'edition: "{YEAR}"'),
        (r"^in_force_from: .*$", f"in_force_from: {YEAR}-01-01"),
        (r"^years: .*$", f"years: [{YEAR}]"),
        (r"^replaces: .*$", f'replaces: "{folder}/{YEAR - 1}"'),
    ):
        text = re.sub(f"(?m){old}", new, text)
    return text
