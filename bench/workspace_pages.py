"""P13: every page of the workspace and of administration, signed in: CPU, queries, bytes."""

import argparse
import gc
import re
import statistics
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from django.db import connection
from django.template import engines
from django.test import Client
from django.urls import resolve

from demonstration import HOST, demonstration
from measuring import measure

START = "/lam-viec/"
BEGINNINGS = (START, "/quan-tri/")
MILLISECONDS, QUERIES = 15, 10  # budgets of a page
TREES = {"indexsets:edition", "rounds:own_tree", "rounds:own_grid"}  # a hundred items on one page
TREE_MILLISECONDS, TREE_BYTES = 40, 300_000
IDLE = 1.6  # milliseconds of the bare template on the machine of the budgets while it is idle
MOST = 400  # addresses that are looked at
MARKS = ("BEGIN", "SAVEPOINT", "RELEASE")
LINK = re.compile(r'href="(/[^"#]*)"')


class Page(NamedTuple):
    """One kind of page: an example, and who could open it."""

    name: str  # of the address
    address: str
    person: str  # user name


class Measured(NamedTuple):
    """What one page took."""

    page: Page
    milliseconds: float  # of the processor, median
    bare: float  # milliseconds of a bare template in the same moments
    queries: int
    size: int  # bytes, not compressed

    @property
    def times(self) -> float:
        """How many bare templates it takes: what does not hang on the machine's mood."""
        return self.milliseconds / self.bare

    @property
    def is_within(self) -> bool:
        """Whether the budget is kept, on a machine as quick as an idle one."""
        most = TREE_MILLISECONDS if self.page.name in TREES else MILLISECONDS
        return (
            self.times * IDLE <= most
            and self.queries <= QUERIES
            and (self.page.name not in TREES or self.size < TREE_BYTES)
        )


def signed_in(username: str) -> Client:
    """A browser of a ready-made person."""
    client = Client(headers={"host": HOST})
    users = import_module("django.contrib.auth").get_user_model()
    client.force_login(users.objects.get(username=username))
    return client


def pages_of(username: str) -> Iterator[Page]:
    """One example of each kind of page that links lead to."""
    client = signed_in(username)
    waiting, seen, kinds = deque([START]), {START}, set[str]()
    while waiting and len(seen) < MOST:
        address = waiting.popleft()
        name = kind_of(address)
        response = None if name in kinds else client.get(address)
        if response is None or response.status_code != 200 or not is_page(response):
            continue
        kinds.add(name)
        yield Page(name, address, username)
        links = [link.replace("&amp;", "&") for link in LINK.findall(response.content.decode())]
        fresh = [link for link in dict.fromkeys(links) if link.startswith(BEGINNINGS)]
        waiting.extend(link for link in fresh if link not in seen)
        seen.update(fresh)


def is_page(response: Any) -> bool:  # noqa: ANN401  (Django's, with what the test client adds)
    """Whether it is no file."""
    return response["Content-Type"].startswith("text/html")


def kind_of(address: str) -> str:
    """The name of an address, with a mark where it asks for something."""
    path, mark, _ = address.partition("?")
    return resolve(path).view_name + mark


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that read or write; those that begin and end transactions do neither."""
    sent: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:  # noqa: ANN401  (as Django calls it)
        if not sql.startswith(MARKS):
            sent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        yield sent


def measured(page: Page, runs: int, bare: Callable[[], object]) -> Measured:
    """After one request that fills caches, with a bare template before each of the others."""
    client = signed_in(page.person)
    response = client.get(page.address)
    with counted() as sent:
        client.get(page.address)
    pairs = [
        (measure(bare).cpu, measure(lambda: client.get(page.address)).cpu) for _ in range(runs)
    ]
    peer, taken = (statistics.median(each) * 1e3 for each in zip(*pairs, strict=True))
    return Measured(page, taken, peer, len(sent), len(response.content))


def bare_page() -> Callable[[], object]:
    """50 rows by a Django template alone: what the machine can do just now."""
    row = "<tr><td>{{ n }}</td><td>{{ name }}</td><td>{{ place|default:'–' }}</td></tr>"
    text = "{% for n, name, place in rows %}" + row + "{% endfor %}"
    template = engines["django"].from_string(text)
    rows = [(n, f"Xã {n}", n % 7) for n in range(50)]
    return lambda: template.render({"rows": rows})


def main(folder: Path | None, runs: int, *, tells: str | None) -> None:
    """Print one line a page, the dearest first."""
    demonstration(folder)
    people = import_module("thuocdo.config.demo.people")
    pages = {page.name: page for actor in people.ACTORS for page in pages_of(actor.username)}
    import_module("thuocdo.config.wsgi")  # collects garbage as rarely as the server does
    gc.freeze()
    bare = bare_page()
    found = sorted((measured(each, runs, bare) for each in pages.values()), key=lambda a: -a.times)
    peer = statistics.median(one.bare for one in found)
    print(
        f"P13 {len(found)} kinds of pages, median of {runs}; beside them a bare template of 50 rows"
    )
    print(f"  takes {peer:.1f} ms ({IDLE} when the machine is idle). Budget {MILLISECONDS} ms CPU")
    print(f"  ({MILLISECONDS / IDLE:.1f} ×), {QUERIES} queries; trees {TREE_MILLISECONDS} ms")
    print(f"  ({TREE_MILLISECONDS / IDLE:.0f} ×), {TREE_BYTES:,} bytes")
    for one in found:
        mark = " " if one.is_within else "!"
        took = f"{one.milliseconds:6.1f} ms {one.times:5.1f} ×"
        print(f"{mark} {took} {one.queries:3d} queries {one.size:8,} bytes  "
              f"{one.page.person:<11} {one.page.name:<36} {one.page.address}")  # fmt: skip
        if one.page.name == tells:
            with counted() as sent:
                signed_in(one.page.person).get(one.page.address)
            print("\n".join(f"      {sql[:400]}" for sql in sent))
    print(f"  over budget: {sum(not one.is_within for one in found)} of {len(found)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="of a loaded demonstration")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--tells", help="name of a page whose statements are printed")
    given = parser.parse_args()
    main(given.folder, given.runs, tells=given.tells)
