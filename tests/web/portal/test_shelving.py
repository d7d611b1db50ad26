"""The shelf holds what is public at the moment, and is made again only when that changes."""

from datetime import timedelta

import pytest

from tests.factories.indexsets import SchemeFactory
from tests.factories.publications import AT, HOUR, a_draft, a_stated_draft, corrected, published
from tests.factories.units import UnitFactory
from thuocdo.web.portal import shelving

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LOST = {("A", "1.2", "numerator"): "70"}


@pytest.fixture(autouse=True)
def _frozen_files(settings, tmp_path):
    """Where bundles are written."""
    settings.DATA = tmp_path


def test_an_empty_shelf():
    assert shelving.shelf(AT).published == ()


def test_versions_stand_together_newest_first_and_the_newest_is_valid():
    first = published()
    second = published(corrected(first, LOST), at=AT + 2 * HOUR)

    one = shelving.shelf(AT + 3 * HOUR).find(first.scheme.slug, 2025)

    assert one.content_hash == second.snapshot_hash
    assert [version.number for version in one.versions] == [2, 1]
    assert [version.reason for version in one.versions] == ["Khai trùng hồ sơ", ""]
    assert one.published_at == AT + 2 * HOUR


def test_drafts_are_on_no_shelf():
    a_draft()

    assert shelving.shelf(AT + timedelta(days=99)).published == ()


def test_the_same_shelf_is_handed_out_until_something_changes(django_assert_num_queries):
    row = published(a_stated_draft())
    before = shelving.shelf(AT)

    with django_assert_num_queries(2):
        assert shelving.shelf(AT) is before
    published(a_stated_draft(scheme=row.scheme, year=2024))
    assert shelving.shelf(AT) is not before


def test_who_publishes_is_the_authority_of_the_index_or_who_decided():
    unit = UnitFactory(name="Tỉnh mẫu", name_en="Model Province")
    published(a_stated_draft(scheme=SchemeFactory(folder="mot", authority=unit, order=1)))
    published(a_stated_draft(scheme=SchemeFactory(folder="hai", order=2)))

    said = [one.authority for one in shelving.shelf(AT).published]

    assert said == [("Tỉnh mẫu", "Model Province"), ("Ủy ban nhân dân tỉnh",) * 2]
