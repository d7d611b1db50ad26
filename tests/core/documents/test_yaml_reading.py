"""Reading YAML: places, NFC, and what is refused."""

import unicodedata

import pytest

from thuocdo.core.documents.located import Listing, Mapping, Place, Scalar
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.core.errors import InvalidIndexSet

DOCUMENT = """\
title: Chỉ số
items:
  - "1.10"
  - 1.10
inner: {key: value}
"""


def test_every_value_knows_its_line():
    read = read_yaml(DOCUMENT, "a.yaml")

    assert read == Mapping(
        {
            "title": Scalar("Chỉ số", False, Place("a.yaml", 1)),
            "items": Listing(
                (
                    Scalar("1.10", True, Place("a.yaml", 3)),
                    Scalar("1.10", False, Place("a.yaml", 4)),
                ),
                Place("a.yaml", 3),
            ),
            "inner": Mapping(
                {"key": Scalar("value", False, Place("a.yaml", 5))}, Place("a.yaml", 5)
            ),
        },
        Place("a.yaml", 1),
    )


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        pytest.param("a: b", False, id="plain"),
        pytest.param("a: 'b'", True, id="single quotes"),
        pytest.param('a: "b"', True, id="double quotes"),
        pytest.param("a: |\n  b", True, id="a block is a text too"),
    ],
)
def test_what_was_quoted_is_known(text, is_quoted):
    assert read_yaml(text, "a.yaml").entries["a"].quoted is is_quoted


def test_keys_and_texts_are_composed():
    decomposed = unicodedata.normalize("NFD", "Tiêu chí: Điện tử")

    read = read_yaml(decomposed, "a.yaml")

    assert list(read) == ["Tiêu chí"]
    assert read.text("Tiêu chí") == "Điện tử"


def test_a_list_or_a_word_may_be_the_whole_document():
    assert isinstance(read_yaml("- a\n- b", "a.yaml"), Listing)
    assert read_yaml("a", "a.yaml").text == "a"


@pytest.mark.parametrize(
    ("text", "line", "vi", "en"),
    [
        pytest.param("", 1, "tệp trống", "the file is empty", id="empty"),
        pytest.param("# chú thích\n", 1, "tệp trống", "the file is empty", id="only a comment"),
        pytest.param(
            "a: 1\nb: [1\nc: 2", 3, "không đọc được YAML", "not readable YAML", id="broken"
        ),
        pytest.param("a: 1\nb: \x07", 2, "không đọc được YAML", "not readable YAML", id="a bell"),
        pytest.param(
            "a: Chỉ\nbí: \x07",
            2,
            "không đọc được YAML",
            "not readable YAML",
            id="a bell after marks",
        ),
        pytest.param(
            "a: 1\n---\nb: 2", 2, "hai tài liệu YAML", "two YAML documents", id="two documents"
        ),
        pytest.param("a: 1\nb: &x 2", 2, "không dùng neo", "anchors", id="an anchor"),
        pytest.param("a: &x 1\nb: *x", 1, "không dùng neo", "anchors", id="an anchor and its use"),
        pytest.param("a: &x {b: 1}", 1, "không dùng neo", "anchors", id="an anchored mapping"),
        pytest.param("a: 1\nb: !!str 2", 2, "nhãn kiểu YAML", "tags are not used", id="a tag"),
        pytest.param("a: !x [1]", 1, "nhãn kiểu YAML", "tags are not used", id="a tag on a list"),
        pytest.param("? !x a\n: 1", 1, "nhãn kiểu YAML", "tags are not used", id="a tag on a key"),
        pytest.param(
            "a: 1\nb: 2\na: 3", 3, "khóa `a` được viết hai lần", "twice", id="a key twice"
        ),
        pytest.param(
            "x:\n  - {a: 1, a: 2}", 2, "khóa `a` được viết hai lần", "twice", id="twice deep inside"
        ),
        pytest.param(
            "? [a]\n: 1", 1, "khóa phải là một từ", "a key must be a word", id="a list key"
        ),
    ],
)
def test_what_is_not_plain_is_refused_at_its_line(text, line, vi, en):
    with pytest.raises(InvalidIndexSet) as caught:
        read_yaml(text, "a.yaml")

    sentence = caught.value.sentence
    assert sentence.vi.startswith(f"a.yaml, dòng {line}: ")
    assert sentence.en.startswith(f"a.yaml, line {line}: ")
    assert vi in sentence.vi
    assert en in sentence.en


def test_the_same_key_in_two_forms_of_unicode_is_one_key():
    twice = "\n".join(unicodedata.normalize(form, "tiêu: 1") for form in ("NFC", "NFD"))

    with pytest.raises(InvalidIndexSet, match="được viết hai lần"):
        read_yaml(twice, "a.yaml")


def test_an_alias_alone_is_no_yaml():
    with pytest.raises(InvalidIndexSet, match="neo YAML"):
        read_yaml("a: *x", "a.yaml")


def test_endless_nesting_is_refused():
    text = "[" * 900 + "]" * 900

    with pytest.raises(InvalidIndexSet, match="lồng nhau quá sâu"):
        read_yaml(text, "sâu.yaml")
