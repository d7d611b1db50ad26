"""Views of lists are one's own or the unit's; no address leads anywhere else."""

import pytest
from django.utils.translation import override

from tests.factories.accounts import UserFactory, person_with
from tests.factories.notifications import AT
from tests.factories.units import UnitFactory
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.notifications import selectors, services
from thuocdo.apps.notifications.errors import CannotKeep, NoSuchView
from thuocdo.apps.notifications.models import SavedView
from thuocdo.apps.notifications.services.keeping import MOST

pytestmark = pytest.mark.django_db
DOSSIERS, UNITS = "/lam-viec/ho-so/danh-sach", "/lam-viec/danh-gia/dieu-hanh/7/don-vi"
LATE = f"{DOSSIERS}?loai=qua-han"


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def officer(unit):
    return person_with("unit_officer", unit=unit)


def keep(by, name="Quá hạn", address=LATE, is_shared=False):
    return services.keep_view(name=name, address=address, is_shared=is_shared, by=by, at=AT)


@pytest.fixture
def at_home(officer, unit):
    """The officer, who works in the unit as well."""
    officer.unit = unit
    officer.save()
    return officer


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        pytest.param(LATE, LATE, id="a filter"),
        pytest.param(f"/en{LATE}", LATE, id="in English"),
        pytest.param(DOSSIERS, DOSSIERS, id="no filter"),
        pytest.param(f"{LATE}&trang=3&truoc=9", LATE, id="not the page within the list"),
        pytest.param(f"{DOSSIERS}?loai=", f"{DOSSIERS}?loai=", id="an empty filter is one"),
        pytest.param(f"{LATE}#x", LATE, id="a place on the page"),
        pytest.param(f"{DOSSIERS}?q=Hà Tu&a=<b>", f"{DOSSIERS}?q=H%C3%A0+Tu&a=%3Cb%3E", id="signs"),
        pytest.param(f"{DOSSIERS}?ve=//x.test", f"{DOSSIERS}?ve=%2F%2Fx.test", id="a value"),
        pytest.param(f"{UNITS}?loc=tre&khoi=xa", f"{UNITS}?loc=tre&khoi=xa", id="board"),
        pytest.param("/lam-viec/danh-gia/tham-dinh/?vong=1",
                     "/lam-viec/danh-gia/tham-dinh/?vong=1", id="queue"),
        pytest.param("/lam-viec/danh-gia/tu-danh-gia/3?loc=x",
                     "/lam-viec/danh-gia/tu-danh-gia/3?loc=x", id="tree"),
        pytest.param("/lam-viec/minh-chung/don-vi/5?q=a",
                     "/lam-viec/minh-chung/don-vi/5?q=a", id="register"),
        pytest.param("/quan-tri/nhat-ky?viec=a", "/quan-tri/nhat-ky?viec=a", id="log"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("prefix", ["", "en"])
def test_a_list_is_kept_with_its_filters(officer, prefix, address, kept):
    with override(prefix or "vi"):
        view = keep(officer, address=address)

        assert view.address == kept
        assert view.url == (f"/en{kept}" if prefix else kept)
    assert selectors.saved_views(officer, view.path).own == [view]


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("", id="nothing"),
        pytest.param("https://x.test/lam-viec/ho-so/danh-sach", id="another host"),
        pytest.param("//x.test/lam-viec/ho-so/danh-sach", id="another host without scheme"),
        pytest.param("/\\x.test/lam-viec/ho-so/danh-sach", id="another host by a backslash"),
        pytest.param("/en//x.test", id="another host behind the language"),
        pytest.param("https:/lam-viec/ho-so/danh-sach", id="a scheme alone"),
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param("/lam-viec/ho-so/danh-sach/../../..", id="a way out"),
        pytest.param("/lam-viec/khong-co", id="no page"),
        pytest.param("/lam-viec/hop-thu/", id="a page that is no list"),
        pytest.param("/quan-tri/nhat-ky.csv", id="a file"),
        pytest.param("/tai-khoan/dang-xuat", id="signing out"),
        pytest.param("/", id="the first page"),
        pytest.param("lam-viec/ho-so/danh-sach", id="not from the root"),
        pytest.param(f"{DOSSIERS}?a=%00", id="a null"),
        pytest.param(f"{DOSSIERS}?a=\x00", id="a bare null"),
        pytest.param(f"{DOSSIERS}?{'&'.join('a=1' for _ in range(51))}", id="too many fields"),
        pytest.param(f"{DOSSIERS}?a={'x' * 1000}", id="too long"),
        pytest.param(f"/lam-viec/minh-chung/don-vi/{'9' * 5000}", id="beyond every number"),
        pytest.param(f"/lam-viec/minh-chung/don-vi/{'9' * 300}", id="a path that is too long"),
    ],
)
def test_no_other_address_is_kept(officer, address):
    with pytest.raises(CannotKeep):
        keep(officer, address=address)

    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        pytest.param("x" * 80, "x" * 80, id="eighty"),
        pytest.param("  Quá \t hạn\n", "Quá hạn", id="spaces"),
        pytest.param("a", "a", id="one"),
        pytest.param("x" * 81, None, id="eighty-one"),
        pytest.param(" ", None, id="blank"),
        pytest.param("a\x00b", None, id="a null"),
        pytest.param("a\u202eb", None, id="turned"),
    ],
)
def test_a_name_has_1_to_80_visible_signs(officer, name, kept):
    if kept is None:
        with pytest.raises(CannotKeep):
            keep(officer, name)
    else:
        assert str(keep(officer, name)) == kept


def test_the_same_name_replaces_on_the_same_list_only(officer):
    first = keep(officer)
    keep(officer, address=f"{DOSSIERS}?loai=tre")
    keep(officer, address=UNITS)

    first.refresh_from_db()
    assert (SavedView.objects.count(), first.query) == (2, "loai=tre")


def test_nobody_keeps_more_than_thirty_but_may_replace(officer):
    for number in range(MOST):
        keep(officer, f"Số {number}")

    with pytest.raises(CannotKeep):
        keep(officer, "Một nữa")
    keep(officer, "Số 3", DOSSIERS)

    assert SavedView.objects.count() == MOST == 30
    assert keep(person_with("unit_officer"))  # others have their own thirty


def test_what_is_shared_is_seen_in_the_unit_only(at_home, unit):
    keep(at_home, "Riêng")
    shared = keep(at_home, "Chung", is_shared=True)
    colleague, stranger, nowhere = (
        UserFactory(unit=unit),
        UserFactory(unit=UnitFactory()),
        UserFactory(unit=None),
    )

    assert selectors.saved_views(colleague, DOSSIERS) == ([], [shared])
    assert selectors.saved_views(colleague, UNITS) == ([], [])
    assert selectors.saved_views(stranger, DOSSIERS) == ([], [])
    assert selectors.saved_views(nowhere, DOSSIERS) == ([], [])
    assert [view.name for view in selectors.saved_views(at_home, DOSSIERS).own] == [
        "Chung",
        "Riêng",
    ]


def test_whoever_moves_takes_shared_views_to_no_other_unit(at_home, unit):
    keep(at_home, is_shared=True)
    at_home.unit = UnitFactory()
    at_home.save()

    for there in (unit, at_home.unit):
        assert selectors.saved_views(UserFactory(unit=there), DOSSIERS).shared == []
    assert len(selectors.saved_views(at_home, DOSSIERS).own) == 1


def test_without_a_unit_nothing_is_shared(officer):
    with pytest.raises(CannotKeep) as refused:
        keep(officer, is_shared=True)

    assert "no unit" in refused.value.sentence.en
    keep(officer)
    assert selectors.saved_views(person_with("unit_officer"), DOSSIERS) == ([], [])


def test_keeping_again_ends_sharing(at_home, unit):
    keep(at_home, is_shared=True)
    keep(at_home)

    assert selectors.saved_views(UserFactory(unit=unit), DOSSIERS).shared == []


def test_views_take_one_query(at_home, django_assert_num_queries):
    for number in range(3):
        keep(at_home, f"Số {number}", is_shared=True)
    colleague = UserFactory(unit=at_home.unit)

    with django_assert_num_queries(1):
        found = selectors.saved_views(colleague, DOSSIERS)
        assert {str(view.person) for view in found.shared} == {str(at_home)}


def test_only_the_own_is_deleted(at_home):
    view = keep(at_home, is_shared=True)
    colleague = person_with("unit_officer")
    colleague.unit = at_home.unit
    colleague.save()

    with pytest.raises(NoSuchView):
        services.drop_view(view.pk, by=colleague)
    assert SavedView.objects.exists()
    services.drop_view(view.pk, by=at_home)
    with pytest.raises(NoSuchView):
        services.drop_view(view.pk or 1, by=at_home)

    assert not SavedView.objects.exists()
    assert [event.action for event in Event.objects.all()] == [
        "saved_view.kept",
        "saved_view.dropped",
    ]


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(keep, id="keep"),
        pytest.param(lambda by: services.drop_view(1, by=by), id="drop"),
    ],
)
def test_who_was_granted_nothing_keeps_nothing(write):
    with pytest.raises(NotAllowed):
        write(UserFactory())

    assert Event.objects.count() == 0
