"""Pages that import: the upload, what it would store, and the storing."""

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from thuocdo.apps.accounts.permissions import Permission, needed
from thuocdo.apps.indexsets import services
from thuocdo.apps.indexsets.errors import UnreadableUpload
from thuocdo.apps.indexsets.forms import UploadForm
from thuocdo.apps.indexsets.selectors import tree_of
from thuocdo.apps.indexsets.services import Draft, Outcome
from thuocdo.apps.indexsets.views.deciding import signed_in
from thuocdo.core.rollup.worked_cases import failures_of
from thuocdo.lib.language import said, say
from thuocdo.vietnamese.sentence import Refusal

SALT = "indexsets.draft"
LIFE = 60 * 60  # seconds in which a read upload can be stored
DONE = {
    Outcome.CREATED: say("Đã nhập thành bản nháp.", "Imported as a draft."),
    Outcome.REPLACED: say(
        "Đã nhập, thay nội dung bản nháp cũ.", "Imported; the old draft was replaced."
    ),
    Outcome.SAME: say(
        "Nội dung giống hệt bản đã có, không thay đổi gì.",
        "The content is what was there already; nothing was changed.",
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
@needed(Permission.MANAGE_INDEX_SETS)
def import_edition(request: HttpRequest) -> HttpResponse:
    """The upload, and then what it would store; nothing is stored yet."""
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    problems: list[str] = []
    if form.is_valid():
        try:
            draft = services.draft_from_upload(form.upload, form.about)
        except Refusal as refusal:
            problems = said(refusal.sentence).split("\n")
        else:
            return render(request, "indexsets/dry_run.html", dry_run(draft))
    context = {"form": form, "problems": problems}
    return render(request, "indexsets/import.html", context, status=422 if is_sent else 200)


def dry_run(draft: Draft) -> dict[str, object]:
    """What would be stored, and the sealed texts that come back with the second form."""
    return {
        "draft": draft,
        "standing": services.standing_of(draft),
        "failures": failures_of(draft.index_set),
        "branches": tree_of(draft.index_set, lambda _: ""),
        "sealed": signing.dumps(draft.files, salt=SALT, compress=True),
    }


@require_POST
@needed(Permission.MANAGE_INDEX_SETS)
def store_edition(request: HttpRequest) -> HttpResponse:
    """Store what was read before; the seal shows that nobody changed it on the way."""
    try:
        files = signing.loads(request.POST.get("sealed", ""), salt=SALT, max_age=LIFE)
    except signing.BadSignature:
        raise UnreadableUpload(
            "Bản đọc thử đã quá một giờ hoặc bị thay đổi. Tải tệp lên lại.",
            "What was read is more than an hour old or was changed. Upload the file again.",
        ) from None
    stored = services.store(services.draft_from_files(files), by=signed_in(request))
    is_same = stored.outcome is Outcome.SAME
    (messages.warning if is_same else messages.success)(request, DONE[stored.outcome])
    return redirect("indexsets:edition", stored.edition.scheme.slug, stored.edition.name)
