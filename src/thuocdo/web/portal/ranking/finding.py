"""What a ranking says in one sentence: the title of its page."""

from collections.abc import Sequence

from thuocdo.core.rounding import to_published
from thuocdo.reporting.snapshots.model import Snapshot
from thuocdo.vietnamese.numbers import write_number, write_places
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.ranking.changes import Compared
from thuocdo.web.portal.ranking.rows import Row
from thuocdo.web.portal.ranking.standing import Spread, full_scale

SHOWN_LEADERS = 2  # more are counted


def finding(rows: Sequence[Row], compared: Compared | None) -> Sentence:
    """Who leads and how many rose; of a single stated unit, its own place."""
    placed = [row for row in rows if row.rank is not None]
    if len(rows) == 1:
        return of_one(rows[0], compared)
    leading, rising = leaders(placed), risen(placed, compared)
    if not leading.vi:
        count = len(rows)
        return Sentence(f"{count} đơn vị có kết quả công bố", f"Published results of {count} units")
    if not rising.vi:
        count = len(placed)
        return Sentence(f"{leading.vi} trong {count} đơn vị", f"{leading.en} among {count} units")
    return Sentence(f"{leading.vi}; {rising.vi}", f"{leading.en}; {rising.en}")


def leaders(placed: Sequence[Row]) -> Sentence:
    """Who stands first; "" when nobody of the rows does."""
    first = [row.unit.title for row in placed if row.rank == 1]
    if not first:
        return Sentence("", "")
    if len(first) > SHOWN_LEADERS:
        return Sentence(f"{len(first)} đơn vị cùng dẫn đầu", f"{len(first)} units share the lead")
    together = "cùng " if len(first) > 1 else ""
    verb = "share the lead" if len(first) > 1 else "leads"
    return Sentence(
        f"{' và '.join(name.vi for name in first)} {together}dẫn đầu",
        f"{' and '.join(name.en for name in first)} {verb}",
    )


def risen(placed: Sequence[Row], compared: Compared | None) -> Sentence:
    """How many of those that can be compared rose; "" when none can."""
    if compared is None:
        return Sentence("", "")
    changes = [row.change for row in placed if row.change and row.change.points is not None]
    up = sum(1 for change in changes if change.points and to_published(change.points) > 0)
    if not changes:
        return Sentence("", "")
    count, year = len(changes), compared.year
    which = "" if count == len(placed) else " so sánh được"
    comparable = "" if count == len(placed) else " comparable"
    return Sentence(
        f"{up} trong {count} đơn vị{which} tăng điểm so với năm {year}",
        f"{up} of {count}{comparable} units rose against {year}",
    )


def of_one(row: Row, compared: Compared | None) -> Sentence:
    """The place of the one unit of which something is known."""
    name, change = row.unit.title, row.change
    if row.rank is None:
        told = row.remark or Sentence("", "")
        return Sentence(f"{name.vi}: {told.vi}", f"{name.en}: {told.en}")
    vi, en = f"{name.vi}: hạng {row.rank}/{row.out_of}", f"{name.en}: rank {row.rank}/{row.out_of}"
    if compared and change and change.places:
        vi += f", {moved(change.places, 'vi')} so với năm {compared.year}"
        en += f", {moved(change.places, 'en')} against {compared.year}"
    return Sentence(vi, en)


def moved(places: int, language: str) -> str:
    """A move in words: ``tăng 6 bậc``."""
    count = write_places(places, language).partition(" ")[2]
    up, down = {"vi": ("tăng", "giảm"), "en": ("up", "down")}[language]
    return f"{up if places > 0 else down} {count}"


def mean_sentence(snapshot: Snapshot, now: Spread | None, before: Spread | None) -> Sentence:
    """The mean of the block and how it moved; "" where there is only one value."""
    if now is None or now.count == 1:
        return Sentence("", "")
    vi, en = (written_mean(snapshot, now, language) for language in ("vi", "en"))
    if before is None:
        return Sentence(f"{vi}.", f"{en}.")
    change = to_published(now.mean, snapshot.decimals) - to_published(
        before.mean, snapshot.decimals
    )
    if not change:
        return Sentence(f"{vi}, bằng năm trước.", f"{en}, the same as the year before.")
    size = [write_number(abs(change), snapshot.decimals, language) for language in ("vi", "en")]
    return Sentence(
        f"{vi}, {'tăng' if change > 0 else 'giảm'} {size[0]} điểm.",
        f"{en}, {'up' if change > 0 else 'down'} {size[1]} points.",
    )


def written_mean(snapshot: Snapshot, spread: Spread, language: str) -> str:
    """The mean with what it could be at most."""
    mean, whole = write_number(spread.mean, snapshot.decimals, language), full_scale(snapshot)
    of = "" if whole is None else f"/{write_number(whole, None, language)}"
    return {"vi": f"Trung bình {mean}{of} điểm", "en": f"The mean is {mean}{of} points"}[language]
