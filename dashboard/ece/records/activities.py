"""An activity: one message, call or chat of a case."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.ece.records.values import Agent, Choice


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity as far as ECE told: "" or None is not known or not asked for.

    `is_read` tells whether the customer has opened it; most servers keep that to themselves. `sent` is when a mail went
    out, which may be long after it was `created`. `unreadable` counts the values that could not be read.
    """

    id: str = ""
    subject: str = ""
    type: Choice | None = None
    mode: Choice | None = None
    status: Choice | None = None
    is_secure: bool | None = None
    is_read: bool | None = None
    case_id: str = ""
    customer_id: str = ""
    customer_name: str = ""
    assigned_to: Agent | None = None
    created: datetime | None = None
    created_by: Agent | None = None
    last_modified: datetime | None = None
    sent: datetime | None = None
    unreadable: int = 0
