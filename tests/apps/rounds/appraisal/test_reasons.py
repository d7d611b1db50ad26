"""The library of reasons."""

import pytest

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, a_round, appraiser
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.rounds.errors import FieldRefused
from thuocdo.apps.rounds.models import ReasonKind
from thuocdo.apps.rounds.services.appraising import ReasonText, add_reason, retire_reason

pytestmark = pytest.mark.django_db
WHAT = ReasonText("mc-01", ReasonKind.LOWER, "Minh chứng ngoài năm.", "Evidence of another year.")


@pytest.fixture
def round_():
    return a_round(opened=False).round


def test_a_reason_is_added_and_retired(round_):
    by = appraiser(round_.authority)
    row = add_reason(round_=round_, what=WHAT, by=by, at=NOW)
    retired = retire_reason(round_=round_, reason_id=row.pk, by=by, at=NOW)
    retire_reason(round_=round_, reason_id=row.pk, by=by, at=NOW)

    assert (row.code, row.scheme) == ("MC-01", round_.edition.scheme)
    assert not retired.is_active
    actions = Event.objects.filter(by=by).values_list("action", flat=True)
    assert list(actions) == ["reason.added", "reason.retired"]


@pytest.mark.parametrize("what", [
    pytest.param(WHAT._replace(code=" "), id="no code"),
    pytest.param(WHAT._replace(text_en=""), id="one language only"),
])  # fmt: skip
def test_a_reason_must_be_whole(round_, what):
    with pytest.raises(FieldRefused):
        add_reason(round_=round_, what=what, by=appraiser(round_.authority), at=NOW)


def test_a_code_is_taken_once(round_):
    by = appraiser(round_.authority)
    add_reason(round_=round_, what=WHAT, by=by, at=NOW)

    with pytest.raises(FieldRefused, match="MC-01"):
        add_reason(round_=round_, what=WHAT, by=by, at=NOW)


def test_only_appraisers_write_in_the_library(round_):
    row = add_reason(round_=round_, what=WHAT, by=appraiser(round_.authority), at=NOW)
    stranger = person_with("unit_officer")

    with pytest.raises(NotAllowed):
        add_reason(round_=round_, what=WHAT, by=stranger, at=NOW)
    with pytest.raises(NotAllowed):
        retire_reason(round_=round_, reason_id=row.pk, by=stranger, at=NOW)
