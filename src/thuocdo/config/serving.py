"""Serving the site with gunicorn, once database and static files are there."""

import argparse
import sys
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication

from thuocdo.cli.exits import Exit
from thuocdo.lib.language import said
from thuocdo.vietnamese.sentence import Refusal, Sentence

MANIFEST = "staticfiles.json"
RECYCLED_AFTER = 20_000  # requests; a worker that grew is replaced, at slightly different counts


class NotSetUp(Refusal):
    """The database or the static files are not those of this version."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn with options given by the program instead of its own command line."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Hand over the options."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> object:
        """The application, loaded once before workers are forked."""
        from thuocdo.config.warming import warmed  # noqa: PLC0415  (looks for static files)
        from thuocdo.config.wsgi import application  # noqa: PLC0415

        return warmed(application)


def serve(args: argparse.Namespace) -> int:
    """Run until stopped.

    Raises:
        NotSetUp: migrations are pending, or static files were not gathered.
    """
    refuse_unready()
    address = f"http://{args.host}:{args.port}/"
    sys.stdout.write(said(Sentence(f"Trang web: {address}\n", f"The site: {address}\n")))
    sys.stdout.flush()
    connection.close()  # workers are forked and open their own
    Server(options_of(args)).run()
    return Exit.DONE


def options_of(args: argparse.Namespace) -> dict[str, Any]:
    """Gunicorn's options: threads, since a page mostly waits for the database."""
    from thuocdo.config.warming import settled  # noqa: PLC0415  (looks for static files)

    host = f"[{args.host}]" if ":" in args.host else args.host
    return {
        "bind": f"{host}:{args.port}",
        "workers": args.workers,
        "threads": args.threads,
        "worker_class": "gthread",
        "preload_app": True,
        "max_requests": RECYCLED_AFTER,
        "max_requests_jitter": RECYCLED_AFTER // 10,
        "post_worker_init": settled,
        "loglevel": "warning",
        "proc_name": "thuocdo",
    }


def refuse_unready() -> None:
    """Refuse to serve with tables or assets of another version.

    Raises:
        NotSetUp: what is missing, and the command that mends it.
    """
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    lacks_static = not settings.DEBUG and not (settings.STATIC_ROOT / MANIFEST).is_file()
    if pending:
        raise NotSetUp(
            f"cơ sở dữ liệu còn {len(pending)} bước nâng cấp chưa chạy. Chạy `thuocdo migrate`.",
            f"the database lacks {len(pending)} migrations. Run `thuocdo migrate`.",
        )
    if lacks_static:
        raise NotSetUp(
            f"chưa gom tệp tĩnh vào {settings.STATIC_ROOT}. Chạy `thuocdo migrate`.",
            f"static files were not gathered in {settings.STATIC_ROOT}. Run `thuocdo migrate`.",
        )
