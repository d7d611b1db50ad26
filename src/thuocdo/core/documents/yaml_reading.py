"""Read YAML into located values: no anchors, no tags, no key twice, text in NFC."""

import unicodedata

import yaml

from thuocdo.core.documents.located import Listing, Mapping, Place, Scalar, Value


def read_yaml(text: str, file: str) -> Value:
    """Read one document.

    Raises:
        InvalidIndexSet: it is empty, is not YAML, or uses an anchor, a tag or a key twice.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Place(file, line).refusal(
            f"không đọc được YAML ({error.problem}). Kiểm tra dấu hai chấm, thụt dòng, dấu nháy.",
            f"this is not readable YAML ({error.problem}). Check colons, indentation and quotes.",
        ) from None
    if root is None:
        raise Place(file, 1).refusal("tệp trống.", "the file is empty.")
    return located(root, file, set())


def located(node: yaml.Node, file: str, seen: set[int]) -> Value:
    """Turn a YAML node into a value with its place."""
    place = Place(file, node.start_mark.line + 1)
    if id(node) in seen:
        raise place.refusal(
            "không dùng neo YAML (&, *). Viết lại giá trị đầy đủ.",
            "YAML anchors (&, *) are not used. Write the value out.",
        )
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        text = unicodedata.normalize("NFC", str(node.value))
        return Scalar(text, bool(node.style), place)
    if isinstance(node, yaml.SequenceNode):
        return Listing(tuple(located(item, file, seen) for item in node.value), place)
    entries: dict[str, Value] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in entries:
            raise Place(file, key.start_mark.line + 1).refusal(
                f"khóa `{name}` được viết hai lần. Giữ lại một.",
                f"the key `{name}` is written twice. Keep one.",
            )
        entries[name] = located(value, file, seen)
    return Mapping(entries, place)
