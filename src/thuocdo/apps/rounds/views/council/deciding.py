"""One item before the council: everything that was said of it, and the decision."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thuocdo.apps.accounts.permissions import Permission, may, needed
from thuocdo.apps.rounds.forms.council import DecisionForm
from thuocdo.apps.rounds.models import AgendaItem
from thuocdo.apps.rounds.selectors import council
from thuocdo.apps.rounds.services import sitting as services
from thuocdo.apps.rounds.views.council.access import item_for, person
from thuocdo.lib.forms import tell_in
from thuocdo.reporting.index_set_sheets import rule_in_words
from thuocdo.vietnamese.sentence import Refusal


@require_safe
@needed(Permission.READ_COUNCIL)
def show_item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """All layers side by side, with the evidence."""
    item = item_for(request, pk, item_pk)
    sheet = council.sheet(item.entry)
    context = item_context(request, item, sheet, form_for(request, sheet))
    return render(request, "rounds/council/item.html", context)


@require_POST
@needed(Permission.DECIDE_IN_COUNCIL)
def decide_item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Write the decision down and open the next item."""
    item = item_for(request, pk, item_pk)
    sheet = council.sheet(item.entry)
    form = form_for(request, sheet)
    if form.is_valid() and was_decided(request, item, form):
        following = next_open(item)
        if following is None:
            return redirect("rounds:sitting", pk)
        return redirect("rounds:council_item", pk, following.pk)
    context = item_context(request, item, sheet, form)
    return render(request, "rounds/council/item.html", context, status=422)


def form_for(request: HttpRequest, sheet: council.Sheet) -> DecisionForm:
    """The form, with what was sent."""
    words = {line.layer: line.word for line in sheet.layers if line.word is not None}
    return DecisionForm(request.POST or None, leaf=sheet.leaf, words=words)


def item_context(
    request: HttpRequest, item: AgendaItem, sheet: council.Sheet, form: DecisionForm
) -> dict[str, object]:
    """What the page shows."""
    items = list(council.items_of(item.sitting).values_list("pk", flat=True))
    place = items.index(item.pk)
    return {
        "item": item,
        "sheet": sheet,
        "rule": rule_in_words(sheet.leaf),
        "form": form,
        "may_decide": may(
            person(request), Permission.DECIDE_IN_COUNCIL, item.sitting.round.authority
        ),
        "place": place + 1,
        "of": len(items),
        "before": items[place - 1] if place else None,
        "after": items[place + 1] if place + 1 < len(items) else None,
    }


def was_decided(request: HttpRequest, item: AgendaItem, form: DecisionForm) -> bool:
    """Write it down; what is wrong with the words themselves is told in the form."""
    try:
        services.decide(
            item_id=item.pk, decision=form.decision(), by=person(request), at=timezone.now()
        )
    except Refusal as refusal:
        tell_in(form, refusal)
        return False
    return True


def next_open(item: AgendaItem) -> AgendaItem | None:
    """The next undecided item after this one, or the first of those before it."""
    rows = item.sitting.items.filter(decision__isnull=True).order_by("order", "id")
    return rows.filter(order__gt=item.order).first() or rows.first()
