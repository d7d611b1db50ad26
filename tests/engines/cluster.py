"""A real Spark cluster on the loopback: a standalone master and two workers, as processes."""

import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

START = 180  # seconds that a process may take on a busy machine
MASTER = r"Starting Spark master at (spark://\S+)"
WORKER = r"Successfully registered with master (\S+)"


def lacking():
    """Why there can be no cluster here; empty if there can."""
    if find_spec("pyspark") is None:
        return "PySpark is not installed (requirements/spark.txt)"
    return "" if shutil.which("java") else "there is no Java on this machine (17 is needed)"


def environment():
    """Everything stays on the loopback, and workers run the Python of the tests."""
    home = Path(find_spec("pyspark").origin).parent
    loopback = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_HOME": str(home)}
    pythons = {"PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
    return {**os.environ, **loopback, **pythons, "SPARK_DAEMON_MEMORY": "256m"}


@contextmanager
def started(name, arguments, folder):
    """A daemon, stopped at the end; gives the file it logs into."""
    log = folder / f"{name}.log"
    spark_class = Path(environment()["SPARK_HOME"]) / "bin" / "spark-class"
    with log.open("wb") as stream:
        daemon = subprocess.Popen(  # noqa: S603  (Spark itself)
            ["/bin/bash", str(spark_class), *arguments],
            env=environment(),
            stdout=stream,
            stderr=stream,
        )
        try:
            yield log
        finally:
            daemon.terminate()
            daemon.wait(60)


def said(log, form):
    """What a daemon says once it is ready."""
    until = time.monotonic() + START
    while time.monotonic() < until:
        found = re.search(form, log.read_text(errors="replace"))
        if found:
            return found[1]
        time.sleep(0.2)
    raise AssertionError(f"not ready after {START} s: {log.read_text(errors='replace')[-2000:]}")


@contextmanager
def cluster(folder):
    """The address of a master that has two workers of one core each."""
    kind = "org.apache.spark.deploy"
    here = ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0"]
    with started("master", [f"{kind}.master.Master", *here], folder) as master:
        address = said(master, MASTER)
        worker = [f"{kind}.worker.Worker", *here, "--cores", "1", "--memory", "1g", "--work-dir"]
        with (
            started("one", [*worker, str(folder / "one"), address], folder) as one,
            started("two", [*worker, str(folder / "two"), address], folder) as two,
        ):
            said(one, WORKER)
            said(two, WORKER)
            yield address
