"""A customer, and those of some customers whom an agent may see."""

from datetime import datetime

from msgspec import Struct

from dashboard.ece.records.values import Agent
from dashboard.ece.shapes.common import CustomAttribute
from dashboard.ece.shapes.customers import ContactPerson, CustomerElements


class Customer(CustomerElements, frozen=True):
    """A customer as far as ECE told: "" or None is not known or not asked for.

    `unreadable` counts the values that were there but could not be read.
    """

    name: str = ""
    contact_persons: tuple[ContactPerson, ...] = ()
    preferred_agent: Agent | None = None
    created: datetime | None = None
    created_by: Agent | None = None
    last_modified: datetime | None = None
    last_modified_by: Agent | None = None
    custom_attributes: tuple[CustomAttribute, ...] = ()
    unreadable: int = 0


class Visible(Struct, frozen=True):
    """Those of some customers that ECE shows to this agent.

    `hidden` are the ids that do not exist or belong to another department, `unasked` those that
    were not asked for in the end because too many were hidden. `left_out` counts customers that
    came and could not be read; then `unreadable` are the ids that may be theirs.
    """

    customers: tuple[Customer, ...]
    hidden: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    left_out: int = 0
