"""The one check of who may do what, and the gate of pages."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.utils import timezone, translation

from tests.factories.accounts import GrantFactory, UserFactory, person_with
from thuocdo.apps.accounts.first_steps import FirstSteps
from thuocdo.apps.accounts.permissions import (
    EVERYWHERE,
    ROLES,
    NotAllowed,
    Permission,
    held,
    is_within,
    may,
    needed,
    require,
)
from thuocdo.apps.units.models import Unit

TODAY = date(2026, 6, 15)
READ = Permission.READ_RESULTS  # of the chair


def place(path):
    return SimpleNamespace(path=path)


def a_unit(code, path):
    return Unit.objects.create(
        code=code, name=code, kind="commune", path=path, valid_from=date(2025, 7, 1), source="x"
    )


@pytest.mark.parametrize(
    ("path", "top", "expected"),
    [
        pytest.param("/VN/70/", "/VN/70/", True, id="the unit itself"),
        pytest.param("/VN/70/25195/", "/VN/70/", True, id="below"),
        pytest.param("/VN/", "/VN/70/", False, id="above"),
        pytest.param("/VN/70/", "/VN/7/", False, id="a code that begins alike"),
        pytest.param("/VN/70/", "/VN/7", False, id="the same without the last slash"),
        pytest.param("/VN/70", "/VN/70/", True, id="slashes at the end do not matter"),
        pytest.param("/VN/70/", "", False, id="an empty place is nowhere"),
        pytest.param("/VN/70/", "/", False, id="nor is a bare slash"),
        pytest.param("/VN/70/", None, True, id="no place is everywhere"),
        pytest.param(EVERYWHERE.path, "/VN/", False, id="a grant over a unit is not everywhere"),
        pytest.param(EVERYWHERE.path, None, True, id="a grant over none is"),
    ],
)
def test_a_place_within_another(path, top, expected):
    assert is_within(path, top) is expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param({"from_on": TODAY}, True, id="from today"),
        pytest.param({"from_on": TODAY + timedelta(days=1)}, False, id="from tomorrow"),
        pytest.param({"until_on": TODAY}, True, id="until today, which counts"),
        pytest.param({"until_on": TODAY - timedelta(days=1)}, False, id="until yesterday"),
        pytest.param({"revoked_at": timezone.now()}, False, id="revoked"),
        pytest.param({"role": "no_such_role"}, False, id="a role that is no more"),
    ],
)
def test_a_grant_counts_in_its_days_until_it_is_revoked(days, expected):
    grant = GrantFactory(**({"role": "chair"} | days))

    assert may(grant.person, READ, today=TODAY) is expected


@pytest.mark.django_db
def test_a_grant_reaches_down_the_tree_and_no_further():
    person = person_with("chair", unit=a_unit("7", "/VN/7/"))

    assert may(person, READ)
    assert may(person, READ, place("/VN/7/25195/"))
    assert not may(person, READ, place("/VN/70/"))
    assert not may(person, READ, EVERYWHERE)


@pytest.mark.django_db
def test_several_grants_add_up_in_one_query(django_assert_num_queries):
    person = person_with("chair", unit=a_unit("7", "/VN/7/"))
    GrantFactory(person=person, role="inspector", unit=a_unit("8", "/VN/8/"))

    with django_assert_num_queries(1):
        assert may(person, READ, place("/VN/7/1/"))
    with django_assert_num_queries(1):
        assert Permission.READ_AUDIT in held(person)

    assert may(person, Permission.READ_AUDIT, place("/VN/8/"))
    assert not may(person, READ, place("/VN/8/"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "who",
    [
        pytest.param(lambda: None, id="nobody"),
        pytest.param(AnonymousUser, id="not signed in"),
        pytest.param(UserFactory, id="nothing granted"),
        pytest.param(lambda: person_with("chair", is_active=False), id="locked"),
        pytest.param(lambda: UserFactory(is_superuser=True), id="superuser, which means nothing"),
    ],
)
def test_what_is_not_granted_is_refused(who):
    person = who()

    assert held(person) == frozenset()
    with pytest.raises(NotAllowed) as refused:
        require(person, READ)
    assert refused.value.status == 403


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_a_role_gives_its_permissions_and_no_other(role):
    assert held(person_with(role)) == ROLES[role].permissions


@needed(READ)
def a_page(_request, word="có"):
    return HttpResponse(word)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sign_in"), [("vi", "/tai-khoan/dang-nhap"), ("en", "/en/tai-khoan/dang-nhap")]
)
def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(rf, language, sign_in):
    request = rf.get("/quan-tri/x?trang=2")
    request.user = AnonymousUser()

    with translation.override(language):
        answer = a_page(request)

    assert answer.status_code == 302
    assert answer["Location"] == f"{sign_in}?next=/quan-tri/x%3Ftrang%3D2"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "back"),
    [
        pytest.param("http://testserver/quan-tri/x?trang=2", "/quan-tri/x%3Ftrang%3D2", id="page"),
        pytest.param("http://testserver/quan-tri/x", "/quan-tri/x", id="page without a query"),
        pytest.param("http://elsewhere/x", "/lam-viec/", id="another site"),
        pytest.param("", "/lam-viec/", id="unknown"),
    ],
)
def test_a_form_that_is_sent_too_late_leads_back_to_its_page(rf, page, back):
    request = rf.post("/quan-tri/x/gui", headers={"Referer": page})
    request.user = AnonymousUser()

    assert a_page(request)["Location"] == f"/tai-khoan/dang-nhap?next={back}"


@pytest.mark.django_db
def test_who_may_not_is_refused_and_who_may_sees_the_page(rf):
    request = rf.get("/x")
    request.user = person_with("chair")
    assert a_page(request, word="đây").content.decode() == "đây"

    request.user = person_with("inspector")
    with pytest.raises(NotAllowed):
        a_page(request)


def asked_by(rf, method, person, settings):
    """The person, as the gate of working pages hands a request on."""
    settings.IS_DEMO = True  # nobody needs a second factor
    request = rf.generic(method, "/lam-viec/ket-qua/")
    request.user = person
    FirstSteps(lambda _request: HttpResponse())(request)
    return request.user


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_page_that_only_reads_asks_for_grants_once(
    rf, settings, method, django_assert_num_queries
):
    person = asked_by(rf, method, person_with("chair", unit=a_unit("7", "/VN/7/")), settings)

    with django_assert_num_queries(1):
        assert may(person, READ, place("/VN/7/1/"))
        assert not may(person, READ, place("/VN/8/"))
        assert READ in held(person)
    assert not may(person, READ, today=date(2000, 1, 1))


@pytest.mark.django_db
def test_a_request_that_writes_asks_each_time(rf, settings):
    person = asked_by(rf, "POST", person_with("chair", unit=a_unit("7", "/VN/7/")), settings)
    assert may(person, READ)

    person.grants.update(until_on=timezone.localdate() - timedelta(days=1))

    assert not may(person, READ)
