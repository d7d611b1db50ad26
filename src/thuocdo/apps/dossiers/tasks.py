"""What the queue runs for dossiers."""

from django_tasks import task

from thuocdo.apps.dossiers import selectors, services
from thuocdo.apps.dossiers.models import Batch
from thuocdo.lib.background.models import Job
from thuocdo.lib.background.submitting import submit


@task()
def read_batch(batch: int) -> None:
    """Read one file that was handed in."""
    services.read_batch(Batch.objects.select_related("source__unit", "by").get(pk=batch))


def enqueue(batch: Batch) -> Job:
    """Have a file read beside the requests."""
    return submit(read_batch, {"batch": batch.pk}, key=selectors.job_key(batch))
