"""Views of rankings: the list of indices, and one block of one index and year."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from thuocdo.lib.language import language
from thuocdo.lib.pages import public_page
from thuocdo.web.portal.files.about import about
from thuocdo.web.portal.files.answering import file_response, page_address, picture_response
from thuocdo.web.portal.files.forms import Form
from thuocdo.web.portal.present import present_shelf
from thuocdo.web.portal.ranking.changes import compared
from thuocdo.web.portal.ranking.context import picture_svg, ranking_context
from thuocdo.web.portal.ranking.listing import listed
from thuocdo.web.portal.ranking.naming import block_of, block_slug
from thuocdo.web.portal.ranking.page import RankingPage, ranking_page
from thuocdo.web.portal.ranking.sheet import definition, ranking_sheet, table_title
from thuocdo.web.portal.ranking.state import state_of
from thuocdo.web.portal.shelf import Published
from thuocdo.web.portal.showing import shown


@require_safe
@public_page
def list_rankings(request: HttpRequest) -> HttpResponse:
    """All indices with their years and blocks, each with its finding."""
    entries = listed(present_shelf())
    return render(request, "portal/rankings.html", {"entries": entries, "section": "ranking"})


@require_safe
def show_newest(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead on to the year and block that a form chose, else to the newest year."""
    newest, year = present_shelf().newest(slug), request.GET.get("nam", "")
    if newest is None:
        raise Http404
    return to_block(request, published(slug, int(year[:9])) if year.isdecimal() else newest)


@require_safe
def show_first_block(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Lead on to the block of a year that was asked for, else to the first one."""
    return to_block(request, published(slug, year))


@require_safe
@public_page
def show_ranking(
    request: HttpRequest, slug: str, year: int, block: str, form: Form | None = None
) -> HttpResponse:
    """One block as table, map or chart; with ``?nhung=1`` for the frame of another site."""
    page = page_of(request, slug, year, block)
    if form is not None:
        return as_file(request, page, form)
    return shown(request, "portal/ranking.html", ranking_context(request, page))


def as_file(request: HttpRequest, page: RankingPage, form: Form) -> HttpResponse:
    """The table, filtered and ordered as on the page; as a picture, the view that is shown."""
    one = page.published
    name = f"xep-hang-{one.slug}-{one.year}-{page.block_slug}-{language()}"
    if form is Form.SVG:
        svg = picture_svg(page)
        if svg is None:
            raise Http404
        return picture_response(svg, name)
    where = page_address(
        request, reverse("portal:ranking", args=(one.slug, one.year, page.block_slug))
    )
    told = about(one, table_title(page), definition(page), where)
    return file_response(ranking_sheet(page), form, name, told)


def page_of(request: HttpRequest, slug: str, year: int, block: str) -> RankingPage:
    """The page of an address, for people and for files."""
    one = published(slug, year)
    name = block_of(one.snapshot, block)
    if name is None:
        raise Http404
    shelf = present_shelf()
    return ranking_page(shelf, one, name, state_of(request.GET.dict()), compared(shelf, one))


def published(slug: str, year: int) -> Published:
    """The valid version of an index and year."""
    one = present_shelf().find(slug, year)
    if one is None:
        raise Http404
    return one


def to_block(request: HttpRequest, one: Published) -> HttpResponse:
    """The address of the chosen block, with the other choices kept."""
    chosen = request.GET.get("khoi", "")
    if block_of(one.snapshot, chosen) is None:
        chosen = block_slug(one.snapshot.blocks[0])
    rest = {name: value for name, value in request.GET.items() if value}
    query = urlencode({name: rest[name] for name in sorted(rest.keys() - {"nam", "khoi"})})
    address = reverse("portal:ranking", args=(one.slug, one.year, chosen))
    return redirect(f"{address}?{query}" if query else address)
