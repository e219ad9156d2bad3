"""What only ECE 12 to 15 writes: contact points of all kinds in one list, each kind under its name.

Source: Create Individual Customer examples v12, Get Customers by IDs v12, user profile v20.
"""

from collections.abc import Sequence

from msgspec import field

from dashboard.ece.shapes import customers
from dashboard.ece.shapes.common import Department, Kind, Listing, Shape
from dashboard.ece.shapes.contact_points import Address, ContactPoint, PointElements


class PointType(Shape, frozen=True):
    """The kind of a contact point, and under the name of that kind where it leads."""

    value: Kind | None = None
    phone: Address = Address()
    email: Address = Address()
    postal: Address = Address()
    website: Address = Address()
    social: Address = Address()


class ListedPoint(PointElements, frozen=True):
    type: PointType = PointType()


class ListedPoints(Shape, frozen=True):
    contact_point: Sequence[ListedPoint] = ()


class ContactPerson(customers.ContactPerson, frozen=True):
    listed: ListedPoints = field(default=ListedPoints(), name="contactPoints")

    @property
    def contact_points(self) -> list[ContactPoint]:
        listed = self.listed.contact_point
        kinds = [(point.type.value, point) for point in listed]
        return [
            ContactPoint.of(kind, point, getattr(point.type, kind)) for kind, point in kinds if kind
        ]


class ContactPersons(Shape, frozen=True):
    contact_person: Sequence[ContactPerson] = ()


class Customer(customers.Customer, frozen=True):
    contact_persons: ContactPersons = ContactPersons()

    @property
    def persons(self) -> Sequence[ContactPerson]:
        return self.contact_persons.contact_person


class CustomerList(Listing[customers.Customer], frozen=True):
    """The body of a customer search, and of customers by IDs. Customer Search v12."""

    rows: Sequence[Customer] = field(name="customer")


class UserDepartment(Department, frozen=True):
    """A department of a user. `home` is "yes" for one of them."""

    home: str = ""


class UserDepartments(Shape, frozen=True):
    department: Sequence[UserDepartment] = ()


class Profile(Shape, frozen=True):
    """A user, as the administration API tells of one by login."""

    id: str = ""
    login_id: str = ""
    first_name: str = ""
    last_name: str = ""
    screen_name: str = ""
    departments: UserDepartments = UserDepartments()


class ProfileList(Listing[Profile], frozen=True):
    rows: Sequence[Profile] = field(name="user")
