"""Read YAML into located values: no anchors, no tags, no key twice, text in NFC."""

import unicodedata
from collections.abc import Iterator

import yaml

from thuocdo.core.documents.located import Listing, Mapping, Place, Scalar, Value
from thuocdo.core.errors import InvalidIndexSet

FRAME = (
    yaml.StreamStartEvent,
    yaml.StreamEndEvent,
    yaml.DocumentStartEvent,
    yaml.DocumentEndEvent,
)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # a bundle brings the plain one alone
ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def read_yaml(text: str, file: str) -> Value:
    """Read the one document of a file.

    Raises:
        InvalidIndexSet: it is empty, is not YAML, holds two documents, or uses an anchor, a tag
            or a key twice.
    """
    try:
        events = list(yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError as error:
        raise unreadable(error, text, file) from None
    starts = [event for event in events if isinstance(event, yaml.DocumentStartEvent)]
    if not starts:
        raise Place(file, 1).refusal(
            "tệp trống. Ghi nội dung hoặc xóa tệp.", "the file is empty. Fill it or remove it."
        )
    if len(starts) > 1:
        raise place_of(starts[1], file).refusal(
            "tệp có hai tài liệu YAML (---). Tách thành hai tệp.",
            "the file holds two YAML documents (---). Make two files of it.",
        )
    try:
        return located(iter([event for event in events if not isinstance(event, FRAME)]), file)
    except RecursionError:
        raise Place(file, 1).refusal(
            "các mục lồng nhau quá sâu. Viết lại cây tiêu chí, tối đa vài cấp.",
            "the entries are nested too deeply. Write the tree in a few levels.",
        ) from None


def unreadable(error: yaml.YAMLError, text: str, file: str) -> InvalidIndexSet:
    """The refusal of what is not YAML, at the line where reading stopped."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        line, problem = error.problem_mark.line + 1, str(error.problem)
    else:
        before = text.encode()[: getattr(error, "position", 0)]
        line, problem = before.count(b"\n") + 1, str(getattr(error, "reason", error))
    return Place(file, line).refusal(
        f"không đọc được YAML ({problem}). Kiểm tra dấu hai chấm, thụt dòng, dấu nháy.",
        f"this is not readable YAML ({problem}). Check colons, indentation and quotes.",
    )


def place_of(event: yaml.Event, file: str) -> Place:
    """Where an event begins."""
    assert event.start_mark is not None  # noqa: S101  (only events made by hand lack it)
    return Place(file, event.start_mark.line + 1)


def located(events: Iterator[yaml.Event], file: str) -> Value:
    """Turn the next value among the events into a value with its place."""
    return value_of(next(events), events, file)


def value_of(event: yaml.Event, events: Iterator[yaml.Event], file: str) -> Value:
    """The value that begins with this event and goes on in the next ones."""
    place = place_of(event, file)
    refuse_indirection(event, place)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(unicodedata.normalize("NFC", event.value), bool(event.style), place)
    if isinstance(event, yaml.SequenceStartEvent):
        return Listing(tuple(items(events, file)), place)
    return Mapping(entries(events, file), place)


def items(events: Iterator[yaml.Event], file: str) -> Iterator[Value]:
    """The values of a list, or the keys of a mapping, until it ends."""
    while not isinstance(event := next(events), ENDS):
        yield value_of(event, events, file)


def entries(events: Iterator[yaml.Event], file: str) -> dict[str, Value]:
    """The keys and values of a mapping until it ends."""
    found: dict[str, Value] = {}
    for key in items(events, file):
        if not isinstance(key, Scalar):
            raise key.place.refusal(
                "khóa phải là một từ, không phải danh sách hay nhóm khóa. Sửa khóa này.",
                "a key must be a word, not a list or a mapping. Correct the key.",
            )
        if key.text in found:
            raise key.place.refusal(
                f"khóa `{key.text}` được viết hai lần. Giữ lại một.",
                f"the key `{key.text}` is written twice. Keep one.",
            )
        found[key.text] = located(events, file)
    return found


def refuse_indirection(event: yaml.Event, place: Place) -> None:
    """Each value stands where it is used, and its type follows from the key."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        raise place.refusal(
            "không dùng neo YAML (&, *). Viết lại giá trị đầy đủ.",
            "YAML anchors (&, *) are not used. Write the value out.",
        )
    tag = getattr(event, "tag", None)
    if tag is not None:
        raise place.refusal(
            f"không dùng nhãn kiểu YAML `{tag}` (!). Bỏ nhãn này.",
            f"YAML tags are not used (`{tag}`, !). Remove the tag.",
        )
