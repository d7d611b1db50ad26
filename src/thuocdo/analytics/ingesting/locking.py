"""One import at a time: a lock that the system takes back when the process dies."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from thuocdo.analytics.ingesting.errors import LakeInUse
from thuocdo.analytics.lake import Lake


@contextmanager
def alone(lake: Lake) -> Iterator[None]:
    """Hold the lake for writing.

    Raises:
        LakeInUse: somebody else holds it.
    """
    lake.root.mkdir(parents=True, exist_ok=True)
    with (lake.root / ".lock").open("w", encoding="ascii") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LakeInUse(
                "Kho hồ sơ đang được ghi bởi một lần nhập khác. Chờ lần ấy xong rồi nhập lại.",
                "Another import is writing to the lake of dossiers. Wait for it and import again.",
            ) from None
        yield
