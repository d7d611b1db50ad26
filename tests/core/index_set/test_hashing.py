"""The content hash: what an edition says, not how its files are laid out."""

from hypothesis import given
from hypothesis import strategies as st

from thuocdo.core.documents.located import as_mapping
from thuocdo.core.documents.yaml_reading import read_yaml
from thuocdo.core.index_set.hashing import content_hash

TEXT = """\
code: "1"
maximum: 10
criteria:
  - {code: "1.1", maximum: 4}
  - {code: "1.2", maximum: 6}
"""


def hash_of(*texts):
    return content_hash([as_mapping(read_yaml(text, "a.yaml"), "a") for text in texts])


def test_layout_does_not_count():
    laid_out_otherwise = """\
# a comment
criteria:

  - maximum: 4   # another
    code: '1.1'
  - {"code": "1.2", "maximum": 6}
maximum: 10
code: "1"
"""

    assert hash_of(laid_out_otherwise) == hash_of(TEXT)
    assert len(hash_of(TEXT)) == 64


def test_the_hash_of_a_text_is_the_same_in_ten_years():
    assert hash_of("code: Đ\n").startswith("0b9376fe72b895d1")


def test_documents_count_in_their_order():
    assert hash_of(TEXT, "a: 1") != hash_of("a: 1", TEXT)


def test_the_order_of_a_list_counts():
    lines = TEXT.splitlines(keepends=True)
    swapped = "".join([*lines[:3], lines[4], lines[3]])

    assert hash_of(swapped) != hash_of(TEXT)


@given(st.sampled_from(['"1"', "10", '"1.1"', "4", '"1.2"', "6"]), st.integers(100, 10**6))
def test_any_changed_value_changes_the_hash(old, new):
    changed = TEXT.replace(f": {old}", f": {new}", 1)

    assert changed != TEXT
    assert hash_of(changed) != hash_of(TEXT)


@given(st.permutations(["a: 1", "b: 2", "c: [3, 4]", "d: {e: 5}"]))
def test_the_order_of_keys_does_not_count(lines):
    assert hash_of("\n".join(lines)) == hash_of("a: 1\nb: 2\nc: [3, 4]\nd: {e: 5}")
