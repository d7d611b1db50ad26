"""The content hash of an edition: what it says, not how the file is laid out."""

import hashlib
import json

from thuocdo.core.documents.located import Listing, Mapping, Scalar, Value


def content_hash(documents: list[Mapping]) -> str:
    """SHA-256 over all values; comments, line breaks and the order of keys do not count."""
    plain = [plain_of(document) for document in documents]
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def plain_of(value: Value) -> object:
    """The value without its place."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Listing):
        return [plain_of(item) for item in value.items]
    return {key: plain_of(item) for key, item in value.entries.items()}
