"""Command ``score``: every form of figures gives the same scores, or one sentence."""

import json
from datetime import date

import pytest

TOTALS = {"Xã A": 25, "Xã B": 21.5, "Xã C": 14.5}


def scored(thuocdo, *words):
    outcome = thuocdo("score", *words, "--format", "json")
    assert outcome.code in {0, 1}, outcome.err
    return {unit["unit"]: unit for unit in json.loads(outcome.out)["units"]}


LONG = """\
unit,code,input,value
Xã A,1.1,,2
Xã A,1.2,numerator,46
Xã A,1.2,denominator,50
Xã A,1.10,count,4
Xã A,2.1,Điểm,8
Xã A,2.2,rate,80
Xã B,1.1,points,"1,5"
Xã B,1.2,,45/60
Xã B,1.10,,10
Xã B,2.1,,"7,5"
Xã B,2.2,,60
Xã C,1.1,,1
Xã C,1.2,,85
Xã C,1.10,,2
Xã C,2.1,,6
Xã C,2.2,,40
"""
SEMICOLONS = """\
Xã;1.1;1.2;1.10;2.1;2.2
Xã A;2;92;4;8;80
Xã B;1,5;75;10;7,5;60
Xã C;1;85;2;6;40
"""
TITLED = """\
Bảng số liệu năm 2025,,,,,,
STT,Tên xã,1.1. Kế hoạch,1.2 Đúng hạn,1.10,2.1.,2.2: Trực tuyến
1,Xã A,2,92%,4,8,80
2,Xã B,1.5,75%,10,7.5,60
3,Xã C,1,85%,2,6,40
,Trung bình,,,,,
,Ghi chú: số liệu đến 31/12,,,,,
"""
PARTS = """\
unit,1.1,1.2:numerator,1.2:mẫu số,1.10,2.1,2.2
Xã A,2,46,50,4,8,80
Xã B,1.5,45,60,10,7.5,60
Xã C,1,17,20,2,6,40
"""
ROWS = [
    {"unit": "Xã A", "1.1": 2, "1.2": 92, "1.10": 4, "2.1": 8, "2.2": 80},
    {"unit": "Xã B", "1.1": "1,5", "1.2": "45/60", "1.10": 10, "2.1": 7.5, "2.2": 60},
    {"unit": "Xã C", "1.1": 1, "1.2": 85, "1.10": 2, "2.1": 6, "2.2": 40},
]
NESTED = {row["unit"]: {k: v for k, v in row.items() if k != "unit"} for row in ROWS}
NESTED["Xã A"]["1.2"] = {"numerator": 46, "denominator": 50}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("f.csv", SEMICOLONS, id="semicolons, decimal commas, any first header"),
        pytest.param("f.csv", b"\xef\xbb\xbf" + SEMICOLONS.encode(), id="byte order mark"),
        pytest.param("f.csv", SEMICOLONS.replace(";", "\t"), id="tabs"),
        pytest.param("f.csv", SEMICOLONS.encode("utf-16"), id="UTF-16 as Excel writes it"),
        pytest.param("f.csv", SEMICOLONS.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param("f.csv", TITLED, id="title, row numbers, titles behind codes, remarks"),
        pytest.param("f.csv", PARTS, id="a column an input"),
        pytest.param("f.csv", LONG, id="long"),
        pytest.param(
            "f.csv", LONG.replace("unit,", "commune,", 1), id="long, another first header"
        ),
        pytest.param("f.json", json.dumps(ROWS), id="JSON list"),
        pytest.param("f.jsonl", "\n".join(map(json.dumps, ROWS)), id="JSON, one object a line"),
        pytest.param("f.json", json.dumps({"units": ROWS}), id="JSON list under a key"),
        pytest.param("f.json", json.dumps(NESTED), id="JSON, unit to figures"),
        pytest.param(
            "f.json",
            json.dumps([{"unit": unit, "figures": given} for unit, given in NESTED.items()]),
            id="JSON, figures inside the unit",
        ),
    ],
)
def test_the_same_figures_in_any_form_give_the_same_scores(
    thuocdo, index_set, write, name, content
):
    path = write(name, content)

    units = scored(thuocdo, index_set, path)

    assert {unit: data["total"] for unit, data in units.items()} == TOTALS
    assert [(u["rank"], u["out_of"]) for u in units.values()] == [(1, 3), (2, 3), (3, 3)]


def test_a_workbook_with_numeric_codes_is_read(thuocdo, workbook):
    criteria = workbook(
        "c.xlsx",
        [["code", "parent", "title", "maximum"], [1, "", "A", 10], [1.1, 1, "a", 4.5],
         [1.2, 1, "b", 5.5], [2, "", "B", 5]],
    )  # fmt: skip
    figures = workbook("f.xlsx", [["Xã", 1.1, 1.2, 2], ["Xã A", 4.25, 5.1, 3], ["Xã B", 1, 2, 5]])

    units = scored(thuocdo, criteria, figures)

    assert {unit: data["total"] for unit, data in units.items()} == {"Xã A": 12.35, "Xã B": 8}


def test_json_holds_what_other_programs_rely_on(thuocdo, index_set, figures):
    unit = scored(thuocdo, index_set, figures)["Xã A"]

    assert {k: unit[k] for k in ("total", "maximum", "rank", "out_of", "band", "missing")} == {
        "total": 25, "maximum": 30, "rank": 1, "out_of": 3, "band": None, "missing": [],
    }  # fmt: skip
    assert round(unit["percent"], 2) == 83.33
    assert [(d["code"], d["points"], d["maximum"]) for d in unit["domains"]] == [
        ("1", 7, 10),
        ("2", 18, 20),
    ]
    assert {m["method"]: m["points"] for m in unit["methods"]} == {
        "self": 4, "data": 13, "survey": 8,
    }  # fmt: skip


def test_json_of_all_items_when_asked(thuocdo, index_set, figures):
    outcome = thuocdo("score", index_set, figures, "--format", "json", "--leaves")

    leaves = json.loads(outcome.out)["units"][0]["leaves"]
    assert leaves[1] == {"code": "1.2", "state": "scored", "points": 3, "maximum": 3}


def test_a_missing_figure_is_not_zero(thuocdo, index_set, write):
    path = write("f.csv", "unit,1.1,1.2,1.10,2.1,2.2\nA,,92,4,8,80\nB,không có số liệu,1,1,1,1\n")

    outcome = thuocdo("score", index_set, path, "--format", "json", "--lang", "en")

    unit = json.loads(outcome.out)["units"][0]
    assert (unit["total"], unit["missing"]) == (23, ["1.1"])
    assert [unit[key] for key in ("percent", "rank", "out_of", "band")] == [None] * 4
    assert "Missing is not zero" in outcome.err


def test_what_does_not_apply_leaves_the_maximum(thuocdo, index_set, write):
    path = write("f.csv", "unit,1.1,1.2,1.10,2.1,2.2\nA,Không áp dụng,92,4,8,80\n")

    unit = scored(thuocdo, index_set, path)["A"]

    assert (unit["total"], unit["maximum"], unit["rank"]) == (23, 28, 1)


HEAD = "unit,1.1,1.2,1.10,2.1,2.2\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            HEAD + "A,2.5,9,4,8,8\n",
            "f.csv, row 2, column B (1.1): unit A, item 1.1: 2.5 points lies outside 0 to 2",
            id="points above the maximum",
        ),
        pytest.param(HEAD + "A,-1,9,4,8,8\n", "column B (1.1)", id="points below zero"),
        pytest.param(HEAD + "A,1,120,4,8,8\n", "row 2, column C (1.2)", id="rate above 100"),
        pytest.param(HEAD + "A,1,70/60,4,8,8\n", "(70) is larger", id="numerator too large"),
        pytest.param(HEAD + "A,1,0/0,4,8,8\n", "the denominator is 0", id="nothing to divide by"),
        pytest.param(HEAD + "A,1,4/,4,8,8\n", "such as 45/60", id="half a fraction"),
        pytest.param(HEAD + "A,abc,9,4,8,8\n", "`abc` is not a number", id="no number"),
        pytest.param(HEAD + "A,1,9,1.5,8,8\n", "`1.5` is not a count", id="no count"),
        pytest.param(HEAD + "A,1,9,1.000,8,8\n", "may mean 1 or 1,000", id="two readings"),
        pytest.param(HEAD + "A,N/A,9,1,8,8\n", "not applicable or no figure", id="NA"),
        pytest.param(HEAD + "A,1,1,1,1,1\nA,1,1,1,1,1\n", "row 3, column A", id="a unit twice"),
        pytest.param(HEAD + ",1,1,1,1,1\n", "the unit is missing", id="no unit"),
        pytest.param(HEAD, "there is no unit", id="no rows"),
        pytest.param("", "there is no row", id="empty"),
        pytest.param("unit,1.1,1.1\nA,1,2\n", "columns B and C", id="a column twice"),
        pytest.param("unit,1.1,1.9\nA,1,2\n", "the code `1.9` is not in", id="a code that is none"),
        pytest.param("unit,1.1,1.2:foo\nA,1,2\n", "does not ask for `foo`", id="no such input"),
        pytest.param("1.1,1.2\n1,2\n", "no column of units", id="no column of units"),
        pytest.param("unit,a,b\nA,1,2\n", "no column carries a code", id="no codes"),
        pytest.param("unit,1.1,1.2\nA,1,5,90\n", "row 2 has 4 cells", id="bare decimal comma"),
        pytest.param("unit,1,1,1.1\nA,1,5,1\n", "columns B and C", id="a group twice"),
        pytest.param(b"\x00\xff\xfe\x01", "encoding is not recognised", id="binary"),
        pytest.param('[{"unit": "A", "1.1": [1]}]', "key `1.1`", id="a list in JSON"),
        pytest.param('[{"unit": "A", "1.1": 9}]', "object 1, key `1.1`", id="too many, in JSON"),
        pytest.param('[{"unit": null, "1.1": 1}]', "key `unit`", id="no unit in JSON"),
        pytest.param('[{"code": "1.1", "value": 1}]', "no column of units", id="no unit key"),
        pytest.param("[]", "there is no object", id="no object in JSON"),
        pytest.param("unit,code,value\nA,9.9,1\n", "row 2, column B", id="long: no such code"),
        pytest.param("unit,code,value\nA,,1\n", "lacks a unit or a code", id="long: no code"),
        pytest.param("unit,code,value\n", "there is no unit", id="long: no rows"),
        pytest.param("unit,code,input,value\nA,1.1,x,1\n", "ask for `x`", id="long: no such input"),
        pytest.param(
            "unit,code,value\nA,1.1,1\nA,1.1,2\n", "already stands", id="long: a figure twice"
        ),
        pytest.param(
            "unit,code,value\nA,1.1,1\nA,1.1,không áp dụng\n",
            "already stands",
            id="long: a figure and not applicable",
        ),
        pytest.param(
            "unit,code,value,layer\nA,1.1,1,x\n", "`x` is not a layer", id="long: no such layer"
        ),
        pytest.param("unit,code,value,at\nA,1.1,1,hôm qua\n", "column D (at)", id="long: no time"),
        pytest.param(
            "unit,code,input,value\nA,TOTAL,mean,1\n", "can state only", id="long: no such total"
        ),
    ],
)
def test_a_refusal_is_one_sentence_with_the_place(thuocdo, index_set, write, content, said):
    path = write("f.json" if str(content).startswith("[") else "f.csv", content)

    outcome = thuocdo("score", index_set, path, "--lang", "en", "--out", "result.json")

    assert outcome.code == 3
    assert said in outcome.err
    assert outcome.err.startswith("thuocdo: f.")
    assert outcome.err.count("\n") == 1
    assert outcome.out == ""
    assert not (path.parent / "result.json").exists()


def test_a_code_that_a_spreadsheet_made_a_date_is_refused(thuocdo, index_set, workbook):
    path = workbook("f.xlsx", [["Xã", 1.1, date(2026, 2, 1)], ["A", 1, 2]])

    outcome = thuocdo("score", index_set, path, "--lang", "en")

    assert outcome.code == 3
    assert "column C: the spreadsheet has turned the code into a date" in outcome.err


def test_the_file_s_decimal_mark_can_be_given(thuocdo, index_set, write):
    path = write("f.csv", "unit,1.10\nA,1.000\n")

    assert "1.000" in thuocdo("score", index_set, path).err
    assert thuocdo("score", index_set, path, "--decimal", "comma").code == 0


def test_strangers_among_the_columns_are_told(thuocdo, index_set, write):
    path = write("f.csv", "unit,region,khối,1.1,ghi chú\nA,Bắc,xã,1,abc\n")

    outcome = thuocdo("score", index_set, path, "--format", "json")

    unit = json.loads(outcome.out)["units"][0]
    assert (unit["region"], unit["block"]) == ("Bắc", "xã")
    assert "cột «ghi chú» không thuộc bộ chỉ số" in outcome.err


def test_a_code_of_units_beside_their_name(thuocdo, index_set, write):
    path = write("f.csv", "Mã đơn vị,Tên đơn vị,1.1\nX01,Xã An,1\n")

    unit = scored(thuocdo, index_set, path)["X01"]

    assert unit["name"] == "Xã An"


@pytest.mark.parametrize("rate", ["0", "1", "100"])
def test_a_rate_that_is_no_fraction_is_taken_as_it_is(thuocdo, index_set, write, rate):
    path = write("f.csv", HEAD + f"A,1,{rate},4,8,80\n")

    assert thuocdo("score", index_set, path).err == ""


def test_rates_that_look_like_shares_are_told(thuocdo, index_set, write):
    path = write("f.csv", HEAD + "A,1,0.9,4,8,0\n")

    outcome = thuocdo("score", index_set, path, "--lang", "en")

    assert "all figures of item 1.2 lie between 0 and 1" in outcome.err
    assert "2.2" not in outcome.err


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        pytest.param(HEAD[:-1] + ",TOTAL\nXã A,2,92,4,8,80,25\n", 0, "", id="agrees"),
        pytest.param(
            HEAD[:-1] + ",TOTAL\nXã A,2,92,4,8,80,25.01\n", 1, "25,01", id="total differs"
        ),
        pytest.param(
            HEAD[:-1] + ",Tổng điểm\nXã A,2,92,4,8,80,20\n", 1, "Xã A: ", id="in Vietnamese"
        ),
        pytest.param(HEAD[:-1] + ",1\nXã A,2,92,4,8,80,6\n", 1, "Xã A › 1", id="group differs"),
        pytest.param(LONG + "Xã A,TOTAL,,24\n", 1, "Xã A: ", id="long: total differs"),
        pytest.param(LONG + "Xã A,2,points,18\n", 0, "", id="long: group agrees"),
        pytest.param(LONG + "Xã A,TOTAL,maximum,31\n", 1, "31", id="long: maximum differs"),
        pytest.param(HEAD[:-1] + ",TOTAL\nXã A,,92,4,8,80,24\n", 0, "", id="fits what is missing"),
    ],
)
def test_a_stated_total_is_checked_and_never_scored(thuocdo, index_set, write, content, code, said):
    outcome = thuocdo("score", index_set, write("f.csv", content), "--format", "json")

    findings = json.loads(outcome.out)["findings"]
    assert outcome.code == code
    assert said in outcome.err
    assert bool(findings) == bool(code)


def test_a_later_layer_counts(thuocdo, index_set, write):
    rows = [
        "unit,code,value,layer,role,at,document",
        "A,1.1,2,declared,,2025-01-31,12/KH",
        "A,1.1,1,appraised,Sở Nội vụ,31/01/2026,",
        "A,1.10,không áp dụng,declared,,,",
        "A,1.10,4,council,,,",
        "A,2.1,8,appraised,,,",
        "A,2.1,1,declared,,,",
        "A,2.2,80,declared,,,",
        "A,2.2,không áp dụng,final,,,",
    ]
    path = write("f.csv", "\n".join(rows) + "\n")

    outcome = thuocdo("score", index_set, path, "--format", "json", "--leaves")

    leaves = {x["code"]: x["points"] for x in json.loads(outcome.out)["units"][0]["leaves"]}
    assert leaves == {"1.1": 1, "1.2": None, "1.10": 2, "2.1": 8, "2.2": None}


def test_points_by_domain_and_by_method(thuocdo, index_set, figures):
    outcome = thuocdo("score", index_set, figures, "--domains", "--format", "csv", "--lang", "en")

    assert outcome.out.splitlines()[:2] == [
        "rank,out_of,unit,name,1,2,self,data,survey",
        "1,3,Xã A,Xã A,7,18,4,13,8",
    ]


def test_a_register_of_units_adds_blocks_and_who_is_ranked(thuocdo, index_set, figures, write):
    register = write(
        "u.csv", "code,name,block,region,population,is_ranked\n"
        "Xã A,Xã An,xã,Bắc,1234,có\nXã B,,xã,,,không\n"
    )  # fmt: skip

    outcome = thuocdo("score", index_set, figures, "--units", register, "--format", "csv")

    rows = [line.split(",")[:5] for line in outcome.out.splitlines()[1:]]
    assert rows[0] == ["1", "1", "Xã C", "Xã C", ""]
    assert sorted(rows[1:]) == [["", "", "Xã B", "Xã B", "xã"], ["1", "1", "Xã A", "Xã An", "xã"]]
    assert "danh mục không có đơn vị Xã C" in outcome.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("name\nA\n", "thiếu cột `code`", id="no codes"),
        pytest.param("code,name\nXã A,a\nXã A,b\n", "dòng 3, cột A", id="a unit twice"),
        pytest.param("code,is_ranked\nXã A,có thể\n", "cột B (is_ranked)", id="neither yes nor no"),
    ],
)
def test_a_register_is_refused_with_the_place(thuocdo, index_set, figures, write, content, said):
    outcome = thuocdo("score", index_set, figures, "--units", write("u.csv", content))

    assert outcome.code == 3
    assert said in outcome.err


def test_without_a_survey_the_policy_of_the_set_decides(thuocdo, index_set, figures):
    outcome = thuocdo("score", index_set, figures, "--no-survey", "--lang", "en")

    assert outcome.code == 3
    assert "cannot be scored without its survey" in outcome.err


def test_a_table_of_criteria_serves_as_the_set(thuocdo, criteria, figures):
    assert scored(thuocdo, criteria, figures)["Xã A"]["total"] == 25


def test_texts_that_a_spreadsheet_would_run_are_made_harmless(thuocdo, index_set, write):
    path = write("f.csv", "unit,1.1\n=1+1,1\n")

    assert ",'=1+1,'=1+1," in thuocdo("score", index_set, path, "--format", "csv").out
