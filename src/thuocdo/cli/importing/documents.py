"""A tree of criteria as the files of an index set folder."""

import re
from decimal import Decimal
from typing import Any, NamedTuple

import yaml

from thuocdo.cli.importing.criteria_table import Node, walk
from thuocdo.cli.tables.refusals import refused_cell
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Sentence

Document = dict[str, Any]

POLICIES = {
    "missing": "incomplete",
    "reduced_maximum": "keep",
    "no_survey": "refused",
    "ties": "competition",
    "ranked_value": "exact",
    "banded_value": "percent",
    "decimals": Decimal(2),
}
DIVIDES = {"weighted_fraction", "survey"}


class About(NamedTuple):
    """What a table does not say of the set; from the command line."""

    scheme: str
    edition: str
    title: str
    year: int
    as_published: str  # the reason why maxima do not add to the scale; empty when they do


def folder_files(top: list[Node], about: About) -> dict[str, str]:
    """File name → YAML text.

    Raises:
        UnreadableCell: maxima do not add up, or an item is worth nothing and has no items below it.
    """
    root = top[0] if len(top) == 1 and is_whole(top[0]) else None
    domains = root.children if root else top
    scale = (
        root.maximum
        if root and root.maximum is not None
        else sum((d.total() for d in domains), Decimal(0))
    )
    for domain in domains:
        refuse_wrong_sums(domain)
    total = sum((d.total() for d in domains), Decimal(0))
    if root and total != scale and not about.as_published:
        raise wrong_sum(root, total, scale)
    files = {"index_set.yaml": written(heading(domains, about, scale, total, root))}
    for number, domain in enumerate(domains, start=1):
        name = re.sub(r"[^a-z0-9]+", "-", fold(domain.title))[:40].strip("-") or "domain"
        files[f"domains/{number}-{name}.yaml"] = written(document_of(domain))
    return files


def is_whole(node: Node) -> bool:
    """Whether a single row at the top stands for the set: there are rows two levels below it."""
    return any(child.children for child in node.children) or len(node.children) > 1


def heading(
    domains: list[Node], about: About, scale: Decimal, total: Decimal, root: Node | None
) -> Document:
    """The file ``index_set.yaml``: a draft, with cautious policies spelled out."""
    title = about.title or (root.title if root else about.scheme)
    document: Document = {
        "scheme": about.scheme,
        "edition": about.edition,
        "title": title,
        "status": "draft",
        "in_force_from": f"{about.year}-01-01",
        "years": [Decimal(about.year)],
        "legal_basis": "Nhập từ bảng; chưa đối chiếu văn bản",
        "scale": scale,
        "parts": [
            {"code": "main", "kind": "main", "title": title, "domains": [d.code for d in domains]}
        ],
        "policies": POLICIES,
    }
    if total != scale:
        document["scale_as_published"] = about.as_published
    return document


def document_of(node: Node) -> Document:
    """A group with its items, or a leaf with its rule."""
    document: Document = {"code": node.code, "title": node.title}
    if node.children:
        return document | {
            "maximum": node.total(),
            "criteria": [document_of(child) for child in node.children],
        }
    document["method"] = node.method.value
    if node.prose:
        document["rule_text"] = node.prose
    if node.maximum is None:
        return document | {"informational": "true"}
    document |= {"maximum": node.maximum, "rule": node.rule}
    if node.maximum <= 0:
        document["minimum"] = "none"
    if node.rule["kind"] in DIVIDES or node.rule.get("measure") == "rate":
        document["zero_denominator"] = "refused"
    return document


def refuse_wrong_sums(node: Node) -> None:
    """The items of a row add up to its own maximum."""
    for group in walk(node):
        if group.children and group.maximum is not None:
            below = sum((child.total() for child in group.children), Decimal(0))
            if below != group.maximum:
                raise wrong_sum(group, below, group.maximum)


def wrong_sum(node: Node, below: Decimal, stated: Decimal) -> Exception:
    """The refusal of maxima that do not add up."""
    return refused_cell(
        node.place,
        Sentence(
            f"điểm tối đa của `{node.code}` là {stated} nhưng các mục con cộng được {below}. "
            'Sửa cho khớp; nếu văn bản công bố đúng như vậy, thêm --as-published "lý do".',
            f"the maximum of `{node.code}` is {stated}, but its items add to {below}. "
            'Make them agree; if the document was published so, add --as-published "reason".',
        ),
    )


class Dumper(yaml.SafeDumper):
    """Numbers plain, texts that look like numbers quoted."""


def write_decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    """A number as it is written by hand."""
    kind = "int" if value == value.to_integral_value() and "." not in f"{value:f}" else "float"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", f"{value:f}")


def write_text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """A text; quoted where it could be read as something else."""
    style = (
        None if value in {"true", "none"} else '"' if re.fullmatch(r"[0-9.,eE+-]+", value) else None
    )
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


Dumper.add_representer(Decimal, write_decimal)
Dumper.add_representer(str, write_text)


def written(document: Document) -> str:
    """YAML text with keys in their order and Vietnamese letters as they are."""
    return yaml.dump(document, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)
