"""What pages of dossiers count, list and say."""

from datetime import date, timedelta
from decimal import Decimal
from shutil import copytree

import pytest
from django.utils.translation import override

from tests.factories.accounts import person_with
from tests.factories.dossiers import (
    AS_OF,
    LetterFactory,
    ProcedureFactory,
    closed,
    scope_over,
)
from tests.factories.units import ProvinceFactory
from thuocdo.analytics.catalogue import named
from thuocdo.analytics.listing import Listed
from thuocdo.analytics.periods import Every
from thuocdo.analytics.question import Question
from thuocdo.apps.accounts.permissions import Permission
from thuocdo.apps.dossiers import selectors
from thuocdo.apps.dossiers.errors import NotFed, UnsoundPeriod
from thuocdo.apps.dossiers.models import Limit
from thuocdo.apps.dossiers.selectors import asking, remembering
from thuocdo.apps.dossiers.selectors.boards import board_of
from thuocdo.apps.dossiers.selectors.feeding import figures_for, service_quality
from thuocdo.apps.dossiers.selectors.frozen import changes
from thuocdo.apps.dossiers.selectors.letters import letter_document
from thuocdo.apps.dossiers.selectors.listing import (
    causes_of,
    dossier_of,
    hash_of,
    one_dossier,
    page_of,
)
from thuocdo.apps.dossiers.selectors.procedures import procedures_of
from thuocdo.apps.units.models import Unit
from thuocdo.reading.library import FOLDER_VARIABLE, edition_folder

pytestmark = pytest.mark.django_db


def percents(shown):
    return [one.percent and round(one.percent, 1) for one in shown]


def test_three_rates_stand_side_by_side_with_the_official_one_first(site):
    board = board_of(scope_over(site.first))

    assert percents(board.three) == [Decimal("90.9"), Decimal(100), Decimal("90.9")]
    assert [one.kpi.is_official for one in board.three] == [True, False, False]
    assert board.letters.missing == 7
    assert board.counts["open_overdue"].number == 10


def test_each_month_has_its_rates_and_one_without_cases_says_so(site):
    months = board_of(scope_over(site.first)).months

    assert percents(month.on_time for month in months) == [Decimal("93.8"), Decimal("87.0"), None]
    assert months[2].on_time.lack.vi == "không phát sinh"


def test_too_few_dossiers_are_no_rate(site):
    official = board_of(scope_over(site.second)).official

    assert official.percent is None
    assert official.ends is None
    assert official.lack.vi == "chưa đủ dữ liệu"
    assert official.verdict is None


def test_a_line_that_is_not_reached_is_named(site):
    official = board_of(scope_over(site.first)).official

    assert (official.is_reached, official.verdict.vi) == (False, "chưa đạt")


def test_a_subtree_holds_what_is_below_it(site):
    board = board_of(scope_over(site.province))

    assert board.counts["received"].number == 115
    assert [group.name for group in board.units] == ["Xã Một", "Xã Hai"]


@pytest.mark.parametrize(
    ("narrowing", "received"),
    [
        pytest.param({"field": "LV01"}, 115, id="its field"),
        pytest.param({"field": "LV99"}, 0, id="a field nobody has"),
        pytest.param({"group": "Cấp mới"}, 115, id="its group"),
        pytest.param({"group": "Khác"}, 0, id="a group nobody has"),
        pytest.param({"procedure": "1.000001"}, 115, id="its procedure"),
        pytest.param({"procedure": "9.999999"}, 0, id="a procedure nobody has"),
        pytest.param({"channel": 1}, 115, id="its channel"),
        pytest.param({"channel": 2}, 0, id="another channel"),
        pytest.param({"level": "commune"}, 115, id="its level"),
        pytest.param({"level": "province"}, 0, id="another level"),
        pytest.param({"side": selectors.RECEIVER}, 115, id="the receiving side"),
    ],
)
def test_what_is_narrowed_is_counted_within_it(site, narrowing, received):
    board = board_of(scope_over(site.province, **narrowing))

    assert board.counts["received"].number == received


def test_rows_and_cube_narrow_alike(site):
    scope = scope_over(site.province, field="LV01", channel=1, level="commune", group="Cấp mới")
    question = Question(scope.period, scope.as_of, kpis=named(["received", "open_overdue"]))

    assert asking.from_rows(scope, question).as_csv() == asking.from_cube(scope, question).as_csv()


@pytest.mark.parametrize(
    ("by", "every"),
    [((), None), (("field",), None), (("responsible", "group"), Every.MONTH), (("channel",), None)],
)
def test_the_cube_gives_the_bytes_of_the_rows(site, by, every):
    scope = scope_over(site.province)
    question = Question(scope.period, scope.as_of, by, every, named(["on_time", "open_overdue"]))

    cube, rows = asking.from_cube(scope, question), asking.from_rows(scope, question)

    assert cube.as_csv() == rows.as_csv()


def test_what_the_cube_does_not_divide_by_is_counted_from_rows(site):
    table = selectors.counted(scope_over(site.province), ("procedure",), kpis=named(["received"]))

    assert [(cell.group, cell.number) for cell in table.cells()] == [(("1.000001",), 115)]


@pytest.mark.parametrize(
    ("what", "total"),
    [
        pytest.param(Listed.OVERDUE, 10, id="overdue and open"),
        pytest.param(Listed.UNSENT, 7, id="without a letter"),
        pytest.param(Listed.LATE, 0, id="settled late"),
        pytest.param(Listed.SOON, 0, id="due within three working days"),
    ],
)
def test_lists_hold_what_the_numbers_say(site, what, total):
    page = page_of(scope_over(site.first), what)

    assert (page.total, len(page.lines)) == (total, total)


def test_what_is_due_within_three_working_days_is_warned_of(site):
    page = page_of(scope_over(site.second), Listed.SOON)

    assert page.total == 5
    assert page.lines[0].left.vi == "còn 3 ngày làm việc"


def test_a_list_names_no_dossier_but_by_its_hash(site):
    line = page_of(scope_over(site.first), Listed.OVERDUE).lines[0]

    assert (line.unit, line.procedure, line.field) == ("Xã Một", "Cấp giấy chứng nhận", "Đất đai")
    assert dossier_of(line.hash) == line.row.dossier


@pytest.mark.parametrize("text", ["", "abc", "zzzz-zzzz-zzzz-zzzz", "00000000000000000"])
def test_what_is_no_hash_is_no_dossier(text):
    assert dossier_of(text) is None


def test_a_list_is_narrowed_to_a_procedure(site):
    def total(code):
        return page_of(scope_over(site.province, procedure=code), Listed.OVERDUE).total

    assert (total("1.000001"), total("9.999999")) == (10, 0)


def test_what_was_counted_from_rows_is_remembered_until_the_next_import(site, monkeypatch):
    scope = scope_over(site.province)
    before = page_of(scope, Listed.OVERDUE).total, causes_of(scope)
    monkeypatch.setattr(remembering, "listed", None)
    monkeypatch.setattr(remembering, "kpi_table", None)

    assert (page_of(scope, Listed.OVERDUE).total, causes_of(scope)) == before

    manifest = selectors.lake().manifest()
    manifest.write(selectors.lake().root)
    with pytest.raises(TypeError):
        page_of(scope, Listed.OVERDUE)


def test_pages_of_a_list_follow_each_other(site):
    first = page_of(scope_over(site.first), Listed.OVERDUE)

    assert (first.pages, first.before, first.after) == (1, 0, 2)


def test_a_letter_written_here_stands_beside_its_dossier(site):
    row = next(row for row in site.rows if row["finished"] is None)
    LetterFactory(dossier=row["dossier"], unit=site.first)

    lines = page_of(scope_over(site.first), Listed.OVERDUE).lines

    assert [line.letter is not None for line in lines].count(True) == 1


def test_only_what_is_overdue_can_be_written_about(site):
    late = next(row for row in site.rows if row["finished"] is None)

    assert one_dossier(scope_over(site.first), late["dossier"]) is not None
    assert one_dossier(scope_over(site.first), site.rows[0]["dossier"]) is None


def test_causes_are_counted_and_those_not_stated_too(site):
    assert causes_of(scope_over(site.province)) == [("", 10)]


def test_a_procedure_shows_its_cut_and_the_limit_before(site):
    procedure = ProcedureFactory._meta.model.objects.get()
    for day, hours in ((date(2020, 1, 1), 80), (date(2025, 7, 1), 60)):
        Limit.objects.create(
            procedure=procedure, legal_hours=80, promised_hours=hours, from_on=day, document="1/QĐ"
        )

    (line,) = procedures_of(scope_over(site.province))

    assert (line.cut.percent, line.cut.days_before) == (25, 10)
    assert (line.cut.legal_days, line.cut.promised_days) == (10, Decimal("7.5"))
    assert line.received.number == 115


def test_a_procedure_without_a_limit_has_no_cut(site):
    procedure = ProcedureFactory._meta.model.objects.get()
    Limit.objects.create(
        procedure=procedure,
        legal_hours=80,
        promised_hours=60,
        from_on=AS_OF + timedelta(days=1),
        document="2/QĐ",
    )

    (line,) = procedures_of(scope_over(site.province))

    assert line.cut is None


def test_a_limit_is_less_than_the_law_or_the_same(site):
    procedure = ProcedureFactory._meta.model.objects.get()
    for day, legal, promised in ((date(2020, 1, 1), 0, 0), (date(2021, 1, 1), 8, 8)):
        Limit.objects.create(
            procedure=procedure,
            legal_hours=legal,
            promised_hours=promised,
            from_on=day,
            document="3/QĐ",
        )

    (line,) = procedures_of(scope_over(site.province))
    cuts = (line.cut, line.cut._replace(legal_hours=0, promised_hours=0))

    assert [cut.percent for cut in cuts] == [0, None]
    assert not any(cut.is_less for cut in cuts)
    assert line.cut.days_before == 0


def test_a_procedure_out_of_use_is_left_out_and_one_is_called_in_the_language_asked(site):
    procedure = ProcedureFactory._meta.model.objects.get()
    procedure.name_en = "Land certificate"
    procedure.save()
    with override("en"):
        (line,) = procedures_of(scope_over(site.province))
    assert line.name == "Land certificate"

    procedure.valid_to = AS_OF - timedelta(days=1)
    procedure.save()
    assert procedures_of(scope_over(site.province)) == []


def test_a_letter_holds_both_days_and_leaves_room_for_the_name():
    document = letter_document(LetterFactory())

    text = " ".join(part.text for part in document.parts)
    assert "16/01/2026" in text
    assert "10/04/2026" in text
    assert "Kính gửi: Ông (Bà)" in text


def test_somebody_with_a_grant_begins_there_and_somebody_everywhere_at_the_common_top(site):
    officer, anywhere = person_with("unit_officer", unit=site.first), person_with("chair")

    assert selectors.beginning(officer, Permission.READ_DOSSIERS) == site.first
    assert selectors.beginning(anywhere, Permission.READ_DOSSIERS) == site.province
    assert selectors.beginning(officer, Permission.CLOSE_PERIOD) is None


def test_relatives_are_superiors_within_reach_and_what_is_below(site):
    found = selectors.relatives(site.province, ["/"])

    assert found[0] == (site.province.code, site.province.name)
    assert {code for code, _ in found[1:]} == {site.first.code, site.second.code}
    (alone,) = selectors.relatives(site.first, [site.first.path])
    assert alone.code == site.first.code


def test_relatives_are_called_by_the_language_of_the_reader(site):
    """The name in English where there is one."""
    Unit.objects.filter(pk=site.first.pk).update(name_en="First Commune")
    with override("en"):
        found = dict(selectors.relatives(site.province, ["/"]))

    assert found[site.first.code] == "First Commune"
    assert found[site.second.code] == site.second.name


def test_what_was_closed_just_now_would_not_differ(site):
    assert changes(closed(site.province, site.method_officer)) == []


def test_a_changed_file_of_a_closed_period_is_refused(site):
    period = closed(site.province, site.method_officer)
    path = selectors.period_path(period.content_hash)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(UnsoundPeriod, match=period.content_hash[:12]):
        selectors.frozen_of(period)


def test_decision_766_gets_what_dossiers_give_and_nothing_else(site):
    period = closed(site.province, site.method_officer)

    figures = figures_for("qd766", period)

    given = figures.entries["X1"]["G2.1"]
    assert given.values == {"numerator": 100, "denominator": 110}
    assert period.content_hash[:12] in given.provenance.document
    assert given.provenance.page == "on_time: 100/110"
    assert "G5.3" not in figures.entries["X1"]
    assert figures.entries["X1"]["G4A.1"].not_applicable == "Chỉ tiêu của cấp tỉnh"


def test_missing_metrics_are_named_and_never_zero(site):
    quality = service_quality(closed(site.province, site.method_officer))

    row = next(row for row in quality.rows if row.unit.code == "X1")
    assert "G1.1" in row.missing
    assert round(row.points[0], 2) == Decimal("18.18")
    assert {code for codes, _ in quality.absent for code in codes} >= {"G1.4", "G5.5", "G4B.1"}


def test_service_quality_calls_units_as_they_are_called_now(site):
    """It is scored once for the same file, and again when anything it says has changed."""
    period = closed(site.province, site.method_officer)
    before = service_quality(period)
    assert service_quality(period) is before

    Unit.objects.filter(code="X1").update(name="Xã Đổi Tên")

    after = service_quality(period)
    assert {row.unit.name for row in after.rows} - {row.unit.name for row in before.rows} == {
        "Xã Đổi Tên"
    }


def test_service_quality_follows_the_files_of_the_edition(site, tmp_path, monkeypatch):
    """An operator's own folder of index sets may be written anew under a running site."""
    folder = tmp_path / "qd766"
    copytree(edition_folder("qd766").parent, folder)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    period = closed(site.province, site.method_officer)
    before = service_quality(period)
    (heading,) = folder.glob("*/index_set.yaml")

    heading.write_text(heading.read_text(encoding="utf-8") + "# seen\n", encoding="utf-8")

    assert service_quality(period) is not before
    assert service_quality(period).rows == before.rows


def test_a_set_about_which_nothing_is_stated_is_refused(site):
    with pytest.raises(NotFed, match="qd766"):
        figures_for("khong-co", closed(site.province, site.method_officer))


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("2026", "năm 2026"),
        ("2026-R", "năm báo cáo 2026"),
        ("2026-Q1", "quý I/2026"),
        ("2026-03", "tháng 3/2026"),
        ("2026-01-05..2026-02-07", "từ 05/01/2026 đến 07/02/2026"),
    ],
)
def test_periods_are_called_as_people_do(code, title):
    assert selectors.title_of(code).vi == title


@pytest.mark.usefixtures("site")
def test_periods_with_dossiers_are_offered_the_year_first():
    assert [one.code for one in selectors.periods_kept()] == [
        "2026", "2026-R", "2026-Q1", "2026-03", "2026-02", "2026-01",
    ]  # fmt: skip
    assert selectors.data_as_of() == AS_OF


def test_nothing_is_known_before_the_first_import():
    province = ProvinceFactory()

    assert selectors.periods_kept() == []
    assert selectors.data_as_of() is None
    assert board_of(scope_over(province)).official.lack.vi == "không phát sinh"


def test_hashes_are_read_as_they_are_written():
    assert dossier_of(hash_of(2**63 - 1)) == 2**63 - 1
