"""Layers of an item: what the unit, the appraisers and the council said, each beside the other."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from thuocdo.apps.rounds.models.entries import Entry
from thuocdo.lib.fields import ExactDecimal
from thuocdo.lib.kept import Kept
from thuocdo.lib.language import say


class Layer(models.TextChoices):
    """Whose word it is."""

    DECLARED = "declared", say("Tự đánh giá", "Declared")
    APPRAISED = "appraised", say("Thẩm định lần một", "First appraisal")
    EXPLANATION = "explanation", say("Giải trình", "Explanation")
    SECOND = "second", say("Thẩm định lần hai", "Second appraisal")
    COUNCIL = "council", say("Hội đồng", "Council")
    FINAL = "final", say("Kết quả", "Final")


class Word(Kept):
    """One word of one layer; the highest number of a layer counts, and none is overwritten."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="words")
    layer = models.CharField(max_length=20, choices=Layer)
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … in its layer
    figures = models.JSONField(
        default=dict, encoder=DjangoJSONEncoder
    )  # input → as figures.csv writes it; of an explanation none
    not_applicable = models.TextField(blank=True)  # the reason given; empty: it applies
    is_withdrawn = models.BooleanField(default=False)  # takes the word before it back
    points = ExactDecimal(null=True)  # that the rule gave for these figures
    maximum = ExactDecimal(null=True)
    text = models.TextField(blank=True)  # explanation, or the reason in words
    reason = models.ForeignKey(
        "rounds.Reason", on_delete=models.PROTECT, null=True, blank=True, related_name="words"
    )
    batch = models.ForeignKey(
        "rounds.Batch", on_delete=models.PROTECT, null=True, blank=True, related_name="words"
    )
    documents = models.JSONField(default=list)  # evidence then: [document, number, page, sha256]
    role = models.CharField(max_length=40)  # of the author; "" is the system itself
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta(Kept.Meta):
        ordering = ("entry_id", "id")
        constraints = [
            models.UniqueConstraint(fields=["entry", "layer", "number"], name="word_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="word_is_numbered_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.entry} · {self.get_layer_display()} {self.number}"
