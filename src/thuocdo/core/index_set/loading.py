"""Read the folder of an edition and refuse what cannot be scored."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from thuocdo.core.documents.located import Mapping, Place, as_mapping, reading_whole
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.hashing import content_hash
from thuocdo.core.index_set.heading import Heading, read_heading
from thuocdo.core.index_set.model import Group, IndexSet
from thuocdo.core.index_set.ordering import evaluation_order
from thuocdo.core.index_set.tree import read_domain
from thuocdo.core.index_set.validating import problems_of

Item = TypeVar("Item")


def load_index_set(folder: Path) -> IndexSet:
    """Load one edition.

    Raises:
        InvalidIndexSet: anything in it cannot be scored; each problem names file, line and remedy,
            and all that can be found in one reading are reported together.
    """
    problems: list[InvalidIndexSet] = []
    documents = read_documents(folder)
    heading = reading_whole(documents[0], read_heading)
    domains = tuple(
        domain
        for document in documents[1:]
        if (domain := collected(document, read_domain, problems)) is not None
    )
    if problems:
        raise together(problems)
    index_set = assembled(heading, domains, content_hash(documents))
    found = problems_of(index_set, documents[0].place)
    if found:
        raise together(found)
    return index_set


def read_documents(folder: Path) -> list[Mapping]:
    """The heading first, then the domains in the order of their file names."""
    heading = folder / "index_set.yaml"
    domains = sorted((folder / "domains").glob("*.yaml"), key=file_key)
    if not heading.is_file() or not domains:
        raise Place(str(folder), 1).refusal(
            "thư mục bộ chỉ số cần tệp `index_set.yaml` và ít nhất một tệp trong `domains/`.",
            "an index set folder needs `index_set.yaml` and at least one file in `domains/`.",
        )
    return [
        as_mapping(read_yaml(path.read_text(encoding="utf-8"), str(path)), path.name)
        for path in [heading, *domains]
    ]


def file_key(path: Path) -> tuple[int, str]:
    """Files begin with the number of their domain: 2-… comes before 10-…."""
    number = path.name.split("-", 1)[0]
    return (int(number) if number.isdigit() else 0, path.name)


def collected(
    document: Mapping,
    read: Callable[[Mapping, list[InvalidIndexSet]], Item],
    problems: list[InvalidIndexSet],
) -> Item | None:
    """Read, keeping the refusal for later so that other files are still read."""
    try:
        item = read(document, problems)
        document.refuse_unknown()
    except InvalidIndexSet as refusal:
        problems.append(refusal)
        return None
    return item


def assembled(heading: Heading, domains: tuple[Group, ...], digest: str) -> IndexSet:
    """Put heading and domains together; parts name the domains that belong to them."""
    leaves = tuple(leaf for domain in domains for leaf in domain.leaves())
    return IndexSet(
        **heading._asdict(),
        domains=domains,
        leaves=leaves,
        order=evaluation_order(leaves),
        content_hash=digest,
    )


def together(problems: list[InvalidIndexSet]) -> InvalidIndexSet:
    """All problems as one refusal, a line each."""
    return InvalidIndexSet(
        "\n".join(p.sentence.vi for p in problems), "\n".join(p.sentence.en for p in problems)
    )
