"""What a reader chose on a ranking page: all of it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

from thuocdo.vietnamese.normalising import to_nfc


class View(StrEnum):
    """How the ranking is shown; the table comes first."""

    TABLE = "bang"
    MAP = "ban-do"
    CHART = "bieu-do"


class Order(StrEnum):
    """The column that decides the order of rows."""

    RANK = "hang"
    NAME = "ten"
    POINTS = "diem"
    CHANGE = "thay-doi"
    PLACES = "doi-hang"
    BAND = "loai"


LONGEST = 80  # letters of a name that is looked for


@dataclass(frozen=True, slots=True)
class State:
    """View, order and filters; the defaults leave no trace in the address."""

    view: View = View.TABLE
    order: Order = Order.RANK
    is_reversed: bool = False
    region: str = ""
    find: str = ""
    is_embedded: bool = False
    ignored: tuple[str, ...] = ()  # choices of the address that mean nothing here

    @property
    def order_text(self) -> str:
        """The order as addresses write it; "" for that of the ranks."""
        order = f"{'-' if self.is_reversed else ''}{self.order}"
        return "" if order == Order.RANK else order

    def query(self) -> str:
        """The query of this state with its question mark; "" for the defaults."""
        chosen = {
            "xem": "" if self.view is View.TABLE else self.view,
            "sap": self.order_text,
            "vung": self.region,
            "tim": self.find,
            "nhung": "1" if self.is_embedded else "",
        }
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"?{query}" if query else ""

    def ordered_by(self, order: Order) -> str:
        """The query that orders by a column; a second time turns the order round."""
        turned = self.order is order and not self.is_reversed
        return replace(self, order=order, is_reversed=turned).query()

    def aria_sort(self, order: Order) -> str:
        """What a header says of its column; "" for all but the one that orders."""
        if self.order is not order:
            return ""
        falls = order in {Order.POINTS, Order.CHANGE, Order.PLACES}  # the largest first
        return "descending" if falls is not self.is_reversed else "ascending"


def state_of(query: Mapping[str, str]) -> State:
    """Read the choices of an address; what is unknown is named, never guessed."""
    view, order = query.get("xem", View.TABLE), query.get("sap", Order.RANK)
    column = order.removeprefix("-")
    ignored = []
    if view not in set(View):
        ignored.append(f"xem={view}")
    if column not in set(Order):
        ignored.append(f"sap={order}")
    return State(
        View(view) if view in set(View) else View.TABLE,
        Order(column) if column in set(Order) else Order.RANK,
        column in set(Order) and order.startswith("-"),
        to_nfc(query.get("vung", "")).strip(),
        to_nfc(query.get("tim", "")).strip()[:LONGEST],
        query.get("nhung", "") == "1",
        tuple(ignored),
    )
