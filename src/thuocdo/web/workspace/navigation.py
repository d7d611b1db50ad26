"""The menu of the workspace and the administration: only what the person may open."""

from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, held
from thuocdo.apps.notifications.selectors import unread
from thuocdo.vietnamese.sentence import Sentence


class Entry(NamedTuple):
    """One link of the menu."""

    title: Sentence
    url: str
    is_current: bool
    new: int = 0  # not read yet


class Group(NamedTuple):
    """Links under one heading."""

    title: Sentence
    entries: tuple[Entry, ...]


WORK, ADMINISTRATION = (
    Sentence("Không gian làm việc", "Workspace"),
    Sentence("Quản trị", "Administration"),
)
INBOX = "notifications:inbox"
# heading, title, permission, URL name; in the order of the menu
MENU = (
    (WORK, Sentence("Việc của tôi", "My work"), Permission.SEE_WORKSPACE, "workspace:home"),
    (WORK, Sentence("Hộp thư", "Inbox"), Permission.SEE_WORKSPACE, INBOX),
    (WORK, Sentence("Tự đánh giá", "Self-assessment"), Permission.ASSESS, "rounds:own_list"),
    (
        WORK,
        Sentence("Hồ sơ TTHC", "Dossiers"),
        Permission.READ_DOSSIERS,
        "dossiers:dashboard",
    ),
    (WORK, Sentence("Thẩm định", "Appraisal"), Permission.APPRAISE, "rounds:appraisal_queue"),
    (WORK, Sentence("Hội đồng", "Council"), Permission.READ_COUNCIL, "rounds:council"),
    (WORK, Sentence("Điều hành vòng", "Steering"), Permission.STEER_ROUNDS, "rounds:steering"),
    (
        WORK,
        Sentence("Kho minh chứng", "Evidence"),
        Permission.READ_OWN_ASSESSMENT,
        "documents:registers",
    ),
    (WORK, Sentence("Kết quả", "Results"), Permission.READ_RESULTS, "results:list"),
    (
        WORK,
        Sentence("Công bố", "Publications"),
        Permission.PREPARE_PUBLICATION,
        "publications:list",
    ),
    (
        ADMINISTRATION,
        Sentence("Bộ chỉ số", "Index sets"),
        Permission.READ_INDEX_SETS,
        "indexsets:list",
    ),
    (
        ADMINISTRATION,
        Sentence("Vòng đánh giá", "Rounds"),
        Permission.MANAGE_ROUNDS,
        "rounds:rounds",
    ),
    (ADMINISTRATION, Sentence("Đơn vị", "Units"), Permission.MANAGE_UNITS, "units:list"),
    (
        ADMINISTRATION,
        Sentence("Người dùng, quyền", "People, rights"),
        Permission.MANAGE_PEOPLE,
        "accounts:people",
    ),
    (ADMINISTRATION, Sentence("Nhật ký", "Log"), Permission.READ_AUDIT, "audit:log"),
    (
        ADMINISTRATION,
        Sentence("Thành phần giao diện", "Components"),
        Permission.SEE_ADMINISTRATION,
        "workspace:components",
    ),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """The menu, worked out when a page shows it. Two queries: rights, and what is new."""
    return {"navigation": SimpleLazyObject(lambda: list(groups(request)))}


def groups(request: HttpRequest) -> Iterator[Group]:
    """The headings under which the person may open something."""
    allowed = held(getattr(request, "user", None))
    for heading in (WORK, ADMINISTRATION):
        entries = tuple(
            entry(title, name, request)
            for group, title, permission, name in MENU
            if group is heading and permission in allowed
        )
        if entries:
            yield Group(heading, entries)


def entry(title: Sentence, name: str, request: HttpRequest) -> Entry:
    """A link, current on its own page and on those below it."""
    url = reverse(name)
    at_home = name == "workspace:home"
    is_here = request.path == url if at_home else request.path.startswith(url)
    count = unread(request.user) if name == INBOX and isinstance(request.user, User) else 0
    return Entry(title, url, is_here, count)
