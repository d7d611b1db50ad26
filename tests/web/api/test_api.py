"""The interface answers published data, as described."""

from decimal import Decimal

import pytest

from tests.factories.shelves import demo_shelf
from thuocdo.web.api import views

SLUG = "cap-xa"
UNIT, LEAF = "C029", "7.1.2"
ROOT = f"/api/v1/indices/{SLUG}/2025"


def release():
    """What is public does not change in these tests."""
    return "tested"


@pytest.fixture(autouse=True)
def shelf(monkeypatch, settings):
    """The demonstration is public."""
    settings.PAGES_RELEASE = f"{__name__}.release"
    monkeypatch.setattr(views, "present_shelf", demo_shelf)
    return demo_shelf()


def answer(client, path, status=200, **query):
    response = client.get(path, query)
    assert response.status_code == status, response.content
    return response.json()


def test_indices_are_listed_with_their_years(client, shelf):
    found = {index["slug"]: index for index in answer(client, "/api/v1/indices")}

    assert found.keys() == shelf.by_scheme.keys()
    assert found[SLUG]["years"] == shelf.years(SLUG)
    assert found[SLUG]["title"].keys() == {"vi", "en"}


def test_a_publication_tells_what_it_is_and_how_to_check_it(client, shelf):
    told, one = answer(client, ROOT), shelf.find(SLUG, 2025)

    assert told["bundle_hash"] == one.content_hash
    assert told["edition_hash"] == one.snapshot.edition_hash
    assert told["decision"]["is_demo"] is True
    assert told["licence"] == "CC BY 4.0"
    assert [node["code"] for node in told["tree"]] == list(one.snapshot.nodes)
    assert sum(block["units"] for block in told["blocks"]) == len(one.snapshot.scores)


def test_a_ranking_holds_the_published_figures(client, shelf):
    scores = shelf.find(SLUG, 2025).snapshot.scores

    ranking = answer(client, f"{ROOT}/ranking", limit=1000)

    assert ranking["count"] == len(scores)
    assert [row["unit"] for row in ranking["items"]] == list(scores)
    assert [(row["rank"], row["out_of"]) for row in ranking["items"]] == [
        (score.rank, score.out_of) for score in scores.values()
    ]
    assert all(
        Decimal(repr(row["total"])) == round(scores[row["unit"]].total, 12)
        for row in ranking["items"]
    )


@pytest.mark.parametrize("block", ["xa", "phuong"])
def test_blocks_are_never_mixed(client, shelf, block):
    snapshot = shelf.find(SLUG, 2025).snapshot

    rows = answer(client, f"{ROOT}/ranking", block=block, limit=1000)["items"]

    assert {row["block"] for row in rows} == {{"xa": "xã", "phuong": "phường"}[block]}
    assert len(rows) == len([u for u in snapshot.units.values() if u.block == rows[0]["block"]])


def test_regions_are_found_without_marks(client):
    everything = answer(client, f"{ROOT}/ranking", limit=1000)
    name = next(row["region"] for row in everything["items"] if row["region"])

    found = answer(client, f"{ROOT}/ranking", region=name.upper())

    assert 0 < found["count"] < everything["count"]
    assert {row["region"] for row in found["items"]} == {name}


def test_pages_of_a_ranking_follow_each_other(client):
    whole = answer(client, f"{ROOT}/ranking", limit=10)["items"]

    assert answer(client, f"{ROOT}/ranking", limit=4, offset=3)["items"] == whole[3:7]


def test_a_result_keeps_domains_and_methods_apart(client, shelf):
    score = shelf.find(SLUG, 2025).snapshot.scores[UNIT]

    result = answer(client, f"{ROOT}/units/{UNIT}")

    assert {group["code"] for group in result["groups"]} == score.groups.keys()
    assert {group["code"] for group in result["methods"]} == score.methods.keys()
    assert {leaf["code"] for leaf in result["leaves"]} == score.leaves.keys()


def test_missing_is_null_and_named(client):
    result = answer(client, f"/api/v1/indices/{SLUG}/2024/units/C043")

    states = {leaf["code"]: (leaf["state"], leaf["points"]) for leaf in result["leaves"]}
    assert (result["rank"], result["percent"]) == (None, None)
    assert result["missing"]
    assert {states[code] for code in result["missing"]} == {("missing", None)}


def test_a_trace_leads_from_points_to_figures(client, shelf):
    leaf = shelf.find(SLUG, 2025).snapshot.scores[UNIT].leaves[LEAF]

    trace = answer(client, f"{ROOT}/units/{UNIT}/{LEAF}")

    assert trace["sentence"] == leaf.sentence._asdict()
    assert [figure["value"] for figure in trace["figures"]] == [f.value for f in leaf.figures]
    assert "132 hồ sơ" in trace["gap"]["vi"]


def test_a_unit_tells_its_results_and_what_it_came_from(client):
    unit = answer(client, "/api/v1/units/C062")

    assert {edge["old"] for edge in unit["lineage"]} == {"C005", "C011", "C019"}
    assert (SLUG, 2025) in {(result["slug"], result["year"]) for result in unit["results"]}


def test_publications_are_listed(client, shelf):
    told = answer(client, "/api/v1/publications")

    assert {one["bundle_hash"] for one in told} == {one.content_hash for one in shelf.published}
    assert {one["kind"] for one in told} == {"computed", "stated"}


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/api/v1/indices/cap-xa/1999", id="a year not published"),
        pytest.param("/api/v1/indices/nowhere/2025", id="an unknown index"),
        pytest.param(f"{ROOT}/units/C999", id="an unknown unit"),
        pytest.param(f"{ROOT}/units/{UNIT}/99.9", id="an unknown item"),
        pytest.param("/api/v1/units/C999", id="a unit without results"),
    ],
)
def test_what_is_not_published_is_not_there(client, path):
    assert answer(client, path, 404)["detail"].keys() == {"vi", "en"}


@pytest.mark.parametrize(
    ("path", "named"),
    [
        (f"{ROOT}/ranking?limit=0", "limit"),
        (f"{ROOT}/ranking?limit=100000", "limit"),
        (f"{ROOT}/ranking?offset=-1", "offset"),
        ("/api/v1/indices/cap-xa/abc", "year"),
    ],
)
def test_unreadable_parameters_are_named(client, path, named):
    assert named in answer(client, path, 422)["detail"]["en"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, method):
    assert getattr(client, method)(f"{ROOT}/ranking").status_code == 405


def test_answers_carry_a_tag(client):
    first = client.get(ROOT)

    again = client.get(ROOT, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304


def test_refusals_are_never_kept(client):
    assert "ETag" not in client.get("/api/v1/units/C999")
