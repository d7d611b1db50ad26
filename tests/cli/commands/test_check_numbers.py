"""The command ``check-numbers`` from its input to its exit code."""

import io
import json
import subprocess
import sys
from decimal import Decimal

import pytest
import xlsxwriter

from thuocdo.cli.main import run
from thuocdo.cli.writing.tables import PLAIN_WIDTH

DONG_PHU = """code;name;points;maximum;change
1;Khảo sát lãnh đạo qua thư công vụ;21,5;23;+4
2;Chỉ đạo, điều hành;14,24;16,5;+1,06
3;Văn bản quy phạm pháp luật;8,28;8,5;+0,56
4;Thủ tục hành chính;13,96;14,50;+4,21
5;Tổ chức bộ máy;8,4;9,5;+0,3
6;Cán bộ, công chức;14,24;14,5;+4,02
7;Tài chính công;9,51;10;+1,19
8;Chính quyền điện tử, chính quyền số;16,29;16,5;+1,98
TOTAL;;93,91;100;
"""
START = "import sys; from thuocdo.cli.main import run; sys.exit(run())"
PARTS = [
    ("survey", 21.5, 23, 4),
    ("steering", 14.24, 16.5, 1.06),
    ("documents", 8.28, 8.5, 0.56),
    ("procedures", 13.96, 14.5, 4.21),
    ("organisation", 8.4, 9.5, 0.3),
    ("staff", 14.24, 14.5, 4.02),
    ("finance", 9.51, 10, 1.19),
    ("digital", 16.29, 16.5, 1.98),
]
DONG_PHU_OBJECT = {
    "unit": "Đồng Phú", "level": "district", "year": 2022, "total": 93.91, "max": 100, "rank": 5,
    "out_of": 11, "delta_points": None, "delta_rank": 6,
    "domains": [
        {"name": name, "points": points, "max": most, "delta": delta}
        for name, points, most, delta in PARTS
    ],
}  # fmt: skip
OTHERS = [
    {"unit": "Đồng Hới", "level": "district", "year": 2023, "total": 90.99, "max": 100, "rank": 2,
     "out_of": 8, "delta_points": 4.09, "delta_rank": 3, "domains": []},
    {"unit": "Hà Nội", "level": "district", "year": 2023, "total": None, "domains": None},
    {"unit": "Kon Tum", "level": "province", "year": 2023, "rank": 43, "out_of": 63,
     "delta_points": 4.79, "delta_rank": 12},
    {"unit": "Kon Tum", "level": "province", "year": 2023, "rank": 43},
    {"unit": "Hạ Long", "level": "district", "year": 2019},
]  # fmt: skip


@pytest.fixture
def saved(tmp_path):
    """Write a file, give its path."""

    def save(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return save


@pytest.fixture
def lines(capsys):
    """Run with ``--format json`` and give the exit code and the findings."""

    def run_json(*arguments):
        code = run(["check-numbers", *arguments, "--format", "json"])
        out = capsys.readouterr().out
        return code, [json.loads(line, parse_float=Decimal) for line in out.splitlines()]

    return run_json


def workbook(rows):
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def figures(findings):
    keys = ("check", "expected", "found", "difference", "severity")
    return [tuple(str(finding[key]) for key in keys) for finding in findings]


DONG_PHU_FOUND = [
    ("parts_total", "106.42", "93.91", "-12.51", "error"),
    ("maxima_scale", "113", "100", "-13", "error"),
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("b.csv", DONG_PHU, id="semicolons and decimal commas"),
        pytest.param("b.csv", DONG_PHU.replace(";", "\t"), id="tabs"),
        pytest.param("b.csv", "\ufeff" + DONG_PHU.replace("\n", "\r\n"), id="as Excel saves it"),
        pytest.param("b.csv", DONG_PHU.encode("utf-16"), id="UTF-16"),
        pytest.param("b.csv", DONG_PHU.replace(",", ".").replace(";", ","), id="commas and points"),
        pytest.param("b.csv", DONG_PHU.replace("code;", "Mã;").replace("points", "Điểm đạt được")
                     .replace("maximum", "ĐIỂM TỐI ĐA").replace("change", "Tăng/giảm (điểm)"),
                     id="Vietnamese headers"),
        pytest.param("b.csv", DONG_PHU.replace("TOTAL;;", ";Tổng cộng;"), id="a total by name"),
        pytest.param("b.csv", "Bảng 1, năm 2022\n\n" + DONG_PHU, id="a title above"),
        pytest.param("b.json", json.dumps(DONG_PHU_OBJECT), id="one object"),
        pytest.param("b.json", json.dumps(DONG_PHU_OBJECT, indent=2), id="one object, indented"),
        pytest.param("b.json", json.dumps([DONG_PHU_OBJECT, *OTHERS]), id="a list"),
        pytest.param("b.jsonl", "\n".join(map(json.dumps, [*OTHERS, DONG_PHU_OBJECT])) + "\n\n",
                     id="one object a line"),
        pytest.param("b.json", json.dumps({**DONG_PHU_OBJECT, "total": "93,91", "max": "100"}),
                     id="numbers as text"),
        pytest.param("b.xlsx", workbook(
            [["code", "name", "points", "maximum", "change"],
             *[[n, *part] for n, part in enumerate(PARTS, 1)], ["TOTAL", "", 93.91, 100]]),
                     id="XLSX"),
    ],
)  # fmt: skip
def test_dong_phu_is_found_in_every_form(saved, lines, name, content):
    code, findings = lines(saved(name, content))

    assert code == 1
    assert figures(findings) == DONG_PHU_FOUND


def test_a_finding_has_exactly_the_documented_keys(saved, capsys):
    run(["check-numbers", saved("b.json", json.dumps(DONG_PHU_OBJECT)), "--format", "json"])

    first = capsys.readouterr().out.splitlines()[0]
    assert list(json.loads(first)) == [
        "subject", "check", "expected", "found", "difference", "severity", "message",
    ]  # fmt: skip
    assert '"expected": 106.42, "found": 93.91, "difference": -12.51,' in first
    assert json.loads(first)["subject"] == "Đồng Phú"


def test_the_other_four_cases_give_nothing(saved, capsys):
    path = saved("b.jsonl", "\n".join(map(json.dumps, OTHERS)))

    assert run(["check-numbers", path, "--format", "json"]) == 0
    assert capsys.readouterr() == ("", "")
    assert run(["check-numbers", path]) == 0
    assert "Đã soát 4 đơn vị: các số công bố khớp nhau." in capsys.readouterr().out
    assert run(["check-numbers", path, "--lang", "en"]) == 0
    assert "4 units checked: the published figures agree." in capsys.readouterr().out


def test_the_table_for_people_shows_figures_and_sentences(saved, capsys):
    assert run(["check-numbers", saved("b.csv", DONG_PHU)]) == 1

    shown = capsys.readouterr().out
    assert "│      93,91 │           106,42 │ -12,51 │ không khớp │" in shown
    assert "tổng 8 phần là 106,42/113, tổng công bố là 93,91/100; chênh 12,51" in shown
    assert "Đã soát 1 đơn vị: 2 chỗ không khớp." in shown
    assert "\x1b[" not in shown


def test_csv_for_programs_has_a_header_and_decimal_points(saved, capsys):
    assert run(["check-numbers", saved("b.csv", DONG_PHU), "--format", "csv", "--lang", "en"]) == 1

    header, first, _ = capsys.readouterr().out.splitlines()
    assert header == "subject,check,expected,found,difference,severity,message"
    assert first.startswith("b.csv,parts_total,106.42,93.91,-12.51,error,")
    assert "The published figures do not agree" in first


def test_a_finding_without_expectation_has_null(saved, lines, capsys):
    path = saved("b.csv", "name,points,numerator,denominator,percent\na,1,5,0,100\n")

    code, (finding,) = lines(path)

    assert code == 0
    assert (finding["expected"], finding["found"], finding["difference"]) == (None, 100, None)
    run(["check-numbers", path, "--format", "csv"])
    assert ",percent_of_counts,,100,,warning," in capsys.readouterr().out
    run(["check-numbers", path])
    assert "│        100 │                – │     – │ nên xem lại │" in capsys.readouterr().out


def test_warnings_and_notes_leave_the_exit_code_at_zero(saved, lines):
    part = {"name": "a", "points": 14.2, "max": 15}
    news = {"unit": "U", "total": 88.5, "max": 100, "domains": [part]}

    code, (finding,) = lines(saved("b.json", json.dumps(news)))

    assert (code, finding["severity"]) == (0, "note")


def test_out_writes_the_whole_file_and_nothing_else(saved, tmp_path, capsys):
    out = tmp_path / "out" / "findings.json"
    out.parent.mkdir()

    code = run(["check-numbers", saved("b.csv", DONG_PHU), "--format", "json", "--out", str(out)])

    assert code == 1
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2
    assert [path.name for path in out.parent.iterdir()] == ["findings.json"]
    assert capsys.readouterr().out == ""


def test_an_out_that_cannot_be_written_is_refused(saved, tmp_path, capsys):
    out = tmp_path / "missing" / "findings.json"

    assert run(["check-numbers", saved("b.csv", DONG_PHU), "--out", str(out)]) == 3
    assert "không ghi được" in capsys.readouterr().err


def test_bad_input_leaves_the_old_output_alone(saved, tmp_path):
    out = tmp_path / "old.json"
    out.write_text("old", encoding="utf-8")

    assert run(["check-numbers", saved("b.csv", "name,points\na,abc\n"), "--out", str(out)]) == 3
    assert out.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        pytest.param(
            "b.csv",
            "mã;điểm\n1;abc\n",
            "b.csv, dòng 2, cột B (điểm): `abc` không phải là số. Sửa ô này hoặc bỏ dòng.",
            id="no number",
        ),
        pytest.param(
            "b.csv",
            "mã;điểm\n1;18.500\n",
            "b.csv, dòng 2, cột B (điểm): `18.500` có thể là 18,5 hoặc 18.500. "
            "Thêm --decimal point nếu là 18,5, --decimal comma nếu là 18.500.",
            id="two readings",
        ),
        pytest.param("b.csv", "mã,tên\n1,a\n", "b.csv: không có cột điểm", id="no points"),
        pytest.param("b.csv", "", "b.csv: không có dòng nào", id="empty"),
        pytest.param(
            "b.csv",
            "code,points,maximum\n1,14,24,16\n",
            "b.csv: dòng 2 có 4 ô",
            id="decimal commas",
        ),
        pytest.param("b.csv", 'code,points\n"1,2\n', "b.csv: có dấu ngoặc kép mở", id="open quote"),
        pytest.param(
            "b.csv", "unit,points,rank\nA,90,2.5\n", "`2,5` không phải là số nguyên", id="rank"
        ),
        pytest.param(
            "b.csv", "points,Points\n1,2\n", "hai cột cùng tên `points` và `Points`", id="twice"
        ),
        pytest.param(
            "b.csv", b"t\xean;diem\n\xff\xfe\x81;1\n", "không phải Unicode", id="encoding"
        ),
        pytest.param("b.xlsx", b"PK\x03\x04 broken", "không mở được bảng tính", id="broken XLSX"),
        pytest.param("b.json", '{"total": NaN}', "dòng 1: `NaN` không phải là số", id="NaN"),
        pytest.param(
            "b.json", '{"total": -Infinity}', "`-Infinity` không phải là số", id="infinity"
        ),
        pytest.param("b.json", '{"total": x}', "b.json: dòng 1, ký tự 11", id="no JSON"),
        pytest.param(
            "b.jsonl",
            '{"total": 1}\n{"total": 1, "total": 2}',
            "b.jsonl: dòng 2: khóa `total` xuất hiện hai lần",
            id="a key twice",
        ),
        pytest.param("b.json", "[1]", "phần tử thứ 1: không phải là một đối tượng", id="no object"),
        pytest.param(
            "b.json", '{"total": true}', "b.json, dòng 1, khóa `total`: không phải là số", id="yes"
        ),
        pytest.param(
            "b.json", '{"total": "abc"}', "khóa `total`: `abc` không phải là số", id="text"
        ),
        pytest.param("b.json", '{"total": 1e99}', "vượt quá mọi số liệu", id="too large"),
        pytest.param(
            "b.json", '{"rank": 2.5}', "khóa `rank`: `2,5` không phải là số nguyên", id="half"
        ),
        pytest.param("b.json", '{"unit": []}', "khóa `unit`: không phải là chữ", id="unit"),
        pytest.param(
            "b.json", '{"domains": [1]}', "khóa `domains`: không phải là danh sách", id="list"
        ),
        pytest.param(
            "b.json", '{"domains": [{"points": {}}]}', "phần thứ 1, khóa `points`", id="part"
        ),
        pytest.param(
            "b.json",
            '{"totall": 1}',
            "khóa `totall`: không có khóa này; có phải `total`?",
            id="slip",
        ),
        pytest.param(
            "b.json", '{"source": 1}', "khóa `source`: không có khóa nào đọc được", id="unknown"
        ),
        pytest.param(
            "b.json", '{"max": 1, "maximum": 1}', "khóa này được ghi hai lần", id="two names"
        ),
        pytest.param("b.json", "[" * 100_000, "lồng nhau quá sâu", id="too deep"),
    ],
)
def test_bad_input_is_refused_with_place_and_remedy(saved, capsys, name, content, sentence):
    assert run(["check-numbers", saved(name, content)]) == 3

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("thuocdo: ")
    assert sentence in err


@pytest.mark.parametrize(
    ("path", "sentence"),
    [("missing.csv", "no such file"), (".", "this is a folder")],
)
def test_what_is_no_file_is_refused(tmp_path, capsys, path, sentence):
    assert run(["check-numbers", str(tmp_path / path), "--lang", "en"]) == 3
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        pytest.param(("--decimal", "point"), [], id="18.500 is eighteen and a half"),
        pytest.param(("--decimal", "comma"), ["18500"], id="18.500 is eighteen thousand"),
    ],
)
def test_decimal_settles_what_has_two_readings(saved, lines, option, expected):
    path = saved("b.csv", "code;points;maximum\n1;18.500;20\n")

    _, findings = lines(path, *option)

    assert [str(finding["found"]) for finding in findings] == expected


def test_the_other_cells_settle_it_as_well(saved, lines):
    code, findings = lines(saved("b.csv", "code;points\n1;18.500\n2;7.25\nTOTAL;25.75\n"))

    assert (code, findings) == (0, [])


def test_unknown_columns_and_keys_are_named_on_the_error_output(saved, capsys):
    run(["check-numbers", saved("b.csv", "code,points,ghi chú\n1,2,x\n")])
    assert capsys.readouterr().err == "thuocdo: không dùng đến cột: `ghi chú`.\n"
    run(["check-numbers", saved("b.json", '{"total": 1, "source": 2}'), "--lang", "en"])
    assert capsys.readouterr().err == "thuocdo: keys not used: `source`.\n"


@pytest.mark.slow
def test_standard_input_is_sniffed_and_the_exit_code_is_the_process():
    for text, code, count in (
        (json.dumps(DONG_PHU_OBJECT), 1, 2),
        (DONG_PHU, 1, 2),
        (json.dumps(OTHERS), 0, 0),
        ("points\nabc\n", 3, 0),
    ):
        process = subprocess.run(  # noqa: S603
            [sys.executable, "-c", START, "check-numbers", "-", "--format", "json"],
            input=text.encode(), capture_output=True, timeout=30, check=False,
        )  # fmt: skip
        assert (process.returncode, len(process.stdout.splitlines())) == (code, count)


@pytest.mark.parametrize(
    ("words", "variable", "said"),
    [
        pytest.param(["check-numbers", "b.csv"], None, "không khớp", id="Vietnamese"),
        pytest.param(["check-numbers", "b.csv"], "en", "does not agree", id="environment"),
        pytest.param(
            ["--lang", "en", "check-numbers", "b.csv"], None, "does not agree", id="before"
        ),
        pytest.param(
            ["check-numbers", "b.csv", "--lang", "vi"], "en", "không khớp", id="option first"
        ),
    ],
)
def test_the_language_is_asked_for_as_everywhere(saved, monkeypatch, capsys, words, variable, said):
    path = saved("b.csv", DONG_PHU)
    if variable:
        monkeypatch.setenv("THUOCDO_LANG", variable)

    assert run([path if word == "b.csv" else word for word in words]) == 1
    assert said in capsys.readouterr().out


def test_the_table_is_as_wide_as_those_of_the_other_commands(saved, capsys):
    long = "Khảo sát " * 30
    run(["check-numbers", saved("b.csv", DONG_PHU.replace("TOTAL;;", f"TOTAL;{long};"))])

    assert 100 < max(map(len, capsys.readouterr().out.splitlines())) <= PLAIN_WIDTH
