"""Making the site ready to run: tables, cache, static files."""

import argparse
import sys

from django.conf import settings
from django.core.management import call_command

from thuocdo.cli.exits import Exit
from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Sentence

DONE = Sentence("cơ sở dữ liệu và tệp tĩnh đã sẵn sàng.", "database and static files are ready.")


def migrate(_args: argparse.Namespace) -> int:
    """Apply what is pending, once or again."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    if not settings.DEBUG:
        call_command("collectstatic", verbosity=0, interactive=False)
    sys.stdout.write(f"{said(DONE)}\n")
    return Exit.DONE
