"""Above each list with filters stand the views that were kept of it, and a form to keep another."""

import pytest
from django.conf import settings as django_settings
from django.test import RequestFactory
from django.urls import reverse

from tests.factories.accounts import person_with
from tests.factories.dossiers import a_lake, a_small_site
from tests.factories.notifications import AT
from tests.factories.rounds import a_round, advanced, appraiser, submitted
from thuocdo.apps.notifications import services
from thuocdo.apps.notifications.models import SavedView
from thuocdo.apps.notifications.selectors.saved import LISTS
from thuocdo.apps.rounds.models import Phase
from thuocdo.web.templatetags.saved_views import saved_views

pytestmark = pytest.mark.django_db
KEEP = "/lam-viec/hop-thu/cach-xem/luu"
LOG = "/quan-tri/nhat-ky"


def small_site():
    """A province with dossiers, without which their list has nothing to filter."""
    folder = django_settings.DATA / "made"
    return a_small_site(folder, a_lake(folder))["province"]


LISTED = {
    "rounds:appraisal_queue": lambda made: (appraiser(made.province), []),
    "rounds:board_units": lambda made: (person_with("council_secretary"), [made.round.pk]),
    "rounds:own_tree": lambda made: (made.officers["A"], [made.participants["A"].pk]),
    "documents:register": lambda made: (made.officers["A"], [made.participants["A"].unit_id]),
    "dossiers:list": lambda _: (person_with("one_stop_officer", unit=small_site()), []),
    "audit:log": lambda _: (person_with("inspector"), []),
}


@pytest.fixture
def made():
    return advanced(submitted(a_round()), Phase.APPRAISAL)


def test_each_list_that_may_be_kept_is_tested():
    assert LISTED.keys() == LISTS


@pytest.mark.slow
@pytest.mark.parametrize("name", LISTED)
def test_a_list_is_kept_and_its_chip_leads_back(made, client, settings, tmp_path, name):
    settings.DATA = tmp_path
    person, args = LISTED[name](made)
    client.force_login(person)
    bare = reverse(name, args=args)
    address = f"{bare}?loc=x&trang=1"

    assert f'name="address" value="{bare}?loc=x"' in client.get(address).content.decode()
    kept = client.post(KEEP, {"name": "Của <tôi>", "address": address})
    page = client.get(kept["Location"]).content.decode()

    assert kept["Location"] == f"{bare}?loc=x"
    assert f'<a href="{bare}?loc=x" aria-current="true">Của &lt;tôi&gt;</a>' in page
    assert "Đã lưu cách xem." in page
    assert (
        f'<a href="/en{bare}?loc=x" aria-current="true">'
        in client.get(f"/en{bare}?loc=x").content.decode()
    )


def keep(person, name="Chung", is_shared=True):
    address = f"{LOG}?viec=a"
    return services.keep_view(name=name, address=address, is_shared=is_shared, by=person, at=AT)


@pytest.fixture
def colleagues(made):
    """Two who work in the same unit."""
    both = [person_with("inspector"), person_with("inspector")]
    for each in both:
        each.unit = made.participants["A"].unit
        each.save()
    return both


def test_a_shared_view_names_who_shared_it_and_cannot_be_deleted_by_others(client, colleagues):
    owner, other = colleagues
    view = keep(owner)
    client.force_login(other)

    page = client.get(LOG).content.decode()
    refused = client.post(reverse("notifications:drop_view", args=[view.pk]))

    assert f"Chung <small>của {owner}</small>" in page
    assert reverse("notifications:drop_view", args=[view.pk]) not in page
    assert "Chia sẻ trong đơn vị" in page
    assert refused.status_code == 410
    assert SavedView.objects.exists()


@pytest.mark.parametrize(
    ("address", "to"),
    [
        pytest.param(f"{LOG}?viec=b", "?viec=b", id="as it was shown"),
        pytest.param("https://x.test/", "?viec=a", id="another host"),
        pytest.param("", "?viec=a", id="no address"),
    ],
)
def test_deleting_leads_to_the_list(client, colleagues, address, to):
    view = keep(colleagues[0])
    client.force_login(colleagues[0])

    dropped = client.post(f"/en/lam-viec/hop-thu/cach-xem/{view.pk}/xoa", {"address": address})

    assert dropped["Location"] == f"/en{LOG}{to}"
    assert not SavedView.objects.exists()


def test_sharing_is_chosen_by_a_box(client, colleagues):
    client.force_login(colleagues[0])
    for name, more in (("Chung", {"is_shared": "on"}), ("Riêng", {})):
        client.post(KEEP, {"name": name, "address": LOG} | more)
    client.force_login(colleagues[1])

    page = client.get(LOG).content.decode()

    assert (">Chung <small>" in page, ">Riêng <small>" in page) == (True, False)


def test_another_address_is_refused_and_nothing_is_sent_there(client, colleagues):
    client.force_login(colleagues[0])

    answer = client.post(KEEP, {"name": "x", "address": f"//x.test{LOG}"})

    assert (answer.status_code, answer.get("Location")) == (409, None)


def test_more_filters_than_are_kept_are_no_fault(client, colleagues):
    client.force_login(colleagues[0])

    answer = client.get(f"{LOG}?" + "&".join(f"x{n}=1" for n in range(60)))

    assert f'name="address" value="{LOG}"' in answer.content.decode()


def test_a_page_that_is_not_listed_carries_no_form(
    client, colleagues, django_assert_max_num_queries
):
    client.force_login(colleagues[0])
    request = RequestFactory().get("/lam-viec/hop-thu/")
    request.user = colleagues[0]

    with django_assert_max_num_queries(0):
        assert saved_views({"request": request}) == {}
    page = client.get(f"{LOG}.csv", {"tu": "x"}).content.decode()
    assert "Lưu cách xem" not in page
