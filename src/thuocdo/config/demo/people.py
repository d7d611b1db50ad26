"""Ready-made sign-ins, one for each role; their passwords are told to everybody."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from thuocdo.apps.accounts import services
from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import ROLES
from thuocdo.apps.units.models import Unit
from thuocdo.config.demo.register import PROVINCE

PASSWORD = "trinh-dien-2026"  # noqa: S105  (of a demonstration, printed for whoever starts it)
SINCE = date(2022, 1, 1)
DOCUMENT = "Dữ liệu trình diễn, không phải văn bản giao quyền"
FIRST = "quan-tri"


class Actor(NamedTuple):
    """Somebody of the demonstration."""

    username: str
    full_name: str
    role: str
    unit: str | None = None  # code; the role reaches over it and all below, or everywhere
    works_at: str | None = None  # code, where it is another than that


ACTORS = (
    Actor(FIRST, "Nguyễn Minh Quân (trình diễn)", "it_administrator"),
    Actor("phuong-phap", "Trần Thị Hạnh (trình diễn)", "method_officer"),
    Actor("giam-doc", "Lê Văn Đức (trình diễn)", "director"),
    Actor("chu-tich", "Phạm Thu Thủy (trình diễn)", "chair", PROVINCE),
    Actor("thanh-vien", "Đoàn Thị Sâm (trình diễn)", "council_member"),
    Actor("kiem-tra", "Hoàng Ngọc Ánh (trình diễn)", "inspector"),
    Actor("don-vi", "Vũ Đình Ưng (trình diễn)", "unit_officer", "C029"),
    Actor("don-vi-2", "Ngô Thị Quỳnh (trình diễn)", "unit_officer", "C029"),
    Actor("lanh-dao", "Đặng Văn Phúc (trình diễn)", "unit_leader", "C029"),
    Actor("don-vi-so", "Bùi Thị Ngà (trình diễn)", "unit_officer", "S05"),
    Actor("lanh-dao-so", "Trịnh Quốc Khánh (trình diễn)", "unit_leader", "S05"),
    Actor("tham-dinh", "Đỗ Thị Thơm (trình diễn)", "appraiser", PROVINCE, "S02"),
    Actor("tham-dinh-2", "Phan Hữu Nghĩa (trình diễn)", "appraiser", PROVINCE, "S03"),
    Actor("thu-ky", "Mai Thị Lụa (trình diễn)", "council_secretary", PROVINCE, "S02"),
    Actor("mot-cua", "Cao Thị Yến (trình diễn)", "one_stop_officer", "C029"),
    Actor("nhap-lieu", "Người nhập liệu (trình diễn)", "unit_officer", PROVINCE),
    Actor("ky-duyet", "Người ký duyệt (trình diễn)", "unit_leader", PROVINCE),
)


class Cast:
    """The people, by user name."""

    def __init__(self) -> None:
        names = [actor.username for actor in ACTORS]
        self.people = {
            person.username: person for person in User.objects.filter(username__in=names)
        }

    def __getitem__(self, username: str) -> User:
        return self.people[username]


def first_administrator() -> User:
    """Who makes all the others; made once."""
    known = User.objects.filter(username=FIRST).first()
    if known:
        return known
    actor = ACTORS[0]
    made = services.appoint_first_administrator(
        username=FIRST, full_name=actor.full_name, document=DOCUMENT, on=SINCE
    )
    return with_known_password(made.person)


def add_people(by: User) -> Cast:
    """Everybody who is not there yet, each with one role."""
    known = set(User.objects.values_list("username", flat=True))
    for actor in ACTORS:
        if actor.username not in known:
            add(actor, by)
    return Cast()


def add(actor: Actor, by: User) -> None:
    """One person with the role."""
    unit = unit_of(actor.unit)
    home = unit_of(actor.works_at) or unit
    made = services.create_person(
        username=actor.username, full_name=actor.full_name, unit=home, by=by
    )
    person = with_known_password(made.person)
    services.grant(
        person=person, role=actor.role, unit=unit, from_on=SINCE, document=DOCUMENT, by=by
    )


def unit_of(code: str | None) -> Unit | None:
    """The unit as it stands now."""
    return Unit.objects.filter(code=code).latest("valid_from") if code else None


def with_known_password(person: User) -> User:
    """As if the person had signed in once and chosen the password that everybody is told."""
    person.password = encoded_password()
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    return person


@cache
def encoded_password() -> str:
    """The one password, made slow to guess once for all: everybody knows it."""
    return make_password(PASSWORD)


def sign_ins(language: str) -> Iterator[tuple[str, str, str]]:
    """User name, password and role of each."""
    for actor in ACTORS:
        yield actor.username, PASSWORD, ROLES[actor.role].title.in_language(language)
