"""The page of procedures: a part of them at a time, the most used first."""

import pytest
from django.urls import reverse

from tests.factories.accounts import person_with
from tests.factories.dossiers import ProcedureFactory
from thuocdo.apps.dossiers.views.procedures import part_of

LINES = list(range(120))


@pytest.mark.parametrize(
    ("number", "shown", "stands_on"),
    [
        pytest.param(1, LINES[:50], 1, id="the first"),
        pytest.param(3, LINES[100:], 3, id="the last"),
        pytest.param(9, LINES[100:], 3, id="beyond the last"),
    ],
)
def test_a_page_holds_fifty(number, shown, stands_on):
    """Every procedure stands on one page."""
    page = part_of(LINES, number)

    assert (page.lines, page.number) == (shown, stands_on)
    assert (page.total, page.pages) == (120, 3)


def test_no_procedures_are_one_empty_page():
    assert part_of([], 4) == ([], 0, 1)


@pytest.mark.django_db
@pytest.mark.usefixtures("site")
def test_the_page_names_the_procedure_and_its_dossiers(client):
    """With the link to what came of it."""
    procedure = ProcedureFactory._meta.model.objects.get()
    client.force_login(person_with("chair"))

    shown = client.get(reverse("dossiers:procedures"), {"trang": "7"}).content.decode()

    assert f"thu-tuc={procedure.code}" in shown
    assert '<td class="n">115</td>' in shown
    assert "chưa có thời hạn" in shown
