"""Published data in the form that the interface answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from thuocdo.reporting.snapshots.model import (
    EventLine,
    LayerLine,
    LeafLine,
    LeafPoints,
    Node,
    Snapshot,
    Tally,
    UnitLine,
    UnitScore,
)
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.api import schemas
from thuocdo.web.portal.ranking.naming import block_slug
from thuocdo.web.portal.shelf import Published, Shelf

LICENCE = "CC BY 4.0"


def text(sentence: Sentence) -> schemas.Text:
    """A sentence in both languages."""
    return schemas.Text(vi=sentence.vi, en=sentence.en)


def indices(shelf: Shelf) -> list[schemas.IndexOut]:
    """All indices with their published years."""
    newest = [next(iter(years.values())) for years in shelf.by_scheme.values()]
    return [
        schemas.IndexOut(
            slug=one.slug,
            title=text(one.snapshot.title),
            short=text(one.short),
            years=shelf.years(one.slug),
        )
        for one in newest
    ]


def publication(one: Published) -> dict[str, Any]:
    """The fields of a publication."""
    snapshot = one.snapshot
    return {
        "slug": one.slug,
        "title": text(snapshot.title),
        "year": one.year,
        "version": snapshot.version,
        "kind": snapshot.kind.value,
        "edition": snapshot.edition,
        "edition_hash": snapshot.edition_hash,
        "bundle_hash": one.content_hash,
        "bundle_url": reverse("portal:bundle", args=[one.slug, one.year]),
        "engine_version": snapshot.engine_version,
        "published_at": one.published_at,
        "decision": schemas.DecisionOut(**snapshot.decision._asdict()),
        "source": snapshot.source,
        "scale": snapshot.scale,
        "standing": snapshot.standing,
        "survey_held": snapshot.survey_held,
        "blocks": [block(snapshot, name) for name in snapshot.blocks],
        "bands": [
            schemas.BandOut(code=b.code, title=text(b.title), floor=b.floor) for b in snapshot.bands
        ],
        "erratum": snapshot.reason,
        "corrections": [schemas.CorrectionOut(**c._asdict()) for c in snapshot.corrections],
        "licence": LICENCE,
    }


def block(snapshot: Snapshot, name: str) -> schemas.BlockOut:
    """A block and how many units it has."""
    return schemas.BlockOut(
        slug=block_slug(name), name=name, units=len(list(snapshot.in_block(name)))
    )


def node(line: Node) -> schemas.NodeOut:
    """One place of the tree."""
    return schemas.NodeOut(**{**line._asdict(), "title": text(line.title), "rule": text(line.rule)})


def standing(snapshot: Snapshot, score: UnitScore) -> dict[str, Any]:
    """The fields of a ranked unit."""
    unit = snapshot.units[score.unit]
    return {
        "unit": score.unit,
        "name": text(unit.title),
        "block": unit.block,
        "region": unit.region,
        "is_ranked": unit.is_ranked,
        "total": score.total,
        "maximum": score.maximum,
        "percent": score.percent,
        "rank": score.rank,
        "out_of": score.out_of,
        "is_tied": score.is_tied,
        "band": score.band,
        "missing": list(score.missing),
        "rank_low": score.interval.low if score.interval else None,
        "rank_high": score.interval.high if score.interval else None,
    }


def groups(tallies: Mapping[str, Tally]) -> list[schemas.GroupPoints]:
    """Points of groups or methods."""
    return [
        schemas.GroupPoints(
            code=code,
            points=tally.points,
            maximum=tally.maximum,
            percent=tally.percent,
            missing=tally.missing,
        )
        for code, tally in tallies.items()
    ]


def result(snapshot: Snapshot, score: UnitScore) -> schemas.UnitResultOut:
    """A unit's result with its parts."""
    return schemas.UnitResultOut(
        **standing(snapshot, score),
        groups=groups(score.groups),
        methods=groups(score.methods),
        leaves=[schemas.LeafPoints(**points(leaf)) for leaf in score.leaf_points()],
    )


def points(leaf: LeafLine | LeafPoints) -> dict[str, Any]:
    """Points of one item."""
    return {
        "code": leaf.code,
        "state": leaf.state,
        "points": leaf.points,
        "maximum": leaf.maximum,
    }


def trace(place: Node, leaf: LeafLine, layers: Iterable[LayerLine]) -> schemas.TraceOut:
    """How the points of one item came about."""
    return schemas.TraceOut(
        **points(leaf),
        title=text(place.title),
        sentence=text(leaf.sentence),
        rule=text(place.rule),
        explanation=text(leaf.explanation),
        figures=[
            schemas.FigureOut(name=f.name, label=text(f.label), value=f.value, text=text(f.text))
            for f in leaf.figures
        ],
        document=leaf.document,
        page=leaf.page,
        layer=leaf.layer,
        role=leaf.role,
        gap=text(leaf.gap),
        gain=leaf.gain,
        layers=list(map(layer, layers)),
    )


def layer(line: LayerLine) -> schemas.LayerOut:
    """One word on the way to the points of an item."""
    said = line._asdict()
    del said["told"]
    return schemas.LayerOut(**{**said, "reason": text(line.reason)})


def unit(shelf: Shelf, line: UnitLine) -> schemas.UnitOut:
    """A unit, where it has results, and what it came from or became."""
    found = list(shelf.of_unit(line.code))
    return schemas.UnitOut(
        code=line.code,
        name=text(line.title),
        kind=line.kind,
        block=line.block,
        region=line.region,
        latitude=line.latitude,
        longitude=line.longitude,
        results=[
            schemas.ResultOfUnit(
                slug=one.slug,
                year=one.year,
                total=score.total,
                rank=score.rank,
                out_of=score.out_of,
                block=one.snapshot.units[line.code].block,
                band=score.band,
            )
            for one, score in found
        ],
        lineage=[
            schemas.LineageOut(**{**event._asdict(), "share": event.share})
            for event in events(shelf, line.code)
        ],
    )


def events(shelf: Shelf, code: str) -> list[EventLine]:
    """The edges of the lineage that touch a unit, each once, in order of days."""
    touching = {
        event
        for one in shelf.published
        for event in one.snapshot.lineage
        if code in (event.old, event.new)
    }
    return sorted(touching, key=lambda event: (event.on, event.old, event.new))
