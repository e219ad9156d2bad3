"""The small objects that answers of every kind are made of.

Intro page and Common query parameters.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

type Id = Annotated[str, Meta(pattern=r"\A[0-9]{1,18}\Z")]
type Instant = Annotated[datetime, Meta(tz=True)]
type Kind = Literal["phone", "email", "postal", "website", "social"]


class Shape(Struct, frozen=True, rename="camel"):
    """A JSON object. Elements that we do not know are passed over."""


class Choice(Shape, frozen=True):
    """One value of an enumeration.

    `value` is stable and travels in criteria; `label` is in the agent's language.
    """

    value: str = ""
    display_value: str = ""

    @property
    def label(self) -> str:
        return self.display_value or self.value

    def __bool__(self) -> bool:
        return bool(self.label)

    def __str__(self) -> str:
        return self.label


class Department(Shape, frozen=True):
    """A department: its id and its name, by which criteria call it."""

    id: str = ""
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.id or self.name)


class User(Shape, frozen=True):
    """A person who works in ECE, or an object with such a person in it.

    Case Lookup v20; Get cases by IDs v3.
    """

    id: str = ""
    name: str = ""
    first_name: str = ""
    last_name: str = ""
    user: "User | None" = None


class Signed(Shape, frozen=True):
    """When something happened and who did it.

    Case Lookup v20, `lastModified`; v3 has the moment alone.
    """

    date: Instant | None = None
    user: User | None = None


class AttributeValue(Shape, frozen=True):
    value: str = ""


class AttributeValues(Shape, frozen=True):
    attrib_value: Sequence[AttributeValue] = ()


class AttributeElement(Shape, frozen=True):
    """A custom attribute with its values. Create Individual Customer v12."""

    attrib_name: str = ""
    attrib_values: AttributeValues = AttributeValues()

    @property
    def values(self) -> tuple[str, ...]:
        return tuple([each.value for each in self.attrib_values.attrib_value if each.value])


class CustomAttribute(Struct, frozen=True):
    """A custom attribute as it is shown."""

    name: str
    values: tuple[str, ...]


class CustomAttributes(Shape, frozen=True):
    """The custom attributes of a customer, contact person, contact point or case."""

    custom_attribute: Sequence[AttributeElement] = ()

    @property
    def named(self) -> tuple[CustomAttribute, ...]:
        """Those that have a name, with what is said of each."""
        if not self.custom_attribute:
            return ()
        named = [each for each in self.custom_attribute if each.attrib_name]
        return tuple([CustomAttribute(each.attrib_name, each.values) for each in named])


class Link(Shape, frozen=True):
    rel: str = ""


class PaginationInfo(Shape, frozen=True):
    """How many match in all. v12 and v20 keep links to the neighbouring pages in here.

    Customer Search v12.
    """

    count: int | None = None
    link: Sequence[Link] | Link = ()


class Listing[Row](Shape, frozen=True):
    """The body of a list: its rows under a name of their own, and what is said about them.

    v3 has the links to the neighbouring pages at the top. `code` is there where the body is an
    error.
    """

    rows: Sequence[Row]
    pagination_info: PaginationInfo = PaginationInfo()
    link: Sequence[Link] | Link = ()
    code: str = ""


class Day(date):
    """A calendar day, out of a text that begins with it, whatever time and zone follow."""

    @classmethod
    def read(cls, written: object) -> "Day":
        """Return the day.

        Errors: ValueError for what is none, and for the first and last years of the calendar.
        """
        if not isinstance(written, str):
            raise ValueError("not a day")
        day = cls.fromisoformat(written[:10])
        if not can_be_shown(day):
            raise ValueError("out of range")
        return day


def can_be_shown(moment: date) -> bool:
    """Whether every time zone has a name for the moment, unlike in the first and last years."""
    return 1 < moment.year < 9999
