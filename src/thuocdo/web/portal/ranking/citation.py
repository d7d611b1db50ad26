"""How a page is cited: what it is, who published it, which version, where and when."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thuocdo.lib.language import said
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.shelf import Published

SHOWN_OF_HASH = 12  # characters; the whole hash stands in the files


class Citation(NamedTuple):
    """A sentence to copy, and the code that shows the page inside another one."""

    sentence: Sentence
    embedding: SafeString  # "" for a page that is not meant for it


def citation(one: Published, title: Sentence, address: str, embed_address: str = "") -> Citation:
    """The citation of a page that shows this publication."""
    return Citation(sentence(one, title, address), embedding(title, embed_address))


def sentence(one: Published, title: Sentence, address: str) -> Sentence:
    """Authority, title, decision, version with its day and hash, address."""
    snapshot, digest = one.snapshot, one.content_hash[:SHOWN_OF_HASH]
    decision, day = snapshot.decision, write_date(timezone.localdate(one.published_at))
    decided = write_date(decision.decided_on)
    demo = Sentence(" Dữ liệu trình diễn.", " Demonstration data.")
    note = demo if decision.is_demo else Sentence("", "")
    return Sentence(
        f"{one.authority.vi}, “{title.vi}”, {decision.number} ngày {decided}, phiên bản "
        f"{snapshot.version} công bố ngày {day}, mã kiểm tra {digest}, {address}.{note.vi}",
        f"{one.authority.en}, “{title.en}”, {decision.number} of {decided}, version "
        f"{snapshot.version} published {day}, checksum {digest}, {address}.{note.en}",
    )


def embedding(title: Sentence, address: str) -> SafeString:
    """An iframe that needs no script; "" without an address."""
    if not address:
        return SafeString("")
    return format_html(
        '<iframe src="{}" title="{}" width="100%" height="640" loading="lazy"></iframe>',
        address,
        said(title),
    )
