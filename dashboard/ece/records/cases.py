"""A case, the notes on it, and its activities."""

from datetime import datetime

from msgspec import Struct

from dashboard.ece.records.values import Agent
from dashboard.ece.shapes.cases import CaseElements
from dashboard.ece.shapes.common import Choice, CustomAttribute


class Note(Struct, frozen=True):
    id: str = ""
    text: str = ""
    created: datetime | None = None
    created_by: Agent | None = None


class Case(CaseElements, frozen=True):
    """A case as far as ECE told: "" or None is not known or not asked for.

    `is_unassigned` tells that ECE has said so: it shows an owner that is nobody.

    `unreadable` counts the values that were there but could not be read.
    """

    customer_id: str = ""
    customer_name: str = ""
    owner: Agent | None = None
    is_unassigned: bool = False
    created: datetime | None = None
    created_by: Agent | None = None
    last_modified: datetime | None = None
    last_modified_by: Agent | None = None
    due: datetime | None = None
    last_closed: datetime | None = None
    last_closed_by: Agent | None = None
    last_worked_by: Agent | None = None
    notes: tuple[Note, ...] = ()
    related_case_ids: tuple[str, ...] = ()
    custom_attributes: tuple[CustomAttribute, ...] = ()
    unreadable: int = 0


class Activity(Struct, frozen=True):
    """A message, call or chat, as far as ECE told: "" or None is not known or not asked for.

    `is_read` tells whether the customer has opened it; most servers keep that to themselves. `sent`
    is when a mail went out, which may be long after it was `created`. `unreadable` counts the
    values that were there but could not be read.
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
