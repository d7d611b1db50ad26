"""The public page of dossiers is kept, never stale, and tells nothing of few people."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.factories.dossiers import SourceFactory, as_csv, closed, now
from tests.factories.units import UnitFactory
from thuocdo.apps.dossiers import selectors, services
from thuocdo.apps.dossiers.services import Closing, Wanted
from thuocdo.web.portal.releasing import release

pytestmark = pytest.mark.django_db


def asked(client, name="portal:dossiers", args=(), **headers):
    return client.get(reverse(name, args=args), headers=headers)


def closed_again(site):
    services.close_period(
        authority=site.province,
        closing=Closing("2026-Q1", reason="Nguồn gửi bổ sung"),
        by=site.director,
        at=now(),
    )


def imported(site, *rows):
    batch = services.hand_in(
        source=SourceFactory(unit=site.province),
        file=services.stage("ho-so.csv", [as_csv(*rows)]),
        wanted=Wanted(date(2026, 4, 10)),
        by=site.method_officer,
        at=now(),
    )
    assert services.read_batch(batch).added == len(rows)


def test_the_sitemap_names_it_in_both_languages(client):
    found = client.get(reverse("sitemap")).content.decode()

    with override("en"):
        assert f"{reverse('portal:dossiers')}</loc>" in found
    assert f"{reverse('portal:dossiers')}</loc>" in found


def test_it_is_sent_again_without_being_made_again(site, client, monkeypatch):
    closed(site.province, site.director)
    first = asked(client)
    views = "thuocdo.web.portal.dossiers.views.summary_of"
    monkeypatch.setattr(views, lambda _: pytest.fail("made again"))

    assert asked(client).content == first.content
    assert asked(client, **{"If-None-Match": first["ETag"]}).status_code == 304


def test_closing_a_period_changes_the_page_at_once(site, client):
    before, state = asked(client), release()
    assert "Chưa có kỳ hồ sơ nào được chốt" in before.content.decode()

    closed(site.province, site.director)
    after = asked(client, **{"If-None-Match": before["ETag"]})

    assert release() != state
    assert (after.status_code, "115" in after.content.decode()) == (200, True)
    assert after["ETag"] != before["ETag"]


def test_closing_it_again_changes_the_page_and_its_files_at_once(site, client):
    closed(site.province, site.director)
    page, file = asked(client), asked(client, "portal:dossiers_file", ["csv"])
    imported(site, {})
    assert asked(client).content == page.content  # an import alone makes nothing public

    closed_again(site)

    assert asked(client)["ETag"] != page["ETag"]
    assert asked(client, "portal:dossiers_file", ["csv"])["ETag"] != file["ETag"]
    assert "lần 2" in asked(client).content.decode()


def test_closing_it_again_without_a_change_of_counts_is_another_state(site):
    closed(site.province, site.director)
    state = selectors.closings()

    closed_again(site)

    assert selectors.closings() != state


def test_a_unit_with_few_dossiers_stays_without_figures_on_page_and_file(site, client):
    UnitFactory(code="X3", name="Xã Ba", parent=site.province)
    imported(site, {"DonViXuLy": "X3"})
    closed(site.province, site.director)

    page = asked(client).content.decode()
    file = asked(client, "portal:dossiers_file", ["csv"]).content.decode("utf-8-sig")
    rows = {row["unit"]: row for row in csv.DictReader(io.StringIO(file))}

    assert rows["TS"]["received"] == "116"
    assert rows["X3"]["received"] == rows["X2"]["received"] == ""  # the next smallest hides it
    assert rows["X1"]["received"] == "110"
    line = page[page.index("Xã Ba") :].partition("</tr>")[0]
    assert line.count("không nêu") >= 2
    assert '<td class="n">1</td>' not in line
