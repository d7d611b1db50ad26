"""Figures that a unit declares for one item, so that it earns about the share it heads for."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from demo_figures.chance import uniform, whole
from demo_sets.building import Rule
from demo_sets.reference import holds, number

Values = dict[str, object]


class Aim(NamedTuple):
    """What figures are to be made for."""

    share: float  # of the points, from 0 to 1
    opinion: float  # share of good answers, for surveys
    size: int  # denominator, number of answers, or what counts are drawn up to
    maximum: float  # points
    year: int
    words: tuple[object, ...]  # name the draw
    others: dict[str, str]  # points of leaves before, for rules that look at them

    def named(self, *more: object) -> "Aim":
        """The same aim with draws of its own."""
        return self._replace(words=(*self.words, *more))

    def chance(self, *more: object) -> float:
        """A draw from 0 to 1."""
        return uniform(*self.words, *more)


def figures(rule: Rule, aim: Aim) -> Values:
    """The figures for a rule of any kind."""
    return MAKERS[rule["kind"]](rule, aim)


def of_measure(rule: Rule, value: float, aim: Aim) -> Values:
    """Figures whose measure lies near a value."""
    if rule["measure"] == "count":
        return {"count": str(max(round(value), 0))}
    if rule["measure"] == "value":
        return {"value": f"{value:.1f}"}
    if rule.get("whole") == "false":
        part = f"{aim.size * value / 100:.1f}"
        return {"numerator": part, "denominator": str(aim.size)}
    part = round(aim.size * value / 100)
    top = part if "may_exceed" in rule else aim.size
    return {"numerator": str(min(part, top)), "denominator": str(aim.size)}


def worths(options: list[Rule], key: str) -> list[float]:
    """Shares of the best option."""
    points = [float(option[key]) for option in options]
    return [p / (max(points) or 1) for p in points]


def nearest(shares: list[float], share: float) -> int:
    """The place of the share that lies nearest."""
    return min(range(len(shares)), key=lambda place: abs(shares[place] - share))


def of_tiers(rule: Rule, aim: Aim) -> Values:
    """A value within the step whose worth is nearest."""
    step = rule["steps"][nearest(worths(rule["steps"], "points"), aim.share)]
    low = float(step.get("from", step.get("above", -1)))
    high = float(step.get("below", step.get("to", -1)))
    if low < 0:
        low = high * (0.05 if "to" in step else 0.72)
    if high < 0:
        high = low + 1 if rule["measure"] == "count" else low * 1.14
        high = high if "may_exceed" in rule or rule["measure"] != "rate" else min(high, 100.0)
    value = low + (high - low) * aim.chance("within")
    if rule["measure"] == "count":
        value = low if "from" in step else high - 1
    return of_measure(rule, value, aim)


def of_line(rule: Rule, aim: Aim) -> Values:
    """A value on the line; those that fall below the paying mark are few."""
    full, zero = float(rule["full_at"]), float(rule.get("zero_at", 0))
    full = zero + (full - zero) * aim.maximum / float(rule.get("worth", aim.maximum))
    start = float(rule.get("pays_from", zero if "zero_at" in rule else full * 0.15))
    share = (aim.share - 0.12) / 0.88
    value = start + (full - start) * share * (1.0 + 0.06 * aim.chance("beyond"))
    if rule["measure"] == "rate":
        value = min(max(value, 0.0), 100.0)
    return of_measure(rule, value, aim)


def of_weighted_fraction(rule: Rule, aim: Aim) -> Values:
    """Most cases in the best class, the rest in the next or in none."""
    first, second = (share["input"] for share in rule["shares"])
    done = min(round(aim.size * aim.share + aim.chance("done") - 0.4), aim.size)
    rest = aim.size - max(done, 0)
    return {"total": str(aim.size), first: str(max(done, 0)), second: str(round(rest * 0.6))}


def of_per_item(rule: Rule, aim: Aim) -> Values:
    """So many things; the good ones have more than they need, or fewer offences."""
    each = float(rule["each"])
    if each < 0:
        return {"count": str(int((1 - aim.share) * 3.2))}
    return {"count": str(int(aim.share * aim.maximum / each * 1.22 + 0.25 * aim.chance("more")))}


def of_deduction(rule: Rule, aim: Aim) -> Values:
    """Defects worth about what is lost, dear ones seldom."""
    left = (1 - aim.share) * (aim.maximum or 1.6)
    counts: Values = {}
    for defect in sorted(rule["defects"], key=lambda d: -float(d["each"])):
        wanted = left / float(defect["each"])
        count = max(int(wanted + 0.35), 0) if aim.chance(defect["input"]) < 0.75 else 0
        counts[defect["input"]] = str(count)
        left -= count * float(defect["each"])
    return {defect["input"]: counts[defect["input"]] for defect in rule["defects"]}


def of_outcomes(rule: Rule, aim: Aim) -> Values:
    """The outcome or grade of the nearest worth."""
    is_grade = rule["kind"] == "grade"
    shares = worths(rule["options"], "share" if is_grade else "points")
    chosen = rule["options"][nearest(shares, aim.share)]["value"]
    return {"grade" if is_grade else "outcome": chosen}


def of_all_or_nothing(rule: Rule, aim: Aim) -> Values:
    """Yes to all, or no to one."""
    names = list(rule.get("conditions", {"yes": ""}))
    is_missed = aim.share < 0.52 or aim.chance("luck") < 0.6 * (1 - aim.share)
    missed = names[int(aim.chance("missed") * len(names))] if is_missed else None
    return {name: name != missed for name in names}


def of_deadline(rule: Rule, aim: Aim) -> Values:
    """A day within the step of the nearest worth, after the reference day of the year."""
    reference = {"1.1.1": (1, 8), "1.2.2": (12, 15), "6.4": (6, 2)}[str(aim.words[2])]
    start = date(aim.year, *reference)
    if aim.share < 0.1:
        return {"never": True}
    step = rule["steps"][nearest(worths(rule["steps"], "points"), aim.share)]
    last = int(step.get("to", int(step.get("above", 0)) + 25))
    first = int(step.get("above", min(last - 24, -9 if last == 0 else 1))) + 1
    done = start + timedelta(days=whole(first, last, *aim.words, "day"))
    more: Values = {"provided": aim.share > 0.4} if "provided" in rule else {}
    return {"done_on": done, "reference_on": start, **more}


def of_lateness(rule: Rule, aim: Aim) -> Values:
    """Handed in during the last days; a few late, one of them with a waiver."""
    due = date.fromisoformat(rule["due_on"])
    if aim.share > 0.72:
        return {"done_on": due - timedelta(days=whole(0, 9, *aim.words, "early"))}
    late = due + timedelta(days=1 + int((0.72 - aim.share) * 12))
    if aim.chance("waiver") < 0.25:
        return {"done_on": late, "waiver": "318/UBND-NC"}
    return {"done_on": late}


def of_survey(rule: Rule, aim: Aim) -> Values:
    """Counts of answers around the opinion, with the standard error of their mean."""
    if rule["form"] == "share":
        good = round(aim.size * aim.opinion)
        rate = good / aim.size
        error = 100 * (rate * (1 - rate) / aim.size) ** 0.5
        stated = {"standard_error": f"{error:.2f}"}
        return {"numerator": str(good), "denominator": str(aim.size), **stated}
    weights = {answer["input"]: float(answer["weight"]) for answer in rule["answers"]}
    fair = 0.55 * (1 - aim.opinion)
    poor = 0.18 * (1 - aim.opinion)
    good = max((1 - aim.opinion - 0.6 * fair - poor) / 0.25, 0.0)
    parts = [0.0, min(good, 0.95 - fair - poor), fair, poor]
    counts = [round(aim.size * part) for part in parts]
    counts[0] = max(aim.size - sum(counts), 0)
    total = sum(counts)
    mean = sum(w * c for w, c in zip(weights.values(), counts, strict=True)) / total
    spread = sum((w - mean) ** 2 * c for w, c in zip(weights.values(), counts, strict=True))
    told: Values = dict(zip(weights, map(str, counts), strict=True))
    return {**told, "standard_error": f"{(spread / total / total) ** 0.5:.2f}"}


def of_entered(_: Rule, aim: Aim) -> Values:
    """Points with two decimals."""
    return {"points": f"{aim.share * aim.maximum:.2f}"}


def of_council(rule: Rule, aim: Aim) -> Values:
    """Points in steps above the lowest, with the minutes as reason."""
    step = float(rule["step"])
    points = 0.5 + round(aim.share * (aim.maximum - 0.5) / step) * step
    return {"points": f"{points:g}", "reason": "Biên bản họp Hội đồng thẩm định"}


def of_chosen_tiers(rule: Rule, aim: Aim) -> Values:
    """Figures for the branch that the other leaf chooses."""
    chosen = number(aim.others[rule["chosen_by"]])
    return figures(next(b for b in rule["branches"] if holds(b, chosen))["rule"], aim)


def of_composite(rule: Rule, aim: Aim) -> Values:
    """Figures for each part, each with luck of its own."""
    made: Values = {}
    for part in rule["parts"]:
        name = part["name"]
        luck = aim.share ** (0.55 + 0.9 * aim.chance(name))
        size = aim.size if name != "handled" else whole(0, 10, *aim.words, name)
        inner = aim._replace(share=luck, maximum=float(part["maximum"]), size=size).named(name)
        own = figures(part["rule"], inner)
        made |= {f"{name}.{key}": value for key, value in own.items()}
    return made


MAKERS: dict[str, Callable[[Rule, Aim], Values]] = {
    "tiers": of_tiers,
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
    "entered": of_entered,
    "council": of_council,
    "chosen_tiers": of_chosen_tiers,
    "composite": of_composite,
}
