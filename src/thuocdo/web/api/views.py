"""The addresses of the interface; every one answers published data only."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from pydantic import Field

from thuocdo import __version__
from thuocdo.lib.pages.marking import MARK
from thuocdo.reporting.snapshots.model import UnitScore
from thuocdo.vietnamese.folding import fold
from thuocdo.vietnamese.sentence import Refusal
from thuocdo.web.api import answers, schemas
from thuocdo.web.portal.present import present_shelf
from thuocdo.web.portal.ranking.naming import block_slug
from thuocdo.web.portal.shelf import Published

Code = Annotated[str, Field(min_length=1, max_length=60)]
Slug = Annotated[str, Field(pattern="^[a-z0-9-]{1,80}$")]
Year = Annotated[int, Field(ge=1990, le=2200)]
REFUSED = {404: schemas.Problem, 422: schemas.Problem}


class Absent(Refusal):
    """Nothing published answers to this."""

    status = 404


class PublicApi(NinjaAPI):
    """Marks what it answers as public, so that it is made once and sent with a tag."""

    def create_response(
        self,
        request: HttpRequest,
        data: Any,  # noqa: ANN401  (as django-ninja)
        **options: Any,  # noqa: ANN401  (as django-ninja)
    ) -> HttpResponse:
        """The answer, marked when it is one."""
        response = super().create_response(request, data, **options)
        if response.status_code == 200:
            setattr(response, MARK, True)
        return response


api = PublicApi(
    title="Thước Đo",
    version=__version__,
    description=(
        "Published results of administrative reform indices; nothing unpublished, nothing "
        "personal. Kết quả đã công bố của các chỉ số cải cách hành chính. "
        "Licence of the data: CC BY 4.0."
    ),
    docs_url=None,  # its page would load scripts from other hosts; ours is /du-lieu/api
    urls_namespace="api",
)


@api.exception_handler(Refusal)
def tell_refusal(request: HttpRequest, refusal: Refusal | type[Refusal]) -> HttpResponse:
    """A refusal in both languages."""
    assert isinstance(refusal, Refusal)  # noqa: S101  (django-ninja hands over what was raised)
    detail = schemas.Problem(detail=answers.text(refusal.sentence))
    return api.create_response(request, detail, status=getattr(refusal, "status", 409))


@api.exception_handler(ValidationError)
def tell_unreadable(
    request: HttpRequest, refusal: ValidationError | type[ValidationError]
) -> HttpResponse:
    """Which parameters cannot be read."""
    assert isinstance(refusal, ValidationError)  # noqa: S101
    names = ", ".join(sorted({str(error["loc"][-1]) for error in refusal.errors}))
    told = Refusal(
        f"Tham số không đọc được: {names}. Xem mô tả giao diện tại /api/v1/openapi.json.",
        f"These parameters cannot be read: {names}. See the description at /api/v1/openapi.json.",
    )
    detail = schemas.Problem(detail=answers.text(told.sentence))
    return api.create_response(request, detail, status=422)


def found(slug: str, year: int) -> Published:
    """One index and year.

    Raises:
        Absent: it is not published.
    """
    one = present_shelf().find(slug, year)
    if one is None:
        raise Absent(
            f"Không có kết quả đã công bố của chỉ số `{slug}` năm {year}. "
            "Xem danh sách tại /api/v1/indices.",
            f"Nothing is published of the index `{slug}` for {year}. See /api/v1/indices.",
        )
    return one


def score_of(one: Published, code: str) -> UnitScore:
    """A unit's result.

    Raises:
        Absent: the unit was not assessed in that year.
    """
    score = one.snapshot.scores.get(code)
    if score is None:
        raise Absent(
            f"Đơn vị `{code}` không có kết quả ở chỉ số `{one.slug}` năm {one.year}.",
            f"The unit `{code}` has no result in the index `{one.slug}` for {one.year}.",
        )
    return score


@api.get("/indices", response=list[schemas.IndexOut], tags=["indices"])
def list_indices(request: HttpRequest) -> list[schemas.IndexOut]:
    """All indices with their published years."""
    return answers.indices(present_shelf())


@api.get(
    "/indices/{slug}/{year}",
    response={200: schemas.PublicationWithTree, **REFUSED},
    tags=["indices"],
)
def show_publication(request: HttpRequest, slug: Slug, year: Year) -> schemas.PublicationWithTree:
    """One published year: decision, edition, bands, blocks, tree with rules, corrections."""
    one = found(slug, year)
    tree = [answers.node(line) for line in one.snapshot.nodes.values()]
    return schemas.PublicationWithTree(**answers.publication(one), tree=tree)


@api.get(
    "/indices/{slug}/{year}/ranking", response={200: schemas.Ranking, **REFUSED}, tags=["indices"]
)
def show_ranking(
    request: HttpRequest,
    slug: Slug,
    year: Year,
    chosen: Query[schemas.Chosen],
) -> schemas.Ranking:
    """Units by block and rank."""
    snapshot = found(slug, year).snapshot
    rows = [
        score
        for score in snapshot.scores.values()
        if chosen.block in ("", block_slug(snapshot.units[score.unit].block))
        and fold(chosen.region) in ("", fold(snapshot.units[score.unit].region))
    ]
    page = rows[chosen.offset : chosen.offset + chosen.limit]
    items = [schemas.RankedUnit(**answers.standing(snapshot, score)) for score in page]
    return schemas.Ranking(count=len(rows), items=items)


@api.get(
    "/indices/{slug}/{year}/units/{code}",
    response={200: schemas.UnitResultOut, **REFUSED},
    tags=["indices"],
)
def show_result(request: HttpRequest, slug: Slug, year: Year, code: Code) -> schemas.UnitResultOut:
    """One unit's result with domains, criteria and items."""
    one = found(slug, year)
    return answers.result(one.snapshot, score_of(one, code))


@api.get(
    "/indices/{slug}/{year}/units/{code}/{item}",
    response={200: schemas.TraceOut, **REFUSED},
    tags=["indices"],
)
def show_trace(
    request: HttpRequest, slug: Slug, year: Year, code: Code, item: Code
) -> schemas.TraceOut:
    """How the points of one item came about: rule, figures, document, page."""
    one = found(slug, year)
    leaf = score_of(one, code).leaves.get(item)
    if leaf is None:
        raise Absent(
            f"Chỉ số `{slug}` năm {year} không có tiêu chí thành phần `{item}`.",
            f"The index `{slug}` for {year} has no item `{item}`.",
        )
    layers = one.snapshot.layers.get((code, item), ())
    return answers.trace(one.snapshot.nodes[item], leaf, layers)


@api.get("/units/{code}", response={200: schemas.UnitOut, **REFUSED}, tags=["units"])
def show_unit(request: HttpRequest, code: Code) -> schemas.UnitOut:
    """A unit with published results: where, and what it came from or became."""
    line = present_shelf().units.get(code)
    if line is None:
        raise Absent(
            f"Đơn vị `{code}` chưa có kết quả công bố. Kiểm tra mã đơn vị.",
            f"The unit `{code}` has no published result. Check its code.",
        )
    return answers.unit(present_shelf(), line)


@api.get("/publications", response=list[schemas.PublicationOut], tags=["publications"])
def list_publications(request: HttpRequest) -> list[schemas.PublicationOut]:
    """Everything published, with hashes of the reproducible bundles."""
    return [schemas.PublicationOut(**answers.publication(one)) for one in present_shelf().published]
