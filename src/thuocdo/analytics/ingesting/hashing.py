"""Keyed hashes at the door: the lake knows that two rows are one dossier, and not which.

The hash is the first 63 bits of SHA-256 over 120 bits of the key and the text. The digest is cut,
so that nothing can be appended to a hashed text without the key; and DuckDB computes it in SQL,
where no HMAC is to be had. What goes before a code is so short that both fit into one block.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

KEY_BYTES = 32


@dataclass(frozen=True)
class Key:
    """A secret of the site; whoever loses it cannot correct what is in the lake."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse a key of another length."""
        if len(self.secret) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(self.secret)}")

    @property
    def prefix(self) -> str:
        """What goes before a text: 20 letters, as secret as the key."""
        return base64.b64encode(hashlib.sha256(self.secret).digest()[:15]).decode()

    def hash(self, code: str) -> int:
        """The number that stands for a dossier of this code."""
        digest = hashlib.sha256((self.prefix + code).encode()).hexdigest()
        return int(digest[:16], 16) >> 1

    def hashes(self, codes: Iterable[bytes]) -> NDArray[np.int64]:
        """``hash`` of each code in UTF-8."""
        before, sha256 = self.prefix.encode(), hashlib.sha256
        digests = b"".join([sha256(before + code).digest() for code in codes])
        return (np.frombuffer(digests, ">u8")[::4] >> 1).astype(np.int64)


def hash_sql(text: str) -> str:
    """``Key.hash`` of a text column, in SQL; ``Key.prefix`` is the parameter ``key``."""
    return f"(('0x' || left(sha256($key || {text}), 16))::UBIGINT >> 1)::BIGINT"
