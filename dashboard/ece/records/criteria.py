"""What can be asked of a search, and which of it an API generation understands."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Range:
    """From `start` to `end`, both included; either may be open. Both are aware datetimes."""

    start: datetime | None
    end: datetime | None

    @property
    def literal(self) -> str:
        """The range as ECE reads it, in UTC with milliseconds: [2022-03-23T08:39:16.000Z,]"""
        return f"[{_instant(self.start)},{_instant(self.end)}]"


def _instant(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


@dataclass(frozen=True, slots=True)
class CustomCriterion:
    """A custom attribute that must have this value. `object` is "customer" or "contactPerson"."""

    object: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class CustomerCriteria:
    """All that a customer must meet.

    `phones` are spellings of one number, digits only, in the order they are tried; `social` holds pairs of a
    parameter name, such as "twitterId", and a value.
    """

    phones: tuple[str, ...] = ()
    email: str = ""
    name: str = ""
    type: str = ""
    created: Range | None = None
    custom: tuple[CustomCriterion, ...] = ()
    social: tuple[tuple[str, str], ...] = ()
    department: str = ""


@dataclass(frozen=True, slots=True)
class CaseCriteria:
    """All that a case must meet. `email` and `phones` are those of its customer, `customer` and `owner` are ids.

    `phones` are spellings of one number, digits only, in the order they are tried; `status` is the stable value and
    `department` the name; `custom` is a pair of the name and the value of a custom attribute.
    """

    customer: str = ""
    email: str = ""
    phones: tuple[str, ...] = ()
    status: str = ""
    department: str = ""
    owner: str = ""
    custom: tuple[str, str] | None = None
    created: Range | None = None
    last_modified: Range | None = None
    last_closed: Range | None = None


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an API generation understands. Forms and table heads offer this and nothing else.

    `customer_sorts` are values of `sort`; custom.<name> is one more for each custom attribute that is a criterion
    about an object of `custom_objects`, and `case_sorts` the same for the case lookup.
    """

    customer_criteria: tuple[str, ...]
    customer_sorts: tuple[str, ...]
    custom_objects: tuple[str, ...]
    searches_names: bool
    case_criteria: tuple[str, ...] = ()
    case_sorts: tuple[str, ...] = ()
    most_ids: int = 75
    page_sizes: tuple[int, ...] = (25, 50, 75)
