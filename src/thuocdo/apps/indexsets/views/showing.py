"""Pages that show: the list, an edition, an item with its sandbox."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from thuocdo.apps.accounts.permissions import Permission, held, may, needed
from thuocdo.apps.indexsets import selectors
from thuocdo.apps.indexsets.forms import IssueForm, RetireForm, SandboxForm
from thuocdo.apps.indexsets.models import Edition
from thuocdo.apps.indexsets.services import obstacles_to


@require_safe
@needed(Permission.READ_INDEX_SETS)
def list_schemes(request: HttpRequest) -> HttpResponse:
    """All schemes with their editions."""
    context = {"schemes": selectors.schemes(), "allowed": held(request.user)}
    return render(request, "indexsets/list.html", context)


@require_safe
@needed(Permission.READ_INDEX_SETS)
def show_edition(request: HttpRequest, scheme: str, name: str) -> HttpResponse:
    """The tree of an edition, and what may be decided on it."""
    edition = selectors.edition_called(scheme, name)
    return edition_page(request, edition)


def edition_page(
    request: HttpRequest,
    edition: Edition,
    *,
    issuing: IssueForm | None = None,
    retiring: RetireForm | None = None,
) -> HttpResponse:
    """The page of an edition, with a form that was sent and refused."""
    index_set = selectors.index_set_of(edition)
    link = partial(leaf_link, edition)
    context: dict[str, Any] = {
        "edition": edition,
        "index_set": index_set,
        "branches": selectors.tree_of(index_set, link),
        "cases": sum(len(leaf.cases) for leaf in index_set.leaves),
        "obstacles": obstacles_to(edition) if edition.is_draft else [],
        "may_issue": may(request.user, Permission.ISSUE_INDEX_SETS, edition.scheme.place),
        "issue_form": issuing or IssueForm(is_official=edition.is_official),
        "retire_form": retiring or RetireForm(),
        "before": index_set.replaces.partition("/")[2],
    }
    is_refused = issuing is not None or retiring is not None
    return render(request, "indexsets/edition.html", context, status=422 if is_refused else 200)


def leaf_link(edition: Edition, code: str) -> str:
    """Where an item is shown."""
    return reverse("indexsets:leaf", args=(edition.scheme.slug, edition.name, code))


@require_safe
@needed(Permission.READ_INDEX_SETS)
def show_leaf(request: HttpRequest, scheme: str, name: str, code: str) -> HttpResponse:
    """An item: rule, cases, and the sandbox, whose values stand in the address."""
    edition = selectors.edition_called(scheme, name)
    index_set = selectors.index_set_of(edition)
    page = selectors.leaf_page(index_set, code)
    form = SandboxForm(index_set, page.leaf, request.GET)
    context = {"edition": edition, "index_set": index_set, "page": page, "form": form}
    is_part = getattr(request, "htmx", False)
    return render(request, "indexsets/_sandbox.html" if is_part else "indexsets/leaf.html", context)
