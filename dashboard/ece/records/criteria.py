"""What a search can be given, and which of it an API generation understands."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice, product
from typing import Self

from dashboard.ece import errors
from dashboard.ece.calls import Params, checked_id

_UNREAD = {"type": "email", "isRead": "false", "isSecure": "true", "mode": "outbound"}
_CASE_CRITERIA = "email phone customer status department owner custom created modified closed"
CUSTOMER_ATTRIBUTES = (
    *("level", "preferredAgent", "role", "howReferred", "created"),
    *("industry", "marketSegment", "entitlements"),
)
_WIDEST_SENT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Range:
    """From `start` to `end`, both included; either may be open. Both are aware datetimes."""

    start: datetime | None
    end: datetime | None

    def holds(self, moment: datetime) -> bool:
        """Whether the moment is in the range."""
        is_after = self.start is None or self.start <= moment
        return is_after and (self.end is None or moment <= self.end)


def literal(span: Range | None) -> str:
    """Return the range as ECE reads it, in UTC: "[2022-03-23T08:39:16.000Z,]"; "" for none."""
    return f"[{_instant(span.start)},{_instant(span.end)}]" if span else ""


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


# Pairs of a criterion, such as "twitter_id", and an ID.
type Social = tuple[tuple[str, str], ...]


def social_ids(social: Social) -> str:
    """Return the IDs as they are told to an agent."""
    return ", ".join(id for _network, id in social)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A phone number and an e-mail address in several spellings.

    `phones` are those of the number, digits only, in the order they are tried.
    """

    phones: tuple[str, ...] = ()
    email: str = ""
    other_emails: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All spellings of the name, the first one first."""
        return ()

    @property
    def socials(self) -> tuple[Social, ...]:
        """All spellings of the IDs in social networks, the first one first."""
        return ()

    @property
    def phone(self) -> str:
        """The first spelling of the number."""
        return next(iter(self.phones), "")

    @property
    def spelling(self) -> str:
        """The first spelling of what may have others, the number before all else."""
        if self.phone or not self.other_emails:
            return self.phone
        return self.email

    def spellings(self, most: int) -> list[Self]:
        """Return the same with one spelling of each, the likeliest first."""
        pairs = product((self.email, *self.other_emails), self.phones or ("",))
        return [replace(self, phones=(phone,), email=email) for email, phone in islice(pairs, most)]

    def spelled(self, spelling: str) -> Self:
        """Return the same with only this spelling of what may have others."""
        if "@" in spelling:
            return replace(self, email=spelling, other_emails=())
        return replace(self, phones=(spelling,))


@dataclass(frozen=True, slots=True)
class CustomerCriteria(Spelled):
    """All that a customer must meet. `other_names` are other spellings of the name, and
    `other_socials` of the IDs in social networks."""

    name: str = ""
    other_names: tuple[str, ...] = ()
    type: str = ""
    created: Range | None = None
    custom: tuple[CustomCriterion, ...] = ()
    social: Social = ()
    other_socials: tuple[Social, ...] = ()
    department: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.other_names) if self.name else ()

    @property
    def socials(self) -> tuple[Social, ...]:
        return (self.social, *self.other_socials) if self.social else ()

    @property
    def spelling(self) -> str:
        if self.phone:
            return self.phone
        if self.other_emails:
            return self.email
        if self.other_names:
            return self.name
        return social_ids(self.social) if self.other_socials else ""

    def spellings(self, most: int) -> list[Self]:
        names, socials = self.names or ("",), self.socials or ((),)
        of_each = product((self.email, *self.other_emails), names, socials, self.phones or ("",))
        return [
            replace(self, phones=(phone,), email=email, name=name, social=social)
            for email, name, social, phone in islice(of_each, most)
        ]

    def spelled(self, spelling: str) -> Self:
        # An ID may hold an @ as well.
        for social in self.socials:
            if social_ids(social) == spelling:
                return replace(self, social=social, other_socials=())
        if "@" in spelling:
            return replace(self, email=spelling, other_emails=())
        if spelling in self.names:
            return replace(self, name=spelling, other_names=())
        return replace(self, phones=(spelling,))


@dataclass(frozen=True, slots=True)
class CaseCriteria(Spelled):
    """All that a case must meet.

    `email` and `phones` are those of its customer, `customer` and `owner` are ids, `owner_login` is
    for servers that look owners up by it. `status` is the stable value and `department` the name;
    `custom` is a pair of the name and the value of a custom attribute.
    """

    customer: str = ""
    status: str = ""
    department: str = ""
    owner: str = ""
    owner_login: str = ""
    custom: tuple[str, str] | None = None
    created: Range | None = None
    last_modified: Range | None = None
    last_closed: Range | None = None


@dataclass(frozen=True, slots=True)
class ListPart:
    """Which part of a list ECE is asked for, and in which order; `page` counts from 1."""

    sort: str = ""
    order: str = "asc"
    page: int = 1
    size: int = 25

    @property
    def params(self) -> Params:
        """The parameters that say so. Source: Common query parameters."""
        return (*self.order_params, ("$pagenum", str(self.page)), ("$pagesize", str(self.size)))

    @property
    def order_params(self) -> Params:
        return (("$sort", self.sort), ("$order", self.order)) if self.sort else ()

    @property
    def rows_before(self) -> int:
        """How many rows are on the pages before."""
        return (self.page - 1) * self.size


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an API generation understands. Forms and table heads offer this and nothing else.

    `customer_sorts` are values of `sort`; custom.<name> is one more for each custom attribute that
    is a criterion about a customer, and `case_sorts` the same for the case lookup.
    `signs_in_by_redirect`: agents sign in on a page of the authorization server, and not with a
    password that they give us. `searches_two_values`: one custom attribute may be searched by
    several values at once. `looks_up_owner_logins`: the owner of a case may be given by their
    login. `customer_attributes` are what may be asked for beyond the summary; the PIN is not among
    them, because it is asked for by itself.
    """

    customer_criteria: tuple[str, ...]
    custom_objects: tuple[str, ...]
    searches_names: bool
    customer_sorts: tuple[str, ...] = ("id", "type", "customerName")
    case_criteria: tuple[str, ...] = tuple(_CASE_CRITERIA.split())
    case_sorts: tuple[str, ...] = ("id", "subject", "status", "severity", "lastModifiedDate")
    signs_in_by_redirect: bool = False
    searches_two_values: bool = False
    looks_up_owner_logins: bool = False
    customer_attributes: tuple[str, ...] = CUSTOMER_ATTRIBUTES
    most_ids: int = 75

    def check_custom(self, criteria: Iterable[CustomCriterion]) -> None:
        """Check what can be searched by. Errors: Rejected for an unknown object or no name."""
        for each in criteria:
            if each.object not in self.custom_objects or not each.name or "," in each.name:
                raise errors.Rejected("unknown criterion")


def unread_literal(sent: Range) -> str:
    """Return the criterion that finds customers who have not read a secure mail of this range.

    Errors: Rejected for a range that is open or wider than 14 days.
    """
    if not (sent.start and sent.end and sent.end - sent.start <= _WIDEST_SENT):
        raise errors.Rejected("range of unread mail")
    return json.dumps({**_UNREAD, "sentDate": literal(sent)}, separators=(",", ":"))


def lookup_body(criteria: CaseCriteria) -> dict[str, object]:
    """Return the body of a case lookup. Source: Case Lookup v20, v3.

    Errors: Rejected for no criterion at all, NotFound for what is not an id.
    """
    elements: dict[str, object] = {
        "customer": criteria.customer and checked_id(criteria.customer),
        "email": criteria.email,
        "phone": criteria.phone,
        "status": criteria.status,
        "custom": _lookup_custom(criteria),
        "createdDate": literal(criteria.created),
        "lastModifiedDate": literal(criteria.last_modified),
        "department": criteria.department,
        "ownerLoginId": criteria.owner_login,
        "ownerId": criteria.owner and checked_id(criteria.owner),
        "lastClosedDate": literal(criteria.last_closed),
    }
    body = {name: value for name, value in elements.items() if value}
    if not body:
        raise errors.Rejected("no criterion")
    return body


def _lookup_custom(criteria: CaseCriteria) -> dict[str, str]:
    if not criteria.custom:
        return {}
    name, value = criteria.custom
    if not name or "," in name:
        raise errors.Rejected("unknown criterion")
    return {"name": name, "value": value}
