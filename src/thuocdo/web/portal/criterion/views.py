"""A criterion, domain or scored item of an edition."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thuocdo.core.index_set.model import IndexSet, Leaf
from thuocdo.lib.language import language
from thuocdo.lib.pages import public_page
from thuocdo.reporting.index_set_sheets import METHODS
from thuocdo.reporting.snapshots.model import Node
from thuocdo.vietnamese.sentence import Sentence
from thuocdo.web.portal.criterion.cases import worked_cases
from thuocdo.web.portal.criterion.elsewhere import elsewhere
from thuocdo.web.portal.criterion.sheets import standings_sheet
from thuocdo.web.portal.criterion.standings import Standings, finding, standings
from thuocdo.web.portal.criterion.trying import trial
from thuocdo.web.portal.editions import assessed_with, public_sets
from thuocdo.web.portal.files.about import about
from thuocdo.web.portal.files.answering import file_response
from thuocdo.web.portal.files.forms import TABLES, Form
from thuocdo.web.portal.present import present_shelf
from thuocdo.web.portal.ranking.naming import block_of, block_slug, block_title
from thuocdo.web.portal.shelf import Published
from thuocdo.web.portal.showing import address, shown

NONE = Sentence("", "")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for."""

    slug: str
    edition: str
    code: str
    years: list[Published]  # assessed with the edition, newest first


@require_safe
@public_page
def show_criterion(
    request: HttpRequest, *, slug: str, edition: str, code: str, form: Form | None = None
) -> HttpResponse:
    """Rule, worked cases, spread and standings; or the standings as a file."""
    found = assessed_with(present_shelf(), slug, edition)
    years = [one for one in found if code in one.snapshot.nodes]
    if not years:
        raise Http404
    return criterion_page(request, Asked(slug, edition, code, years), public_sets(slug), form)


def criterion_page(
    request: HttpRequest, asked: Asked, sets: dict[str, IndexSet], form: Form | None
) -> HttpResponse:
    """The page of a criterion that exists."""
    one = chosen_year(asked, request.GET.get("nam", ""))
    block = chosen_block(one, request.GET.get("khoi", ""))
    found = standings(one, one.snapshot.nodes[asked.code], block)
    here = address(request, "criterion", asked.slug, asked.edition, asked.code)
    if form is not None:
        return as_file(found, asked, form, here)
    return shown(request, "portal/criterion.html", context(request, asked, sets, found, here))


def chosen_year(asked: Asked, year: str) -> Published:
    """The year of the address; the newest where it names none of this edition."""
    return next((one for one in asked.years if str(one.year) == year), asked.years[0])


def chosen_block(one: Published, slug: str) -> str:
    """The block of the address; the first one where it names none."""
    block = block_of(one.snapshot, slug)
    return one.snapshot.blocks[0] if block is None else block


def as_file(found: Standings, asked: Asked, form: Form, here: str) -> HttpResponse:
    """The standings as a file."""
    node, one = found.node, found.published
    definition = node.rule if node.rule.vi else NONE
    query = f"?nam={one.year}&khoi={block_slug(found.block)}"
    told = about(one, finding(found), definition, f"{here}{query}")
    name = f"{asked.slug}-{one.year}-{asked.code}-{block_slug(found.block)}-{language()}"
    return file_response(standings_sheet(found), form, name, told)


def context(
    request: HttpRequest, asked: Asked, sets: dict[str, IndexSet], found: Standings, here: str
) -> dict[str, object]:
    """What the page shows."""
    one, node = found.published, found.node
    leaf = leaf_of(sets.get(asked.edition), asked.code)
    index_set = sets.get(asked.edition)
    nodes = one.snapshot.nodes
    return {
        "section": "method",
        "asked": asked,
        "found": found,
        "finding": finding(found),
        "published": one,
        "node": node,
        "method": METHODS.get(node.method, NONE),
        "above": above(nodes, node.parent),
        "below": [each for each in nodes.values() if each.parent == node.code],
        "leaf": leaf,
        "cases": worked_cases(leaf) if leaf else [],
        "trial": trial(index_set, leaf, request.GET.dict()) if index_set and leaf else None,
        "unit": one.snapshot.units.get(request.GET.get("dv", "")),
        "elsewhere": elsewhere(sets, asked.edition, asked.code),
        "blocks": [(block_slug(b), block_title(b), b == found.block) for b in one.snapshot.blocks],
        "block_title": block_title(found.block),
        "here": here,
        "query": f"?nam={one.year}&khoi={block_slug(found.block)}",
        "forms": TABLES,
    }


def leaf_of(index_set: IndexSet | None, code: str) -> Leaf | None:
    """The scored item in the core's own words; none for groups."""
    leaves = index_set.leaves if index_set else ()
    return next((leaf for leaf in leaves if leaf.code == code), None)


def above(nodes: Mapping[str, Node], parent: str) -> list[Node]:
    """The groups a node lies in, the domain first."""
    found: list[Node] = []
    while node := nodes.get(parent):
        found.insert(0, node)
        parent = node.parent
    return found
