"""Importing, issuing and retiring editions."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.factories.accounts import cast, person_with
from tests.factories.indexsets import EditionFactory, SchemeFactory, small_files
from thuocdo.apps.accounts.permissions import NotAllowed
from thuocdo.apps.audit.models import Event
from thuocdo.apps.indexsets import services
from thuocdo.apps.indexsets.errors import (
    EditionNameTaken,
    NoReason,
    NotADraft,
    NotIssued,
    NotReadyToIssue,
    SchemeNameTaken,
)
from thuocdo.apps.indexsets.models import Edition, EditionStatus, Scheme
from thuocdo.apps.indexsets.selectors import files_of
from thuocdo.apps.indexsets.services import Decision, Outcome
from thuocdo.apps.indexsets.services.drafting import files_in
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.reading.importing.documents import About
from thuocdo.reading.importing.importing import write_files

pytestmark = pytest.mark.django_db

SHIPPED = Path(__file__).parents[3] / "index_sets"
NOW = datetime(2025, 3, 5, 7, tzinfo=UTC)
DECISION = Decision("12/QĐ-UBND", date(2025, 3, 1))
TABLE = "code,parent,title,maximum,method,rule\n1,,Chỉ đạo,10,,\n1.1,1,Kế hoạch,10,self,\n"
NAMES = services.Names("cchc-xa", "Chỉ số CCHC", "Reform index", "CCHC", "Reform")


@pytest.fixture
def officer():
    return person_with("method_officer")


@pytest.fixture
def director():
    return person_with("director")


def folder_with(files, tmp_path):
    folder = tmp_path / "edition"
    folder.mkdir()
    write_files(files, folder)
    return folder


@pytest.mark.slow
def test_a_shipped_folder_is_stored_as_a_draft_with_all_its_files(officer):
    folder = SHIPPED / "demo-province-communes" / "2025"

    stored = services.import_folder(folder, by=officer)

    edition = stored.edition
    assert stored.outcome is Outcome.CREATED
    assert edition.status == EditionStatus.DRAFT
    assert (edition.name, edition.years, edition.is_official) == ("2025", [2025], False)
    assert edition.scheme.is_demo
    assert sorted(files_of(edition)) == sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*.*")
    )


def test_a_scheme_is_called_as_the_importer_says(tmp_path, officer):
    stored = services.import_folder(folder_with(small_files(), tmp_path), by=officer, names=NAMES)

    scheme = stored.edition.scheme
    assert (scheme.folder, scheme.slug, scheme.title) == ("nho", "cchc-xa", "Chỉ số CCHC")


def test_a_scheme_is_called_by_its_own_title_where_nobody_says(tmp_path, officer):
    stored = services.import_folder(folder_with(small_files(), tmp_path), by=officer)

    assert (stored.edition.scheme.slug, stored.edition.scheme.short) == ("nho", "Bộ chỉ số nho")


def test_a_scheme_keeps_its_names_when_another_edition_comes(tmp_path, officer):
    scheme = SchemeFactory()

    stored = services.import_folder(folder_with(small_files(), tmp_path), by=officer, names=NAMES)

    assert stored.edition.scheme == scheme
    assert stored.edition.scheme.slug == "nho"


def test_a_public_address_belongs_to_one_scheme(tmp_path, officer):
    SchemeFactory(folder="khac", slug="cchc-xa")

    with pytest.raises(SchemeNameTaken, match="cchc-xa"):
        services.import_folder(folder_with(small_files(), tmp_path), by=officer, names=NAMES)


def test_the_operator_of_the_machine_may_import(tmp_path):
    stored = services.import_folder(folder_with(small_files(), tmp_path), by=None)

    assert stored.edition.imported_by is None


def test_the_same_content_again_changes_nothing(tmp_path, officer):
    folder = folder_with(small_files(), tmp_path)
    first = services.import_folder(folder, by=officer)

    again = services.import_folder(folder, by=officer)

    assert again == (first.edition, Outcome.SAME)
    assert Event.objects.count() == 1


def test_other_content_takes_the_place_of_a_draft(officer):
    draft = EditionFactory()
    files = small_files(replacing={"Kế hoạch": "Bản kế hoạch", "Good, from: 80": "Good, from: 85"})

    stored = services.store(services.draft_from_files(files), by=officer)

    assert stored == (draft, Outcome.REPLACED)
    assert stored.edition.content_hash != draft.content_hash
    assert files_of(stored.edition) == files
    assert Event.objects.get().details["before"] == draft.content_hash


def test_other_content_never_takes_the_place_of_an_issued_edition(officer):
    EditionFactory(issued=True)
    files = small_files(replacing={"Good, from: 80": "Good, from: 85"})

    with pytest.raises(EditionNameTaken, match="nho/2025"):
        services.store(services.draft_from_files(files), by=officer)


def test_a_criteria_table_is_stored_as_a_draft(tmp_path, officer):
    path = tmp_path / "bang.csv"
    path.write_text(TABLE, encoding="utf-8")
    about = About("thu", "2026", "Bộ thử", 2026, "")

    stored = services.import_table(str(path), about=about, by=officer)

    assert str(stored.edition) == "Bộ thử 2026"
    assert not stored.edition.is_official
    assert "index_set.yaml" in files_of(stored.edition)


def test_what_cannot_be_scored_is_told_with_file_and_line_and_not_stored(tmp_path, officer):
    files = small_files(replacing={"maximum: 4": "maximum: 5"})

    with pytest.raises(InvalidIndexSet) as refused:
        services.import_folder(folder_with(files, tmp_path), by=officer)

    assert refused.value.sentence.vi.splitlines()[1].startswith("domains/1-steering.yaml, dòng 1:")
    assert not Scheme.objects.exists()


def test_a_folder_without_a_heading_is_refused_by_the_name_of_what_lacks():
    with pytest.raises(InvalidIndexSet, match=r"^index_set\.yaml, dòng 1"):
        services.draft_from_files({"domains/1-a.yaml": "code: 1"})


@pytest.mark.parametrize("name", ["CHANGES.md", "index_set.yaml"])
def test_a_file_that_is_not_utf_8_is_refused_by_its_name(tmp_path, name):
    folder = folder_with(small_files(), tmp_path)
    (folder / name).write_bytes("Đổi".encode("utf-16"))

    with pytest.raises(InvalidIndexSet, match=f"{name}.*UTF-8"):
        files_in(folder)


def test_a_draft_is_issued_with_its_decision(director):
    edition = EditionFactory(source="official")

    issued = services.issue(edition=edition, by=director, at=NOW, decision=DECISION)

    assert (issued.status, issued.issued_at) == (EditionStatus.ISSUED, NOW)
    assert (issued.decision_number, issued.decided_on) == DECISION
    event = Event.objects.get()
    assert (event.action, event.by) == ("edition.issued", director)
    assert event.details == {"hash": edition.content_hash, "decision": "12/QĐ-UBND"}


def test_a_demonstration_needs_no_decision():
    issued = services.issue(edition=EditionFactory(), by=None, at=NOW)

    assert issued.status == EditionStatus.ISSUED


@pytest.mark.parametrize(
    ("state", "decision", "said"),
    [
        pytest.param({"source": "official"}, Decision(), "số và ngày", id="no decision"),
        pytest.param(
            {"source": "official"}, Decision("12/QĐ"), "số và ngày", id="decision without a day"
        ),
        pytest.param(
            {"source": "official"}, Decision(" ", date(2025, 3, 1)), "số và ngày", id="no number"
        ),
        pytest.param({}, Decision("12/QĐ"), "số và ngày", id="half a decision of a demonstration"),
        pytest.param({"source": "draft"}, DECISION, "status: draft", id="says itself a draft"),
        pytest.param(
            {"replacing": {"{yes: true}, points: 1": "{yes: true}, points: 0"}},
            DECISION,
            "ví dụ ghi 0 điểm, quy tắc tính ra 1 điểm",
            id="a worked case fails",
        ),
        pytest.param({"content_hash": "0" * 64}, DECISION, "mã băm", id="another hash"),
    ],
)
def test_what_is_not_ready_is_not_issued(director, state, decision, said):
    edition = EditionFactory(**state)

    with pytest.raises(NotReadyToIssue) as refused:
        services.issue(edition=edition, by=director, at=NOW, decision=decision)

    assert said in refused.value.sentence.vi
    edition.refresh_from_db()
    assert edition.is_draft
    assert not Event.objects.exists()


def test_what_no_longer_loads_is_not_issued(director):
    edition = EditionFactory()
    edition.files.filter(path="index_set.yaml").update(text="scheme: nho")

    with pytest.raises(NotReadyToIssue, match=r"index_set\.yaml"):
        services.issue(edition=edition, by=director, at=NOW)


def test_an_edition_is_issued_once(director):
    edition = EditionFactory(issued=True)

    with pytest.raises(NotADraft):
        services.issue(edition=edition, by=director, at=NOW)


def test_an_issued_edition_is_retired_with_a_reason(director):
    edition = EditionFactory(issued=True)

    retired = services.retire(edition=edition, reason=" Có quyết định mới ", by=director, at=NOW)

    assert (retired.status, retired.retired_at) == (EditionStatus.RETIRED, NOW)
    assert retired.retirement_reason == "Có quyết định mới"
    assert Event.objects.get().details["reason"] == "Có quyết định mới"


def test_the_operator_of_the_machine_may_retire():
    assert services.retire(edition=EditionFactory(issued=True), reason="x", by=None, at=NOW)


@pytest.mark.parametrize(
    ("issued", "reason", "refusal"),
    [
        pytest.param(True, "  ", NoReason, id="no reason"),
        pytest.param(False, "Có quyết định mới", NotIssued, id="a draft"),
    ],
)
def test_retiring_is_refused(director, issued, reason, refusal):
    edition = EditionFactory(issued=issued)

    with pytest.raises(refusal):
        services.retire(edition=edition, reason=reason, by=director, at=NOW)

    assert not Event.objects.exists()


def test_a_scheme_may_be_there_before_any_edition(officer):
    scheme = services.add_scheme(folder="sau-nay", names=NAMES, by=officer)

    again = services.add_scheme(folder="sau-nay", names=NAMES, by=None)

    assert again == scheme
    assert (scheme.slug, scheme.is_demo) == ("cchc-xa", False)
    assert Event.objects.get().action == "scheme.added"
    with pytest.raises(SchemeNameTaken):
        services.add_scheme(folder="khac", names=NAMES, by=officer)


WRITES = {
    "add a scheme": lambda by: services.add_scheme(folder="khac", names=NAMES, by=by),
    "import": lambda by: services.store(services.draft_from_files(small_files("moi")), by=by),
    "issue": lambda by: services.issue(edition=Edition.objects.get(name="2025"), by=by, at=NOW),
    "retire": lambda by: services.retire(
        edition=Edition.objects.get(name="2024"), reason="x", by=by, at=NOW
    ),
}
MAY = {
    "add a scheme": {"method_officer"},
    "import": {"method_officer"},
    "issue": {"director"},
    "retire": {"director"},
}


@pytest.mark.slow
@pytest.mark.parametrize("write", WRITES)
def test_each_write_is_refused_to_whoever_was_not_granted_it(write):
    EditionFactory()
    EditionFactory(year=2024, issued=True)
    people = cast()

    refused = set()
    for role in people.keys() - MAY[write]:
        with pytest.raises(NotAllowed):
            WRITES[write](people[role])
        refused.add(role)

    assert refused == people.keys() - MAY[write]
    assert not Event.objects.exists()
    for role in MAY[write]:
        WRITES[write](people[role])
    assert Event.objects.count() == 1
