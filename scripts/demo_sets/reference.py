"""A second, tiny way to score the demonstration rules, in fractions and without the core.

It knows no labels, refusals or next steps: only what the rules of these sets need to give points.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction

from demo_sets.building import Rule

Values = Mapping[str, object]
Points = Fraction | None  # None: the denominator is zero
Others = Mapping[str, Fraction]
HALF = Fraction(1, 2)


def number(value: object) -> Fraction:
    """A figure or parameter as a fraction."""
    return Fraction(str(value))


def day_of(values: Values, name: str) -> date:
    """A figure that is a date."""
    return date.fromisoformat(str(values[name]))


def points_of(rule: Rule, bounds: tuple[str, str], values: Values, others: Others) -> Points:
    """Points of one leaf; ``bounds`` are its minimum ("none" for no end) and maximum."""
    kind = rule["kind"]
    if kind == "chosen_tiers":
        chosen = others[rule["chosen_by"]]
        branch = next(b for b in rule["branches"] if holds(b, chosen))
        return points_of(branch["rule"], bounds, values, others)
    if kind == "composite":
        return of_composite(rule, number(bounds[1]), values, others)
    return KINDS[kind](rule, bounds, values)


def holds(step: Rule, value: Fraction) -> bool:
    """Whether a value lies within a step's bounds."""
    low = step.get("from", step.get("above"))
    high = step.get("below", step.get("to"))
    above = low is None or value > number(low) or ("from" in step and value == number(low))
    return above and (
        high is None or value < number(high) or ("to" in step and value == number(high))
    )


def measured(rule: Rule, values: Values) -> Fraction | None:
    """What a tier table or a line compares."""
    if rule["measure"] != "rate":
        return number(values[rule["measure"]])
    whole = number(values["denominator"])
    return number(values["numerator"]) * 100 / whole if whole else None


def of_tiers(rule: Rule, _: tuple[str, str], values: Values) -> Points:
    """The points of the step."""
    value = measured(rule, values)
    if value is None:
        return None
    return number(next(s for s in rule["steps"] if holds(s, value))["points"])


def of_line(rule: Rule, bounds: tuple[str, str], values: Values) -> Points:
    """Points in proportion, capped, from the first mark that pays."""
    value = measured(rule, values)
    if value is None:
        return None
    full, zero = number(rule["full_at"]), number(rule.get("zero_at", 0))
    if "pays_from" in rule and value < number(rule["pays_from"]):
        return Fraction(0)
    earned = number(rule.get("worth", bounds[1])) * (value - zero) / (full - zero)
    held = min(max(earned, Fraction(0)), number(bounds[1]))
    if "round_to" in rule:
        scale = 10 ** int(rule["round_to"])
        held = Fraction((held * scale + HALF).__floor__(), scale)
    return held


def of_weighted_fraction(rule: Rule, bounds: tuple[str, str], values: Values) -> Points:
    """Weighted shares of a total."""
    total = number(values["total"])
    weighted = sum(number(s["weight"]) * number(values[s["input"]]) for s in rule["shares"])
    return number(bounds[1]) * weighted / total if total else None


def of_per_item(rule: Rule, bounds: tuple[str, str], values: Values) -> Points:
    """So much for each thing, within the bounds."""
    low, high = map(number, bounds)
    return min(max(number(rule["each"]) * number(values["count"]), low), high)


def of_deduction(rule: Rule, bounds: tuple[str, str], values: Values) -> Points:
    """The maximum less the defects."""
    lost = sum(number(d["each"]) * number(values[d["input"]]) for d in rule["defects"])
    left = number(bounds[1]) - lost
    return left if bounds[0] == "none" else max(left, number(bounds[0]))


def of_outcomes(rule: Rule, _: tuple[str, str], values: Values) -> Points:
    """The points of the chosen outcome."""
    return number(next(o for o in rule["options"] if o["value"] == values["outcome"])["points"])


def of_grade(rule: Rule, bounds: tuple[str, str], values: Values) -> Points:
    """The share of the chosen grade."""
    option = next(o for o in rule["options"] if o["value"] == values["grade"])
    return number(bounds[1]) * number(option["share"]) / 100


def of_all_or_nothing(rule: Rule, bounds: tuple[str, str], values: Values) -> Points:
    """Everything or nothing."""
    conditions = rule.get("conditions", {"yes": ""})
    return number(bounds[1]) if all(values[c] for c in conditions) else Fraction(0)


def of_deadline(rule: Rule, _: tuple[str, str], values: Values) -> Points:
    """The step of the calendar days between two dates."""
    if values.get("never"):
        return number(rule["never"])
    if "provided" in rule and not values["provided"]:
        return Fraction(0)
    days = Fraction((day_of(values, "done_on") - day_of(values, "reference_on")).days)
    return number(next(s for s in rule["steps"] if holds(s, days))["points"])


def of_lateness(rule: Rule, bounds: tuple[str, str], values: Values) -> Points:
    """So much off for each day late; weekends do not count where working days are meant."""
    done, due = day_of(values, "done_on"), date.fromisoformat(rule["due_on"])
    after = (due + timedelta(days=n) for n in range(1, (done - due).days + 1))
    late = sum(1 for day in after if rule["days"] == "calendar_days" or day.weekday() < 5)
    if late == 0 or values.get("waiver"):
        return number(bounds[1])
    if done > date.fromisoformat(rule["accepted_until"]):
        return number(rule["not_accepted"])
    further = max(late - int(rule["first_days"]), 0)
    return number(bounds[1]) - number(rule["first"]) - number(rule["each_further_day"]) * further


def of_survey(rule: Rule, bounds: tuple[str, str], values: Values) -> Points:
    """The share of good answers, or their mean weight, of the maximum."""
    if rule["form"] == "share":
        part, whole = number(values["numerator"]) * 100, number(values["denominator"])
    elif "score" in values:
        part, whole = number(values["score"]), Fraction(1)
    else:
        part = sum(number(a["weight"]) * number(values[a["input"]]) for a in rule["answers"])
        whole = sum(number(values[a["input"]]) for a in rule["answers"])
    return number(bounds[1]) * part / whole / 100 if whole else None


def of_points(_: Rule, __: tuple[str, str], values: Values) -> Points:
    """Points that somebody gave."""
    return number(values["points"])


def of_composite(rule: Rule, maximum: Fraction, values: Values, others: Others) -> Points:
    """Parts and other leaves joined."""
    got: list[tuple[Fraction, Fraction]] = []  # points, full points
    for part in rule["parts"]:
        prefix = f"{part['name']}."
        own = {k.removeprefix(prefix): v for k, v in values.items() if k.startswith(prefix)}
        points = points_of(part["rule"], ("0", part["maximum"]), own, others)
        if points is None and part.get("zero_denominator") != "award_maximum":
            return None
        full = number(part["maximum"])
        got.append((full if points is None else points, full))
    got += [(others[leaf["code"]], number(leaf["full"])) for leaf in rule.get("leaves", ())]
    if rule["combine"] in {"all", "any"}:
        are_full = [points >= full for points, full in got]
        met = all(are_full) if rule["combine"] == "all" else any(are_full)
        return maximum if met else Fraction(0)
    joined = {"sum": sum, "best": max, "least": min}[rule["combine"]]
    return min(Fraction(joined(points for points, _ in got)), maximum)


KINDS: dict[str, Callable[[Rule, tuple[str, str], Values], Points]] = {
    "tiers": of_tiers,
    "proportional": of_line,
    "weighted_fraction": of_weighted_fraction,
    "per_item": of_per_item,
    "deduction": of_deduction,
    "outcomes": of_outcomes,
    "grade": of_grade,
    "all_or_nothing": of_all_or_nothing,
    "deadline": of_deadline,
    "lateness": of_lateness,
    "survey": of_survey,
    "council": of_points,
    "entered": of_points,
}
