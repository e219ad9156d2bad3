"""A customer that is not there yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.ece.shapes.common import CustomAttribute, Kind

type Elements = Mapping[str, str | bool | date]


@dataclass(frozen=True, slots=True)
class NewContactPoint:
    """A way to reach a new contact person.

    `elements` are those of its kind: {"phoneNo": "234 3456"}.
    """

    kind: Kind
    elements: Elements
    priority: str = ""
    custom_attributes: tuple[CustomAttribute, ...] = ()


@dataclass(frozen=True, slots=True)
class NewContactPerson:
    elements: Elements
    custom_attributes: tuple[CustomAttribute, ...] = ()
    contact_points: tuple[NewContactPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """What ECE is to create.

    `elements` are ECE's own by their dotted names: {"type.value": "individual"}.

    An element that is "" is not sent, so it does not matter whether it is there.
    """

    elements: Elements
    custom_attributes: tuple[CustomAttribute, ...] = ()
    contact_persons: tuple[NewContactPerson, ...] = ()
