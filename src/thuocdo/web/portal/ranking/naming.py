"""How blocks are called in addresses and in texts."""

import re

from thuocdo.reporting.snapshots.model import Snapshot
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

WHOLE = "toan-bo"  # the block of units that are not divided into blocks
_ENGLISH = {
    "xã": "communes",
    "phường": "wards",
    "đặc khu": "special zones",
    "xã, phường": "communes and wards",
    "xã, phường, đặc khu": "communes, wards and special zones",
    "sở, ngành": "departments",
    "sở, ban, ngành": "departments",
    "phòng, ban": "divisions",
    "huyện": "districts",
    "huyện, thị xã": "districts and towns",
    "huyện, thành phố": "districts and cities",
    "huyện, thị xã, thành phố": "districts, towns and cities",
    "tỉnh": "provinces",
    "tỉnh, thành phố": "provinces and cities",
    "bộ, ngành": "ministries",
}


def block_slug(block: str) -> str:
    """The block in addresses: ``xa-phuong-dac-khu``."""
    return re.sub("[^a-z0-9]+", "-", fold(block)).strip("-") or WHOLE


def block_title(block: str) -> Sentence:
    """The block in texts, after the word for it: ``khối xã, phường``, ``block of communes``."""
    if not block:
        return Sentence("tất cả đơn vị", "all units")
    name = block.casefold().removeprefix("khối ")
    english = _ENGLISH.get(name)
    return Sentence(f"khối {name}", f"block of {english}" if english else f"block “{block}”")


def block_of(snapshot: Snapshot, slug: str) -> str | None:
    """The name of the block that an address means; none where there is no such block."""
    return next((name for name in snapshot.blocks if block_slug(name) == slug), None)
