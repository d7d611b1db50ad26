"""Where the lake of this site lies, and what it knows of codes."""

from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from secrets import token_bytes

from django.conf import settings

from thuocdo.analytics.dictionaries import Dictionary
from thuocdo.analytics.ingesting.hashing import KEY_BYTES, Key
from thuocdo.analytics.lake import Lake


def folder() -> Path:
    """Everything of the dossiers on the disk."""
    return Path(settings.DATA) / "dossiers"


def lake() -> Lake:
    """The one lake; it may hold nothing yet."""
    return Lake(folder() / "lake")


def last_import() -> int:
    """Number of the last import; 0 where no import has written."""
    manifest = lake().manifest()
    return manifest.batch if manifest else 0


def known(name: str) -> Dictionary:
    """One of the lake's tables of codes; read again when it was written again."""
    path = lake().root / f"{name}.parquet"
    return read(name, lake().root, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=16)
def read(name: str, root: Path, _written: int) -> Dictionary:
    """Read once a process."""
    return Lake(root).dictionary(name)


def months_kept() -> tuple[str, ...]:
    """Months with dossiers, ascending."""
    return lake().months()


def newest_month() -> date | None:
    """The first day of the newest month with dossiers."""
    months = months_kept()
    return date.fromisoformat(f"{months[-1]}-01") if months else None


def key() -> Key:
    """The secret with which codes of dossiers are hashed; made once, kept beside the lake.

    Whoever loses it cannot correct what is in the lake. Backups leave it out, as they do the key
    of the site: the operator keeps both apart.
    """
    path = folder() / "key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError), path.open("xb") as made:
            path.chmod(0o600)
            made.write(token_bytes(KEY_BYTES))
    return Key(path.read_bytes())


def incoming() -> Path:
    """Where uploads wait; they hold personal data and leave no other trace."""
    return folder() / "incoming"


def staged_path(sha256: str, name: str) -> Path:
    """Where an upload waits, with its ending."""
    ending = Path(name).suffix.lower()
    return incoming() / f"{sha256}{ending if ending.isascii() else ''}"


def period_path(content_hash: str) -> Path:
    """Where the counts of a closed period lie."""
    return folder() / "periods" / f"{content_hash}.parquet"
