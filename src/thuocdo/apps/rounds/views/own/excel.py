"""The assessment as a workbook: out, in with a preview, applied, undone."""

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from thuocdo.apps.accounts.permissions import Permission, held, needed
from thuocdo.apps.rounds.forms.sheets import SheetForm
from thuocdo.apps.rounds.models import Participant
from thuocdo.apps.rounds.selectors import own_sheets, own_tree
from thuocdo.apps.rounds.services import sheets
from thuocdo.apps.rounds.views.own.access import is_open, participant_for, person, time_left
from thuocdo.lib.language import language, say
from thuocdo.reporting.declared_sheet import declared_xlsx
from thuocdo.vietnamese.sentence import Sentence

P = Permission
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT, HOURS = "rounds.sheet", 12
TOO_OLD = Sentence(
    "Bản xem trước đã cũ. Chọn lại tệp để xem trước lần nữa.",
    "The preview is too old. Choose the file again.",
)


@require_safe
@needed(P.READ_OWN_ASSESSMENT)
def exchange(request: HttpRequest, pk: int) -> HttpResponse:
    """Download, upload and the last import."""
    return page(request, participant_for(request, pk), SheetForm(), 200)


@require_POST
@needed(P.ASSESS)
def preview_import(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file would change; nothing is written."""
    participant = participant_for(request, pk, P.ASSESS)
    form = SheetForm(request.POST, request.FILES)
    sheets.refuse_import(participant=participant, by=person(request), at=timezone.now())
    if not form.is_valid():
        return page(request, participant, form, 422)
    plan = own_sheets.compared(participant, form.rows())
    context = {
        "participant": participant,
        "plan": plan,
        "signed": signing.dumps(plan.packed(), salt=SALT, compress=True),
        "left": time_left(participant),
    }
    return render(request, "rounds/own/excel_preview.html", context)


def page(
    request: HttpRequest, participant: Participant, form: SheetForm, status: int
) -> HttpResponse:
    """The page of both ways."""
    may_write = P.ASSESS in held(person(request), participant.unit)
    context = {
        "participant": participant,
        "form": form,
        "is_open": may_write and is_open(participant, timezone.now()),
        "last": own_sheets.last_import(participant),
        "left": time_left(participant),
    }
    return render(request, "rounds/own/excel.html", context, status=status)


@require_safe
@needed(P.READ_OWN_ASSESSMENT)
def save_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook that can be filled in and given back."""
    participant = participant_for(request, pk)
    rows = own_sheets.rows_of(own_tree.tree(participant))
    name = f"tu-danh-gia-{participant.unit.code}-{participant.round.year}.xlsx"
    content = declared_xlsx(own_sheets.title_of(participant), rows, language())
    return HttpResponse(
        content,
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
@needed(P.ASSESS)
def apply_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what the preview showed."""
    participant = participant_for(request, pk, P.ASSESS)
    try:
        packed = signing.loads(request.POST.get("plan", ""), salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature as wrong:
        raise sheets.StalePreview(TOO_OLD.vi, TOO_OLD.en) from wrong
    done = sheets.apply(
        participant_id=participant.pk, packed=packed, by=person(request), at=timezone.now()
    )
    messages.success(
        request,
        say(
            f"Đã ghi {done.written} ô; {done.conflicts} ô người khác vừa sửa nên giữ riêng.",
            f"{done.written} fields were written; {done.conflicts} were kept apart because "
            "somebody else had changed them.",
        ),
    )
    return redirect("rounds:own_excel", pk)


@require_POST
@needed(P.ASSESS)
def undo_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Put back what stood before the last import, where nobody has written since."""
    participant = participant_for(request, pk, P.ASSESS)
    count = sheets.undo(participant_id=participant.pk, by=person(request), at=timezone.now())
    messages.success(
        request, say(f"Đã trả lại {count} ô như trước khi nhập.", f"{count} fields were put back.")
    )
    return redirect("rounds:own_excel", pk)
