"""A round before the council: B is disputed, C's explanation is accepted, A is agreed."""

from datetime import date

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, a_round, advanced, appraiser, entry, give, submitted
from thuocdo.apps.rounds.models import Entry, Layer, Phase
from thuocdo.apps.rounds.services import appraising, seconding, sitting
from thuocdo.apps.rounds.services.appraising.judging import Verdict
from thuocdo.apps.rounds.services.moving import Action, move
from thuocdo.apps.rounds.services.speaking import Said, Speaker, speak

CALLED = sitting.Called(
    date(2026, 3, 2),
    "Bà Trần Thị Ánh, Phó Chủ tịch",
    "Phòng họp số 1",
    "Ông Lê Văn Đức",
    ("Ông Phạm Ẩn", "Bà Đỗ Ước"),
    "15/GM-UBND",
)


def before_council(**options):
    """All units have "có" but B; the first appraiser lowers A and C; second: see above.

    Returns:
        What ``a_round`` does, and first, second (appraisers), secretary, director.
    """
    return to_council(a_round(**options))


def to_council(made):
    """A round that was opened, played to the council."""
    advanced(submitted(made), Phase.APPRAISAL)
    made.first, made.second = appraiser(made.province), appraiser(made.province)
    made.secretary, made.director = person_with("council_secretary"), person_with("director")
    given = Entry.objects.filter(participant__round=made.round, declared_points__isnull=False)
    keys = list(given.exclude(code="1.1").values_list("pk", flat=True))
    if keys:
        appraising.confirm(entry_ids=keys, by=made.first, at=NOW)
    for unit, yes in (("A", "có"), ("B", "không"), ("C", "không")):
        verdict = Verdict({"yes": yes}, text="Theo văn bản đã gửi.")
        appraising.appraise(entry_id=entry(made, unit).pk, verdict=verdict, by=made.first, at=NOW)
    advanced(made, Phase.EXPLANATION)
    explain(made, "C", "Kế hoạch đã ban hành, xin xem lại.")
    advanced(made, Phase.SECOND)
    for unit, yes in (("A", "có"), ("B", "có"), ("C", "có")):
        verdict = Verdict({"yes": yes}, text=f"Xem lại của {unit}.")
        seconding.second(entry_id=entry(made, unit).pk, verdict=verdict, by=made.second, at=NOW)
    return advanced(made, Phase.COUNCIL)


def explain(made, unit, text):
    """The unit explains its item."""
    row = entry(made, unit)
    move(row, Action.EXPLAIN, Phase.EXPLANATION)
    row.save()
    speak(
        row, Layer.EXPLANATION, Said(text=text), Speaker(made.officers[unit], "unit_officer", NOW)
    )


def called(made, *, approved=True):
    """A sitting over everything open."""
    row = sitting.prepare_sitting(round_=made.round, called=CALLED, by=made.secretary, at=NOW)
    if approved:
        row = sitting.approve_agenda(sitting_id=row.pk, by=made.director, at=NOW)
    return row


def decided(made, row, unit, **decision):
    """The council decides the item of a unit."""
    item = row.items.get(entry__participant__unit__code=unit)
    words = {"reason": "Theo hồ sơ Hội đồng đã xem.", **decision}
    return sitting.decide(
        item_id=item.pk, decision=sitting.Decision(**words), by=made.secretary, at=NOW
    )


def all_decided(made):
    """The whole sitting: B gets its point, C's explanation is confirmed, minutes are made."""
    row = called(made)
    decided(made, row, "B", texts={"yes": "có"}, in_favour=2, against=1)
    decided(made, row, "C", taken=Layer.SECOND)
    return sitting.close_sitting(sitting_id=row.pk, by=made.secretary, at=NOW)


OWN = {
    """    method: data
    rule: {kind: proportional, measure: rate, full_at: 100}
    zero_denominator: refused
    cases:
      - {name: một nửa, inputs: {numerator: 50, denominator: 100}, points: 3}
""": """    method: council
    minimum: 0
    evidence: Biên bản họp
    rule: {kind: council, step: 0.5}
    cases:
      - {name: một nửa, inputs: {points: 3, reason: Đủ}, points: 3}
"""
}  # the item 2.1 becomes the council's own
GIVEN_REST = "unit,code,input,value\n" + "".join(
    f"{unit},1.2,numerator,95\n{unit},1.2,denominator,100\n" for unit in "ABC"
)


def before_points():
    """The same, with 2.1 the council's own and nobody's words on it."""
    made = a_round(fed=False, replacing=OWN)
    give(made.round, GIVEN_REST)
    return to_council(made)
