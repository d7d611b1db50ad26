"""Read ``index_set.yaml``: what the edition is, and the policies of the set as a whole."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thuocdo.core.documents.located import Mapping as Document
from thuocdo.core.documents.located import as_whole
from thuocdo.core.index_set.model import (
    Band,
    Mapping,
    NoSurvey,
    Part,
    PartKind,
    Policies,
    RankedValue,
    ReducedMaximum,
    Standing,
    Status,
    Ties,
    WhenMissing,
)
from thuocdo.vietnamese.sentence import Sentence

MOST_DECIMALS = 12  # as many as ranks tell apart


class Heading(NamedTuple):
    """The fields of an index set that stand in ``index_set.yaml``."""

    scheme: str
    edition: str
    title: Sentence
    status: Status
    in_force_from: date
    years: tuple[int, ...]
    legal_basis: str
    caveat: Sentence
    scale: Decimal
    scale_note: Sentence
    parts: tuple[Part, ...]
    bands: tuple[Band, ...]
    policies: Policies
    replaces: str
    mapping: tuple[Mapping, ...]


def read_heading(document: Document) -> Heading:
    """Read the whole file; every policy must be written, none has a default."""
    return Heading(
        scheme=document.text("scheme"),
        edition=document.text("edition"),
        title=titled(document),
        status=document.choice("status", Status),
        in_force_from=document.date("in_force_from"),
        years=tuple(as_whole(item, "years") for item in document.listing("years").items),
        legal_basis=document.text("legal_basis"),
        caveat=optional_sentence(document, "caveat"),
        scale=document.decimal("scale"),
        scale_note=optional_sentence(document, "scale_as_published"),
        parts=document.each("parts", read_part),
        bands=read_bands(document),
        policies=read_policies(document.mapping("policies")),
        replaces=document.text_or("replaces", ""),
        mapping=read_mappings(document),
    )


def titled(document: Document) -> Sentence:
    """Read ``title`` and its English twin; without one the Vietnamese title stands for both."""
    title = document.text("title")
    return Sentence(title, document.text_or("title_en", title))


def optional_sentence(document: Document, key: str) -> Sentence:
    """Read a text with its English twin; empty where it is not written."""
    text = document.text_or(key, "")
    return Sentence(text, document.text_or(f"{key}_en", text))


def read_part(document: Document) -> Part:
    """Read a part and the domains that belong to it; only main parts are always in the scale."""
    part = Part(
        document.text("code"),
        document.choice("kind", PartKind),
        titled(document),
        document.decimal_or_none("cap"),
        document.decimal_or_none("floor"),
        document.flag("in_scale", absent=True),
        document.texts("domains"),
    )
    if part.kind is PartKind.MAIN and not part.in_scale:
        raise document.place_of("in_scale").refusal(
            "phần `main` luôn nằm trong thang điểm. Bỏ `in_scale` hoặc sửa `kind`.",
            "a `main` part always counts in the scale. Remove `in_scale` or correct `kind`.",
        )
    refuse_crossed(document, part.floor, "floor", part.cap, "cap")
    return part


def refuse_crossed(
    document: Document, low: Decimal | None, low_key: str, high: Decimal | None, high_key: str
) -> None:
    """Refuse a lower bound above the upper one."""
    if low is not None and high is not None and low > high:
        raise document.place_of(low_key).refusal(
            f"`{low_key}` không được lớn hơn `{high_key}`. Sửa một trong hai.",
            f"`{low_key}` must not be above `{high_key}`. Correct one.",
        )


def read_bands(document: Document) -> tuple[Band, ...]:
    """Read the bands, best first; each lower mark must lie below the one before."""
    bands = document.each("bands", read_band) if document.has("bands") else ()
    floors = [band.floor for band in bands]
    if floors != sorted(set(floors), reverse=True):
        raise document.place_of("bands").refusal(
            "các mức xếp loại chưa đúng thứ tự. Viết từ cao xuống thấp, mỗi mốc `from` một lần.",
            "the bands are out of order. Write them from best to worst, each `from` once.",
        )
    if len({band.code for band in bands}) < len(bands):
        raise document.place_of("bands").refusal(
            "hai mức xếp loại cùng mã `code`. Mỗi mức một mã.",
            "two bands have the same `code`. Give each its own.",
        )
    return bands


def read_band(document: Document) -> Band:
    """Read one band."""
    return Band(document.text("code"), titled(document), document.decimal("from"))


def read_policies(document: Document) -> Policies:
    """Read the policies."""
    policies = Policies(
        document.choice("missing", WhenMissing),
        document.choice("reduced_maximum", ReducedMaximum),
        document.choice("no_survey", NoSurvey),
        document.decimal_or_none("floor"),
        document.decimal_or_none("ceiling"),
        document.choice("ties", Ties),
        document.choice("ranked_value", RankedValue),
        document.choice("standing", Standing),
        as_whole(document.value("decimals"), "decimals"),
    )
    if not 0 <= policies.decimals <= MOST_DECIMALS:
        raise document.place_of("decimals").refusal(
            f"`decimals` phải từ 0 đến {MOST_DECIMALS}. Sửa số này.",
            f"`decimals` must be from 0 to {MOST_DECIMALS}. Correct it.",
        )
    refuse_crossed(document, policies.floor, "floor", policies.ceiling, "ceiling")
    document.refuse_unknown()
    return policies


def read_mappings(document: Document) -> tuple[Mapping, ...]:
    """Read the mapping from the edition before, which must then be named."""
    if not document.has("mapping"):
        return ()
    if not document.has("replaces"):
        raise document.place_of("mapping").refusal(
            "có `mapping` nhưng không ghi thay thế phiên bản nào. Thêm `replaces`.",
            "there is a `mapping`, but not what it maps from. Add `replaces`.",
        )
    return document.each("mapping", read_mapping)


def read_mapping(document: Document) -> Mapping:
    """Read one line of the mapping; a new item has no ``old``, a dropped one no ``new``."""
    old = document.texts("old") if document.has("old") else ()
    new = document.texts("new") if document.has("new") else ()
    if not old and not new:
        raise document.place.refusal(
            "dòng ánh xạ không có mã nào. Thêm `old`, `new` hoặc cả hai.",
            "the mapping line has no code. Add `old`, `new` or both.",
        )
    return Mapping(old, new, document.text_or("note", ""))
