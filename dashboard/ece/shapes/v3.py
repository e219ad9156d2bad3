"""What only eGain's cloud writes: contacts, with a list of contact points for each kind.

Source: Search for customers v3, Get customers by IDs v3.
"""

from collections.abc import Sequence
from typing import get_args

from msgspec import field

from dashboard.ece.shapes import customers
from dashboard.ece.shapes.common import Choice, CustomAttributes, Kind, Listing, Shape
from dashboard.ece.shapes.contact_points import Address, ContactPoint, PointElements

KINDS: tuple[Kind, ...] = get_args(Kind.__value__)


class Point(Address, frozen=True):
    """A contact point: what all kinds have beside what this kind has."""

    id: str = ""
    priority: Choice | None = None
    custom_attributes: CustomAttributes = CustomAttributes()

    @property
    def elements(self) -> PointElements:
        return PointElements(self.id, self.priority, self.custom_attributes)


class Contact(customers.ContactPerson, frozen=True):
    phone: Sequence[Point] = ()
    email: Sequence[Point] = ()
    postal: Sequence[Point] = ()
    website: Sequence[Point] = ()
    social: Sequence[Point] = ()

    @property
    def contact_points(self) -> list[ContactPoint]:
        return [
            ContactPoint.of(kind, point.elements, point)
            for kind in KINDS
            for point in getattr(self, kind)
        ]


class Contacts(Shape, frozen=True):
    contact: Sequence[Contact] = ()


class Customer(customers.Customer, frozen=True):
    contacts: Contacts = Contacts()

    @property
    def persons(self) -> Sequence[Contact]:
        return self.contacts.contact


class CustomerList(Listing[customers.Customer], frozen=True):
    """The body of a customer search, and of customers by IDs. Search for customers v3."""

    rows: Sequence[Customer] = field(name="customer")
