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


def scanned(page, address, theme):
    """What axe objects to there, and where."""
    page.context.add_cookies([{"name": "theme", "value": theme, "url": page.url}])
    page.goto(address)
    found = Axe().run(page, options=THEMES[theme]).response["violations"]
    return [
        f"{address} {theme} {one['id']} {node['target']}: {node['html'][:160]}"
        f" {[each['message'] for each in node['any'][:1]]}"
        for one in found
        for node in one["nodes"]
    ]


def scanned_all(page, addresses, themes=tuple(THEMES)):
    """All objections, so that one run names everything."""
    page.goto("/hien-thi")
    return [
        each for theme in themes for address in addresses for each in scanned(page, address, theme)
    ]


def parts(addresses, size):
    """Groups of a few seconds each, spread over the workers."""
    return [addresses[start : start + size] for start in range(0, len(addresses), size)]


@pytest.mark.parametrize("kinds", parts(list(PUBLIC), 6), ids=lambda kinds: kinds[0])
def test_axe_objects_to_nothing_in_public(laptop, language, kinds):
    addresses = [at(language, PUBLIC[kind]) for kind in kinds]

    assert scanned_all(laptop, addresses) == []


@pytest.mark.parametrize("kinds", parts(list(PUBLIC), 12), ids=lambda kinds: kinds[0])
def test_axe_objects_to_nothing_on_a_phone(phone, kinds):
    assert scanned_all(phone, [PUBLIC[kind] for kind in kinds], ["light"]) == []


@pytest.mark.parametrize("username", list(WORK))
@pytest.mark.parametrize("theme", list(THEMES))
def test_axe_objects_to_nothing_at_work(laptop, signed_in, username, theme):
    page = signed_in(laptop, username)

    assert scanned_all(page, WORK[username], [theme]) == []


def test_axe_objects_to_nothing_at_work_in_english(laptop, signed_in):
    page = signed_in(laptop, "phuong-phap")
    addresses = [at("en", address) for address in WORK["phuong-phap"]]

    assert scanned_all(page, addresses, ["light"]) == []
