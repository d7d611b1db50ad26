"""Commands that look after a running site: the log, publications, units, people."""

import argparse
import sys

from django.utils import timezone

from thuocdo.apps.accounts import services as accounts
from thuocdo.apps.audit import selectors as audit
from thuocdo.apps.publications import selectors as publications
from thuocdo.apps.publications.models import State
from thuocdo.apps.units import services as units
from thuocdo.cli.exits import Exit
from thuocdo.lib.language import said
from thuocdo.reading.library import national_lineage, national_units
from thuocdo.vietnamese.sentence import Refusal, Sentence

NATIONAL = "registers/vietnam"


def tell(vi: str, en: str) -> None:
    """One line on standard output."""
    sys.stdout.write(f"{said(Sentence(vi, en))}\n")


def verify_audit(_args: argparse.Namespace) -> int:
    """Recompute the chain of the log."""
    verdict = audit.verify()
    for fault in verdict.faults:
        tell(*fault.sentence)
    if verdict.is_whole:
        tell(
            f"Nhật ký nguyên vẹn: {verdict.read} sự kiện.",
            f"The log is whole: {verdict.read} events.",
        )
    return Exit.DONE if verdict.is_whole else Exit.FOUND


def list_publications(_args: argparse.Namespace) -> int:
    """One line a version, newest first."""
    for row in publications.publications():
        frozen = row.snapshot_hash[:12] or "–"
        line = f"{row.year}  v{row.version}  {row.state:<9}  {frozen:<12}  {row.scheme.slug}"
        sys.stdout.write(f"{line}  {row.decision_number}\n")
    return Exit.DONE


def verify_publications(_args: argparse.Namespace) -> int:
    """Hold every frozen file against the hash in its row."""
    rows = publications.publications().filter(state=State.PUBLISHED)
    unsound = 0
    for row in rows:
        try:
            path = publications.bundle_path(row.snapshot_hash)
            publications.verified_bytes(path, row.snapshot_hash)
        except Refusal as refusal:
            unsound += 1
            tell(*refusal.sentence)
    tell(
        f"{len(rows) - unsound}/{len(rows)} tệp đã khóa nguyên vẹn.",
        f"{len(rows) - unsound} of {len(rows)} frozen files are whole.",
    )
    return Exit.FOUND if unsound else Exit.DONE


def load_units(args: argparse.Namespace) -> int:
    """Load a register; the shipped one of Viet Nam if none is named."""
    path = args.units or national_units()
    lineage = args.lineage if args.units else national_lineage()
    source = args.source or (str(path.name) if args.units else NATIONAL)
    loaded = units.load_files(units=path, lineage=lineage, source=source, by=None)
    tell(
        f"Thêm {loaded.added} đơn vị, {loaded.events} sự kiện; giữ nguyên {loaded.kept} đơn vị.",
        f"Added {loaded.added} units and {loaded.events} events; kept {loaded.kept} units.",
    )
    return Exit.DONE


def add_decree(args: argparse.Namespace) -> int:
    """Record the decrees in a file, all or none."""
    checked = units.add_decrees(path=args.file, by=None, dry_run=args.dry_run)
    for refusal in checked.refusals:
        tell(*refusal)
    if checked.refusals:
        return Exit.REFUSED
    count = len(checked.decrees)
    if args.dry_run:
        tell(f"Đọc được {count} sự kiện; chưa ghi gì.", f"{count} events read; nothing recorded.")
    else:
        tell(f"Đã ghi {count} sự kiện.", f"{count} events recorded.")
    return Exit.DONE


def create_person(args: argparse.Namespace) -> int:
    """Make the first administrator, who makes all others in the pages."""
    made = accounts.appoint_first_administrator(
        username=args.username,
        full_name=args.name,
        document=args.document,
        on=timezone.localdate(),
    )
    tell(
        f"Tài khoản {made.person.username}, mật khẩu dùng một lần: {made.password}",
        f"Sign-in {made.person.username}, one-time password: {made.password}",
    )
    return Exit.DONE
