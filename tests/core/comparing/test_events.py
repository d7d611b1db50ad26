"""What is refused among the events that change units."""

from datetime import date
from decimal import Decimal

import pytest

from thuocdo.core.comparing.events import Edge, Event, EventKind, refuse_unfit
from thuocdo.core.errors import InvalidRequest

D = Decimal
JULY, AUGUST = date(2025, 7, 1), date(2025, 8, 1)


def event(kind, *edges, on=JULY):
    return Event(
        on, EventKind(kind), tuple(Edge(o, n, s if s is None else D(s)) for o, n, s in edges)
    )


@pytest.mark.parametrize(
    "events",
    [
        pytest.param([event("rename", ("A", "B", "1"))], id="rename"),
        pytest.param([event("merge", ("A", "C", "1"), ("B", "C", "1"))], id="merge"),
        pytest.param([event("merge", ("A", "A", "1"), ("B", "A", "1"))], id="one absorbs another"),
        pytest.param([event("split", ("A", "B", ".6"), ("A", "C", ".4"))], id="split"),
        pytest.param([event("split", ("A", "B", ".6"), ("A", "C", None))], id="share unknown"),
        pytest.param([event("abolish", ("A", None, None))], id="abolish"),
        pytest.param([event("abolish", ("A", None, "1"))], id="abolish, the whole of it"),
        pytest.param(
            [event("transfer", ("A", "A", ".9"), ("A", "B", ".1"), ("B", "B", "1"))], id="transfer"
        ),
        pytest.param(
            [
                event("merge", ("A", "X", ".5"), ("B", "X", "1")),
                event("merge", ("A", "Y", ".5"), ("C", "Y", "1")),
            ],
            id="two mergers share an old unit",
        ),
        pytest.param(
            [
                event("split", ("A", "A", ".5"), ("A", "B", ".5")),
                event("merge", ("A", "A", "1"), ("B", "A", "1"), on=AUGUST),
            ],
            id="a part comes home",
        ),
    ],
)
def test_events_that_fit(events):
    refuse_unfit(events)


@pytest.mark.parametrize(
    "unfit",
    [
        pytest.param(event("rename"), id="no edge"),
        pytest.param(event("rename", ("A", "A", "1")), id="renamed to itself"),
        pytest.param(event("rename", ("A", "B", None)), id="a part renamed"),
        pytest.param(event("rename", ("A", "B", "1"), ("C", "D", "1")), id="two renamed at once"),
        pytest.param(event("rename", ("A", None, "1")), id="renamed to nothing"),
        pytest.param(event("merge", ("A", "C", "1")), id="merge of one"),
        pytest.param(event("merge", ("A", "C", "1"), ("A", "C", "1")), id="an edge twice"),
        pytest.param(event("split", ("A", "B", "1")), id="split into one"),
        pytest.param(event("abolish", ("A", "B", "1")), id="abolished with a successor"),
        pytest.param(event("transfer", ("A", "A", "1")), id="transfer of nothing"),
        pytest.param(
            event("transfer", ("A", "A", ".9"), ("A", "B", ".1")), id="receiver without itself"
        ),
    ],
)
def test_an_event_has_the_shape_of_its_kind(unfit):
    with pytest.raises(InvalidRequest) as refused:
        refuse_unfit([unfit])

    assert refused.value.sentence.vi.startswith(f"sự kiện {unfit.kind} 01/07/2025: ")
    assert refused.value.sentence.en.endswith(". Correct its edges or its kind.")


@pytest.mark.parametrize(
    ("events", "en"),
    [
        pytest.param(
            [event("split", ("A", "B", ".6"), ("A", "C", ".3"))], "add to 0.9 and must", id="short"
        ),
        pytest.param(
            [event("split", ("A", "B", ".6"), ("A", "C", ".6"), ("A", "D", None))],
            "add to 1.2 and must",
            id="too much, one unknown",
        ),
        pytest.param(
            [event("split", ("A", "B", "1.5"), ("A", "C", None))],
            "from A to B is 1.5; it must",
            id="above one",
        ),
        pytest.param(
            [event("split", ("A", "B", "0"), ("A", "C", "1"))],
            "from A to B is 0; it must",
            id="nothing",
        ),
        pytest.param(
            [event("rename", ("A", "B", "1")), event("rename", ("B", "C", "1"))],
            "the unit B stands in two events of one day",
            id="a chain within a day",
        ),
        pytest.param(
            [event("rename", ("B", "A", "1"), on=AUGUST), event("rename", ("A", "B", "1"))],
            "the unit A ended on 01/07/2025 but stands in an event of 01/08/2025",
            id="a circle",
        ),
        pytest.param(
            [
                event("abolish", ("A", None, None)),
                event("split", ("A", "B", None), ("A", "C", None), on=AUGUST),
            ],
            "the unit A ended on 01/07/2025 but stands in an event of 01/08/2025",
            id="split after its end",
        ),
    ],
)
def test_contradictions_are_refused(events, en):
    with pytest.raises(InvalidRequest) as refused:
        refuse_unfit(events)

    assert en in refused.value.sentence.en
    assert refused.value.sentence.vi != refused.value.sentence.en
