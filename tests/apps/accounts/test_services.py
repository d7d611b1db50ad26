"""People and grants: what is written, what is refused, what the log keeps."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories.accounts import (
    DOCUMENT,
    GrantFactory,
    UserFactory,
    add_second_factor,
    person_with,
)
from thuocdo.apps.accounts import services
from thuocdo.apps.accounts.errors import (
    AlreadyBegun,
    AlreadyGranted,
    AlreadyRevoked,
    NotAllowed,
    OwnAccount,
    PersonIsInactive,
)
from thuocdo.apps.accounts.models import Grant, User
from thuocdo.apps.accounts.permissions import ROLES, Permission, may
from thuocdo.apps.audit.models import Event
from thuocdo.apps.units.models import Unit

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 1)
MANAGERS = {code for code, role in ROLES.items() if Permission.MANAGE_PEOPLE in role.permissions}


def a_unit(path):
    code = path.strip("/").split("/")[-1]
    return Unit.objects.create(
        code=code, name=code, kind="commune", path=path, valid_from=date(2025, 7, 1), source="x"
    )


@pytest.fixture
def province():
    return a_unit("/VN/70/")


@pytest.fixture
def commune(province):  # noqa: ARG001  (below it)
    return a_unit("/VN/70/25195/")


@pytest.fixture
def admin():
    return person_with("it_administrator")


def give(person, by, **said):
    said = {"role": "chair", "unit": None, "from_on": FIRST, "document": DOCUMENT} | said
    return services.grant(person=person, by=by, **said)


def actions():
    return list(Event.objects.values_list("action", flat=True))


WRITES = [
    pytest.param(give, id="grant"),
    pytest.param(
        lambda who, by: services.revoke(grant=GrantFactory(person=who), by=by), id="revoke"
    ),
    pytest.param(
        lambda _, by: services.create_person(username="moi", full_name="Mới", unit=None, by=by),
        id="create",
    ),
    pytest.param(lambda who, by: services.set_password(person=who, by=by), id="password"),
    pytest.param(lambda who, by: services.reset_second_factor(person=who, by=by), id="factor"),
    pytest.param(lambda who, by: services.deactivate(person=who, by=by), id="lock"),
    pytest.param(lambda who, by: services.activate(person=who, by=by), id="unlock"),
]


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("role", [*sorted(ROLES.keys() - MANAGERS), None])
def test_who_does_not_manage_people_writes_nothing(write, role):
    by = person_with(role) if role else UserFactory()

    with pytest.raises(NotAllowed):
        write(UserFactory(), by)

    assert not Event.objects.exists()


@pytest.mark.parametrize("write", WRITES)
def test_a_manager_of_a_commune_writes_nothing_above_it(write, commune):
    by = person_with("it_administrator", unit=commune)

    with pytest.raises(NotAllowed):
        write(UserFactory(), by)


@pytest.mark.parametrize("write", WRITES)
def test_who_manages_everybody_writes_and_the_log_tells(write, admin):
    write(UserFactory(), admin)

    assert [event.by for event in Event.objects.all()] in ([admin], [])


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(give, id="grant"),
        pytest.param(lambda who, by: services.revoke(grant=who.grants.get(), by=by), id="revoke"),
        pytest.param(lambda who, by: services.set_password(person=who, by=by), id="password"),
        pytest.param(lambda who, by: services.reset_second_factor(person=who, by=by), id="factor"),
        pytest.param(lambda who, by: services.deactivate(person=who, by=by), id="lock"),
    ],
)
def test_nobody_decides_about_the_own_account(write, admin):
    with pytest.raises(OwnAccount) as refused:
        write(admin, admin)

    assert refused.value.status == 403


def test_a_new_account_has_no_right_and_a_password_for_one_time(admin, commune):
    new = services.create_person(
        username="lan", full_name="Phạm Thị Lan", unit=commune, by=admin, email="lan@example.vn"
    )

    person = User.objects.get(username="lan")
    assert person.check_password(new.password)
    assert person.password.startswith("argon2$")
    assert person.must_change_password
    assert not person.grants.exists()
    assert (person.folded, person.unit) == ("pham thi lan", commune)
    assert new.password not in str(Event.objects.get().details)


@pytest.mark.parametrize(
    "username", [pytest.param("Lan", id="taken"), pytest.param("có dấu cách", id="other signs")]
)
def test_a_user_name_is_unique_and_plain(admin, username):
    UserFactory(username="Lan")

    with pytest.raises(ValidationError):
        services.create_person(username=username, full_name="X", unit=None, by=admin)


def test_a_manager_of_a_province_adds_people_of_its_communes(province, commune):
    by = person_with("it_administrator", unit=province)

    assert services.create_person(username="x", full_name="X", unit=commune, by=by).person.pk
    with pytest.raises(NotAllowed):
        services.create_person(username="y", full_name="Y", unit=a_unit("/VN/7/"), by=by)


def test_who_works_below_but_may_more_above_is_out_of_reach(province, commune):
    by = person_with("it_administrator", unit=commune)
    person = UserFactory(unit=commune)
    assert services.set_password(person=person, by=by).password
    GrantFactory(person=person, role="director", unit=province, from_on=date(2099, 1, 1))

    with pytest.raises(NotAllowed):
        services.set_password(person=person, by=by)


def test_a_right_that_ended_does_not_put_an_account_out_of_reach(province, commune):
    by = person_with("it_administrator", unit=commune)
    person = UserFactory(unit=commune)
    GrantFactory(person=person, unit=province, until_on=timezone.localdate() - timedelta(days=1))

    assert services.deactivate(person=person, by=by).is_active is False


def test_a_password_that_was_replaced_works_once_and_ends_sessions(admin, client):
    person = UserFactory()
    client.force_login(person)

    new = services.set_password(person=person, by=admin)

    assert new.person.check_password(new.password)
    assert new.person.must_change_password
    assert client.get("/tai-khoan/").status_code == 302
    assert actions() == ["person.password_replaced"]


def test_one_time_passwords_differ_and_are_easily_read(admin):
    passwords = {services.set_password(person=UserFactory(), by=admin).password for _ in range(3)}

    assert len(passwords) == 3
    assert all(len(word) == 19 and not set(word) & set("0o1li") for word in passwords)


def test_a_lost_phone_is_taken_off(admin):
    person = person_with("director")

    services.reset_second_factor(person=person, by=admin)

    assert not person.authenticator_set.exists()
    assert actions() == ["second_factor.reset"]


def test_locking_and_unlocking_is_told_once(admin):
    person = UserFactory()

    services.deactivate(person=person, by=admin)
    services.deactivate(person=person, by=admin)
    services.activate(person=person, by=admin)
    services.activate(person=person, by=admin)

    assert User.objects.get(pk=person.pk).is_active
    assert actions() == ["person.locked", "person.unlocked"]


def test_a_grant_keeps_who_gave_what_by_which_document(admin, commune):
    person = UserFactory()

    given = give(
        person,
        admin,
        unit=commune,
        until_on=date(2026, 12, 31),
        document=f"  {DOCUMENT} ",
        domains=["2", "1", "2"],
    )

    assert (given.granted_by, given.document, given.domains) == (admin, DOCUMENT, ["1", "2"])
    assert may(person, Permission.READ_RESULTS, commune, today=date(2026, 12, 31))
    assert Event.objects.get().details == {
        "person": str(person),
        "role": "chair",
        "unit": "/VN/70/25195/",
        "domains": ["1", "2"],
        "from": "2026-01-01",
        "until": "2026-12-31",
        "document": DOCUMENT,
    }


@pytest.mark.parametrize(
    ("said", "field"),
    [
        pytest.param({"role": "king"}, "role", id="unknown role"),
        pytest.param({"until_on": date(2025, 12, 31)}, "__all__", id="ends before it begins"),
        pytest.param({"document": "  "}, "document", id="no document"),
    ],
)
def test_a_grant_that_says_nothing_clear_is_refused(admin, said, field):
    with pytest.raises(ValidationError) as refused:
        give(UserFactory(), admin, **said)

    assert field in refused.value.message_dict
    assert not Event.objects.exists()


def test_a_locked_account_is_granted_nothing(admin):
    with pytest.raises(PersonIsInactive):
        give(UserFactory(is_active=False), admin)


@pytest.mark.parametrize(
    ("earlier", "later", "refused"),
    [
        pytest.param({}, {}, True, id="both for ever"),
        pytest.param({"until_on": date(2025, 12, 31)}, {}, False, id="one ended before"),
        pytest.param({"until_on": FIRST}, {}, True, id="one day in common"),
        pytest.param(
            {"from_on": date(2027, 1, 1)}, {"until_on": date(2026, 12, 31)}, False, id="one later"
        ),
        pytest.param(
            {"from_on": date(2026, 12, 31)}, {"until_on": date(2026, 12, 31)}, True, id="last day"
        ),
        pytest.param({"role": "inspector"}, {}, False, id="another role"),
        pytest.param({"revoked_at": timezone.now()}, {}, False, id="revoked"),
    ],
)
def test_the_same_role_is_not_granted_twice_at_a_time(admin, earlier, later, refused):
    person = GrantFactory(**({"role": "chair"} | earlier)).person

    if refused:
        with pytest.raises(AlreadyGranted) as clash:
            give(person, admin, **later)
        assert DOCUMENT in clash.value.sentence.vi
    else:
        assert give(person, admin, **later).pk


def test_the_same_role_may_be_granted_over_another_unit(admin, commune):
    person = person_with("chair")

    assert give(person, admin, unit=commune).pk


def test_a_revoked_grant_ends_at_once_and_once(admin):
    person = person_with("chair")
    held = person.grants.get()

    revoked = services.revoke(grant=held, by=admin)

    assert revoked.revoked_by == admin
    assert not may(person, Permission.READ_RESULTS)
    assert Event.objects.get().at == revoked.revoked_at
    with pytest.raises(AlreadyRevoked):
        services.revoke(grant=held, by=admin)


def test_the_first_administrator_is_appointed_by_nobody_and_once():
    new = services.appoint_first_administrator(
        username="goc", full_name="Quản trị", document=DOCUMENT, on=FIRST
    )

    assert may(new.person, Permission.MANAGE_PEOPLE)
    assert Event.objects.get().by is None
    with pytest.raises(AlreadyBegun):
        services.appoint_first_administrator(
            username="hai", full_name="Hai", document=DOCUMENT, on=FIRST
        )


def test_a_site_whose_administrators_are_all_locked_begins_again():
    person_with("it_administrator", is_active=False)

    assert services.appoint_first_administrator(
        username="goc", full_name="Quản trị", document=DOCUMENT, on=FIRST
    ).password
    assert Grant.objects.count() == 2


def test_recovery_of_a_person_without_any_factor_changes_nothing(admin):
    person = UserFactory()
    add_second_factor(UserFactory())

    assert services.reset_second_factor(person=person, by=admin) == person
