"""``README.md`` and ``dictionary.csv``: how to check and cite a bundle, and what it holds."""

from collections.abc import Iterable

from thuocdo.reporting.snapshots.cells import guarded, table
from thuocdo.reporting.snapshots.meanings import COLUMNS, FILES
from thuocdo.reporting.snapshots.model import Kind, Snapshot
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.sentence import Sentence

LICENCE = "CC BY 4.0"
HEADER = ("file", "column", "meaning", "meaning_en", "unit", "source")


def dictionary_csv(names: Iterable[str]) -> str:
    """One row a file that is there, and one a column of it."""
    rows = []
    for name, about in FILES.items():
        if name in names:
            rows.append((name, "", *about.meaning, about.unit, about.source))
            rows += [
                (name, column, *meaning.meaning, meaning.unit, meaning.source)
                for column, meaning in COLUMNS[name].items()
            ]
    return table(HEADER, (list(map(guarded, row)) for row in rows))


def readme(snapshot: Snapshot) -> str:
    """What this is, how to check it, licence and citation, in both languages."""
    return f"{in_vietnamese(snapshot)}\n---\n\n{in_english(snapshot)}"


def cited(snapshot: Snapshot) -> Sentence:
    """How to name the source of a figure."""
    title, decision = snapshot.title, snapshot.decision
    on, version = write_date(decision.decided_on), snapshot.version
    vi = f"{decision.decided_by}, {title.vi} năm {snapshot.year}, văn bản {decision.number}"
    en = f"{decision.decided_by}, {title.en} {snapshot.year}, document {decision.number}"
    return Sentence(
        f"{vi} ngày {on}, phiên bản dữ liệu {version}. Giấy phép {LICENCE}.",
        f"{en} of {on}, data version {version}. Licence {LICENCE}.",
    )


def in_vietnamese(snapshot: Snapshot) -> str:
    """The Vietnamese half."""
    demo = "\n**Dữ liệu minh họa, không phải kết quả của cơ quan nào.**\n"
    return f"""# {snapshot.title.vi}, năm {snapshot.year} – gói tái lập
{demo if snapshot.decision.is_demo else ""}
## Kiểm tra

Cần Python 3.11 trở lên; không cần mạng, không cần cài thêm gì.

    python3 check.py

{CHECKED[snapshot.kind].vi}
Dòng cuối là `PASS` (đúng) hoặc `FAIL` (sai); trước `FAIL` là tên từng mục sai: đơn vị, mã, số công
bố, số tính lại. Mã SHA-256 của tệp ZIP phải trùng với mã trên trang công bố.

## Trong gói có gì

`dictionary.csv` nêu từng tệp, từng cột, đơn vị tính và nguồn. `engine/` là mã nguồn chấm điểm
(Thước Đo {snapshot.engine_version}, giấy phép Apache-2.0) cùng PyYAML (giấy phép MIT).
Gói không có dữ liệu cá nhân: chỉ nêu vai của người nhập, không nêu tên.

## Giấy phép và trích dẫn

Dữ liệu: {LICENCE}, được dùng lại nếu ghi nguồn.

> {cited(snapshot).vi}
"""


def in_english(snapshot: Snapshot) -> str:
    """The English half."""
    demo = "\n**Demonstration data, not the result of any authority.**\n"
    return f"""# {snapshot.title.en}, {snapshot.year} – reproducible bundle
{demo if snapshot.decision.is_demo else ""}
## Check it

This needs Python 3.11 or later, no network, and nothing to be installed.

    python3 check.py

{CHECKED[snapshot.kind].en}
The last line is `PASS` or `FAIL`; each item that differs stands before `FAIL`: unit, code, what was
published, what was recomputed. The SHA-256 of the ZIP must be the one on the page of publication.

## What it holds

`dictionary.csv` names each file and column with its unit and source. `engine/` is the source code
of the scoring (Thước Đo {snapshot.engine_version}, Apache-2.0) with PyYAML (MIT).
There is no personal data in it: of who entered a figure it tells the role, never the name.

## Licence and citation

Data: {LICENCE}; reuse them with their source.

> {cited(snapshot).en}
"""


CHECKED = {
    Kind.COMPUTED: Sentence(
        "Lệnh này kiểm tra mã SHA-256 của mọi tệp, tính lại toàn bộ từ `edition/`, `figures.csv` "
        "và `units.csv`,\nrồi so từng điểm, tổng, hạng, xếp loại với `scores.csv`, đến chữ số cuối "
        "cùng. Khoảng hạng trong\n`scores.csv` là mô phỏng theo `rank_intervals` của "
        "`publication.json`; `check.py` không chạy lại mô phỏng.",
        "It verifies the SHA-256 of every file, computes everything again from `edition/`, "
        "`figures.csv` and\n`units.csv`, and compares each point, total, rank and band with "
        "`scores.csv` to the last digit. The rank\nintervals in `scores.csv` are a simulation with "
        "the settings in `publication.json`; `check.py` does not repeat it.",
    ),
    Kind.STATED: Sentence(
        "Số liệu lấy nguyên từ văn bản, không có số gốc để tính lại. Lệnh này kiểm tra mã SHA-256 "
        "của mọi tệp\nvà soát các số có khớp nhau không; kết quả soát phải đúng như "
        "`findings.csv`.",
        "The figures are as a document states them; nothing can be computed again. It verifies the "
        "SHA-256 of\nevery file and checks whether the figures agree with each other; what it "
        "finds must be as in `findings.csv`.",
    ),
}
