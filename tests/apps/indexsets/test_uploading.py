"""Uploads are judged by what they hold: archives of YAML, tables, and everything else."""

import io
import zipfile

import pytest
import xlsxwriter

from tests.apps.indexsets.archives import packed
from tests.factories.indexsets import small_files
from thuocdo.apps.indexsets.errors import UnreadableUpload
from thuocdo.apps.indexsets.services import Upload, draft_from_upload
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.reading.importing.documents import About
from thuocdo.reading.tables.refusals import UnreadableTable

ABOUT = About("thu", "2026", "Bộ thử", 2026, "")
ROWS = (
    ("code", "parent", "title", "maximum", "method", "rule"),
    ("1", "", "Chỉ đạo", 10, "", ""),
    ("1.1", "1", "Kế hoạch", 10, "self", ""),
)
CSV = "\n".join(",".join(map(str, row)) for row in ROWS)


def workbook():
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(ROWS):
            page.write_row(number, 0, row)
    return stream.getvalue()


@pytest.mark.parametrize("top", ["", "nho/2025/"], ids=["files", "a folder"])
def test_an_archive_is_an_edition(top):
    draft = draft_from_upload(Upload("bo.zip", packed(small_files(), top)))

    assert draft.index_set.name == "nho/2025"
    assert draft.files == small_files()


def test_what_desktops_leave_in_archives_is_passed_over():
    left = {"__MACOSX/._index_set.yaml": "x", "domains/.DS_Store": "x", "domains/": ""}

    draft = draft_from_upload(Upload("bo.zip", packed(small_files() | left)))

    assert draft.files == small_files()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bang.xlsx", workbook()),
        ("bang.csv", CSV.encode()),
        ("named.zip", CSV.encode()),
        ("named.yaml", workbook()),
        ("utf16.csv", CSV.encode("utf-16")),
        ("../../bang.csv", CSV.encode()),
        ("", CSV.encode()),
    ],
    ids=["xlsx", "csv", "csv called zip", "xlsx called yaml", "utf-16", "a path", "no name"],
)
def test_a_table_is_an_edition_whatever_it_is_called(name, content):
    draft = draft_from_upload(Upload(name, content), ABOUT)

    assert draft.index_set.name == "thu/2026"
    assert [leaf.code for leaf in draft.index_set.leaves] == ["1.1"]


def test_a_table_does_not_say_what_it_is_of():
    with pytest.raises(UnreadableUpload, match="nêu mã bộ, phiên bản"):
        draft_from_upload(Upload("bang.csv", CSV.encode()))


def test_a_table_that_makes_no_set_is_refused_by_its_name():
    with pytest.raises(UnreadableTable, match=r"^bang\.csv"):
        draft_from_upload(Upload("thu/muc/bang.csv", b"a,b\n1,2\n"), ABOUT)


def test_an_archive_that_makes_no_set_is_refused_with_file_and_line():
    files = small_files(replacing={"kind: all_or_nothing": "kind: guess"})

    with pytest.raises(InvalidIndexSet, match=r"^domains/1-steering\.yaml, dòng 11: "):
        draft_from_upload(Upload("bo.zip", packed(files)))


HARMFUL = {
    "a path that leads out": packed(small_files() | {"../../etc/passwd": "x"}),
    "an absolute path": packed(small_files() | {"/etc/passwd": "x"}),
    "a path with backslashes": packed(small_files() | {"domains/..\\x.yaml": "x"}),
    "a folder that leads out": packed(small_files(), "../"),
    "a script": packed(small_files() | {"run.sh": "rm"}),
    "a deeper file": packed(small_files() | {"domains/a/b.yaml": "x"}),
    "no heading": packed({"a.txt": "x"}),
}


@pytest.mark.parametrize("case", HARMFUL)
def test_what_is_no_part_of_an_edition_is_refused(case):
    with pytest.raises(UnreadableUpload, match="không thuộc một bộ chỉ số"):
        draft_from_upload(Upload("bo.zip", HARMFUL[case]))


def test_a_link_in_an_archive_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("domains/1-steering.yaml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    with pytest.raises(UnreadableUpload, match="không thuộc"):
        draft_from_upload(Upload("bo.zip", stream.getvalue()))


def test_a_text_that_is_not_utf_8_is_refused_by_its_name():
    files = small_files() | {"CHANGES.md": "Đổi".encode("utf-16")}

    with pytest.raises(UnreadableUpload, match=r"CHANGES\.md.*UTF-8"):
        draft_from_upload(Upload("bo.zip", packed(files)))


def damaged():
    """An archive in which the bytes of a file are not those that its sum was made of."""
    content = packed(small_files())
    place = content.index(b"index_set.yaml") + 40
    return content[:place] + bytes(64) + content[place + 64 :]


def bomb(name="index_set.yaml"):
    """An archive that says that a file is small, which is not true."""
    content = bytearray(packed({name: "x" * 300_000}))
    size = (300_000).to_bytes(4, "little")
    while size in content:
        place = content.index(size)
        content[place : place + 4] = (100).to_bytes(4, "little")
    return bytes(content)


def locked():
    content = bytearray(packed(small_files()))
    place = content.rindex(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"x" * (2 * 1024 * 1024 + 1), "lớn hơn 2 MB", id="too large"),
        pytest.param(
            packed({"index_set.yaml": "x" * (20 * 1024 * 1024 + 1)}), "20 MB", id="large inside"
        ),
        pytest.param(
            packed({f"domains/{n}.yaml": "" for n in range(201)}), "hơn 200 tệp", id="many files"
        ),
        pytest.param(locked(), "mật khẩu", id="a password"),
        pytest.param(b"PK\x03\x04 and nothing", "bị hỏng", id="no archive"),
        pytest.param(damaged(), "bị hỏng", id="damaged inside"),
        pytest.param(
            packed(small_files(), how=zipfile.ZIP_LZMA), "bị hỏng", id="packed in another way"
        ),
        pytest.param(bomb(), "bị hỏng", id="larger than it says"),
        pytest.param(b"%PDF-1.7\n1 0 obj", "Adobe Portable Document", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(40), "Portable Network", id="picture"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Office", id="old Word"),
        pytest.param(b"a,b\n\x00\x01", "không phải ZIP", id="no text"),
        pytest.param(b" \n", "không phải ZIP", id="empty"),
    ],
)
def test_what_cannot_be_imported_is_refused_with_one_sentence(content, said):
    with pytest.raises(UnreadableUpload, match=said) as refused:
        draft_from_upload(Upload("tep.csv", content), ABOUT)

    assert refused.value.sentence.vi.startswith("tep.csv: ")
    assert "\n" not in refused.value.sentence.vi


def test_a_workbook_that_is_larger_inside_than_it_says_is_refused():
    with pytest.raises(UnreadableUpload, match="bị hỏng"):
        draft_from_upload(Upload("bang.xlsx", bomb("xl/workbook.xml")), ABOUT)
