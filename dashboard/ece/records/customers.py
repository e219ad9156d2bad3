"""A customer, its contact persons, and the ways to reach them."""

import re
from datetime import datetime

from msgspec import Struct

from dashboard.ece.records.values import Agent, CustomAttribute
from dashboard.ece.shapes.common import Choice, Kind
from dashboard.ece.shapes.customers import Address, CustomerElements, Person

_NO_DIGIT = re.compile("[^0-9]")


class ContactPoint(Address, frozen=True):
    """One way to reach a contact person.

    Which fields are filled depends on `kind`; the others are "".
    """

    kind: Kind = "phone"
    id: str = ""
    priority: Choice | None = None
    custom_attributes: tuple[CustomAttribute, ...] = ()

    @property
    def digits(self) -> str:
        """The phone number as ECE searches it: country, area, number and extension run together."""
        written = self.country_code + self.area_code + self.number + self.extension
        return _NO_DIGIT.sub("", written)

    @property
    def text(self) -> str:
        """The contact point on one line, as a person reads it."""
        match self.kind:
            case "phone":
                return self._phone_text
            case "email":
                return self.email
            case "postal":
                return self._postal_text
            case "website":
                return self.url
            case "social":
                return self.social_id

    @property
    def _phone_text(self) -> str:
        country = f"+{self.country_code.lstrip('+')}" if self.country_code else ""
        extension = f"ext. {self.extension}" if self.extension else ""
        return " ".join(filter(None, (country, self.area_code, self.number, extension)))

    @property
    def _postal_text(self) -> str:
        state = " ".join(filter(None, (self.state, self.zip)))
        lines = (self.address_1, self.address_2, self.city, state, self.country, self.region)
        return ", ".join(filter(None, lines))


class ContactPerson(Person, frozen=True):
    """A person behind a customer."""

    custom_attributes: tuple[CustomAttribute, ...] = ()
    contact_points: tuple[ContactPoint, ...] = ()


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
