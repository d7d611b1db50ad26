"""Write the demonstration index sets: rules from plain data, worked cases from the reference.

Running it again writes the same bytes. Nothing here imports thuocdo: the worked cases are a second
opinion on the core.
"""

import argparse
from fractions import Fraction
from pathlib import Path
from typing import Any

from demo_sets.building import Leaf, Words, written
from demo_sets.domains import CRITERIA, DOMAINS, EDITIONS, leaves_of
from demo_sets.headings import SCHEMES, changes_text, heading_of
from demo_sets.worked_cases import cases_of, rule_with_leaves
from demo_sets.yaml_writing import lines

SOURCE = "Bộ chỉ số trình diễn của Thước Đo (không phải quyết định của cơ quan nào)"
CHECKED_ON = "2026-11-22"


def labelled(key: str, words: Words) -> dict[str, str]:
    """A text with its English twin."""
    return {key: words[0], f"{key}_en": words[1]}


def leaf_document(leaf: Leaf, scheme: str, maxima: dict[str, str]) -> dict[str, Any]:
    """One leaf in the keys of the format."""
    document: dict[str, Any] = {"code": leaf.code, **labelled("title", leaf.title)}
    source = [{"title": SOURCE, "article": f"mục {leaf.code}", "checked_on": CHECKED_ON}]
    if leaf.rule is None:
        informational = {"informational": True, "method": leaf.method, "evidence": leaf.evidence}
        return {**document, **informational, "sources": source}
    maximum = maxima[leaf.code]
    document["maximum"] = maximum
    document |= {"minimum": leaf.minimum} if leaf.minimum else {}
    document["method"] = leaf.method
    for key in ("not_applicable", "zero_denominator"):
        document |= {key: getattr(leaf, key)} if getattr(leaf, key) else {}
    document |= labelled("counted", leaf.counted) if leaf.counted else {}
    if leaf.inputs:
        document["inputs"] = {name: words[0] for name, words in leaf.inputs.items()}
        document["inputs_en"] = {name: words[1] for name, words in leaf.inputs.items()}
    rule = rule_with_leaves(leaf, scheme, maxima)
    cases = list(cases_of(leaf, rule, maximum))
    return {
        **document,
        "evidence": leaf.evidence,
        "rule": rule,
        "sources": source,
        "cases": cases,
    }


def domain_document(code: str, scheme: str, edition: str) -> dict[str, Any]:
    """One domain with its criteria and leaves; the maxima of groups are sums."""
    leaves = leaves_of(scheme, edition)
    maxima = {leaf.code: leaf.worth[scheme] for leaf in leaves}
    criteria: dict[str, dict[str, Any]] = {}
    for leaf in (leaf for leaf in leaves if leaf.code.split(".")[0] == code):
        group = leaf.code.rsplit(".", 1)[0]
        document = leaf_document(leaf, scheme, maxima)
        if group == code:
            criteria[leaf.code] = document
        else:
            empty = {"code": group, **labelled("title", CRITERIA[group]), "criteria": []}
            criteria.setdefault(group, empty)["criteria"].append(document)
    return with_maximum(
        {"code": code, **labelled("title", DOMAINS[code].title), "criteria": [*criteria.values()]}
    )


def with_maximum(document: dict[str, Any]) -> dict[str, Any]:
    """A group with the sum of what stands below it."""
    below = [with_maximum(d) if "criteria" in d else d for d in document["criteria"]]
    total = sum((Fraction(d.get("maximum", "0")) for d in below), Fraction(0))
    head = {key: value for key, value in document.items() if key != "criteria"}
    return {**head, "maximum": written(total), "criteria": below}


def write_edition(root: Path, scheme: str, edition: str) -> None:
    """Write the folder of one edition."""
    folder = root / SCHEMES[scheme].name / edition
    (folder / "domains").mkdir(parents=True, exist_ok=True)
    write(folder / "index_set.yaml", lines(heading_of(scheme, edition)))
    for code, domain in DOMAINS.items():
        document = domain_document(code, scheme, edition)
        write(folder / "domains" / f"{code}-{domain.slug}.yaml", lines(document))
    if edition == "2025":
        write(folder / "CHANGES.md", changes_text(scheme).splitlines())


def write(path: Path, content: Any) -> None:  # noqa: ANN401  (any lines)
    """Write lines with a plain line feed on every system."""
    path.write_text("\n".join(content) + "\n", encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> None:
    """Write all four editions below ``--out``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("index_sets"))
    out = parser.parse_args(arguments).out
    for scheme in SCHEMES:
        for edition in EDITIONS:
            write_edition(out, scheme, edition)


if __name__ == "__main__":
    main()
