"""How the dashboard is served: threads, because its work is waiting for ECE. The log has no addresses in it: they
could not name a customer's e-mail, but nobody should have to prove that."""

import os
import signal
import threading

workers = int(os.environ.get("WEB_CONCURRENCY") or os.cpu_count() or 1)
worker_class = "gthread"
threads = 32
timeout = 60
graceful_timeout = 30
keepalive = 5
control_socket_disable = True
limit_request_line = 4094
limit_request_field_size = 8190
forwarded_allow_ips = os.environ.get("TRUSTED_PROXIES") or "127.0.0.1"
accesslog = "-"
access_log_format = '{"at": "%(t)s", "method": "%(m)s", "status": %(s)s, "bytes": %(B)s, "milliseconds": %(M)s}'


def when_ready(server) -> None:
    if os.environ.get("WATCH_STDIN") == "1":
        threading.Thread(target=end_with_stdin, daemon=True).start()


def end_with_stdin() -> None:
    """The demo holds the other end: when it is gone, however it went, so are we."""
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)
