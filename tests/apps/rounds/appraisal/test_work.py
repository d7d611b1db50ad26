"""What stands on an appraiser's list of work."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from tests.factories.accounts import person_with
from tests.factories.rounds import NOW, a_round, advanced, appraiser, entry, submitted
from thuocdo.apps.rounds.models import Entry, Layer, Phase, Stage
from thuocdo.apps.rounds.selectors.work_appraisal import waiting_for
from thuocdo.apps.rounds.services import appraising, speaking
from thuocdo.apps.rounds.services.returning import Asked, return_item
from thuocdo.apps.rounds.services.speaking import Said, Speaker

pytestmark = pytest.mark.django_db
TODAY = localdate(NOW)


@pytest.fixture
def made():
    return advanced(submitted(a_round()), Phase.APPRAISAL)


def titles(person, today=TODAY):
    return [item.title.vi for item in waiting_for(person, today)]


def test_each_domain_with_something_to_do_is_one_line(made):
    by = appraiser(made.province)

    items = list(waiting_for(by, TODAY))
    assert [item.title.vi for item in items] == [
        "Thẩm định 6 mục: Chỉ đạo điều hành",
        "Thẩm định 3 mục: Phục vụ người dân",
    ]
    assert items[0].due_on == localdate(made.block.windows.get(phase=Phase.APPRAISAL).closes_at)
    assert items[0].place.title.vi == made.round.title


def test_only_what_may_be_appraised_counts(made):
    by = appraiser(made.province, ["2"])
    by.unit = made.units["A"]
    by.save()

    assert titles(by) == ["Thẩm định 2 mục: Phục vụ người dân"]
    assert titles(person_with("unit_officer", unit=made.units["A"])) == []
    assert titles(appraiser(made.units["C"])) == [
        "Thẩm định 2 mục: Chỉ đạo điều hành",
        "Thẩm định 1 mục: Phục vụ người dân",
    ]


def test_overdue_returns_come_back_to_whoever_asked(made):
    by = appraiser(made.province)
    return_item(entry_id=entry(made).pk, asked=Asked(1, text="Bổ sung."), by=by, at=NOW)

    assert not any("quá hạn" in title for title in titles(by, TODAY + timedelta(days=1)))
    assert "Thu lại 1 mục quá hạn bổ sung" in titles(by, TODAY + timedelta(days=2))


def test_explained_items_await_the_second_appraisal(made):
    by = appraiser(made.province)
    keys = Entry.objects.values_list("pk", flat=True)
    appraising.confirm(entry_ids=keys, by=by, at=NOW)
    advanced(made, Phase.EXPLANATION)
    row = entry(made)
    speaker = Speaker(made.officers["A"], "unit_officer", NOW)
    speaking.speak(row, Layer.EXPLANATION, Said(text="Có căn cứ."), speaker)
    row.stage = Stage.EXPLAINED
    row.save()
    advanced(made, Phase.SECOND)

    assert titles(by) == ["Thẩm định lần hai 1 mục có giải trình"]


def test_before_the_appraisal_there_is_nothing():
    made = submitted(a_round())

    assert titles(appraiser(made.province)) == []


def test_another_province_sees_nothing(made):
    stranger = appraiser(made.province)
    stranger.grants.update(unit=None)
    assert titles(stranger)
    made.units["B"].path = "/X/"
    made.units["B"].save()
    assert titles(appraiser(made.units["B"])) == []


def test_the_number_of_queries_does_not_grow(made, django_assert_max_num_queries):
    by = appraiser(made.province)
    with django_assert_max_num_queries(8):
        list(waiting_for(by, TODAY))
