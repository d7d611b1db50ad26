"""A tree of criteria as the files of an index set folder."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from thuocdo.core.rounding import ZERO
from thuocdo.reading.importing.codes import continues
from thuocdo.reading.importing.criteria_table import Criteria
from thuocdo.reading.importing.leaf_documents import leaf_document, titles
from thuocdo.reading.importing.nodes import Node, walk
from thuocdo.reading.importing.sums import is_without_points, refuse_wrong_sums, wrong_scale
from thuocdo.reading.importing.writing import written
from thuocdo.reading.tables.refusals import UnreadableTable, refused_file
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

Document = dict[str, Any]

POLICIES = {
    "missing": "incomplete",
    "reduced_maximum": "keep",
    "no_survey": "refused",
    "ties": "competition",
    "ranked_value": "exact",
    "standing": "percent",
    "decimals": Decimal(2),
}


class About(NamedTuple):
    """What a table does not say of the set; from the command line."""

    scheme: str
    edition: str
    title: str
    year: int
    as_published: str  # the reason why maxima do not add to the scale; empty when they do


class Whole(NamedTuple):
    """The set above its domains."""

    title: Document  # title and, where there is one, title_en
    domains: list[Node]
    scale: Decimal  # points
    attainable: Decimal  # points that the domains add up to
    place: Sentence  # of the row that states the scale


def folder_files(criteria: Criteria, about: About, table: str) -> dict[str, str]:
    """File name → YAML text.

    Raises:
        UnreadableTable: maxima do not add up, a rule cannot be used, or nothing has points.
    """
    whole = whole_of(criteria, about)
    for domain in whole.domains:
        refuse_wrong_sums(domain)
    if whole.attainable != whole.scale and not about.as_published:
        raise wrong_scale(whole.place, whole.domains, whole.attainable, whole.scale)
    if all(is_without_points(leaf) for d in whole.domains for leaf in walk(d) if not leaf.children):
        raise nothing_scored(table)
    files = {"index_set.yaml": written(heading(whole, about))}
    for number, domain in enumerate(whole.domains, start=1):
        files[f"domains/{number}-{slug(domain.title)[:40]}.yaml"] = written(document_of(domain))
    return files


def whole_of(criteria: Criteria, about: About) -> Whole:
    """Domains and scale: a row above all others, a row of totals, or the sum of the domains."""
    only = criteria.top[0] if len(criteria.top) == 1 else None
    root = only if only is not None and is_root(only) else None
    domains = root.children if root else criteria.top
    attainable = sum((domain.worth() for domain in domains), ZERO)
    title = {"title": about.title} if about.title else titles(root) if root else {}
    if criteria.total is not None:
        scale, place = criteria.total, criteria.total_place
    elif root and root.maximum is not None:
        scale, place = root.maximum, root.place
    else:
        scale, place = attainable, Sentence("", "")
    return Whole(title or {"title": about.scheme}, domains, scale, attainable, place)


def is_root(node: Node) -> bool:
    """Whether a single row at the top is the whole set: the codes below do not go on from its own.

    Above I, II, III stands the set; above A.1, A.2 stands the one domain A.
    """
    return bool(node.children) and not all(continues(c.code, node.code) for c in node.children)


def slug(text: str) -> str:
    """The text as a name of a file or folder: small letters without marks, digits, dashes."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-") or "index"


def heading(whole: Whole, about: About) -> Document:
    """The file ``index_set.yaml``: a draft, with cautious policies spelled out."""
    main = {"code": "main", "kind": "main", **whole.title}
    document: Document = {
        "scheme": about.scheme,
        "edition": about.edition,
        **whole.title,
        "status": "draft",
        "in_force_from": date(about.year, 1, 1),
        "years": [Decimal(about.year)],
        "legal_basis": "Nhập từ bảng; chưa đối chiếu văn bản",
        "scale": whole.scale,
        "parts": [{**main, "domains": [domain.code for domain in whole.domains]}],
        "policies": POLICIES,
    }
    if whole.attainable != whole.scale:
        document["scale_as_published"] = about.as_published
    return document


def document_of(node: Node) -> Document:
    """A group with its items, or a leaf with its rule."""
    if not node.children:
        return leaf_document(node)
    return {
        "code": node.code,
        **titles(node),
        "maximum": node.worth(),
        "criteria": [document_of(child) for child in node.children],
    }


def nothing_scored(table: str) -> UnreadableTable:
    """The refusal of a table in which no criterion has a maximum."""
    return refused_file(
        table,
        Sentence(
            "không tiêu chí nào có điểm tối đa. Điền cột maximum.",
            "no criterion has a maximum. Fill in the column maximum.",
        ),
    )
