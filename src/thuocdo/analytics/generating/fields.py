"""Fifty fields of administration: how many dossiers each brings, how long they take, how late."""

from typing import NamedTuple


class Field(NamedTuple):
    """A field and its habits; all of it invented, in the order of size of real ones."""

    name: str
    weight: int  # dossiers of 1,000
    communal: int  # percent that communes settle
    days: int  # working days of a middling procedure
    late: float  # percent settled late
    fee: int  # percent of procedures with a fee
    level: int  # of online service that most procedures have: 0 none, 1 partial, 2 full


FIELDS = (
    Field("Đất đai", 170, 25, 20, 5.5, 90, 1),
    Field("Chứng thực", 210, 96, 1, 0.02, 95, 1),
    Field("Hộ tịch", 150, 97, 2, 0.15, 40, 2),
    Field("Đăng ký doanh nghiệp", 55, 0, 3, 0.2, 90, 2),
    Field("Bảo trợ xã hội", 48, 92, 12, 0.9, 0, 1),
    Field("Người có công", 40, 70, 15, 1.1, 0, 1),
    Field("Đăng ký biện pháp bảo đảm", 34, 0, 1, 0.3, 90, 1),
    Field("Lý lịch tư pháp", 26, 0, 10, 0.8, 100, 2),
    Field("Đường bộ", 24, 0, 5, 0.4, 90, 2),
    Field("Đăng ký hộ kinh doanh", 22, 98, 3, 0.3, 90, 2),
    Field("Việc làm", 20, 10, 15, 0.4, 10, 2),
    Field("Quy hoạch xây dựng, kiến trúc", 14, 40, 15, 1.6, 20, 1),
    Field("Hoạt động xây dựng", 14, 35, 15, 1.4, 80, 1),
    Field("Khám bệnh, chữa bệnh", 10, 0, 25, 0.9, 90, 1),
    Field("Dược phẩm", 9, 0, 15, 0.7, 90, 2),
    Field("An toàn thực phẩm", 9, 20, 12, 0.4, 90, 2),
    Field("Giáo dục trung học", 8, 30, 7, 0.2, 0, 2),
    Field("Hệ thống văn bằng, chứng chỉ", 8, 0, 3, 0.2, 10, 2),
    Field("Thi, tuyển sinh", 7, 20, 5, 0.1, 30, 2),
    Field("Môi trường", 6, 20, 25, 2.4, 60, 1),
    Field("Tài nguyên nước", 4, 5, 25, 1.8, 60, 1),
    Field("Địa chất và khoáng sản", 2, 0, 45, 2.8, 80, 1),
    Field("Lưu thông hàng hóa trong nước", 7, 30, 10, 0.3, 90, 2),
    Field("Điện", 4, 0, 10, 0.3, 40, 2),
    Field("Xúc tiến thương mại", 9, 0, 3, 0.05, 0, 2),
    Field("Hóa chất", 2, 0, 12, 0.6, 60, 2),
    Field("Đầu tư tại Việt Nam", 4, 0, 20, 1.9, 0, 1),
    Field("Đấu thầu", 2, 0, 20, 0.9, 30, 1),
    Field("Hợp tác xã", 2, 90, 5, 0.4, 70, 2),
    Field("Nuôi con nuôi", 1, 60, 20, 0.8, 90, 0),
    Field("Quốc tịch", 1, 0, 30, 1.5, 90, 0),
    Field("Luật sư, công chứng", 3, 0, 10, 0.5, 80, 1),
    Field("Trợ giúp pháp lý", 2, 0, 5, 0.2, 0, 1),
    Field("Thủy sản", 5, 5, 7, 0.5, 70, 1),
    Field("Thú y", 4, 0, 5, 0.3, 90, 2),
    Field("Trồng trọt, bảo vệ thực vật", 3, 10, 10, 0.4, 60, 2),
    Field("Lâm nghiệp", 4, 15, 10, 0.6, 10, 1),
    Field("Thủy lợi", 1, 20, 20, 0.9, 0, 1),
    Field("Đường thủy nội địa", 3, 5, 5, 0.4, 80, 1),
    Field("Văn hóa cơ sở", 3, 60, 7, 0.3, 60, 2),
    Field("Thể dục thể thao", 2, 0, 7, 0.3, 90, 2),
    Field("Du lịch", 2, 0, 10, 0.4, 90, 2),
    Field("Báo chí, xuất bản", 2, 0, 10, 0.4, 20, 2),
    Field("Sở hữu trí tuệ, khoa học và công nghệ", 1, 0, 20, 0.8, 40, 1),
    Field("An toàn bức xạ", 1, 0, 20, 0.6, 90, 2),
    Field("Tôn giáo, tín ngưỡng", 3, 70, 15, 0.7, 0, 1),
    Field("Hội, quỹ", 1, 30, 25, 1.2, 0, 1),
    Field("Công chức, viên chức", 2, 0, 20, 0.8, 20, 0),
    Field("Thi đua, khen thưởng", 6, 70, 20, 0.9, 0, 2),
    Field("Giải quyết khiếu nại", 2, 60, 30, 3.0, 0, 0),
)
ACTIONS = ("Cấp mới", "Cấp lại", "Cấp đổi", "Đăng ký", "Điều chỉnh", "Xác nhận")
CAUSES = (  # of being overdue; weight of 100
    ("KQ", "Cơ quan phối hợp trả lời chậm", 38),
    ("NB", "Xử lý nội bộ chậm", 27),
    ("PM", "Lỗi phần mềm, chưa kết thúc trên hệ thống", 15),
    ("TC", "Tổ chức, cá nhân chậm thực hiện nghĩa vụ", 12),
    ("KH", "Nguyên nhân khác", 8),
)
