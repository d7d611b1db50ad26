"""Roles and grants in words."""

from datetime import date
from typing import NamedTuple

from django import template

from thuocdo.apps.accounts.models import Grant
from thuocdo.apps.accounts.permissions import ROLES, Permission, Role
from thuocdo.vietnamese.sentence import Sentence

register = template.Library()
P = Permission
DUTIES = {
    P.SEE_WORKSPACE: Sentence("Vào không gian làm việc", "Enter the workspace"),
    P.SEE_ADMINISTRATION: Sentence("Vào phần quản trị", "Enter the administration"),
    P.MANAGE_PEOPLE: Sentence("Quản lý người dùng và quyền", "Manage people and rights"),
    P.READ_AUDIT: Sentence("Xem nhật ký", "Read the log"),
    P.MANAGE_UNITS: Sentence("Quản lý đơn vị, khối", "Manage units and blocks"),
    P.READ_INDEX_SETS: Sentence("Xem bộ chỉ số đang soạn", "Read index sets in draft"),
    P.MANAGE_INDEX_SETS: Sentence("Soạn bộ chỉ số", "Draft index sets"),
    P.ISSUE_INDEX_SETS: Sentence("Ban hành bộ chỉ số", "Issue index sets"),
    P.READ_RESULTS: Sentence("Xem kết quả chưa công bố", "Read results before publication"),
    P.RUN_RESULTS: Sentence("Chạy tính điểm", "Run the scoring"),
    P.PREPARE_PUBLICATION: Sentence("Soạn bản công bố", "Prepare publications"),
    P.ACCEPT_FINDING: Sentence(
        "Chấp nhận số không khớp, có lý do", "Accept figures that disagree, with a reason"
    ),
    P.PUBLISH: Sentence("Công bố, đính chính", "Publish and correct"),
    P.MANAGE_ROUNDS: Sentence("Lập và mở vòng đánh giá, gia hạn", "Plan, open and extend rounds"),
    P.STEER_ROUNDS: Sentence("Điều hành vòng đánh giá", "Steer rounds"),
    P.READ_OWN_ASSESSMENT: Sentence("Xem bản tự đánh giá", "Read self-assessments"),
    P.ASSESS: Sentence("Tự đánh giá", "Fill in the self-assessment"),
    P.SIGN_OFF: Sentence("Duyệt và nộp bản tự đánh giá", "Sign off the self-assessment"),
    P.APPRAISE: Sentence("Thẩm định", "Appraise"),
    P.READ_COUNCIL: Sentence(
        "Xem chương trình họp, hồ sơ trình Hội đồng", "Read what is before the council"
    ),
    P.DECIDE_IN_COUNCIL: Sentence("Ghi quyết định của Hội đồng", "Record the council's decisions"),
    P.APPROVE_AGENDA: Sentence("Duyệt chương trình họp Hội đồng", "Approve the council's agenda"),
    P.REGISTER_DOCUMENTS: Sentence("Quản lý kho minh chứng", "Keep the store of evidence"),
    P.READ_DOSSIERS: Sentence("Xem số liệu hồ sơ TTHC", "Read figures of dossiers"),
    P.IMPORT_DOSSIERS: Sentence("Nhập hồ sơ TTHC", "Import dossiers"),
    P.CLOSE_PERIOD: Sentence("Chốt kỳ số liệu hồ sơ", "Close a period of dossiers"),
    P.WRITE_APOLOGY: Sentence("Soạn thư xin lỗi", "Write letters of apology"),
}


class State(NamedTuple):
    """Whether a grant counts, in words."""

    text: Sentence
    counts: bool
    may_end: bool = False  # whether there is something to take back


WAITING, COUNTS = (
    State(Sentence("Chưa đến ngày", "Not yet begun"), counts=False, may_end=True),
    State(Sentence("Đang có hiệu lực", "In force"), counts=True, may_end=True),
)
ENDED, REVOKED = (
    State(Sentence("Đã hết hạn", "Ended"), counts=False),
    State(Sentence("Đã thu hồi", "Revoked"), counts=False),
)
LOST = State(
    Sentence("Không còn hiệu lực: quyền gốc không còn", "Not in force: its source has gone"),
    counts=False,
    may_end=True,
)


@register.filter
def role_title(code: str) -> Sentence:
    """The title of a role; a role that is no more shows its code."""
    return ROLES[code].title if code in ROLES else Sentence(code, code)


@register.filter
def duties(role: Role) -> list[Sentence]:
    """What a role may do, in the order in which permissions are listed."""
    return [text for permission, text in DUTIES.items() if permission in role.permissions]


@register.filter
def state_on(grant: Grant, day: date) -> State:
    """Whether a grant counts on a day."""
    if grant.revoked_at:
        return REVOKED
    if grant.until_on and grant.until_on < day:
        return ENDED
    source = grant.delegated_from
    if source and not (source.person.is_active and state_on(source, day).counts):
        return LOST
    return WAITING if grant.from_on > day else COUNTS
