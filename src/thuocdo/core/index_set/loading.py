"""Read the folder of an edition and refuse what cannot be scored."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from thuocdo.core.documents.located import Mapping, Place, as_mapping, reading_whole
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.hashing import content_hash
from thuocdo.core.index_set.heading import read_heading
from thuocdo.core.index_set.model import IndexSet
from thuocdo.core.index_set.ordering import evaluation_order
from thuocdo.core.index_set.tree import read_domain
from thuocdo.core.index_set.validating import problems_of

Source = TypeVar("Source")
Item = TypeVar("Item")
Problems = list[InvalidIndexSet]


def load_index_set(folder: Path) -> IndexSet:
    """Load one edition.

    Raises:
        InvalidIndexSet: anything in it cannot be scored; each problem names file, line and remedy,
            and all that can be found in one reading are reported together.
    """
    problems: Problems = []
    paths = files_of(folder)
    documents = [found for path in paths if (found := kept(read_document, path, problems))]
    refuse_any(problems)
    index_set = read_whole(documents, problems)
    refuse_any(problems)
    return index_set


def files_of(folder: Path) -> list[Path]:
    """The heading first, then the domains in the order of their numbers."""
    heading = folder / "index_set.yaml"
    domains = sorted((folder / "domains").glob("*.yaml"), key=file_key)
    if not heading.is_file() or not domains:
        raise Place(str(folder), 1).refusal(
            "thư mục bộ chỉ số cần tệp `index_set.yaml` và ít nhất một tệp trong `domains/`. "
            "Thêm tệp còn thiếu hoặc chọn thư mục khác.",
            "an index set folder needs `index_set.yaml` and at least one file in `domains/`. "
            "Add what is missing or choose another folder.",
        )
    for stray in sorted((folder / "domains").glob("*.yml")):
        raise Place(str(stray), 1).refusal(
            "tệp lĩnh vực phải có đuôi `.yaml`. Đổi tên tệp.",
            "a domain file ends in `.yaml`. Rename the file.",
        )
    return [heading, *domains]


def file_key(path: Path) -> tuple[int, str]:
    """Files begin with the number of their domain: 2-… comes before 10-…."""
    number = path.name.split("-", 1)[0]
    return (int(number) if number.isdecimal() else 0, path.name)


def read_document(path: Path) -> Mapping:
    """One file as keys and values."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Place(str(path), line).refusal(
            "tệp không được lưu ở dạng UTF-8. Lưu lại với bảng mã UTF-8.",
            "the file is not saved as UTF-8. Save it as UTF-8.",
        ) from None
    return as_mapping(read_yaml(text, str(path)), path.name)


def read_whole(documents: list[Mapping], problems: Problems) -> IndexSet:
    """Read heading and domains, put them together and check the whole.

    Problems of single entries are told first: sums over what could not be read would mislead.
    """
    heading = kept(partial(reading_whole, read=read_heading), documents[0], problems)
    read = partial(reading_whole, read=partial(read_domain, problems=problems))
    domains = [found for each in documents[1:] if (found := kept(read, each, problems))]
    refuse_any(problems)
    assert heading is not None  # noqa: S101  (else there was a problem)
    leaves = tuple(leaf for domain in domains for leaf in domain.leaves())
    index_set = IndexSet(
        **heading._asdict(),
        domains=tuple(domains),
        leaves=leaves,
        order=kept(evaluation_order, leaves, problems) or leaves,
        content_hash=content_hash(documents),
    )
    problems += problems_of(index_set, documents[0])
    return index_set


def kept(read: Callable[[Source], Item], source: Source, problems: Problems) -> Item | None:
    """Read, keeping a refusal for later so that the rest is still read."""
    try:
        return read(source)
    except InvalidIndexSet as refusal:
        problems.append(refusal)
        return None


def refuse_any(problems: Problems) -> None:
    """Refuse with all problems there are, a line each."""
    if problems:
        raise InvalidIndexSet(
            "\n".join(p.sentence.vi for p in problems), "\n".join(p.sentence.en for p in problems)
        )
