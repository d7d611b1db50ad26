"""``thuocdo demo load``: everything of the demonstration, through the services, once or again."""

import argparse
import sys

from django.utils import timezone

from thuocdo.cli.exits import Exit
from thuocdo.config.demo.cases.publishing import cases, publish_case
from thuocdo.config.demo.dossiers import add_dossiers, dossiers_wanted
from thuocdo.config.demo.people import add_people, first_administrator, sign_ins
from thuocdo.config.demo.register import load_units
from thuocdo.config.demo.rounds.adding import add_rounds
from thuocdo.config.demo.schemes import COMMUNES, DEPARTMENTS, add_index
from thuocdo.config.demo.years import correct_one, publish_years, withhold_one
from thuocdo.lib.language import language, said
from thuocdo.vietnamese.sentence import Sentence

LOADED = Sentence(
    "Đã nạp dữ liệu trình diễn. Tài khoản làm sẵn (chỉ để trình diễn):",
    "The demonstration is loaded. Ready-made sign-ins (for the demonstration only):",
)


def load(args: argparse.Namespace) -> int:
    """Load what is missing and print the sign-ins."""
    fill(dossiers_wanted(args.dossiers), with_rounds=not args.no_rounds)
    sys.stdout.write(f"{said(LOADED)}\n")
    for username, password, role in sign_ins(language()):
        sys.stdout.write(f"  {username:<12} {password:<18} {role}\n")
    return Exit.DONE


def fill(dossiers: int, *, with_rounds: bool) -> None:
    """Units, people, index sets, years, published cases, rounds, so many dossiers.

    What is there stays as it is.
    """
    province = load_units(None)
    cast = add_people(first_administrator())
    for order, index in enumerate((COMMUNES, DEPARTMENTS), 1):
        scheme = add_index(index, order, province, cast)
        publish_years(scheme, cast)
        (correct_one if index is COMMUNES else withhold_one)(scheme, cast)
    for case in cases():
        publish_case(case, cast)
    if with_rounds:
        add_rounds(cast, timezone.now())
    add_dossiers(province, cast, dossiers)
