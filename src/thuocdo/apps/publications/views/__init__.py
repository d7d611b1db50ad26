"""Pages of publications in the workspace."""

from thuocdo.apps.publications.views.checks import accept_finding, check_numbers
from thuocdo.apps.publications.views.drafts import (
    drop_draft,
    edit_decision,
    new_draft,
    prepare_run,
    prepare_table,
)
from thuocdo.apps.publications.views.errata import correct_publication, show_differences
from thuocdo.apps.publications.views.listing import list_publications, show_publication
from thuocdo.apps.publications.views.publishing import publish_draft
from thuocdo.apps.publications.views.withholding import (
    add_reader,
    read_early,
    remove_reader,
    set_embargo,
    withhold,
)

__all__ = [
    "accept_finding",
    "add_reader",
    "check_numbers",
    "correct_publication",
    "drop_draft",
    "edit_decision",
    "list_publications",
    "new_draft",
    "prepare_run",
    "prepare_table",
    "publish_draft",
    "read_early",
    "remove_reader",
    "set_embargo",
    "show_differences",
    "show_publication",
    "withhold",
]
