"""Reading a folder: all files, all problems, each with its file and line."""

import pytest

from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.index_set.loading import load_index_set


def refusal_of(folder):
    with pytest.raises(InvalidIndexSet) as refused:
        load_index_set(folder)
    return refused.value.sentence


def test_domains_come_in_the_order_of_their_numbers(books):
    edition = books.load(*(books.group(str(n), books.leaf(f"{n}.1")) for n in range(1, 12)))

    assert [domain.code for domain in edition.domains] == [str(n) for n in range(1, 12)]


def test_files_without_a_number_come_first_by_name(books):
    folder = books.folder("a: 1", "b: 2", "c: 3")
    (folder / "domains" / "b-x.yaml").write_text("d: 4", encoding="utf-8")
    (folder / "domains" / "a-x.yaml").write_text("d: 4", encoding="utf-8")

    names = [line.split("/")[-1][:8] for line in refusal_of(folder).vi.split("\n")]

    assert names == ["index_se", "a-x.yaml", "b-x.yaml", "1-a.yaml", "2-a.yaml"]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["a: 1"], id="no domains"),
        pytest.param([], id="nothing"),
    ],
)
def test_a_folder_without_its_files_is_refused(books, tmp_path, texts):
    folder = books.folder(*texts) if texts else tmp_path

    sentence = refusal_of(folder)

    assert str(folder) in sentence.vi
    assert "cần tệp `index_set.yaml` và ít nhất một tệp trong `domains/`" in sentence.vi


def test_a_folder_without_a_heading_is_refused(books):
    folder = books.folder("a: 1", "b: 1")
    (folder / "index_set.yaml").unlink()

    assert "needs `index_set.yaml`" in refusal_of(folder).en


def test_all_unreadable_files_are_told_together(books):
    folder = books.folder("a: 1", "b: [", "- a list")
    (folder / "index_set.yaml").write_bytes("title: x\ncaveat: Thử".encode("utf-16-le"))

    first, second, third = refusal_of(folder).vi.split("\n")

    assert "index_set.yaml, dòng 2: tệp không được lưu ở dạng UTF-8" in first
    assert "1-a.yaml, dòng" in second
    assert "2-a.yaml, dòng 1" in third


def test_a_file_of_another_encoding_is_refused_in_both_languages(books):
    folder = books.folder("a: 1", "b: 2")
    (folder / "index_set.yaml").write_bytes(b"a: 1\nb: 2\ntitle: \xd0\xf4 th\xec\n")

    sentence = refusal_of(folder)

    assert "index_set.yaml, dòng 3: tệp không được lưu ở dạng UTF-8" in sentence.vi
    assert "line 3: the file is not saved as UTF-8. Save it as UTF-8." in sentence.en


def test_problems_of_heading_and_domains_are_told_together(books):
    domains = books.group("1", books.leaf("1.1", methd="x")), books.group("2", books.leaf("2.1"))
    domains[1]["colour"] = "red"

    heading, first, second = books.refusal(*domains, staus="demo")

    assert "index_set.yaml" in heading
    assert "staus" in heading
    assert "1-a.yaml" in first
    assert "methd" in first
    assert "2-a.yaml" in second
    assert "colour" in second


def test_sums_are_not_told_over_what_could_not_be_read(books):
    domain = books.group("1", books.leaf("1.1", methd="x"), books.leaf("1.2"))

    assert len(books.refusal(domain, scale=99)) == 1


def test_a_circle_is_told_with_the_problems_of_the_whole(books):
    looks = {"kind": "composite", "combine": "all", "leaves": [{"code": "1.1", "full": 5}]}

    lines = books.refusal(books.group("1", books.leaf("1.1", rule=looks)), scale=99)

    assert ["vòng" in lines[0], "thang điểm" in lines[1]] == [True, True]


def test_an_edition_knows_the_hash_of_its_content(books):
    one, same, other = (
        books.load(books.group("1", books.leaf("1.1", points))) for points in (10, 10, 11)
    )

    assert one.content_hash == same.content_hash
    assert one.content_hash != other.content_hash


def test_a_domain_file_of_another_ending_is_not_passed_over(books):
    folder = books.folder("a: 1", "b: 2")
    (folder / "domains" / "2-b.yml").write_text("code: '2'", encoding="utf-8")

    with pytest.raises(InvalidIndexSet, match="Đổi tên tệp"):
        load_index_set(folder)
