"""Figures for Prometheus, counted from the events that are logged. None has a personal label.

Worker processes write theirs to one folder, from which each of them answers.
"""

import logging
import os

from prometheus_client import (
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

CALLS = Counter("ece_calls", "Calls to ECE that are over.", ["operation", "outcome"])
SECONDS = Histogram(
    "ece_call_seconds",
    "How long calls to ECE took.",
    ["operation"],
    buckets=(0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20),
)
UNDER_WAY = Gauge("ece_calls_under_way", "Calls to ECE under way.", multiprocess_mode="livesum")
PAUSED = Gauge(
    "ece_paused",
    "How many processes ask ECE from time to time only, because it does not answer.",
    multiprocess_mode="livesum",
)
SIGN_INS = Counter("sign_ins", "Sign-ins.", ["outcome"])
CREATIONS = Counter("customer_creations", "Customers that ECE was asked to create.", ["outcome"])

# What is counted where the audit records it, stored or not.
AUDITED = {
    "signed in": SIGN_INS.labels("signed in"),
    "sign-in refused": SIGN_INS.labels("refused"),
    "sign-in limited": SIGN_INS.labels("limited"),
    "customer created": CREATIONS.labels("created"),
    "creation refused": CREATIONS.labels("refused"),
    "creation not confirmed": CREATIONS.labels("unconfirmed"),
    "customer recognised": CREATIONS.labels("recognised"),
}


class CountEvents(logging.Handler):
    """Counts our own events as they are logged."""

    def emit(self, record: logging.LogRecord) -> None:
        event = str(record.msg)
        if event == "ece_call":
            count_call(record)
        elif event.startswith("audit"):
            count_audited(getattr(record, "action", ""))


def count_audited(action: str) -> None:
    if action in AUDITED:
        AUDITED[action].inc()


def count_call(record: logging.LogRecord) -> None:
    operation = getattr(record, "operation", "")
    CALLS.labels(operation, getattr(record, "outcome", "")).inc()
    SECONDS.labels(operation).observe(getattr(record, "milliseconds", 0) / 1000)


def note_load(under_way: int, is_paused: bool) -> None:
    """Note how many calls to ECE this process has under way, and whether it pauses."""
    UNDER_WAY.set(under_way)
    PAUSED.set(is_paused)


def exposition() -> bytes:
    """Return what Prometheus reads: of all worker processes where they share a folder."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
