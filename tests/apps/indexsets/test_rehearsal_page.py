"""The part of a page that shows a rehearsal; the page itself joins it with a run."""

from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from tests.factories.indexsets import small_files
from thuocdo.apps.indexsets.services import draft_from_files
from thuocdo.core.scoring.figures import Entry
from thuocdo.reading.figures.figure_set import FigureSet, Unit
from thuocdo.reporting.rehearsal import rehearse
from thuocdo.reporting.scored import score_figures
from thuocdo.vietnamese.sentence import Sentence


@pytest.fixture
def rehearsal():
    """Two communes, of which one lacks a figure; one item is new."""
    old = draft_from_files(small_files(edition="2024")).index_set
    new = small_files(edition="2025", replacing={'code: "2.1"': 'code: "2.9"'})
    figures = FigureSet()
    for code, plan in (("A", True), ("B", None)):
        figures.add_unit(Unit(code, f"Xã {code}", "Khối xã"))
        rate = Entry({"numerator": Decimal(92), "denominator": Decimal(100)})
        figures.entries[code] = {"1.2": rate, "2.1": rate}
        if plan is not None:
            figures.entries[code]["1.1"] = Entry({"yes": plan})
    types = {code: Sentence("xã", "commune") for code in figures.units}
    return rehearse(draft_from_files(new).index_set, score_figures(old, figures), types=types)


def test_a_rehearsal_shows_items_groups_and_moves(rehearsal):
    text = " ".join(render_to_string("indexsets/_rehearsal.html", {"rehearsal": rehearsal}).split())

    assert "Gần như ai cũng đạt tối đa" in text
    assert "? Chưa tính được" in text
    assert "Xã A <small>Khối xã</small>" in text
    assert '<h2 id="loai">Được lợi và bị thiệt theo loại đơn vị</h2>' in text
    assert '<h2 id="khoi">Được lợi và bị thiệt theo khối</h2>' in text
    assert '<td class="n">1/1</td><td class="n">1/1</td><td class="n"><span class="same">' in text
    assert '<td class="n">–</td><td class="n">–</td><td class="n">–</td>' in text
