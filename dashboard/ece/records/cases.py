"""A case and the notes on it."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.ece.records.customers import CustomAttribute
from dashboard.ece.records.values import Agent, Choice, Department


@dataclass(frozen=True, slots=True)
class Note:
    id: str = ""
    text: str = ""
    created: datetime | None = None
    created_by: Agent | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case as far as ECE told: "" or None is not known or not asked for. An unassigned case has no owner.

    `unreadable` counts the values that were there but could not be read.
    """

    id: str = ""
    subject: str = ""
    status: Choice | None = None
    severity: Choice | None = None
    customer_id: str = ""
    customer_name: str = ""
    department: Department | None = None
    owner: Agent | None = None
    created: datetime | None = None
    created_by: Agent | None = None
    last_modified: datetime | None = None
    last_modified_by: Agent | None = None
    due: datetime | None = None
    last_closed: datetime | None = None
    originating_channel: Choice | None = None
    description: str = ""
    solution: str = ""
    notes: tuple[Note, ...] = ()
    related_case_ids: tuple[str, ...] = ()
    custom_attributes: tuple[CustomAttribute, ...] = ()
    unreadable: int = 0
