"""A customer that is not there yet, and what an ECE is configured to take for one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.ece.records.customers import CustomAttribute, Kind
from dashboard.ece.records.values import Choice

type Elements = Mapping[str, str | bool | date]


@dataclass(frozen=True, slots=True)
class NewContactPoint:
    """A way to reach a new contact person. `elements` are those of its kind: {"phoneNo": "234 3456"}."""

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
    """What ECE is to create. `elements` are ECE's own by their dotted names: {"type.value": "individual"}.

    An element that is "" is not sent, so it does not matter whether it is there.
    """

    elements: Elements
    custom_attributes: tuple[CustomAttribute, ...] = ()
    contact_persons: tuple[NewContactPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomDefinition:
    """A custom attribute that ECE is configured with. Without `values` any text may be given."""

    name: str
    label: str
    values: tuple[Choice, ...] = ()
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an administrator has configured for customers; where ECE does not tell, there is nothing under a name.

    `lists` holds the values of industry, level, country, group.type, group.region, corporate.region, person.type and
    identification.type; `custom` the custom attributes of a customer, contactPerson and contactPoint.
    """

    lists: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    custom: Mapping[str, tuple[CustomDefinition, ...]] = field(default_factory=dict)
