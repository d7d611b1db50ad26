"""Communes of the open round, one for each journey, and how people move in their items."""

from typing import NamedTuple

from playwright.sync_api import expect


class Commune(NamedTuple):
    """Where a commune fills in, and by whom."""

    code: str
    url: str

    @property
    def officer(self):
        """Who fills in."""
        return f"cb-{self.code.lower()}"

    @property
    def second(self):
        """Another one who fills in."""
        return f"cb2-{self.code.lower()}"

    @property
    def leader(self):
        """Who signs."""
        return f"ld-{self.code.lower()}"

    def item(self, code):
        """The page of an item."""
        return f"{self.url}/muc/{code}"


def commune(served, scenario, size="laptop"):
    """A commune that no other journey touches."""
    number = 29 + (scenario - 1) * 2 + (size == "phone")
    code = f"C{number:03}"
    return Commune(code, f"/lam-viec/danh-gia/tu-danh-gia/{served.told[code]}")


def state(page):
    """The line that says what is saved and what waits."""
    return page.locator("[data-save-state]")


def field(page, name):
    """The control of a field; names have dots in composite rules."""
    return page.locator(f'[data-field="{name}"]')


def saved(page):
    """Wait until everything is on the server."""
    expect(state(page)).to_contain_text("Đã lưu lúc")


def type_into(page, name, text):
    """Type as people do and leave the field."""
    control = field(page, name)
    control.fill(text)
    control.blur()


def history_of(page, url):
    """Texts in the history of an item, oldest first."""
    page.goto(f"{url}/lich-su")
    rows = page.locator("main tbody tr")
    return [
        (row.locator("td").nth(1).inner_text(), row.locator("td").nth(2).inner_text())
        for row in reversed(rows.all())
    ]
