"""Command ``index-sets``: a table becomes a set that can be scored, or nothing is written."""

import json
from datetime import date
from pathlib import Path

import pytest

from thuocdo.cli.dataset import open_set
from thuocdo.core.index_set.loading import load_index_set


def codes(folder):
    loaded = load_index_set(Path(folder))
    return [domain.code for domain in loaded.domains], [leaf.code for leaf in loaded.leaves]


@pytest.mark.parametrize(
    ("content", "domains", "leaves", "scale"),
    [
        pytest.param(
            "code,title,maximum\n1,A,5\n1.1,a,2\n1.2,b,3\n2,B,5\n", "1 2", "1.1 1.2 2", 10,
            id="parents by the codes",
        ),
        pytest.param(
            "code,parent,title,maximum\n1,,A,5\n1.1,,a,5\n", "1", "1.1", 5, id="no parent written"
        ),
        pytest.param(
            "code,parent,title,maximum\nX,,All,10\n1,X,A,5\n2,X,B,5\n", "1 2", "1 2", 10,
            id="a row above all",
        ),
        pytest.param(
            "code,parent,title,maximum\nTOTAL,,All,5\n1,TOTAL,A,5\n", "1", "1", 5,
            id="a row of totals above all",
        ),
        pytest.param(
            "code,parent,title,maximum\nX,,All,5\nX.1,X,A,2\nY,X,B,3\n", "X.1 Y", "X.1 Y", 5,
            id="a row above codes of which some go on from its own",
        ),
        pytest.param(
            "code,title,maximum\n1,A,\n1.1,a,2\n1.2,b,3\n", "1", "1.1 1.2", 5,
            id="the only domain, its maximum empty",
        ),
        pytest.param(
            "code,title,maximum\na,A,5\nb,B,5\n", "a b", "a b", 10, id="leaves at the top"
        ),
        pytest.param(
            "Mã;Tên;Điểm tối đa\nI.;A;5\nI.1.;x;2,5\nI.2.;y;2,5\n", "I", "I.1 I.2", 5,
            id="points behind codes, decimal commas",
        ),
        pytest.param(
            "code,title,maximum\nA,A,5\nA1,x,5\nB,B,5\n", "A B", "A1 B", 10, id="letters, numbers"
        ),
        pytest.param(
            "code,title,maximum\n1,A,5\n10,B,5\n,Heading,\nTOTAL,,10\n", "1 10", "1 10", 10,
            id="heading and totals",
        ),
        pytest.param(
            "code,title,maximum\n1,A,9\n2,Trừ,-5\n2.1,x,-3\n2.2,y,-2\n", "1 2", "1 2.1 2.2", 9,
            id="points taken off",
        ),
        pytest.param(
            'code,title,maximum\nyes,null,5\n1e3,"a: b # c",5\n~,true,1\n0x1,"- ""a""\n b",1\n',
            "yes 1e3 ~ 0x1", "yes 1e3 ~ 0x1", 12, id="what YAML would take for something else",
        ),
    ],
)  # fmt: skip
def test_any_plausible_table_becomes_a_set(thuocdo, write, content, domains, leaves, scale):
    outcome = thuocdo("index-sets", "import", write("t.csv", content), "--out", "made")

    assert outcome.code == 0, outcome.err
    assert codes("made") == (domains.split(), leaves.split())
    assert load_index_set(Path("made")).scale == scale


HEAD = "code,title,maximum,rule\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(HEAD + "1,A,6,\n1.1,x,5,\n", "row 2, column A (code)", id="wrong sum"),
        pytest.param(HEAD + "1,A,-6,\n1.1,x,-5,\n", "its items add to -5", id="wrong deduction"),
        pytest.param(
            HEAD + "1,A,6,\n1.1,x,5,\n1.2,y,,\n", "(1.2 without a maximum)", id="sum, leaf without"
        ),
        pytest.param(HEAD + "1,A,5,\nTOTAL,,6,\n", "--as-published", id="wrong scale"),
        pytest.param(HEAD + "1,A,5,Đạt thì được điểm\n", "row 2, column D (rule)", id="prose"),
        pytest.param(HEAD + "1,A,5,{kind: x}\n", "there is no rule kind `x`", id="unknown kind"),
        pytest.param(HEAD + "1,A,5,tiers rate >=9: 4; else: 0\n", "at most 4", id="unreachable"),
        pytest.param(
            HEAD + "1,A,5,all_or_nothing\n1.1,x,5,\n", "no rule of its own", id="rule of a group"
        ),
        pytest.param(
            HEAD + "1,A,,survey share\n2,B,1,\n", "has a rule but no maximum", id="no max"
        ),
        pytest.param(HEAD + "1,A,,\n", "no criterion has a maximum", id="nothing scored"),
        pytest.param(HEAD + "1,A,5,\n1,B,5,\n", "row 3, column A", id="a code twice"),
        pytest.param(HEAD + ",A,5,\n", "a maximum but no code", id="no code"),
        pytest.param(HEAD + "1,A,5 điểm,\n", "`5 điểm` is not a number", id="no number"),
        pytest.param(HEAD, "there is no criterion", id="no rows"),
        pytest.param("", "there is no row", id="empty"),
        pytest.param("code,title\n1,A\n", "column `maximum` is missing", id="no maxima"),
        pytest.param("title,maximum\nA,1\n", "column `code` is missing", id="no codes"),
        pytest.param("code,parent,maximum\n1,9,1\n", "parent `9` of `1`", id="no such parent"),
        pytest.param("code,parent,maximum\n1,2,1\n2,1,1\n", "form a circle", id="circle"),
        pytest.param("code,maximum,method\n1,1,magic\n", "no method `magic`", id="no such method"),
        pytest.param(
            'code,maximum,rule\n1,1,"{kind: composite, combine: sum, '
            'leaves: [{code: ""9"", full: 1}]}"\n',
            "t.csv: the rule of 1 looks at `9`",
            id="a rule that looks at a leaf that is not there",
        ),
    ],
)
def test_a_refused_table_writes_nothing(thuocdo, write, content, said):
    outcome = thuocdo(
        "index-sets", "import", write("t.csv", content), "--out", "made", "--lang", "en"
    )

    assert outcome.code == 3
    assert said in outcome.err
    assert outcome.err.startswith("thuocdo: t.csv")
    assert outcome.err.count("\n") == 1
    assert [path.name for path in Path().iterdir()] == ["t.csv"]


def test_codes_that_a_spreadsheet_changed_are_refused(thuocdo, workbook):
    header = ["code", "title", "maximum"]
    lost = workbook("a.xlsx", [header, [1, "A", 10], [1.1, "a", 5], [1.1, "b", 5]])
    dated = workbook("b.xlsx", [header, [1, "A", 10], [date(2026, 2, 1), "a", 10]])

    assert "1.10" in thuocdo("index-sets", "import", lost).err
    assert "ngày" in thuocdo("index-sets", "import", dated).err


def test_prose_is_kept_as_a_note_when_asked_or_by_its_header(thuocdo, write):
    asked = write("a.csv", HEAD + "1,A,5,Đạt thì được điểm\n")
    headed = write("b.csv", "code,name_vi,max_points,rule_text\n1,A,5,Đạt thì được điểm\n2,B,,x\n")

    first = thuocdo("index-sets", "import", asked, "--prose", "--out", "a")
    second = thuocdo("index-sets", "import", headed, "--out", "b")

    assert (first.code, second.code) == (0, 0)
    assert "giữ làm ghi chú" in first.err
    assert "2 không có điểm tối đa" in second.err
    assert load_index_set(Path("a")).leaves[0].rule_text == "Đạt thì được điểm"


def test_english_titles_methods_and_stray_columns(thuocdo, write):
    path = write(
        "t.csv", "code,title,title_en,maximum,method,weight\n1,Một,One,1,Điều tra xã hội học,3\n"
    )

    outcome = thuocdo("index-sets", "import", path, "--out", "made")

    leaf = load_index_set(Path("made")).leaves[0]
    assert (leaf.title.en, leaf.method) == ("One", "survey")
    assert "không dùng đến cột «weight»" in outcome.err


def test_a_scale_that_was_published_so_keeps_its_reason(thuocdo, write):
    path = write("t.csv", "code,parent,title,maximum\nX,,All,100\nI,X,A,60\nII,X,B,50\n")

    outcome = thuocdo(
        "index-sets", "import", path, "--as-published", "văn bản ghi 100", "--title", "Bộ thử",
        "--out", "made",
    )  # fmt: skip

    made = load_index_set(Path("made"))
    assert (outcome.code, made.title.vi, made.scale) == (0, "Bộ thử", 100)
    assert made.scale_note.vi == "văn bản ghi 100"


def test_the_sentence_tells_how_to_score(thuocdo, criteria, figures):
    outcome = thuocdo("index-sets", "import", criteria, "--scheme", "Bộ chỉ số Xã", "--year", 2025)

    assert "thuocdo score bo-chi-so-xa/2025" in outcome.out
    assert thuocdo("score", "bo-chi-so-xa/2025", figures).code == 0
    assert thuocdo("score", "bo-chi-so-xa", figures).code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["--out", "set"], 3, id="a folder in use"),
        pytest.param(["--out", "criteria.csv"], 3, id="a file"),
        pytest.param(["--out", "criteria.csv/below"], 3, id="below a file"),
        pytest.param(["a", "--out", "b"], 3, id="two folders"),
        pytest.param(["empty"], 0, id="an empty folder"),
        pytest.param(["deep/er"], 0, id="a new folder in a new folder"),
    ],
)
def test_where_a_set_may_be_written(thuocdo, index_set, criteria, words, code):
    Path("empty").mkdir()
    before = (index_set / "index_set.yaml").read_bytes()

    assert thuocdo("index-sets", "import", criteria, *words).code == code
    assert (index_set / "index_set.yaml").read_bytes() == before
    assert not list(Path().glob("**/*.part"))


@pytest.mark.slow
def test_shipped_sets_are_listed_with_their_worth(thuocdo):
    rows = json.loads(thuocdo("index-sets", "show", "--format", "json", "--lang", "en").out)

    by_name = {row["set"]: row for row in rows}
    assert by_name["qd766/2026"]["leaves"] == 24
    assert by_name["demo-province-communes/2025"]["status"] == "demonstration"


def test_a_tree_shows_its_rules_in_words(thuocdo, index_set):
    out = thuocdo("index-sets", "show", index_set, "--lang", "en").out

    assert "From 90% up: 3 points; from 80% to below 90%: 1.5 points" in out
    assert "Points are entered directly, at most 2 points." in out


def test_a_rule_is_shown_with_its_worked_cases(thuocdo):
    out = thuocdo("index-sets", "show", "qd766/2026", "--leaf", "G1.1", "--format", "csv").out

    assert "Ví dụ," in out


def test_an_item_without_points_says_so(thuocdo, write):
    path = write("t.csv", "code,title,maximum\n1,A,1\n2,B,\n")

    assert "Chỉ hiển thị, không tính điểm." in thuocdo("index-sets", "show", path).out


def test_two_editions_are_compared(thuocdo, index_set, write):
    other = write("t.csv", "code,title,maximum\n1,A,1\n")

    out = thuocdo("index-sets", "diff", index_set, other, "--lang", "en").out

    assert "dropped" in out


@pytest.mark.slow
def test_all_shipped_sets_pass_their_check(thuocdo):
    outcome = thuocdo("index-sets", "check", "qd766/2026", "khanhhoa-nq57-commune")

    assert outcome.code == 0
    assert outcome.out.startswith("✓ qd766/2026: 24 mục, 102 ví dụ")


def test_a_set_that_does_not_load_is_told_and_found(thuocdo, index_set):
    heading = index_set / "index_set.yaml"
    heading.write_text(heading.read_text().replace("scale: 30", "scale: 31"))

    outcome = thuocdo("index-sets", "check", index_set, "--lang", "en")

    assert outcome.code == 1
    assert "the scale is 31" in outcome.out


def test_a_set_of_a_table_takes_the_year_that_was_asked(criteria):
    assert open_set(str(criteria), 2024).years == (2024,)


@pytest.mark.parametrize(
    ("points", "code"),
    [pytest.param(-40, 0, id="without an end"), pytest.param(1, 3, id="but never added")],
)
def test_a_maximum_of_zero_takes_points_off(thuocdo, write, points, code):
    criteria = write("t.csv", "code,title,maximum\n1,A,10\n2,Trừ,0\n")
    figures = write("f.csv", f"unit,1,2\nA,10,{points}\n")

    assert thuocdo("score", criteria, figures).code == code


def test_a_folder_that_cannot_be_put_in_place_leaves_nothing(thuocdo, criteria, monkeypatch):
    def refuse(_self, _target):
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)

    outcome = thuocdo("index-sets", "import", criteria, "--out", "made")

    assert outcome.code == 3
    assert [path.name for path in Path().iterdir()] == ["criteria.csv"]
