"""Figures that pin every parameter of a rule: at each bound, just beside it, caps, each outcome."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from demo_sets.building import Rule, written
from demo_sets.reference import holds, number, points_of

REFERENCE_ON = date(2024, 3, 1)
BESIDE = Fraction(1, 100)  # the step beside a bound; finer than the last digit of any bound used


class Trial(NamedTuple):
    """Figures worth a worked case, before their points are known."""

    name: str
    values: dict[str, object]
    others: dict[str, Fraction] = {}  # noqa: RUF012  (never changed)


def trials_of(rule: Rule, bounds: tuple[str, str]) -> Iterator[Trial]:
    """All trials of one leaf."""
    yield from TRIALS[rule["kind"]](rule, bounds)


def shown(value: Fraction) -> str:
    """A number as Vietnamese text shows it."""
    return written(value).replace(".", ",")


def at(rule: Rule, value: Fraction) -> dict[str, object]:
    """Figures whose measure is just this value."""
    if rule["measure"] == "rate":
        return {"numerator": written(value * 100), "denominator": "10000"}
    return {rule["measure"]: written(value)}


def told(rule: Rule, value: Fraction) -> str:
    """The measured value in words."""
    return f"tỷ lệ {shown(value)}%" if rule["measure"] == "rate" else f"giá trị {shown(value)}"


def measures(rule: Rule, values: set[Fraction]) -> Iterator[Trial]:
    """A trial for each value that the measure can take, in rising order."""
    top = 100 if rule["measure"] == "rate" and "may_exceed" not in rule else None
    for value in sorted(values):
        is_whole = rule["measure"] != "count" or value.denominator == 1
        if value >= 0 and (top is None or value <= top) and is_whole:
            yield Trial(told(rule, value), at(rule, value))


def around(mark: Fraction, step: Fraction) -> set[Fraction]:
    """The mark and both its neighbours."""
    return {mark - step, mark, mark + step}


def marks_of(steps: list[Rule]) -> set[Fraction]:
    """All bounds of a list of steps."""
    return {number(s[k]) for s in steps for k in ("from", "above", "below", "to") if k in s}


def of_tiers(rule: Rule, _: tuple[str, str]) -> Iterator[Trial]:
    """Each bound with its neighbours, and a value far inside the outer steps."""
    step = Fraction(1) if rule["measure"] == "count" else BESIDE
    marks = marks_of(rule["steps"])
    values = {value for mark in marks for value in around(mark, step)}
    yield from measures(rule, values | {Fraction(0), max(marks) + 1})


def of_line(rule: Rule, bounds: tuple[str, str]) -> Iterator[Trial]:
    """Both ends, beyond them, the mark that pays, the cap, and points between."""
    full, zero = number(rule["full_at"]), number(rule.get("zero_at", 0))
    middle, most = (full + zero) / 2, (3 * full + zero) / 4
    values = {full, zero, middle, most, Fraction(0), 2 * full, *around(zero, Fraction(1))}
    if "pays_from" in rule:
        values |= around(number(rule["pays_from"]), BESIDE)
    if "worth" in rule:
        values |= around(number(bounds[1]) / number(rule["worth"]) * (full - zero) + zero, BESIDE)
    if "round_to" in rule:
        values |= {Fraction("83.33"), Fraction("71.23")}
    yield from measures(rule, values)
    if rule["measure"] == "rate":
        yield Trial("mẫu số bằng 0", {"numerator": "0", "denominator": "0"})


def of_tiers_with_zero(rule: Rule, bounds: tuple[str, str]) -> Iterator[Trial]:
    """A tier table, and nothing of nothing where it divides."""
    yield from of_tiers(rule, bounds)
    if rule["measure"] == "rate":
        yield Trial("mẫu số bằng 0", {"numerator": "0", "denominator": "0"})


def of_weighted_fraction(rule: Rule, _: tuple[str, str]) -> Iterator[Trial]:
    """Each share alone, all together, none, and nothing to handle."""
    names = [share["input"] for share in rule["shares"]]
    none: dict[str, object] = dict.fromkeys(names, "0")
    for name in names:
        yield Trial(f"toàn bộ: `{name}`", {"total": "10", **none, name: "10"})
    mixed: dict[str, object] = {name: str(5 - 2 * place) for place, name in enumerate(names)}
    yield Trial("chia nhiều phần", {"total": "10", **mixed})
    yield Trial("chưa làm phần nào", {"total": "10", **none})
    yield Trial("không phát sinh", {"total": "0", **none})


def of_per_item(rule: Rule, bounds: tuple[str, str]) -> Iterator[Trial]:
    """None, one, just before, at and beyond the cap or floor."""
    each = number(rule["each"])
    end = number(bounds[1] if each > 0 else bounds[0]) / each
    last = -(-end.numerator // end.denominator)  # the count that reaches it, rounded up
    for count in sorted({0, 1, last - 1, last, last + 1, last + 10} - {-1}):
        yield Trial(f"{count} trường hợp", {"count": str(count)})


def of_deduction(rule: Rule, bounds: tuple[str, str]) -> Iterator[Trial]:
    """No defect, one of each kind, and so many that the floor holds."""
    names = [defect["input"] for defect in rule["defects"]]
    none: dict[str, object] = dict.fromkeys(names, "0")
    yield Trial("không có lỗi", none)
    for name in names:
        yield Trial(f"một trường hợp: `{name}`", {**none, name: "1"})
    yield Trial("mỗi loại một lỗi", dict.fromkeys(names, "1"))
    yield Trial("rất nhiều lỗi", dict.fromkeys(names, "20"))
    if bounds[0] != "none":
        price = max(number(d["each"]) for d in rule["defects"])
        room = (number(bounds[1]) - number(bounds[0])) / price
        heavy = next(d["input"] for d in rule["defects"] if number(d["each"]) == price)
        yield Trial("vượt mức sàn", {**none, heavy: str(room.__floor__() + 1)})


def of_outcomes(rule: Rule, _: tuple[str, str]) -> Iterator[Trial]:
    """Each outcome or grade."""
    name = "outcome" if rule["kind"] == "outcomes" else "grade"
    for option in rule["options"]:
        yield Trial(option["label"], {name: option["value"]})


def of_all_or_nothing(rule: Rule, _: tuple[str, str]) -> Iterator[Trial]:
    """All conditions, and each one alone unmet."""
    names = list(rule.get("conditions", {"yes": ""}))
    met: dict[str, object] = dict.fromkeys(names, True)
    yield Trial("đạt đủ điều kiện", met)
    for name in names:
        yield Trial(f"không đạt: `{name}`", {**met, name: False})


def of_deadline(rule: Rule, _: tuple[str, str]) -> Iterator[Trial]:
    """Each bound in days with its neighbours; never; the condition unmet."""
    more: dict[str, object] = {"provided": True} if "provided" in rule else {}
    days = {day for mark in marks_of(rule["steps"]) for day in around(mark, Fraction(1))}
    for day in sorted(days):
        done = REFERENCE_ON + timedelta(days=int(day))
        yield Trial(f"sau {day} ngày", {"done_on": done, "reference_on": REFERENCE_ON, **more})
    yield Trial("không thực hiện", {"never": True})
    if more:
        dates = {"done_on": REFERENCE_ON, "reference_on": REFERENCE_ON}
        yield Trial("đúng hạn nhưng không đạt điều kiện", {**dates, "provided": False})


def of_lateness(rule: Rule, _: tuple[str, str]) -> Iterator[Trial]:
    """Every day from before the due date until after it is no longer accepted, and a waiver."""
    due, until = date.fromisoformat(rule["due_on"]), date.fromisoformat(rule["accepted_until"])
    for days in range(-1, (until - due).days + 4):
        done = due + timedelta(days=days)
        yield Trial(f"nộp ngày {done:%d/%m/%Y}", {"done_on": done})
    late = {"done_on": until + timedelta(days=9), "waiver": "Công văn 12/UBND-NC"}
    yield Trial("chậm, có văn bản chấp thuận", late)


def of_survey(rule: Rule, _: tuple[str, str]) -> Iterator[Trial]:
    """Each answer alone, a mixture, the percentage itself, and nobody."""
    if rule["form"] == "share":
        for good in ("200", "160", "87", "0"):
            yield Trial(f"{good}/200 phiếu tốt", {"numerator": good, "denominator": "200"})
        yield Trial("không có phiếu", {"numerator": "0", "denominator": "0"})
        return
    names = [answer["input"] for answer in rule["answers"]]
    none: dict[str, object] = dict.fromkeys(names, "0")
    for name in names:
        yield Trial(f"tất cả trả lời: `{name}`", {**none, name: "40"})
    mixed = dict(zip(names, ("20", "10", "6", "4"), strict=True))
    yield Trial("nhiều phương án", dict(mixed))
    yield Trial("chỉ có điểm khảo sát", {"score": "82.5"})
    yield Trial("không có phiếu", none)


def of_points(rule: Rule, bounds: tuple[str, str]) -> Iterator[Trial]:
    """The lowest, the highest, and one step above the lowest."""
    low, high = map(number, bounds)
    reason: dict[str, object] = {"reason": "Biên bản số 02"} if rule["kind"] == "council" else {}
    step = number(rule.get("step", "0.01"))
    for points in (low, low + step, high):
        yield Trial(f"chấm {shown(points)} điểm", {"points": written(points), **reason})


def of_chosen_tiers(rule: Rule, bounds: tuple[str, str]) -> Iterator[Trial]:
    """Each branch with the trials of its own rule, at its bound and beside it."""
    code = rule["chosen_by"]
    for mark in sorted(marks_of(rule["branches"])):
        for points in (mark, mark - BESIDE):
            branch = next(b for b in rule["branches"] if holds(b, points))
            for trial in trials_of(branch["rule"], bounds):
                name = f"mục {code} đạt {shown(points)}; {trial.name}"
                yield Trial(name, trial.values, {code: points})


def of_composite(rule: Rule, _: tuple[str, str]) -> Iterator[Trial]:
    """The trials of each part while the others are full, then while they are empty."""
    per_part = [list(trials_of(p["rule"], ("0", p["maximum"]))) for p in rule["parts"]]
    leaves = {leaf["code"]: number(leaf["full"]) for leaf in rule.get("leaves", ())}
    for rest in (best_of, worst_of):
        for place, trials in enumerate(per_part):
            others = [rest(p, t) for p, t in zip(rule["parts"], per_part, strict=True)]
            for trial in trials:
                chosen = [*others[:place], trial, *others[place + 1 :]]
                name = f"{rule['parts'][place]['label']}: {trial.name}"
                if len(chosen) > 1:
                    name += "; phần khác đầy đủ" if rest is best_of else "; phần khác bằng 0"
                yield Trial(name, joined(rule, chosen), leaves)
    everything = joined(rule, [best_of(p, t) for p, t in zip(rule["parts"], per_part, strict=True)])
    for code, full in leaves.items():
        beside = {**leaves, code: full - BESIDE}
        yield Trial(f"mục {code} dưới mức {shown(full)}", everything, beside)


def joined(rule: Rule, chosen: list[Trial]) -> dict[str, object]:
    """The figures of all parts under their full names."""
    pairs = zip(rule["parts"], chosen, strict=True)
    return {f"{part['name']}.{k}": v for part, trial in pairs for k, v in trial.values.items()}


def best_of(part: Rule, trials: list[Trial]) -> Trial:
    """A trial of a part that earns most."""
    return max(trials, key=lambda trial: earned(part, trial))


def worst_of(part: Rule, trials: list[Trial]) -> Trial:
    """A trial of a part that earns least."""
    return min(trials, key=lambda trial: earned(part, trial))


def earned(part: Rule, trial: Trial) -> Fraction:
    """Points of a part; nothing of nothing is neither best nor worst."""
    points = points_of(part["rule"], ("0", part["maximum"]), trial.values, {})
    return number(part["maximum"]) / 2 if points is None else points


TRIALS: dict[str, Callable[[Rule, tuple[str, str]], Iterator[Trial]]] = {
    "tiers": of_tiers_with_zero,
    "proportional": of_line,
    "weighted_fraction": of_weighted_fraction,
    "per_item": of_per_item,
    "deduction": of_deduction,
    "outcomes": of_outcomes,
    "grade": of_outcomes,
    "all_or_nothing": of_all_or_nothing,
    "deadline": of_deadline,
    "lateness": of_lateness,
    "survey": of_survey,
    "council": of_points,
    "entered": of_points,
    "chosen_tiers": of_chosen_tiers,
    "composite": of_composite,
}
