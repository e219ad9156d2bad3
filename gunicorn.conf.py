"""How the dashboard is served: by threads, because its work is waiting for ECE.

The log has no addresses in it: they could not name a customer's e-mail, but nobody should have to
prove that.
"""

import os
import signal
import sys
import threading
from pathlib import Path

chdir = str(Path(__file__).resolve().parent)
sys.path.insert(0, chdir)

from dashboard.environment import reading  # noqa: E402

settings = reading.or_stop(reading.settings)
workers = settings.WEB_CONCURRENCY
worker_class = "gthread"
threads = 16
timeout = 60
graceful_timeout = 30
keepalive = 5
control_socket_disable = True
limit_request_line = 4094
limit_request_field_size = 8190
forwarded_allow_ips = ",".join(map(str, settings.TRUSTED_PROXIES))
accesslog = "-"
access_log_format = (
    '{"at": "%(t)s", "method": "%(m)s", "status": %(s)s, "bytes": %(B)s, "milliseconds": %(M)s}'
)
if os.access("/dev/shm", os.W_OK):  # noqa: S108 — heartbeats in memory, where a disk could stall them
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def when_ready(server: object) -> None:
    if settings.WATCH_STDIN:
        threading.Thread(target=end_with_stdin, daemon=True).start()


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
