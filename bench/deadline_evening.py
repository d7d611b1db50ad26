"""P15, the deadline evening: thousands of units save field after field; each save is counted.

    python bench/deadline_evening.py                 on SQLite
    python scripts/with_postgres.py python bench/deadline_evening.py

The server and the load share the machine. Three parts: as fast as it goes, at 55 saves a second,
and with every process of the server killed (-9) in the middle and started again, while browsers
repeat what was not acknowledged under its own key. Afterwards the database is counted.
"""

import argparse
import asyncio
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import django

UNITS, BROWSERS, SECONDS = 3321, 16, 20
NEEDED, ASKED = 55, 110  # saves a second: of the evening, and sustained
SLOWEST = 0.5  # seconds, of 95 in 100 at the needed pace
SAVE = "/lam-viec/danh-gia/tu-danh-gia/luu"
SETTINGS = "thuocdo.config.settings"
PATIENCE = 60  # seconds that a server may take to come back


class Desk(NamedTuple):
    """An officer with a session, and the fields of the unit."""

    cookies: str
    csrf: str
    fields: list[tuple[int, str]]  # entry, name


class Sent(NamedTuple):
    """One acknowledged save."""

    entry: int
    name: str
    text: str
    key: str
    seconds: float


class Site(NamedTuple):
    """A served site."""

    port: int
    folder: Path


# ------------------------------------------------------------------ preparing


def prepare(folder: Path, units: int) -> list[Desk]:
    """A round of so many units with one officer each, all signed in."""
    os.environ |= {"THUOCDO_DATA": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS}
    os.environ["THUOCDO_DEMO"] = "1"
    run(folder, "migrate")
    django.setup()
    from evening_round import desks  # noqa: PLC0415  (needs the settings)

    return [Desk(*each) for each in desks(units)]


def run(folder: Path, *words: str) -> None:
    """Run the command of the project to its end."""
    subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-m", "thuocdo.config.command", *words],
        env={**os.environ, "THUOCDO_DATA": str(folder)},
        stdout=subprocess.DEVNULL,
        check=True,
    )


# -------------------------------------------------------------------- serving


def free_port() -> int:
    """A port of the loopback that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def start(site: Site) -> subprocess.Popen[bytes]:
    """Two workers, in a group of their own so that all can be killed at once."""
    words = ["serve", "--host", "127.0.0.1", "--port", str(site.port), "--workers", "2"]
    return subprocess.Popen(  # noqa: S603  (our own program)
        [sys.executable, "-m", "thuocdo.config.command", *words],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def wait_for(site: Site) -> None:
    """Until the port answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", site.port), timeout=1):
            return
        time.sleep(0.05)
    raise SystemExit("the server did not start")


def kill(server: subprocess.Popen[bytes]) -> None:
    """All of its processes, without a word."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait(20)


@contextmanager
def served(site: Site) -> Iterator[subprocess.Popen[bytes]]:
    """A server, stopped afterwards."""
    server = start(site)
    try:
        wait_for(site)
        yield server
    finally:
        if server.poll() is None:
            kill(server)


# ------------------------------------------------------------------- the load


class Browser:
    """Sends saves one after the other over one connection; repeats what was not acknowledged."""

    def __init__(self, site: Site, desks: list[Desk], number: int) -> None:
        self.site, self.desks, self.number = site, desks, number
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None
        self.done: list[Sent] = []
        self.repeated = 0
        self.versions: dict[tuple[int, str], int] = {}
        self.count = 0

    async def save_next(self) -> None:
        """One field of one unit, until the server says that it is kept."""
        desk = self.desks[self.count % len(self.desks)]
        entry, name = desk.fields[(self.count // len(self.desks)) % len(desk.fields)]
        self.count += 1
        base = self.versions.get((entry, name), 0)
        key, text = str(uuid.uuid4()), f"Nội dung {self.number}-{self.count} của đơn vị"
        body = json.dumps({"entry": entry, "name": name, "text": text, "base": base, "key": key})
        begin = time.perf_counter()
        while True:
            with suppress(OSError, asyncio.IncompleteReadError, ValueError, IndexError):
                status, content = await asyncio.wait_for(self.post(desk, body), 30)
                if status == 200:
                    break
                if status < 500:
                    raise SystemExit(f"refused: {status} {content[:300]!r}")
            self.drop()
            self.repeated += 1
            await asyncio.sleep(0.1)
        self.versions[entry, name] = int(json.loads(content)["version"])
        self.done.append(Sent(entry, name, text, key, time.perf_counter() - begin))

    async def post(self, desk: Desk, body: str) -> tuple[int, bytes]:
        """Send a form and read the answer."""
        if self.writer is None or self.reader is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.site.port)
        self.writer.write(
            (
                f"POST {SAVE} HTTP/1.1\r\nHost: localhost\r\nCookie: {desk.cookies}\r\n"
                f"X-CSRFToken: {desk.csrf}\r\nAccept: application/json\r\n"
                "Content-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}"
            ).encode()
        )
        await self.writer.drain()
        return await self.answer(self.reader)

    async def answer(self, reader: asyncio.StreamReader) -> tuple[int, bytes]:
        """Status and body."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(head.split(" ", 2)[1])
        lengths = [line for line in head.lower().split("\r\n") if line.startswith("content-length")]
        length = int(lengths[0].split(":")[1]) if lengths else 0
        content = await reader.readexactly(length)
        if "connection: close" in head.lower():
            self.drop()
        return status, content

    def drop(self) -> None:
        """Forget the connection."""
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


def browsers(site: Site, desks: list[Desk], count: int) -> list[Browser]:
    """Browsers that share the desks among them, so that no two write in one field."""
    return [Browser(site, desks[place::count], place) for place in range(count)]


async def as_fast_as_it_goes(all_: list[Browser], seconds: float) -> None:
    """Each browser sends the next save once the last is acknowledged."""
    until = time.perf_counter() + seconds

    async def work(one: Browser) -> None:
        while time.perf_counter() < until:
            await one.save_next()

    await asyncio.gather(*(work(one) for one in all_))


async def at_pace(all_: list[Browser], seconds: float, pace: float) -> None:
    """So many saves a second, whatever the server takes."""
    begin = time.perf_counter()

    async def work(place: int, one: Browser) -> None:
        gap = len(all_) / pace
        due = begin + place * gap / len(all_)
        while due < begin + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await one.save_next()
            due += gap

    await asyncio.gather(*(work(place, one) for place, one in enumerate(all_)))


async def with_a_crash(
    all_: list[Browser], seconds: float, server: subprocess.Popen[bytes], site: Site
) -> subprocess.Popen[bytes]:
    """The same while the server is killed in the middle and started again."""
    load = asyncio.create_task(as_fast_as_it_goes(all_, seconds))
    await asyncio.sleep(seconds / 2)
    kill(server)
    again = start(site)
    await load
    return again


# ------------------------------------------------------------------- counting


class Counted(NamedTuple):
    """What the database holds of what was acknowledged."""

    acknowledged: int
    lost: int
    doubled: int

    @property
    def is_right(self) -> bool:
        """Whether every save is there once."""
        return self.acknowledged > 0 and self.lost == 0 and self.doubled == 0


def counted(sent: list[Sent]) -> Counted:
    """Every acknowledged key once, and the last text of every field in its place."""
    from thuocdo.apps.rounds.models import Entry, FieldSave  # noqa: PLC0415

    rows = FieldSave.objects.values_list("key", "entry", "name", "version")
    kept = {str(key): (entry, name, version) for key, entry, name, version in rows}
    versions = list(kept.values())
    last = {(one.entry, one.name): one.text for one in sent}
    drafts = dict(Entry.objects.filter(pk__in={key[0] for key in last}).values_list("pk", "draft"))
    lost = sum(one.key not in kept for one in sent)
    lost += sum(drafts[entry][name]["text"] != text for (entry, name), text in last.items())
    doubled = len(versions) - len(set(versions)) + max(0, len(kept) - len(sent))
    return Counted(len(sent), lost, doubled)


def p95(seconds: list[float]) -> float:
    """What 95 in 100 stay below."""
    return statistics.quantiles(seconds, n=20)[-1]


def evening(site: Site, desks: list[Desk], seconds: float) -> bool:
    """All three parts; prints what came of each. Whether every budget was kept."""
    load = browsers(site, desks, BROWSERS)

    def new() -> list[Sent]:
        return [one for browser in load for one in browser.done]

    with served(site) as server:
        asyncio.run(as_fast_as_it_goes(load, 2))  # the first saves of cold workers
        drop_all(load)
        before, begin = len(new()), time.perf_counter()
        asyncio.run(as_fast_as_it_goes(load, seconds))
        rate = (len(new()) - before) / (time.perf_counter() - begin)
        drop_all(load)
        for one in load:
            one.done, one.kept = [], one.done  # type: ignore[attr-defined]
        asyncio.run(at_pace(load, seconds, NEEDED))
        slow = p95([one.seconds for one in new()])
        paced = len(new()) / seconds
        drop_all(load)
        repeated = sum(one.repeated for one in load)
        again = asyncio.run(with_a_crash(load, seconds, server, site))
        drop_all(load)
        kill(again)
    for one in load:
        one.done = one.kept + one.done  # type: ignore[attr-defined]
    after = sum(one.repeated for one in load) - repeated
    count = counted(new())
    print(f"sustained: {rate:.0f} saves/s (must {ASKED}: {rate / ASKED:.2f} ×)")
    print(f"at {NEEDED}/s: {paced:.0f} saves/s, p95 {slow * 1000:.0f} ms (must 500)")
    print(f"killed -9 and started again: {after} requests repeated, {repeated} errors before that")
    print(f"{count.acknowledged} acknowledged, {count.lost} lost, {count.doubled} doubled")
    return count.is_right and rate >= ASKED and slow <= SLOWEST and repeated == 0


def drop_all(load: list[Browser]) -> None:
    """Connections belong to one event loop."""
    for one in load:
        one.reader = one.writer = None


def main() -> int:
    """The exit code: 0 when nothing was lost, nothing doubled and the budgets were kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=UNITS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="thuocdo-evening-") as name:
        folder = Path(name)
        begin = time.perf_counter()
        desks = prepare(folder, args.units)
        kind = "PostgreSQL" if os.environ.get("DATABASE_URL") else "SQLite"
        took = time.perf_counter() - begin
        print(f"{kind}: {args.units} units, {len(desks[0].fields)} fields each, in {took:.0f} s")
        return 0 if evening(Site(free_port(), folder), desks, args.seconds) else 1


if __name__ == "__main__":
    raise SystemExit(main())
