"""Keyed hashes at the door: the lake knows that two rows are one dossier, and not which.

The hash is the first 63 bits of SHA-256 over key and text. The key has one fixed length and the
digest is cut, so that nothing can be appended to a hashed text without the key; and DuckDB computes
it in SQL, which no HMAC function of Python does at a million rows a second.
"""

import hashlib
from dataclasses import dataclass, field

KEY_BYTES = 32


@dataclass(frozen=True)
class Key:
    """A secret of the site; whoever loses it cannot correct what is in the lake."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse a key of another length."""
        if len(self.secret) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(self.secret)}")

    def hash(self, code: str) -> int:
        """The number that stands for a dossier of this code."""
        digest = hashlib.sha256((self.secret.hex() + code).encode()).hexdigest()
        return int(digest[:16], 16) >> 1


def hash_sql(text: str) -> str:
    """``Key.hash`` of a text column, in SQL; the key is the parameter ``key`` (its hex digits)."""
    return f"(('0x' || sha256($key || {text})[:16])::UBIGINT >> 1)::BIGINT"
