"""Scored units as a sheet and as JSON: the form that other programs rely on."""

from decimal import Decimal
from typing import Any

from thuocdo import __version__
from thuocdo.core.index_set.model import IndexSet, Method
from thuocdo.core.rollup.results import LeafResult, Tally, UnitResult
from thuocdo.core.scoring import wording
from thuocdo.reporting.scored import Scored
from thuocdo.reporting.sheets import Column, Sheet, Value
from thuocdo.vietnamese.sentence import Sentence

METHODS = {
    Method.SELF: Sentence("Tự chấm", "Self"),
    Method.SURVEY: Sentence("Điều tra", "Survey"),
    Method.DATA: Sentence("Dữ liệu", "Data"),
    Method.COUNCIL: Sentence("Hội đồng", "Council"),
}
TWO_VIEWS = Sentence(
    "Kết quả theo lĩnh vực và theo cách chấm là hai cách nhìn cùng các tiêu chí, "
    "không cộng với nhau.",
    "Results by domain and by method are two views of the same items and are not added together.",
)
ABOUT_UNIT = (
    Column("rank", Sentence("Hạng", "Rank"), is_unbroken=True),
    Column("out_of", Sentence("Số đơn vị xếp hạng", "Units ranked"), is_detail=True),
    Column("unit", Sentence("Mã", "Code")),
    Column("name", Sentence("Đơn vị", "Unit"), is_unbroken=True),
    Column("block", Sentence("Khối", "Block"), is_section=True),
    Column("total", Sentence("Điểm", "Points"), 2),
    Column("maximum", Sentence("Tối đa", "Maximum"), 2),
    Column("percent", Sentence("Chỉ số (%)", "Index (%)"), 2),
    Column("band", Sentence("Xếp loại", "Band")),
)


def results_sheet(scored: Scored) -> Sheet:
    """One row a unit, block by block, best first, with one column a domain."""
    index_set = scored.index_set
    domains = tuple(
        Column(
            d.code,
            Sentence(f"{d.code}. {d.title.vi}", f"{d.code}. {d.title.en}"),
            2,
            is_detail=True,
        )
        for d in index_set.domains
    )
    rows = [
        (*about_unit(scored, r), *(r.groups[d.code].points for d in index_set.domains))
        for r in scored.in_order()
    ]
    return Sheet(index_set.title, (*ABOUT_UNIT, *domains), rows, notes_of(index_set))


def domains_sheet(scored: Scored) -> Sheet:
    """Points by domain and by method: two views of the same leaves, never added together."""
    index_set = scored.index_set
    methods = list(dict.fromkeys(m for r in scored.results.values() for m in r.methods))
    views = (
        *(Column(d.code, Sentence(d.code, d.code), 2) for d in index_set.domains),
        *(Column(m.value, METHODS[m], 2) for m in methods),
    )
    rows: list[tuple[Value, ...]] = [
        (
            *about_unit(scored, r)[:4],
            *(r.groups[d.code].points for d in index_set.domains),
            *(r.methods[m].points for m in methods),
        )
        for r in scored.in_order()
    ]
    legend = wording.joined(
        [
            Sentence(f"{d.code} {x.vi}", f"{d.code} {x.en}")
            for d in index_set.domains
            for x in [d.title]
        ]
    )
    return Sheet(index_set.title, (*ABOUT_UNIT[:4], *views), rows, (legend, TWO_VIEWS))


def about_unit(scored: Scored, result: UnitResult) -> tuple[Value, ...]:
    """What every ranking says of a unit, under ``ABOUT_UNIT``."""
    unit, place = scored.figures.units[result.unit], scored.places.get(result.unit)
    return (
        place,
        place.out_of if place else None,
        result.unit,
        unit.name,
        unit.block or None,
        result.total,
        result.maximum,
        result.percent,
        result.band,
    )


def notes_of(index_set: IndexSet) -> tuple[Sentence, ...]:
    """The caveat of the set, where it has one."""
    return (index_set.caveat,) if index_set.caveat.vi else ()


def results_json(scored: Scored, language: str, *, with_leaves: bool) -> dict[str, Any]:
    """Everything as plain data; Decimals stay Decimals, titles stand in the language."""
    index_set = scored.index_set
    return {
        "index_set": {
            "name": index_set.name,
            "title": index_set.title.in_language(language),
            "status": index_set.status.value,
            "content_hash": index_set.content_hash,
            "scale": index_set.scale,
            "caveat": index_set.caveat.in_language(language),
        },
        "engine_version": __version__,
        "units": [
            unit_json(scored, r, language, with_leaves=with_leaves) for r in scored.in_order()
        ],
    }


def unit_json(
    scored: Scored, result: UnitResult, language: str, *, with_leaves: bool
) -> dict[str, Any]:
    """One unit; percent, band and rank are null while figures are missing."""
    unit, place = scored.figures.units[result.unit], scored.places.get(result.unit)
    data: dict[str, Any] = {
        "unit": result.unit,
        "name": unit.name,
        "block": unit.block or None,
        "region": unit.region or None,
        "total": result.total,
        "maximum": result.maximum,
        "percent": result.percent,
        "rank": place.rank if place else None,
        "out_of": place.out_of if place else None,
        "tied": place.is_tied if place else None,
        "band": result.band,
        "missing": list(result.missing),
        "rescaled_from": result.rescaled_from,
        "domains": [
            {
                "code": d.code,
                "name": d.title.in_language(language),
                **tally_json(result.groups[d.code]),
            }
            for d in scored.index_set.domains
        ],
        "methods": [
            {"method": method.value, **tally_json(tally)}
            for method, tally in result.methods.items()
        ],
    }
    if with_leaves:
        data["leaves"] = [leaf_json(leaf) for leaf in result.leaves.values()]
    return data


def tally_json(tally: Tally) -> dict[str, Decimal | int | None]:
    """Points, maximum and percent of a domain or method."""
    return {
        "points": tally.points,
        "maximum": tally.maximum,
        "percent": tally.percent,
        "missing": tally.missing,
    }


def leaf_json(result: LeafResult) -> dict[str, Any]:
    """One leaf; its sentence comes with ``thuocdo explain``."""
    return {
        "code": result.leaf.code,
        "state": result.state.value,
        "points": result.points,
        "maximum": result.maximum,
    }
