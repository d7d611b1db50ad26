"""Figures: how they are declared."""

from thuocdo.core.scoring.figures import Entry, Input, InputType, Layer, Provenance
from thuocdo.vietnamese.sentence import Sentence


def test_the_layers_stand_in_the_order_in_which_they_overrule_each_other():
    assert [*Layer] == ["declared", "appraised", "explained", "council", "final"]


def test_a_figure_is_a_declared_one_unless_said_otherwise():
    assert Provenance().layer is Layer.DECLARED


def test_an_entry_applies_unless_a_reason_is_given():
    assert Entry({}).not_applicable is None


def test_an_input_is_needed_unless_said_otherwise():
    assert not Input("n", InputType.COUNT, Sentence("Số", "Number")).optional
