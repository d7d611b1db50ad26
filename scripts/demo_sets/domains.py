"""The tree above the leaves, and the leaves of each edition."""

from typing import NamedTuple

from demo_sets.building import Leaf, Words
from demo_sets.domains_1_2 import INSTITUTIONS, STEERING
from demo_sets.domains_3_4 import ORGANISATION, PROCEDURES
from demo_sets.domains_5_6 import CIVIL_SERVICE, PUBLIC_FINANCE
from demo_sets.domains_7_8 import BONUS, DIGITAL_GOVERNMENT, IMPACT, PENALTY
from demo_sets.edition_2025 import leaves_2025


class Domain(NamedTuple):
    """A domain and the file that holds it."""

    slug: str
    title: Words
    leaves: list[Leaf]


DOMAINS = {
    "1": Domain(
        "steering", ("Công tác chỉ đạo, điều hành CCHC", "Steering of the reform"), STEERING
    ),
    "2": Domain("institutions", ("Cải cách thể chế", "Reform of institutions"), INSTITUTIONS),
    "3": Domain("procedures", ("Cải cách thủ tục hành chính", "Reform of procedures"), PROCEDURES),
    "4": Domain(
        "organisation", ("Cải cách tổ chức bộ máy", "Reform of the organisation"), ORGANISATION
    ),
    "5": Domain(
        "civil-service", ("Cải cách chế độ công vụ", "Reform of the civil service"), CIVIL_SERVICE
    ),
    "6": Domain(
        "public-finance", ("Cải cách tài chính công", "Reform of public finance"), PUBLIC_FINANCE
    ),
    "7": Domain(
        "digital-government",
        ("Xây dựng chính quyền điện tử, chính quyền số", "Digital government"),
        DIGITAL_GOVERNMENT,
    ),
    "8": Domain(
        "impact",
        (
            "Tác động của CCHC đến người dân và phát triển kinh tế - xã hội",
            "Impact on people and the economy",
        ),
        IMPACT,
    ),
    "9": Domain("bonus", ("Điểm thưởng", "Bonus"), BONUS),
    "10": Domain("penalty", ("Điểm trừ", "Penalties"), PENALTY),
}
CRITERIA: dict[str, Words] = {
    "1.1": ("Kế hoạch CCHC", "The reform plan"),
    "1.2": ("Báo cáo", "Reports"),
    "1.3": ("Kiểm tra CCHC", "Inspection of reform work"),
    "2.1": ("Rà soát văn bản", "Review of documents"),
    "3.1": ("Công khai, đơn giản hóa thủ tục", "Procedures published and simplified"),
    "3.2": ("Giải quyết hồ sơ", "Handling of dossiers"),
    "3.3": ("Bộ phận Một cửa", "The one-stop desk"),
    "3.5": ("Khảo sát người dân, tổ chức", "Survey of people and organisations"),
    "5.2": ("Bồi dưỡng công chức", "Training of officials"),
    "7.1": ("Dịch vụ công trực tuyến, số hóa", "Online services, digitisation"),
    "7.2": ("Điều hành trên môi trường số", "Digital work inside the unit"),
}
EDITIONS = ("2024", "2025")


def leaves_of(scheme: str, edition: str) -> list[Leaf]:
    """The leaves of one edition of one scheme, in the order of the document."""
    first = [leaf for d in DOMAINS.values() for leaf in d.leaves if scheme in leaf.worth]
    return first if edition == "2024" else leaves_2025(first, scheme)
