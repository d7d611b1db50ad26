"""What the actions of the log are called."""

from thuocdo.vietnamese.sentence import Sentence

ACTIONS = {
    "person.created": Sentence("Thêm người dùng", "Person added"),
    "person.appointed_first": Sentence("Lập quản trị đầu tiên", "First administrator appointed"),
    "person.signed_in": Sentence("Đăng nhập", "Signed in"),
    "person.signed_out": Sentence("Đăng xuất", "Signed out"),
    "person.password_changed": Sentence("Tự đổi mật khẩu", "Own password changed"),
    "person.password_replaced": Sentence("Đặt mật khẩu dùng một lần", "One-time password set"),
    "person.locked": Sentence("Khóa tài khoản", "Account locked"),
    "person.unlocked": Sentence("Mở khóa tài khoản", "Account unlocked"),
    "second_factor.added": Sentence("Bật lớp bảo vệ thứ hai", "Second factor turned on"),
    "second_factor.removed": Sentence("Tắt lớp bảo vệ thứ hai", "Second factor turned off"),
    "second_factor.renewed": Sentence("Tạo bộ mã dự phòng mới", "Recovery codes renewed"),
    "second_factor.reset": Sentence("Gỡ lớp bảo vệ thứ hai", "Second factor taken off"),
    "grant.given": Sentence("Giao quyền", "Role granted"),
    "grant.revoked": Sentence("Thu hồi quyền", "Role revoked"),
    "log.viewed": Sentence("Xem nhật ký", "Log viewed"),
    "log.exported": Sentence("Tải nhật ký", "Log downloaded"),
    "register.loaded": Sentence("Nạp danh mục đơn vị", "Register of units loaded"),
    "unit.corrected": Sentence("Sửa thông tin đơn vị", "Unit corrected"),
    "decree.recorded": Sentence("Ghi nghị quyết về đơn vị", "Decree on units recorded"),
    "scheme.added": Sentence("Thêm bộ chỉ số", "Index set added"),
    "edition.created": Sentence("Nạp phiên bản bộ chỉ số", "Edition imported"),
    "edition.replaced": Sentence("Thay bản nháp bộ chỉ số", "Draft edition replaced"),
    "edition.issued": Sentence("Ban hành bộ chỉ số", "Edition issued"),
    "edition.retired": Sentence("Ngừng dùng bộ chỉ số", "Edition retired"),
    "run.computed": Sentence("Chạy tính điểm", "Scores computed"),
    "publication.prepared": Sentence("Soạn bản công bố", "Publication prepared"),
    "publication.revised": Sentence("Sửa bản công bố đang soạn", "Draft publication revised"),
    "publication.run_taken": Sentence("Lấy lần tính điểm khác", "Another run taken"),
    "publication.dropped": Sentence("Bỏ bản công bố đang soạn", "Draft publication dropped"),
    "publication.checked": Sentence("Soát số bản công bố", "Publication checked"),
    "publication.finding_accepted": Sentence("Chấp nhận số không khớp", "Finding accepted"),
    "publication.embargoed": Sentence("Hẹn giờ công bố", "Embargo set"),
    "publication.reader_added": Sentence("Thêm người xem trước", "Early reader added"),
    "publication.reader_removed": Sentence("Bớt người xem trước", "Early reader removed"),
    "publication.read_early": Sentence("Xem trước giờ công bố", "Read before publication"),
    "publication.published": Sentence("Công bố", "Published"),
    "publication.correction_prepared": Sentence("Soạn đính chính", "Correction prepared"),
}


def action_text(action: str) -> Sentence:
    """The words of an action; one that is not known shows its code."""
    return ACTIONS.get(action, Sentence(action, action))
