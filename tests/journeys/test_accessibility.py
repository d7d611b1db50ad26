"""Every kind of page, in both languages and all themes, has nothing that axe objects to."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.places import PUBLIC, SLUG, at

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WHOLE = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
THEMES = {"light": WHOLE, "dark": COLOURS, "contrast": COLOURS}  # a theme changes colours only
ALIKE = {"exclude": [["tbody tr:nth-child(n+9)"], ["ul.columns li:nth-child(n+9)"]]}  # rows
WORK = {
    "quan-tri": (
        "/lam-viec/",
        "/quan-tri/nguoi-dung/",
        "/quan-tri/nguoi-dung/vai-tro",
        "/quan-tri/nguoi-dung/them",
        "/quan-tri/nguoi-dung/1",
        "/quan-tri/nhat-ky",
        "/quan-tri/thanh-phan",
        "/tai-khoan/",
        "/tai-khoan/mat-khau",
        "/tai-khoan/lop-hai",
    ),
    "phuong-phap": (
        "/lam-viec/",
        "/lam-viec/hop-thu/",
        "/lam-viec/hop-thu/cach-nhan",
        "/quan-tri/thanh-phan",
        "/quan-tri/don-vi/",
        "/quan-tri/don-vi/1",
        "/quan-tri/don-vi/su-kien",
        "/quan-tri/don-vi/van-ban",
        "/quan-tri/don-vi/van-ban/tai-len",
        "/quan-tri/bo-chi-so/",
        "/quan-tri/bo-chi-so/nhap",
        f"/quan-tri/bo-chi-so/{SLUG}/2025",
        f"/quan-tri/bo-chi-so/{SLUG}/2025/muc/7.1.2",
        f"/quan-tri/bo-chi-so/so-sanh?cu={SLUG}/2024&moi={SLUG}/2025",
        "/lam-viec/ket-qua/",
        "/lam-viec/ket-qua/moi",
        "/lam-viec/ket-qua/dien-tap",
        "/lam-viec/ket-qua/1",
        "/lam-viec/ket-qua/1/don-vi/C029",
        "/lam-viec/ket-qua/1/don-vi/C029/7.1.2",
        "/lam-viec/ket-qua/1/don-vi/C029/7.1.2/dinh-chinh",
        "/lam-viec/cong-bo/",
        "/lam-viec/cong-bo/moi",
        "/lam-viec/cong-bo/1",
        "/lam-viec/cong-bo/1/soat-so",
        "/lam-viec/cong-bo/1/dinh-chinh",
        "/lam-viec/cong-bo/1/khac-biet",
        "/lam-viec/cong-bo/1/gio-cong-bo",
    ),
}
ON_A_PHONE = [
    *("home", "ranking", "ranking as a chart", "ranking as stated", "merged unit"),
    *("unit of the register", "criterion", "corrected number", "trace of a domain", "comparison"),
    *("edition", "open data", "search", "display", "sign-in"),
]
IN_ENGLISH = (
    "/lam-viec/",
    "/quan-tri/thanh-phan",
    f"/quan-tri/bo-chi-so/{SLUG}/2025/muc/7.1.2",
    "/lam-viec/ket-qua/1",
    "/lam-viec/cong-bo/moi",
    "/lam-viec/cong-bo/1/soat-so",
)


def scanned(page, address, theme):
    """What axe objects to there, and where."""
    page.context.add_cookies([{"name": "theme", "value": theme, "url": page.url}])
    page.goto(address)
    found = Axe().run(page, ALIKE, THEMES[theme]).response["violations"]
    return [
        f"{address} {theme} {one['id']} {node['target']}: {node['html'][:160]}"
        f" {[each['message'] for each in node['any'][:1]]}"
        for one in found
        for node in one["nodes"]
    ]


def scanned_all(page, addresses, theme="light"):
    """All objections, so that one run names everything."""
    page.goto("/hien-thi")
    return [each for address in addresses for each in scanned(page, address, theme)]


def parts(addresses, size):
    """Groups of a few seconds each, spread over the workers."""
    return [addresses[start : start + size] for start in range(0, len(addresses), size)]


def named(kinds):
    """Name a group by its first."""
    return kinds[0]


@pytest.mark.parametrize("kinds", parts(list(PUBLIC), 7), ids=named)
def test_axe_objects_to_nothing_in_public(laptop, language, kinds):
    assert scanned_all(laptop, [at(language, PUBLIC[kind]) for kind in kinds]) == []


@pytest.mark.thorough
@pytest.mark.parametrize("theme", ["dark", "contrast"])
@pytest.mark.parametrize("kinds", parts(list(PUBLIC), 12), ids=named)
def test_axe_objects_to_no_colour_in_public(laptop, theme, kinds):
    """In one language: the other has the same colours."""
    assert scanned_all(laptop, [PUBLIC[kind] for kind in kinds], theme) == []


@pytest.mark.thorough
@pytest.mark.parametrize("kinds", parts(ON_A_PHONE, 5), ids=named)
def test_axe_objects_to_nothing_on_a_phone(phone, kinds):
    assert scanned_all(phone, [PUBLIC[kind] for kind in kinds]) == []


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("username", "addresses"),
    [(username, part) for username in WORK for part in parts(WORK[username], 9)],
    ids=lambda given: given if isinstance(given, str) else given[0],
)
def test_axe_objects_to_nothing_at_work(laptop, signed_in, username, addresses):
    assert scanned_all(signed_in(laptop, username), addresses) == []


@pytest.mark.thorough
@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_axe_objects_to_no_colour_at_work(laptop, signed_in, theme):
    assert scanned_all(signed_in(laptop, "phuong-phap"), WORK["phuong-phap"], theme) == []


def test_axe_objects_to_nothing_at_work_in_english(laptop, signed_in):
    page = signed_in(laptop, "phuong-phap")

    assert scanned_all(page, [at("en", address) for address in IN_ENGLISH]) == []


def test_axe_would_object(laptop):
    """The scan finds what is planted: faint text, a picture without a name."""
    laptop.goto("/hien-thi")
    laptop.evaluate(
        "const seen = document.querySelector('main');"
        "seen.append(new Image());"
        "seen.querySelector('h1').style.color = 'rgb(200, 200, 200)';"
    )

    found = {one["id"] for one in Axe().run(laptop, ALIKE, WHOLE).response["violations"]}
    assert {"image-alt", "color-contrast"} <= found
