"""What the actions of the log are called."""

from typing import NamedTuple

from thuocdo.apps.accounts.permissions import ROLES
from thuocdo.apps.audit.models import Event
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
    "grant.delegated": Sentence("Ủy quyền", "Role delegated"),
    "grant.delegation_ended": Sentence("Thôi ủy quyền", "Delegation ended"),
    "log.viewed": Sentence("Xem nhật ký", "Log viewed"),
    "log.exported": Sentence("Tải nhật ký", "Log downloaded"),
    "register.loaded": Sentence("Nạp danh mục đơn vị", "Register of units loaded"),
    "unit.corrected": Sentence("Sửa thông tin đơn vị", "Unit corrected"),
    "decree.recorded": Sentence("Ghi nghị quyết về đơn vị", "Decree on units recorded"),
    "document.registered": Sentence("Đăng ký văn bản", "Document registered"),
    "document.version_added": Sentence("Thêm tệp vào văn bản", "File added to a document"),
    "document.corrected": Sentence("Sửa thông tin văn bản", "Document corrected"),
    "document.superseded": Sentence("Ghi văn bản thay thế", "Document superseded"),
    "document.withdrawn": Sentence("Rút văn bản", "Document withdrawn"),
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
    "mail_preference.changed": Sentence("Đổi cách nhận thư", "Choice of mails changed"),
    "saved_view.kept": Sentence("Lưu một cách xem danh sách", "View of a list saved"),
    "saved_view.dropped": Sentence("Xóa một cách xem danh sách", "View of a list deleted"),
    "work.put_off": Sentence("Tạm hoãn một việc", "Work put off"),
    "work.brought_back": Sentence("Đưa việc trở lại danh sách", "Work brought back"),
    "dossier_source.added": Sentence("Thêm nguồn hồ sơ", "Source of dossiers added"),
    "dossier_source.mapped": Sentence("Khai cột của nguồn hồ sơ", "Columns of a source stated"),
    "dossiers.handed_in": Sentence("Nộp tệp hồ sơ", "File of dossiers handed in"),
    "dossiers.imported": Sentence("Đọc tệp hồ sơ", "File of dossiers read"),
    "dossiers.taken_over": Sentence("Tiếp quản kho hồ sơ", "Lake of dossiers taken over"),
    "totals.handed_in": Sentence("Nộp bảng tổng hợp", "Table of totals handed in"),
    "totals.declared": Sentence("Đọc bảng tổng hợp", "Table of totals read"),
    "procedures.loaded": Sentence("Nạp danh mục thủ tục", "List of procedures loaded"),
    "period.closed": Sentence("Chốt kỳ hồ sơ", "Period of dossiers closed"),
    "apology.written": Sentence("Soạn thư xin lỗi", "Letter of apology written"),
    "apology.sent": Sentence("Gửi thư xin lỗi", "Letter of apology sent"),
    "publication.correction_prepared": Sentence("Soạn đính chính", "Correction prepared"),
    "check.planned": Sentence("Lập đợt kiểm tra thực địa", "Field check planned"),
    "check.answered": Sentence("Ghi kết quả kiểm tra thực địa", "Field check written down"),
    "check.photo_added": Sentence("Thêm ảnh kiểm tra thực địa", "Photo of a field check added"),
    "check.closed": Sentence("Kết thúc kiểm tra thực địa", "Field check closed"),
    "council.called": Sentence("Lập chương trình họp Hội đồng", "Sitting of the council called"),
    "council.extended": Sentence("Bổ sung chương trình họp", "Agenda extended"),
    "council.approved": Sentence("Duyệt chương trình họp", "Agenda approved"),
    "council.decided": Sentence("Hội đồng quyết định", "Decided by the council"),
    "council.closed": Sentence("Kết thúc phiên họp Hội đồng", "Sitting of the council closed"),
    "appeal.filed": Sentence("Gửi kiến nghị về kết quả", "Appeal filed"),
    "appeal.answered": Sentence("Trả lời kiến nghị", "Appeal answered"),
    "round.settled": Sentence("Chốt kết quả của khối", "Results of a block settled"),
    "round.published": Sentence("Khối đã công bố", "Block published"),
    "round.archived": Sentence("Lưu trữ khối", "Block archived"),
    "round.reminded": Sentence("Đôn đốc đơn vị", "Units reminded"),
    "entry.confirmed": Sentence("Xác nhận mục", "Item confirmed"),
    "entry.confirmation_undone": Sentence("Hoàn tác xác nhận", "Confirmation undone"),
    "entry.appraised": Sentence("Thẩm định mục", "Item appraised"),
    "entry.seconded": Sentence("Thẩm định lần hai", "Item appraised again"),
    "entry.returned": Sentence("Trả lại mục", "Item returned"),
    "return.answered": Sentence("Bổ sung mục bị trả lại", "Returned item answered"),
    "return.taken_back": Sentence("Thu lại mục quá hạn", "Overdue item taken back"),
    "reason.added": Sentence("Thêm lý do thẩm định", "Reason added"),
    "reason.retired": Sentence("Ngừng dùng lý do thẩm định", "Reason retired"),
    "round.planned": Sentence("Lập vòng đánh giá", "Round planned"),
    "round.opened": Sentence("Mở vòng đánh giá", "Round opened"),
    "round.advanced": Sentence("Chuyển giai đoạn", "Block moved on"),
    "round.extended": Sentence("Gia hạn", "More time given"),
    "round.fed": Sentence("Nhập số liệu vào vòng", "Figures taken over"),
    "assessment.sent_for_signature": Sentence("Trình lãnh đạo", "Sent for signature"),
    "assessment.sent_back": Sentence("Lãnh đạo trả lại", "Sent back by the leader"),
    "assessment.submitted": Sentence("Nộp bản tự đánh giá", "Self-assessment submitted"),
    "assessment.shared": Sentence("Chia việc tự đánh giá", "Items shared"),
    "assessment.copied": Sentence("Lấy từ năm trước", "Taken from last year"),
    "assessment.imported": Sentence("Nhập bản tự đánh giá", "Self-assessment imported"),
    "assessment.import_undone": Sentence("Hoàn tác lần nhập", "Import undone"),
    "assessment.remarked": Sentence("Gửi ý kiến", "Remark sent"),
    "assessment.remark_settled": Sentence("Ý kiến đã giải quyết", "Remark settled"),
    "assessment.explained": Sentence("Giải trình", "Explained"),
    "assessment.evidence_added": Sentence("Thêm minh chứng khi giải trình", "Evidence added"),
    "assessment.reopened": Sentence("Mở lại bản tự đánh giá", "Self-assessment reopened"),
    "assessment.locked_at_deadline": Sentence("Khóa khi hết hạn", "Locked at the deadline"),
}


DETAILS = {
    "person": Sentence("người", "person"),
    "username": Sentence("tên đăng nhập", "user name"),
    "role": Sentence("vai trò", "role"),
    "unit": Sentence("đơn vị", "unit"),
    "domains": Sentence("lĩnh vực", "domains"),
    "from": Sentence("từ ngày", "from"),
    "until": Sentence("đến", "until"),
    "document": Sentence("văn bản", "document"),
    "delegated_by": Sentence("người ủy quyền", "delegated by"),
    "on_behalf_of": Sentence("theo ủy quyền của", "on behalf of"),
    "kind": Sentence("loại", "kind"),
    "filter": Sentence("điều kiện lọc", "filter"),
    "reason": Sentence("lý do", "reason"),
    "year": Sentence("năm", "year"),
    "hash": Sentence("mã băm", "hash"),
    "slug": Sentence("mã bộ chỉ số", "index set"),
    "version": Sentence("phiên bản", "version"),
    "units": Sentence("số đơn vị", "units"),
    "source": Sentence("nguồn", "source"),
    "engine": Sentence("phiên bản máy tính điểm", "engine"),
    "edition": Sentence("phiên bản bộ chỉ số", "edition"),
    "files": Sentence("số tệp", "files"),
    "rows_in": Sentence("số dòng đọc", "rows read"),
    "added": Sentence("hồ sơ mới", "new dossiers"),
    "corrected": Sentence("hồ sơ thay trạng thái", "dossiers corrected"),
    "refused": Sentence("dòng bị từ chối", "rows refused"),
    "period": Sentence("kỳ", "period"),
    "title": Sentence("trích yếu", "title"),
    "number": Sentence("số, ký hiệu", "number"),
    "type": Sentence("loại văn bản", "kind of document"),
    "issuer": Sentence("cơ quan ban hành", "issued by"),
    "issued_on": Sentence("ngày ban hành", "day of issue"),
    "valid_from": Sentence("hiệu lực từ", "in force from"),
    "valid_to": Sentence("hiệu lực đến", "in force until"),
    "is_restricted": Sentence("hạn chế người đọc", "restricted"),
    "name": Sentence("tên", "name"),
    "sha256": Sentence("mã băm của tệp", "hash of the file"),
    "uses": Sentence("đang dùng ở", "used in"),
    "newer": Sentence("bản thay thế", "newer"),
    "changes": Sentence("thay đổi", "changes"),
    "has_address": Sentence("có địa chỉ thư", "has an address"),
    "has_digest": Sentence("thư tổng hợp", "digest"),
    "has_urgent": Sentence("thư gấp", "urgent mails"),
    "language": Sentence("tiếng", "language"),
}
VALUES = {
    "totp": Sentence("ứng dụng trên điện thoại", "app on the phone"),
    "recovery_codes": Sentence("mã dự phòng", "recovery codes"),
}
SUBJECTS = {"log": Sentence("Nhật ký", "The log")}


class Row(NamedTuple):
    """An event as the table shows it."""

    event: Event
    action: Sentence
    subject: Sentence
    details: list[tuple[Sentence, Sentence]]


def in_words(event: Event) -> Row:
    """What a person reads of an event; empty details are left out."""
    subject = SUBJECTS.get(event.subject, same(event.subject_name))
    details = [
        (DETAILS.get(name, same(name)), value_text(value))
        for name, value in event.details.items()
        if value not in (None, "", [], {})
    ]
    return Row(event, action_text(event.action), subject, details)


def value_text(value: object) -> Sentence:
    """A value of the details; codes of roles become titles."""
    if isinstance(value, str) and value in ROLES:
        return ROLES[value].title
    if isinstance(value, list):
        return same(", ".join(str(part) for part in value))
    if isinstance(value, dict):
        return same(", ".join(f"{name} {part}" for name, part in value.items()))
    return VALUES.get(str(value), same(str(value)))


def same(text: str) -> Sentence:
    """What reads alike in both languages: names, numbers, codes."""
    return Sentence(text, text)


def action_text(action: str) -> Sentence:
    """The words of an action; one that is not known shows its code."""
    return ACTIONS.get(action, same(action))
