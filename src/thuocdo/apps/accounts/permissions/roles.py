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
                    P.MANAGE_ROUNDS,
                    P.STEER_ROUNDS,
                    P.READ_OWN_ASSESSMENT,
                    P.REGISTER_DOCUMENTS,
                    P.READ_DOSSIERS,
                    P.IMPORT_DOSSIERS,
                    P.CLOSE_PERIOD,
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
                    P.STEER_ROUNDS,
                    P.READ_OWN_ASSESSMENT,
                    P.READ_COUNCIL,
                    P.DECIDE_IN_COUNCIL,
                    P.APPROVE_AGENDA,
                    P.READ_DOSSIERS,
                    P.CLOSE_PERIOD,
                }
            ),
            needs_second_factor=True,
        ),
        Role(
            "chair",
            Sentence("Chủ tịch Ủy ban nhân dân", "Chair of the People's Committee"),
            Sentence(
                "Xem kết quả trước khi công bố, hồ sơ trình Hội đồng và minh chứng.",
                "Reads results before they are published, and what is before the council.",
            ),
            frozenset(
                {
                    P.SEE_WORKSPACE,
                    P.READ_RESULTS,
                    P.STEER_ROUNDS,
                    P.READ_COUNCIL,
                    P.READ_DOSSIERS,
                }
            ),
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
                "Tự đánh giá, nộp minh chứng và giải trình cho đơn vị mình.",
                "Fills in the self-assessment of the own unit, with evidence and explanations.",
            ),
            frozenset(
                {
                    P.SEE_WORKSPACE,
                    P.READ_OWN_ASSESSMENT,
                    P.ASSESS,
                    P.REGISTER_DOCUMENTS,
                    P.READ_DOSSIERS,
                }
            ),
        ),
        Role(
            "unit_leader",
            Sentence("Lãnh đạo đơn vị", "Leader of a unit"),
            Sentence(
                "Duyệt và nộp bản tự đánh giá của đơn vị mình.",
                "Signs off and submits the self-assessment of the own unit.",
            ),
            frozenset(
                {P.SEE_WORKSPACE, P.READ_OWN_ASSESSMENT, P.ASSESS, P.SIGN_OFF, P.READ_DOSSIERS}
            ),
        ),
        Role(
            "appraiser",
            Sentence("Chuyên viên thẩm định", "Appraiser"),
            Sentence(
                "Thẩm định các lĩnh vực được giao; không thẩm định đơn vị của chính mình.",
                "Appraises the domains granted; never the own unit.",
            ),
            frozenset({P.SEE_WORKSPACE, P.APPRAISE, P.READ_OWN_ASSESSMENT}),
        ),
        Role(
            "council_secretary",
            Sentence("Thư ký Hội đồng thẩm định", "Secretary of the council"),
            Sentence(
                "Lập chương trình, ghi quyết định và biên bản của Hội đồng.",
                "Prepares the agenda and records decisions and minutes of the council.",
            ),
            frozenset(
                {
                    P.SEE_WORKSPACE,
                    P.READ_COUNCIL,
                    P.DECIDE_IN_COUNCIL,
                    P.STEER_ROUNDS,
                    P.READ_OWN_ASSESSMENT,
                }
            ),
        ),
        Role(
            "council_member",
            Sentence("Thành viên Hội đồng thẩm định", "Member of the council"),
            Sentence(
                "Xem chương trình họp, các lần chấm và minh chứng của từng mục.",
                "Reads the agenda, all layers of each item, and its evidence.",
            ),
            frozenset({P.SEE_WORKSPACE, P.READ_COUNCIL}),
        ),
        Role(
            "one_stop_officer",
            Sentence("Công chức Bộ phận Một cửa", "One-stop officer"),
            Sentence(
                "Nhập hồ sơ của đơn vị, theo dõi hạn, soạn thư xin lỗi.",
                "Imports the unit's dossiers, watches due dates, writes letters of apology.",
            ),
            frozenset({P.SEE_WORKSPACE, P.READ_DOSSIERS, P.IMPORT_DOSSIERS, P.WRITE_APOLOGY}),
        ),
    )
}
