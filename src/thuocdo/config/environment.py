"""Settings from the environment: typed readers that fail with a sentence."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from thuocdo.vietnamese.sentence import Refusal

PREPARED = 5  # times that a query of lib.prepared comes before PostgreSQL keeps its plan
TRUE, FALSE = ("1", "true", "yes", "có"), ("0", "false", "no", "không", "")


class InvalidSetting(Refusal):
    """A variable of the environment says something that cannot be meant."""


def text(name: str, default: str = "") -> str:
    """The variable, or the content of the file that ``NAME_FILE`` points to."""
    path = os.environ.get(f"{name}_FILE")
    if path is None:
        return os.environ.get(name, default)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise InvalidSetting(
            f"không đọc được tệp `{path}` nêu ở {name}_FILE: {error.strerror}.",
            f"the file `{path}` named by {name}_FILE cannot be read: {error.strerror}.",
        ) from None


def switch(name: str, *, default: bool = False) -> bool:
    """A yes or no."""
    word = os.environ.get(name)
    if word is None:
        return default
    if word.lower() in TRUE:
        return True
    if word.lower() in FALSE:
        return False
    raise InvalidSetting(
        f"{name}={word}: chỉ nhận 1 (có) hoặc 0 (không).", f"{name}={word}: say 1 (yes) or 0 (no)."
    )


def encryption(name: str) -> tuple[bool, bool]:
    """How a mail server is spoken to: STARTTLS, TLS from the first byte, or neither."""
    word = text(name).lower()
    if word == "ssl":
        return (False, True)
    if word in ("starttls", *TRUE):
        return (True, False)
    if word in FALSE:
        return (False, False)
    raise InvalidSetting(
        f"{name}={word}: chỉ nhận 0 (không mã hóa), starttls hoặc ssl.",
        f"{name}={word}: say 0 (not encrypted), starttls or ssl.",
    )


def whole(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number within bounds."""
    word = text(name, str(default))
    if word.isdecimal() and least <= int(word) <= most:
        return int(word)
    raise InvalidSetting(
        f"{name}={word}: chỉ nhận số nguyên từ {least} đến {most}.",
        f"{name}={word}: say a whole number from {least} to {most}.",
    )


def number(name: str, default: float) -> float:
    """A number that is not negative."""
    word = text(name, str(default))
    try:
        value = float(word)
    except ValueError:
        value = -1.0
    if value < 0:
        raise InvalidSetting(
            f"{name}={word}: phải là số không âm.", f"{name}={word}: must be a number, 0 or more."
        )
    return value


def words(name: str, default: str = "") -> list[str]:
    """Values between commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(name: str, default: Path) -> dict[str, object]:
    """A Django database: ``postgresql://user:password@host:port/name`` or ``sqlite:///path``.

    As everywhere, three slashes begin a relative path and four an absolute one. ``?pooled=1`` says
    that a pooler stands between which does not know prepared statements.

    Raises:
        InvalidSetting: another kind of database.
    """
    url = urlsplit(text(name) or f"sqlite:///{default}")
    if url.scheme == "sqlite":
        return sqlite(unquote(url.path.removeprefix("/")))
    if url.scheme in {"postgres", "postgresql"}:
        query = dict(parse_qsl(url.query))
        is_pooled = query.pop("pooled", "") in TRUE
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.removeprefix("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": query.pop("host", url.hostname or ""),
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {**query, "prepare_threshold": None if is_pooled else PREPARED},
        }
    raise InvalidSetting(
        f"{name}: không biết loại cơ sở dữ liệu `{url.scheme}`. Dùng sqlite:/// hoặc postgresql://.",
        f"{name}: unknown kind of database `{url.scheme}`. Use sqlite:/// or postgresql://.",
    )


def sqlite(path: str) -> dict[str, object]:
    """SQLite for several threads: readers never wait, writers wait their turn for 20 seconds."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
            "PRAGMA foreign_keys=ON;PRAGMA cache_size=-20000;",
        },
    }
