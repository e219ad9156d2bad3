"""The ways in which a far side can be broken, by name: FAULTS."""

from tests.faults import bodies, connections, contradictions, framing, statuses
from tests.faults.healthy import healthy_body
from tests.faults.registry import FAULTS

__all__ = [
    "FAULTS",
    "bodies",
    "connections",
    "contradictions",
    "framing",
    "healthy_body",
    "statuses",
]
