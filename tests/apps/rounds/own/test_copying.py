"""Beginning from last year: texts and documents come over once, figures and states never."""

import pytest

from tests.factories.documents import DocumentFactory
from tests.factories.rounds import NOW, entry, type_in
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.rounds.models import Entry, Evidence, Layer, Status, Word
from thuocdo.apps.rounds.services import copying

pytestmark = pytest.mark.django_db


def with_document(made, **document):
    """Last year's word of A about 1.2 cites a document."""
    row = DocumentFactory(unit=made.units["A"], **document)
    old = Word.objects.get(
        entry__participant__unit__code="A",
        entry__code="1.2",
        layer=Layer.DECLARED,
        entry__participant__round=made.round.previous,
    )
    Word(
        entry=old.entry,
        layer=Layer.DECLARED,
        number=2,
        figures=old.figures,
        text=old.text,
        documents=[[row.pk, row.number, "7"]],
        at=NOW,
    ).save()
    return row


def copied(made, *codes, by=None):
    """Copy for A."""
    return copying.copy(
        participant_id=made.participants["A"].pk,
        codes=codes or ("1.1", "1.2"),
        by=by or made.officers["A"],
        at=NOW,
    )


def test_texts_and_documents_come_over_without_figures_or_state(two_years):
    document = with_document(two_years)
    done = copied(two_years)
    row = entry(two_years, code="1.2")

    assert done == (2, 1, 2)
    assert row.draft.keys() == {"explanation"}
    assert row.draft["explanation"]["text"] == "Theo báo cáo."
    assert row.status == Status.TODO
    assert row.declared_points is None
    link = Evidence.objects.get(entry=row)
    assert (link.document, link.page) == (document, "7")
    assert row.copied["from"] == ["1.2"]


def test_a_second_time_nothing_comes_over(two_years):
    with_document(two_years)
    copied(two_years)

    assert copied(two_years) == (0, 0, 0)


def test_only_what_was_chosen_comes_over(two_years):
    copied(two_years, "1.1")

    assert Entry.objects.get(pk=entry(two_years, code="1.2").pk).draft == {}


def test_what_somebody_wrote_is_left_alone(two_years):
    type_in(two_years, "A", "1.2", explanation="Đã viết năm nay")
    copied(two_years)

    assert entry(two_years, code="1.2").draft["explanation"]["text"] == "Đã viết năm nay"


@pytest.mark.parametrize("fate", ["withdrawn", "replaced"])
def test_documents_that_do_not_stand_are_left_or_replaced(two_years, fate):
    document = with_document(two_years)
    newer = DocumentFactory(unit=two_years.units["A"])
    if fate == "withdrawn":
        document.withdrawn_at, document.withdrawn_by = NOW, two_years.officers["A"]
        document.withdrawn_reason = "Sai"
    else:
        document.replaced_by = newer
    document.save()
    copied(two_years, "1.2")

    linked = list(Evidence.objects.values_list("document", flat=True))
    assert linked == ([] if fate == "withdrawn" else [newer.pk])


def test_a_first_round_offers_nothing(made):
    assert copying.offers(made.participants["A"]) == []


def test_only_the_unit_itself_copies(two_years):
    with pytest.raises(NotAllowed):
        copied(two_years, by=two_years.officers["B"])
