"""Whatever anybody may try in a round, with everybody trying: pieces of a random play."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, a_round, appraiser
from thuocdo.apps.rounds.models import AgendaItem, Batch, Entry, Layer, Sitting
from thuocdo.apps.rounds.services import (
    explaining,
    finishing,
    phases,
    returning,
    saving,
    seconding,
    sitting,
    submitting,
)
from thuocdo.apps.rounds.services.appraising import Verdict, appraise, confirm, undo

AT = NOW + timedelta(minutes=1)
WORDS = {"yes": "có"}, {"yes": "không"}, {"yes": "abc"}, {}
COUNTS = (
    {"numerator": "90", "denominator": "100"},
    {"numerator": "40", "denominator": "100"},
    {"numerator": "101", "denominator": "100"},
)


def stage():
    """A round with people of every kind, some of them of two units' affairs."""
    made = a_round()
    province = made.province
    strangers = {
        "nobody": person_with("inspector"),
        "chair": person_with("chair", unit=province),
        "manager": person_with("method_officer", unit=province),
        "director": person_with("director", unit=province),
        "secretary": person_with("council_secretary", unit=province),
        "first": appraiser(province),
        "second": appraiser(province),
        "narrow": appraiser(province, ["2"]),
        "insider": insider(province, made.units["A"]),
    }
    own = {f"officer {code}": who for code, who in made.officers.items()}
    own |= {f"leader {code}": who for code, who in made.leaders.items()}
    return SimpleNamespace(made=made, people=strangers | own)


def insider(province, unit):
    """Somebody who appraises everything but works at one of the units."""
    person = appraiser(province)
    person.unit = unit
    person.save()
    return person


class Try:
    """One attempt: who, on which item, with which figures."""

    def __init__(self, scene, person, unit, code, choice):
        self.scene, self.by, self.choice = scene, scene.people[person], choice
        self.participant = scene.made.participants[unit]
        self.entry = Entry.objects.get(participant=self.participant, code=code)

    @property
    def figures(self):
        """Some that fit, some that do not."""
        known = WORDS if self.entry.code == "1.1" else COUNTS
        return known[self.choice % len(known)]

    @property
    def verdict(self):
        """With a reason, mostly."""
        text = "" if self.choice == 3 else "Theo minh chứng."
        return Verdict(figures=self.figures, text=text)

    def save(self):
        name = ("yes", "explanation", "not_applicable", "numerator")[self.choice % 4]
        text = ("có", "Bản giấy.", "", "7")[self.choice % 4]
        saving.save_field(
            entry_id=self.entry.pk, name=name, text=text, base=0, key=uuid4(), by=self.by, at=AT
        )

    def ask(self):
        submitting.ask_signature(participant_id=self.participant.pk, by=self.by, at=AT)

    def sign(self):
        submitting.sign_off(participant_id=self.participant.pk, by=self.by, at=AT)

    def reopen(self):
        submitting.reopen(
            participant_id=self.participant.pk,
            until=AT + timedelta(days=2),
            document="5/CV",
            reason="Sót",
            by=self.by,
            at=AT,
        )

    def advance(self):
        phases.advance(block_id=self.scene.made.block.pk, by=self.by, at=AT)

    def confirm(self):
        rows = Entry.objects.filter(code=self.entry.code).order_by("pk")
        confirm(entry_ids=list(rows.values_list("pk", flat=True)), by=self.by, at=AT)

    def undo(self):
        last = Batch.objects.order_by("pk").last()
        if last is not None:
            undo(batch_id=last.pk, by=self.by, at=AT + timedelta(minutes=4 * self.choice))

    def appraise(self):
        appraise(entry_id=self.entry.pk, verdict=self.verdict, by=self.by, at=AT)

    def give_back(self):
        asked = returning.Asked(text="Thiếu bản ký", working_days=3)
        returning.return_item(entry_id=self.entry.pk, asked=asked, by=self.by, at=AT)

    def answer(self):
        returning.answer_return(entry_id=self.entry.pk, by=self.by, at=AT)

    def explain(self):
        window = self.scene.made.block.windows.get(phase="explanation")
        at = window.opens_at + timedelta(hours=1)
        explaining.explain(entry_id=self.entry.pk, text="Đã có văn bản.", by=self.by, at=at)

    def second(self):
        seconding.second(entry_id=self.entry.pk, verdict=self.verdict, by=self.by, at=AT)

    def call(self):
        called = sitting.Called(date(2026, 3, 1), "Chủ tịch Hội đồng")
        round_ = self.scene.made.round
        sitting.prepare_sitting(round_=round_, called=called, by=self.by, at=AT)

    def approve(self):
        last = Sitting.objects.order_by("pk").last()
        if last is not None:
            sitting.approve_agenda(sitting_id=last.pk, by=self.by, at=AT)

    def decide(self):
        item = AgendaItem.objects.filter(decision=None).order_by("pk").last()
        if item is not None:
            layer = (Layer.DECLARED, Layer.APPRAISED, Layer.SECOND, None)[self.choice % 4]
            decision = sitting.Decision("Hội đồng thống nhất.", layer, self.figures)
            sitting.decide(item_id=item.pk, decision=decision, by=self.by, at=AT)

    def finish(self):
        finishing.finish(block_id=self.scene.made.block.pk, by=self.by, at=AT)


ACTIONS = [name for name, what in vars(Try).items() if callable(what) and name[0] != "_"]
