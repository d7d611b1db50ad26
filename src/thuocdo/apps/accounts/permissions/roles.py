"""Roles: described classes, each holding permissions."""

from typing import NamedTuple

from thuocdo.apps.accounts.permissions.permission import Permission
from thuocdo.vietnamese.sentence import Sentence

P = Permission  # read twenty times below


class Role(NamedTuple):
    """What a person is, in words, and what follows from it."""

    code: str
    title: Sentence
    description: Sentence
    permissions: frozenset[P]
    needs_second_factor: bool = False


ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        Role(
            "it_administrator",
            Sentence("Quản trị hệ thống", "IT administrator"),
            Sentence(
                "Quản lý người dùng, quyền và nhật ký; không sửa điểm, không công bố.",
                "Keeps people, grants and the log; changes no score and publishes nothing.",
            ),
            frozenset({P.SEE_WORKSPACE, P.SEE_ADMINISTRATION, P.MANAGE_PEOPLE, P.READ_AUDIT}),
            needs_second_factor=True,
        ),
        Role(
            "method_officer",
            Sentence("Chuyên viên phương pháp, Sở Nội vụ", "Method officer"),
            Sentence(
                "Giữ danh mục đơn vị và bộ chỉ số, chạy tính điểm, soạn bản công bố.",
                "Keeps the register and the index sets, runs the scoring, prepares publications.",
            ),
            frozenset(
                {
                    P.SEE_WORKSPACE,
                    P.SEE_ADMINISTRATION,
                    P.MANAGE_UNITS,
                    P.READ_INDEX_SETS,
                    P.MANAGE_INDEX_SETS,
                    P.READ_RESULTS,
                    P.RUN_RESULTS,
                    P.PREPARE_PUBLICATION,
                }
            ),
        ),
        Role(
            "director",
            Sentence("Giám đốc Sở Nội vụ", "Director of Home Affairs"),
            Sentence(
                "Ban hành bộ chỉ số, chấp nhận số không khớp có lý do, công bố và đính chính.",
                "Issues index sets, accepts figures that do not agree with a reason, publishes.",
            ),
            frozenset(
                {
                    P.SEE_WORKSPACE,
                    P.SEE_ADMINISTRATION,
                    P.READ_INDEX_SETS,
                    P.ISSUE_INDEX_SETS,
                    P.READ_RESULTS,
                    P.PREPARE_PUBLICATION,
                    P.ACCEPT_FINDING,
                    P.PUBLISH,
                }
            ),
            needs_second_factor=True,
        ),
        Role(
            "chair",
            Sentence("Chủ tịch Ủy ban nhân dân", "Chair of the People's Committee"),
            Sentence("Xem kết quả trước khi công bố.", "Reads results before they are published."),
            frozenset({P.SEE_WORKSPACE, P.READ_RESULTS}),
        ),
        Role(
            "inspector",
            Sentence("Người kiểm tra nhật ký", "Inspector of the log"),
            Sentence("Xem nhật ký; không sửa gì.", "Reads the log and changes nothing."),
            frozenset({P.SEE_WORKSPACE, P.SEE_ADMINISTRATION, P.READ_AUDIT}),
        ),
        Role(
            "unit_officer",
            Sentence("Công chức của đơn vị", "Officer of a unit"),
            Sentence(
                "Xem không gian làm việc của đơn vị mình.", "Sees the workspace of the own unit."
            ),
            frozenset({P.SEE_WORKSPACE}),
        ),
    )
}
