"""Field checks: planned with a list of what to look at, answered on the spot, closed."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from thuocdo.apps.accounts.models import User
from thuocdo.apps.audit import services as audit
from thuocdo.apps.documents.models import MediaType
from thuocdo.apps.documents.services.keeping import keep
from thuocdo.apps.notifications import services as notifications
from thuocdo.apps.notifications.services import Message
from thuocdo.apps.rounds.errors import FieldRefused, NoReason, NotNow, WrongPlan
from thuocdo.apps.rounds.models import CheckLine, Entry, FieldCheck, Found, Phase, Photo
from thuocdo.apps.rounds.permissions import require_appraisal
from thuocdo.apps.rounds.selectors.addressees import officers_of
from thuocdo.apps.rounds.selectors.scores import index_set_of
from thuocdo.vietnamese.dates import write_date
from thuocdo.vietnamese.normalising import to_nfc
from thuocdo.vietnamese.sentence import Sentence

PICTURES = {MediaType.PNG, MediaType.JPEG}
MOST = 20  # photos of one line
OVER = {Phase.PUBLISHED, Phase.ARCHIVED}


class Visit(NamedTuple):
    """What a check is about."""

    on: date
    members: str
    document: str  # that orders the visit


@transaction.atomic
def plan_check(*, visit: Visit, questions: Mapping[int, str], by: User, at: datetime) -> FieldCheck:
    """A visit to one unit with what is to be looked at.

    Args:
        visit: When, who, by which document.
        questions: By the key of the item, what to look at; all of one unit.
        by: Who plans it.
        at: When.

    Raises:
        NotAllowed, OwnUnit, NotYourDomain: the person may not appraise one of the items.
        NotNow: the results are published.
        WrongPlan: nothing is asked, items are of several units, or something is left out.
    """
    entries = list(
        Entry.objects.filter(pk__in=questions).select_related(
            "participant__unit", "participant__block", "participant__round__edition__scheme"
        )
    )
    for entry in entries:
        require_appraisal(
            by, entry.participant.unit, index_set_of(entry.participant.round), entry.code
        )
    refuse_unfit(visit, entries, questions)
    participant = entries[0].participant
    refuse_over(participant.block.phase)
    row = FieldCheck.objects.create(
        participant=participant,
        on=visit.on,
        members=visit.members.strip(),
        document=visit.document.strip(),
        created_at=at,
        created_by=by,
    )
    CheckLine.objects.bulk_create(
        CheckLine(check_of=row, entry=entry, question=questions[entry.pk].strip())
        for entry in entries
    )
    codes = [entry.code for entry in entries]
    audit.record("check.planned", subject=row, by=by, at=at, details={"codes": codes})
    return row


def refuse_unfit(visit: Visit, entries: list[Entry], questions: Mapping[int, str]) -> None:
    """Refuse a visit that says too little.

    Raises:
        WrongPlan: the sentence says what is missing.
    """
    units = {entry.participant_id for entry in entries}
    if len(units) != 1 or not all(questions[entry.pk].strip() for entry in entries):
        raise WrongPlan(
            "Chọn ít nhất một mục của đơn vị và ghi nội dung cần xem.",
            "Choose at least one item of the unit and say what is to be looked at.",
        )
    if not visit.members.strip() or not visit.document.strip():
        raise WrongPlan(
            "Ghi thành phần đoàn và số văn bản cử đoàn.",
            "Say who goes, and by which document.",
        )


def refuse_over(phase: str) -> None:
    """Refuse a check of what is published.

    Raises:
        NotNow: it is too late.
    """
    if phase in OVER:
        raise NotNow(
            "Kết quả đã công bố nên không kiểm tra thực địa nữa.",
            "The results are published; nothing is checked any more.",
        )


@transaction.atomic
def answer_line(*, line_id: int, found: Found, note: str, by: User, at: datetime) -> CheckLine:
    """Write down what was found.

    Raises:
        NotAllowed, OwnUnit, NotYourDomain: the person may not appraise the item.
        NotNow: the check is closed.
        NoReason: it is not as declared, or could not be checked, and no note says why.
    """
    line = held_line(line_id, by)
    if found != Found.RIGHT and not note.strip():
        raise NoReason
    line.found, line.note, line.at, line.by = found, to_nfc(note.strip()), at, by
    line.save(update_fields=["found", "note", "at", "by"])
    details = {"code": line.entry.code, "found": line.found, "note": line.note}
    audit.record("check.answered", subject=line.check_of, by=by, at=at, details=details)
    return line


@transaction.atomic
def add_photo(*, line_id: int, path: Path, name: str, by: User, at: datetime) -> Photo:
    """Keep a picture of what was seen.

    Raises:
        NotAllowed, OwnUnit, NotYourDomain: the person may not appraise the item.
        NotNow: the check is closed.
        RefusedFile: the file is not kept; the sentence says why.
        FieldRefused: it is no picture, or there are enough of them.
    """
    line = held_line(line_id, by)
    if line.photos.count() >= MOST:
        raise FieldRefused(
            Sentence(f"Mỗi mục tối đa {MOST} ảnh.", f"At most {MOST} photos for an item.")
        )
    file = keep(path=path, name=name, at=at)
    if file.media_type not in PICTURES:
        raise FieldRefused(
            Sentence(
                f"{name}: chỉ nhận ảnh JPEG, PNG. Văn bản thì gắn ở kho tài liệu của đơn vị.",
                f"{name}: only JPEG and PNG. Documents go to the unit's register.",
            )
        )
    row = Photo(line=line, file=file, name=name[:200], at=at, by=by)
    row.save()
    details = {"code": line.entry.code, "sha256": file.sha256}
    audit.record("check.photo_added", subject=line.check_of, by=by, at=at, details=details)
    return row


@transaction.atomic
def close_check(*, check_id: int, conclusion: str, by: User, at: datetime) -> FieldCheck:
    """End a check; the unit can read it from now on.

    Raises:
        NotAllowed, OwnUnit, NotYourDomain: the person may not appraise one of its items.
        NotNow: it is closed, or something was not answered.
        NoReason: there is no conclusion.
    """
    lines = list(CheckLine.objects.filter(check_of=check_id).values_list("pk", flat=True))
    held = [held_line(key, by) for key in lines]
    row = held[0].check_of
    left = [line.entry.code for line in held if not line.found]
    if left:
        raise NotNow(
            f"Chưa ghi kết quả của mục {', '.join(left)}.",
            f"Nothing is written down for {', '.join(left)}.",
        )
    if not conclusion.strip():
        raise NoReason
    row.conclusion, row.closed_at, row.closed_by = to_nfc(conclusion.strip()), at, by
    row.save(update_fields=["conclusion", "closed_at", "closed_by"])
    audit.record("check.closed", subject=row, by=by, at=at)
    tell_unit(held[0], at)
    return row


def tell_unit(line: CheckLine, at: datetime) -> None:
    """Tell those who fill in for the unit that they can read what was found."""
    row, participant = line.check_of, line.entry.participant
    with override("vi"):
        url = reverse("rounds:field_check", args=[row.pk])
    day = write_date(row.on)
    message = Message(
        "check.closed",
        Sentence(
            f"{participant}: đã có kết luận kiểm tra thực địa ngày {day}.",
            f"{participant}: the field check of {day} is concluded.",
        ),
        url,
        subject=audit.key_of(row),
    )
    people = officers_of(participant.unit, timezone.localdate(at))
    notifications.notify(message, recipients=people, key=f"rounds.check:{row.pk}", at=at)


def held_line(line_id: int, by: User) -> CheckLine:
    """The line, held with its check, for somebody who may appraise the item.

    Raises:
        NotAllowed, OwnUnit, NotYourDomain: the person may not.
        NotNow: the check is closed.
    """
    line = CheckLine.objects.select_related(
        "entry__participant__unit", "entry__participant__round__edition__scheme"
    ).get(pk=line_id)
    round_ = line.entry.participant.round
    require_appraisal(by, line.entry.participant.unit, index_set_of(round_), line.entry.code)
    line.check_of = FieldCheck.objects.select_for_update().get(pk=line.check_of_id)
    if line.check_of.closed_at is not None:
        raise NotNow("Đợt kiểm tra đã kết thúc.", "The check is closed.")
    return line
