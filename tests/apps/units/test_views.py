"""Pages of the register."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from tests.factories.accounts import cast, person_with
from tests.factories.units import EdgeFactory, MembershipFactory, ProvinceFactory, UnitFactory
from thuocdo.apps.accounts.permissions import ROLES, Permission
from thuocdo.apps.units.models import LineageEvent, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
AFTER = date(2025, 7, 1)
TABLE = (
    "date,kind,old,new,share_of_old,document,name,type\n"
    "2026-01-01,merge,A,N,1,5/NQ,Xã Mới,xã\n2026-01-01,merge,B,N,1,5/NQ,,\n"
)


@pytest.fixture(autouse=True)
def vietnamese():
    with override("vi"):
        yield


@pytest.fixture
def officer(client):
    person = person_with("method_officer")
    client.force_login(person)
    return person


@pytest.fixture
def communes():
    province = ProvinceFactory(code="T", name="Tỉnh A")
    return [UnitFactory(code=code, name=f"Xã {code}", parent=province) for code in "AB"]


def pages():
    edge = EdgeFactory()
    return [
        reverse("units:list"),
        reverse("units:unit", args=[edge.old.pk]),
        reverse("units:correct", args=[edge.old.pk]),
        reverse("units:events"),
        reverse("units:event", args=[edge.event.pk]),
        reverse("units:add_decree"),
        reverse("units:upload_decrees"),
    ]


@pytest.mark.parametrize("prefix", ["", "/en"], ids=["vi", "en"])
@pytest.mark.usefixtures("officer")
def test_every_page_answers_in_both_languages(client, prefix):
    for page in pages():
        answer = client.get(prefix + page)
        assert answer.status_code == 200, page
        assert answer.content.decode().count("<h1>") == 1


def test_only_those_who_keep_the_register_see_it(client):
    people = cast()
    allowed = {code for code, role in ROLES.items() if Permission.MANAGE_UNITS in role.permissions}
    addresses = pages()

    for page in addresses:
        assert client.get(page).status_code == 302, "strangers sign in"
    for role, person in people.items():
        client.force_login(person)
        for page in addresses:
            assert client.get(page).status_code == (200 if role in allowed else 403)
            if role not in allowed:
                assert client.post(page).status_code in {403, 405}


@pytest.mark.usefixtures("officer")
def test_the_list_costs_the_same_for_many_units(client, django_assert_max_num_queries):
    province = ProvinceFactory(name="Tỉnh A")
    for _ in range(60):
        UnitFactory(parent=province)

    with django_assert_max_num_queries(15):
        answer = client.get(reverse("units:list"))

    assert "61 đơn vị trong danh mục" in answer.content.decode()
    assert "Trang 1 trên 2" in answer.content.decode()


@pytest.mark.usefixtures("officer")
def test_the_list_finds_and_filters(client):
    province = ProvinceFactory(code="T", name="Tỉnh A")
    UnitFactory(code="06652", name="Phường Hà Tu", kind="ward", parent=province)
    UnitFactory(code="9", name="Xã Hạ Lưu", valid_to=date(2025, 6, 30))

    def shown(**query):
        return client.get(reverse("units:list"), query).content.decode()

    assert "Phường <mark>Hà</mark> Tu" in shown(q="ha")
    assert "Xã <mark>Hạ</mark> Lưu" in shown(q="ha")
    assert "Hạ Lưu" not in shown()
    assert "1 đơn vị trong danh mục" in shown(state="da-ket-thuc")
    assert "3 đơn vị trong danh mục" in shown(state="tat-ca")
    assert "1 đơn vị trong danh mục" in shown(kind="ward")
    assert "1 đơn vị trong danh mục" in shown(province="T")
    assert "Không có đơn vị nào" in shown(q="không đâu có")
    assert "2 đơn vị trong danh mục" in shown(kind="gì đó")


@pytest.mark.usefixtures("officer")
def test_a_search_that_finds_very_many_says_so(client):
    for _ in range(101):
        UnitFactory()

    assert "Chỉ hiện 100" in client.get(reverse("units:list"), {"q": "xã"}).content.decode()


@pytest.mark.usefixtures("officer")
def test_a_unit_tells_where_it_came_from_and_went(client, communes):
    edge = EdgeFactory(old=communes[0], event__is_confirmed=False)
    MembershipFactory(unit=communes[0], is_ranked=False)
    UnitFactory(code="A", name="Xã A sau này", valid_from=date(2030, 1, 1))

    text = client.get(reverse("units:unit", args=[communes[0].pk])).content.decode()

    assert edge.new.name in text
    assert "chưa đối chiếu" in text
    assert "không xếp hạng" in text
    assert "Xã A sau này" in text
    assert "không có số liệu" in text


def correct(client, unit, **changes):
    facts = {"name": unit.name, "name_en": "", "reason": "gõ sai"} | changes
    return client.post(reverse("units:correct", args=[unit.pk]), facts)


@pytest.mark.usefixtures("officer")
def test_a_correction_is_saved(client, communes):
    answer = correct(client, communes[0], name="Xã Ạ", population="12000")

    assert answer.status_code == 302
    assert Unit.objects.get(pk=communes[0].pk).name == "Xã Ạ"


@pytest.mark.usefixtures("officer")
def test_a_correction_that_changes_nothing_is_told(client, communes):
    answer = correct(client, communes[0])

    assert answer.status_code == 422
    assert "không có gì thay đổi" in answer.content.decode()


def test_a_right_over_another_province_does_not_reach(client, communes):
    client.force_login(person_with("method_officer", unit=ProvinceFactory()))

    assert correct(client, communes[0], name="Xã Ạ").status_code == 403


def decree(client, *rows, **fields):
    data = {
        "kind": "merge", "on": "01/01/2026", "document": "5/NQ", "old": "A, B",
        "new-TOTAL_FORMS": "5", "new-INITIAL_FORMS": "0",
    } | fields  # fmt: skip
    for number in range(5):
        data[f"new-{number}-type"] = "commune"
    for number, row in enumerate(rows):
        data |= {f"new-{number}-{name}": value for name, value in row.items()}
    return client.post(reverse("units:add_decree"), data)


NEW, OTHER = {"code": "N", "name": "Xã Mới"}, {"code": "M", "name": "Xã Khác"}


@pytest.mark.parametrize(
    ("rows", "fields", "standing"),
    [
        pytest.param([NEW], {}, {"N"}, id="merger"),
        pytest.param([NEW | {"share": "0,6"}, OTHER | {"share": "0,4"}],
                     {"kind": "split", "old": "A"}, {"B", "M", "N"}, id="split"),
        pytest.param([NEW], {"kind": "rename", "old": "A"}, {"B", "N"}, id="rename"),
        pytest.param([{"code": "A", "name": "Phường A", "type": "ward"}],
                     {"kind": "status", "old": "A"}, {"A", "B"}, id="change of type"),
        pytest.param([], {"kind": "abolish"}, set(), id="abolition"),
        pytest.param([{"code": "B", "share": "0,1"}], {"kind": "transfer", "old": "A"},
                     {"A", "B"}, id="transfer"),
        pytest.param([{"code": "B"}], {"kind": "transfer", "old": "A"}, {"A", "B"},
                     id="transfer of an unknown share"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("officer", "communes")
def test_a_decree_by_form(client, rows, fields, standing):
    answer = decree(client, *rows, **fields)

    assert answer.status_code == 302, answer.content.decode()
    assert answer.url == reverse("units:event", args=[LineageEvent.objects.get().pk])
    there = Unit.objects.filter(valid_to__isnull=True).exclude(code="T")
    assert set(there.values_list("code", flat=True)) == standing


@pytest.mark.parametrize(
    ("rows", "fields", "said"),
    [
        pytest.param([NEW], {"on": "mai"}, "Nhập ngày theo dạng", id="no date"),
        pytest.param([NEW], {"old": "A"}, "Sáp nhập cần từ hai mã cũ", id="one merged"),
        pytest.param([{"code": "N"}], {}, "chưa có tên", id="no name"),
        pytest.param(
            [{"code": "B", "share": "1"}],
            {"kind": "transfer", "old": "A"},
            "mỗi tỷ phần phải lớn hơn 0",
            id="nothing stays",
        ),
        pytest.param([NEW], {"old": "A, Z"}, "không có đơn vị mã Z", id="unknown code"),
    ],
)
@pytest.mark.usefixtures("officer", "communes")
def test_an_unfit_decree_is_told_at_the_form(client, rows, fields, said):
    answer = decree(client, *rows, **fields)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not LineageEvent.objects.exists()


@pytest.mark.usefixtures("communes")
def test_a_decree_on_another_province_is_refused(client):
    client.force_login(person_with("method_officer", unit=ProvinceFactory()))

    assert decree(client, NEW).status_code == 403


def upload(client, content, name="bang.csv"):
    content = content.encode() if isinstance(content, str) else content
    return client.post(
        reverse("units:upload_decrees"), {"table": SimpleUploadedFile(name, content)}
    )


@pytest.mark.usefixtures("officer", "communes")
def test_a_table_is_checked_and_then_recorded(client):
    checked = upload(client, TABLE)

    assert checked.status_code == 200
    assert not LineageEvent.objects.exists()
    done = client.post(reverse("units:upload_decrees"), {"checked": checked.context["token"]})
    assert done.status_code == 302
    assert Unit.objects.get(code="N").name == "Xã Mới"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(TABLE.replace("merge,B", "merge,Z"), "không có đơn vị mã Z", id="register"),
        pytest.param(TABLE.replace("xã\n", "đảo\n"), "dòng 2, cột H (type)", id="cell"),
        pytest.param(b"%PDF-1.7\x00\x01\x02", "không phải bảng CSV", id="another file"),
        pytest.param("a,b\n1,2\n", "thiếu cột", id="another table"),
        pytest.param("x" * (1024 * 1024 + 1), "lớn hơn 1 MB", id="too large"),
    ],
)
@pytest.mark.usefixtures("officer", "communes")
def test_an_unfit_table_is_told(client, content, said):
    answer = upload(client, content)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not LineageEvent.objects.exists()


@pytest.mark.usefixtures("officer", "communes")
def test_a_token_that_was_changed_is_not_recorded(client):
    answer = client.post(reverse("units:upload_decrees"), {"checked": "x:y:z"})

    assert answer.status_code == 422
    assert "không còn hiệu lực" in answer.content.decode()


@pytest.mark.usefixtures("officer", "communes")
def test_a_checked_table_that_no_longer_fits_is_told(client):
    token = upload(client, TABLE).context["token"]
    decree(client, kind="abolish")

    answer = client.post(reverse("units:upload_decrees"), {"checked": token})

    assert answer.status_code == 422
    assert Unit.objects.filter(code="N").count() == 0
