"""A new index belongs to the place of whoever brought it in; without one, to nobody in part."""

import pytest
from django.utils import timezone

from tests.factories.accounts import person_with
from tests.factories.indexsets import EditionFactory, small_files
from tests.factories.units import UnitFactory
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.indexsets.services import draft_from_files, issue
from thuocdo.apps.indexsets.services.importing import store

pytestmark = pytest.mark.django_db


def test_a_new_index_belongs_to_the_unit_of_its_keeper():
    own = UnitFactory()
    keeper = person_with("method_officer", unit=own)
    stored = store(draft_from_files(small_files()), by=keeper)

    assert stored.edition.scheme.authority == own


def test_who_keeps_all_index_sets_names_no_authority():
    stored = store(draft_from_files(small_files()), by=person_with("method_officer"))

    assert stored.edition.scheme.authority is None


def test_an_index_without_an_authority_is_not_issued_by_the_director_of_one_unit():
    edition = EditionFactory()
    assert edition.scheme.authority is None
    with pytest.raises(NotAllowed):
        issue(edition=edition, by=person_with("director", unit=UnitFactory()), at=timezone.now())

    assert issue(edition=edition, by=person_with("director"), at=timezone.now()).issued_at
