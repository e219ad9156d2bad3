"""Contact points: what all of them have, where each kind leads, and the two put together.

Source: Create Contact Point v12; Get customers by IDs v3.
"""

import re
from collections.abc import Callable
from operator import attrgetter

from msgspec import field

from dashboard.ece.shapes.common import Choice, CustomAttribute, CustomAttributes, Kind, Shape

_NO_DIGIT = re.compile("[^0-9]")


class Availability(Shape, frozen=True):
    days: Choice | None = None
    times: Choice | None = None


class Address(Shape, frozen=True):
    """Where a contact point leads.

    A contact point has the elements of its own kind and no others.
    """

    type: Choice | None = None
    country_code: str = ""
    area_code: str = ""
    number: str = field(default="", name="phoneNo")
    extension: str = ""
    availability: Availability = Availability()
    email: str = field(default="", name="emailAddress")
    address_1: str = field(default="", name="address_1")
    address_2: str = field(default="", name="address_2")
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""
    region: str = ""
    url: str = ""
    social_id: str = ""

    @property
    def days(self) -> Choice | None:
        return self.availability.days

    @property
    def times(self) -> Choice | None:
        return self.availability.times


class PointElements(Shape, frozen=True):
    """What a contact point of any kind has."""

    id: str = ""
    priority: Choice | None = None
    custom_attributes: CustomAttributes = CustomAttributes()


class ContactPoint(Address, frozen=True):
    """One way to reach a contact person.

    Which fields are filled depends on `kind`; the others are "".
    """

    kind: Kind = "phone"
    id: str = ""
    priority: Choice | None = None
    custom_attributes: tuple[CustomAttribute, ...] = ()

    @classmethod
    def of(cls, kind: Kind, elements: PointElements, address: Address) -> "ContactPoint":
        """Return the contact point whose parts these are."""
        custom = elements.custom_attributes.named
        return _new_point(
            *_elements_of_address(address), kind, elements.id, elements.priority, custom
        )

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


_elements_of_address = attrgetter(*Address.__struct_fields__)
_new_point: Callable[..., ContactPoint] = ContactPoint
