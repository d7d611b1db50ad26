"""Runs of the core over one year of one edition, with everything that went in and came out."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from thuocdo.apps.indexsets.models import Edition
from thuocdo.apps.results.errors import RunIsClosed
from thuocdo.lib import kept
from thuocdo.lib.fields import ExactDecimal
from thuocdo.lib.language import say


class Kept(kept.Kept):
    """A row that is added once; the database refuses the rest as well."""

    refusal = RunIsClosed

    class Meta(kept.Kept.Meta):
        abstract = True


class Run(Kept):
    """One computation. It never changes; corrected figures make another run."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="runs")
    year = models.PositiveSmallIntegerField()  # assessed
    number = models.PositiveIntegerField()  # 1, 2, 3 … of the scheme and year
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )  # the run whose figures were taken over but for some
    edition_hash = models.CharField(max_length=64)
    inputs_hash = models.CharField(max_length=64)  # of figures, units and whether a survey was held
    engine_version = models.CharField(max_length=40)
    survey_held = models.BooleanField(default=True)
    reason = models.CharField(max_length=300, blank=True)  # why another run was needed
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta(Kept.Meta):
        ordering = ("-year", "edition", "-number")
        constraints = [
            models.UniqueConstraint(fields=["edition", "year", "number"], name="run_number_once"),
            models.UniqueConstraint(
                fields=["edition", "year", "edition_hash", "inputs_hash", "engine_version"],
                name="run_of_the_same_once",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
                name="run_correction_needs_a_reason",
                violation_error_message=say(
                    "Nêu lý do đính chính.", "Give the reason of the correction."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} · {self.year} · {self.number}"


class Figure(Kept):
    """One declared figure, as it went into the run."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="figures")
    unit = models.CharField(max_length=20)  # code
    code = models.CharField(max_length=40)  # of the leaf
    name = models.CharField(max_length=60)  # of the input, or not_applicable
    value = models.TextField()  # as a long table writes it; a reason can be long
    document = models.CharField(max_length=200, blank=True)  # number of the source document
    page = models.CharField(max_length=40, blank=True)
    layer = models.CharField(max_length=20, blank=True)  # core.scoring.figures.Layer; "" declared

    class Meta(Kept.Meta):
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["run", "unit", "code", "name"], name="figure_once_in_a_run"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.code} {self.name}={self.value}"


class UnitScore(Kept):
    """What one unit came to, and how it was registered then."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="unit_scores")
    unit = models.CharField(max_length=20)  # code
    name = models.CharField(max_length=200)
    block = models.CharField(max_length=120)  # units of one block are ranked together
    region = models.CharField(max_length=100, blank=True)
    is_ranked = models.BooleanField(default=True)
    size = ExactDecimal(null=True)  # population, people
    total = ExactDecimal()
    maximum = ExactDecimal()
    percent = ExactDecimal(null=True)  # none while figures are missing
    rank = models.PositiveIntegerField(null=True)
    out_of = models.PositiveIntegerField(null=True)
    is_tied = models.BooleanField(default=False)
    band = models.CharField(max_length=20, blank=True)
    missing = models.JSONField(default=list)  # codes of leaves without figures

    class Meta(Kept.Meta):
        ordering = ("run", "block", models.F("rank").asc(nulls_last=True), "unit")
        constraints = [
            models.UniqueConstraint(fields=["run", "unit"], name="unit_score_once_in_a_run")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.total}"


class LeafScore(Kept):
    """Points of one leaf of one unit, with the trace that explains them."""

    unit_score = models.ForeignKey(UnitScore, on_delete=models.PROTECT, related_name="leaves")
    code = models.CharField(max_length=40)
    state = models.CharField(max_length=20)  # core.rollup.results.State
    points = ExactDecimal(null=True)  # none is no points, which is not zero
    maximum = ExactDecimal()
    trace = models.JSONField(default=dict, encoder=DjangoJSONEncoder)  # as traces.jsonl has it

    class Meta(Kept.Meta):
        ordering = ("unit_score_id", "id")
        constraints = [
            models.UniqueConstraint(fields=["unit_score", "code"], name="leaf_score_once")
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.points}"


class Step(Kept):
    """One word of a round on the way to the points of a leaf, as it was when the run was made."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="steps")
    unit = models.CharField(max_length=20)  # code
    code = models.CharField(max_length=40)  # of the leaf
    layer = models.CharField(max_length=20)  # rounds.Layer, or corrected
    at = models.DateTimeField()
    role = models.CharField(max_length=20)  # reporting.snapshots.leaves.ROLES; never a name
    points = ExactDecimal(null=True)
    maximum = ExactDecimal(null=True)
    figures = models.TextField(blank=True)  # name=value; name=value
    told = models.TextField(blank=True)  # the figures, as people read them
    told_en = models.TextField(blank=True)
    not_applicable = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    document = models.CharField(max_length=200, blank=True)
    page = models.CharField(max_length=40, blank=True)

    class Meta(Kept.Meta):
        ordering = ("id",)
        indexes = [models.Index(fields=["run", "unit", "code"], name="step_by_run_unit_leaf")]

    def __str__(self) -> str:
        return f"{self.unit} {self.code} {self.layer}: {self.points}"
