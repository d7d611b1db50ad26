"""Keeping a list as one looks at it, for oneself or for the own unit."""

from datetime import datetime

from django.db import transaction

from thuocdo.apps.accounts.models import User
from thuocdo.apps.accounts.permissions import Permission, require
from thuocdo.apps.audit import services as audit
from thuocdo.apps.notifications.errors import CannotKeep, NoSuchView
from thuocdo.apps.notifications.models import SavedView
from thuocdo.apps.notifications.selectors.saved import Page, page_of
from thuocdo.vietnamese.normalising import to_nfc

MOST = 30  # of one person
LONGEST_NAME, LONGEST_PATH, LONGEST_QUERY = 80, 200, 1000  # signs


@transaction.atomic
def keep_view(*, name: str, address: str, is_shared: bool, by: User, at: datetime) -> SavedView:
    """Keep a list with its filters; the same name on the same list is replaced.

    Args:
        name: What it is called, 1 to 80 signs.
        address: Of one of the lists, in either language, with or without filters.
        is_shared: Whether people of the own unit see it, too.
        by: Whose it is.
        at: When.

    Raises:
        NotAllowed: an account without the workspace has no lists.
        CannotKeep: another page, a name that is empty or too long, more than one may have, or
            nobody to share it with.
    """
    require(by, Permission.SEE_WORKSPACE)
    page, known = listed(address), readable(name)
    person = User.objects.select_for_update(of=("self",)).get(pk=by.pk)  # two tabs count as one
    if is_shared and person.unit_id is None:
        raise CannotKeep(
            "Tài khoản không thuộc đơn vị nào nên không chia sẻ được. Lưu cho riêng mình.",
            "The account belongs to no unit to share with. Save the view for yourself.",
        )
    refuse_more(person, page, known)
    view, _ = SavedView.objects.update_or_create(
        person=person,
        path=page.path,
        name=known,
        defaults={
            "query": page.query,
            "shared_with_id": person.unit_id if is_shared else None,
            "kept_at": at,
        },
    )
    audit.record(
        "saved_view.kept",
        subject=view,
        by=by,
        details={"name": known, "path": page.path, "is_shared": is_shared},
    )
    return view


def listed(address: str) -> Page:
    """The list that the address names."""
    page = page_of(address)
    if page is None:
        raise CannotKeep(
            "Trang này không lưu được cách xem. Mở một danh sách có bộ lọc rồi lưu ở đó.",
            "No view of this page can be saved. Open a list with filters and save it there.",
        )
    if len(page.path) > LONGEST_PATH or len(page.query) > LONGEST_QUERY:
        raise CannotKeep(
            "Địa chỉ với bộ lọc dài quá nên không lưu được. Bỏ bớt điều kiện lọc rồi lưu lại.",
            "The address with its filters is too long. Remove some of them and save again.",
        )
    return page


def readable(name: str) -> str:
    """The name with single spaces, without signs that nobody sees."""
    known = " ".join(to_nfc(name).split())
    if not known or len(known) > LONGEST_NAME or not known.isprintable():
        raise CannotKeep(
            f"Tên cách xem phải có từ 1 đến {LONGEST_NAME} ký tự nhìn thấy được.",
            f"The name of a view needs 1 to {LONGEST_NAME} visible signs.",
        )
    return known


def refuse_more(person: User, page: Page, name: str) -> None:
    """Nobody has more than so many; what is replaced adds none."""
    others = person.saved_views.exclude(path=page.path, name=name)
    if others.count() >= MOST:
        raise CannotKeep(
            f"Mỗi tài khoản lưu nhiều nhất {MOST} cách xem. Xóa một cách xem cũ rồi lưu lại.",
            f"An account keeps at most {MOST} views. Delete an older one and save again.",
        )


@transaction.atomic
def drop_view(pk: int, *, by: User) -> SavedView:
    """Delete one of the own; people of the unit no longer see it either.

    Returns:
        What was deleted.

    Raises:
        NotAllowed: an account without the workspace has none.
        NoSuchView: it is not one of the own, which says nothing about whether there is one.
    """
    require(by, Permission.SEE_WORKSPACE)
    view = SavedView.objects.select_for_update(of=("self",)).filter(pk=pk, person=by).first()
    if view is None:
        raise NoSuchView
    audit.record(
        "saved_view.dropped", subject=view, by=by, details={"name": view.name, "path": view.path}
    )
    view.delete()
    return view
