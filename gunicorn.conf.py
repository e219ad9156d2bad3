"""How the dashboard is served: by threads, because its work is waiting for ECE.

The log has no addresses in it: they could not name a customer's e-mail, but nobody should have to
prove that.
"""

import gc
import os
import re
import shutil
import signal
import sys
import threading
from functools import partial
from pathlib import Path

from gunicorn import util
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

chdir = str(Path(__file__).resolve().parent)
sys.path.insert(0, chdir)

from dashboard import draining  # noqa: E402
from dashboard.environment import reading  # noqa: E402

settings = reading.or_stop(reading.settings)
workers = settings.WEB_CONCURRENCY
worker_class = "gthread"
threads = settings.THREADS
timeout = 60
graceful_timeout = 30
keepalive = 5
control_socket_disable = True
limit_request_line = 4094
limit_request_field_size = 8190
forwarded_allow_ips = ",".join(map(str, settings.TRUSTED_PROXIES))
forwarder_headers = ""  # PUBLIC_URL says where we stand; a browser's SCRIPT_NAME must not
OBJECTS_OF_SOME_ANSWERS = 50_000
logger_class = "dashboard.server_log.ServerLogger"
loglevel = settings.LOG_LEVEL
if loglevel in ("DEBUG", "INFO"):
    accesslog = "-"
access_log_format = (
    '{"at": "%(t)s", "method": "%(m)s", "status": %(s)s, "bytes": %(B)s, "milliseconds": %(M)s}'
)
if os.access("/dev/shm", os.W_OK):  # noqa: S108 — heartbeats in memory, where a disk could stall them
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def on_starting(server: Arbiter) -> None:
    """Give the workers an empty folder for their figures, one for each place we listen at."""
    if settings.METRICS_TOKEN:
        folder = settings.METRICS_DIR / re.sub(r"\W+", "-", str(server.address))
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def child_exit(server: Arbiter, worker: Worker) -> None:
    """What a worker has done still counts; what it had under way does not."""
    if settings.METRICS_TOKEN:
        # It looks for the folder when it is imported.
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)


DRAINING = draining.new_flag()


def post_fork(server: Arbiter, worker: object) -> None:
    """The worker reads the product anew, and then shares this flag with the master."""
    from dashboard import draining

    draining.watch(DRAINING)


def post_worker_init(worker: Worker) -> None:
    """What gunicorn refuses by itself gets a page of ours."""
    from dashboard import server_pages

    util.write_error = server_pages.write_error
    keep_what_is_loaded()


def keep_what_is_loaded() -> None:
    """The garbage collector need not look at it again. It comes after some answers, not several
    times in the middle of one."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_OF_SOME_ANSWERS)


def when_ready(server: Arbiter) -> None:
    if ignored := reading.ignored():
        server.log.info("Ignored variables: %s", ", ".join(ignored))
    on_reload(server)
    if settings.WATCH_STDIN:
        threading.Thread(target=end_with_stdin, daemon=True).start()


def on_reload(server: Arbiter) -> None:
    """The workers that are forked from now on look at the flag of this reading of the file."""
    signal.signal(signal.SIGTERM, partial(stop_after_draining, server))


def stop_after_draining(
    server: Arbiter,
    number: int,
    _frame: object,
) -> None:
    """Be told to stop: answer /readyz with 503 until the load balancer has noticed, then stop.

    Whoever sends the signal twice does not want to wait.
    """
    seconds = 0 if draining.is_raised(DRAINING) else settings.DRAIN_SECONDS
    draining.raise_flag(DRAINING)
    timer = threading.Timer(seconds, server.signal, (number, None))
    timer.daemon = True
    timer.start()


def end_with_stdin() -> None:
    """The demo holds the other end: when it is gone, however it went, so are we."""
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def forget_the_product() -> None:
    """Let a reload, and every worker, read the product and its environment anew."""
    for name in list(sys.modules):
        if name.partition(".")[0] == "dashboard":
            del sys.modules[name]


forget_the_product()
