"""Who has an e-mail address or a phone number already, searched before a customer is created who
would share it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import ClassVar

from django.utils.translation import gettext

from dashboard import ece
from dashboard.creation.contact_points import ContactPointSection
from dashboard.creation.existing_customers import (
    ExistingCustomer,
    contact_points,
    existing_customer,
    last_case,
)
from dashboard.pages.page import AgentRequest
from dashboard.reading.addresses import canonical, spellings
from dashboard.reading.names import isolated
from dashboard.storage import audit, limits

MOST_CHECKED = 4
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Confirmations:
    """What the agent ticked: the IDs of customers who are others, and addresses and numbers that
    need no check."""

    different_ids: frozenset[str] = frozenset()
    unchecked_values: frozenset[str] = frozenset()

    @classmethod
    def read(
        cls,
        different: Iterable[str],
        unchecked: Iterable[str],
    ) -> "Confirmations":
        """Return the ticks as they were posted: one tick may name several customers, with commas
        between their IDs."""
        ids = set(",".join(different).split(","))
        values = set(unchecked)
        return cls(frozenset(ids - {""}), frozenset(values - {""}))


@dataclass(frozen=True, slots=True)
class DuplicateMatch:
    """An address or number, its place in the form, and the customers who have it; each has an ID.
    `is_taken`: ECE takes it only once and would refuse a new customer."""

    place: str
    value: str
    customers: tuple[ExistingCustomer, ...]
    is_taken: bool
    is_unchecked: ClassVar[bool] = False

    @property
    def sentence(self) -> str:
        if self.is_taken:
            sentence = gettext(
                "%(value)s belongs to %(name)s already, and ECE takes an e-mail address once."
            )
        else:
            sentence = gettext("%(name)s has %(value)s already.")
        name = isolated(self.customers[0].name)
        return sentence % {"name": name, "value": isolated(self.value)}

    @property
    def advice(self) -> str:
        if self.is_taken:
            return gettext("Open the customer, or give another address.")
        return gettext("Open the customer, or tick “This is another customer” and press again.")

    @property
    def confirmation(self) -> str:
        """What a tick holds: the IDs, with commas between them, of those who are other customers;
        "" where a tick does not help."""
        if self.is_taken:
            return ""
        return ",".join(customer.id for customer in self.customers)

    def blocks_creation(self, confirmations: Confirmations) -> bool:
        """Whether someone might be created twice."""
        ids = {customer.id for customer in self.customers}
        return self.is_taken or not ids <= confirmations.different_ids


@dataclass(frozen=True, slots=True)
class UncheckedPoint:
    """An address or number of which ECE does not tell who has it, and its place in the form.
    `is_forbidden`: the agent may not search for it."""

    place: str
    value: str
    is_forbidden: bool = False
    is_taken: ClassVar[bool] = False
    is_unchecked: ClassVar[bool] = True

    @property
    def sentence(self) -> str:
        if self.is_forbidden:
            sentence = gettext(
                "It could not be checked who has %(value)s: your ECE account may not search for it."
            )
        else:
            sentence = gettext(
                "It could not be checked who has %(value)s: ECE gave no complete answer."
            )
        return sentence % {"value": isolated(self.value)}

    @property
    def advice(self) -> str:
        return gettext("Search for the customer, or tick “Create it unchecked” and press again.")

    @property
    def confirmation(self) -> str:
        return self.value

    def blocks_creation(self, confirmations: Confirmations) -> bool:
        return self.value not in confirmations.unchecked_values


type DuplicateWarning = DuplicateMatch | UncheckedPoint


def check_points(
    request: AgentRequest, points: Iterable[ContactPointSection], department: str
) -> list[DuplicateWarning]:
    """Return what ECE tells about the addresses and numbers of these contact points. That is a
    search for customers like any other. Errors: TooMuch."""
    client = request.ece
    checked = [point for point in points if point.contact_value][:MOST_CHECKED]
    if not checked:
        return []
    limits.check(request, limits.VIEWS)

    def check(point: ContactPointSection) -> list[DuplicateWarning]:
        return check_point(client, point, department)

    warnings = list(chain.from_iterable(client.side_by_side(check, checked)))
    audit.record(request, audit.Action.CUSTOMER_SEARCH, detail="duplicates")
    return warnings


def check_point(
    client: ece.Client, point: ContactPointSection, department: str
) -> list[DuplicateWarning]:
    """Return the customers who have it, and a second warning where the answer names others who
    can't be recognised."""
    unchecked = UncheckedPoint(point.prefix or "", point.contact_value)
    try:
        page = client.search_customers(criteria_for(point))
    except ece.Forbidden:
        return [replace(unchecked, is_forbidden=True)]
    except (ece.Unusable, ece.NotFound):
        return [unchecked]
    value = page.spelling or point.contact_value
    owners = [customer for customer in page.records if is_owner(customer, value)]
    warnings: list[DuplicateWarning] = []
    if owners:
        warnings.append(match(client, point, value, owners, department))
    if len(owners) < len(page.records) or left_out(page):
        warnings.append(unchecked)
    return warnings


def criteria_for(point: ContactPointSection) -> ece.CustomerCriteria:
    if point.kind == "email":
        address = point.contact_value
        return ece.CustomerCriteria(email=address, other_emails=spellings(address)[1:])
    return ece.CustomerCriteria(phones=point.spellings)


def is_owner(customer: ece.Customer, value: str) -> bool:
    """Whether it is a customer with an ID who has this address, or a phone of these digits."""
    if not customer.id:
        return False
    return any(is_same(point, value) for point in contact_points(customer))


def is_same(point: ece.ContactPoint, value: str) -> bool:
    if point.kind == "email":
        return canonical(point.email) == canonical(value)
    return point.kind == "phone" and point.digits == value


def left_out(page: object) -> int:
    """Return how many customers of the answer could not be read at all."""
    return getattr(page, "left_out", 0)


def match(
    client: ece.Client,
    point: ContactPointSection,
    value: str,
    owners: Sequence[ece.Customer],
    department: str,
) -> DuplicateMatch:
    """An address is taken once in a department, or once at all where customers have none; a number
    is not."""
    rivals: list[ece.Customer] = []
    if point.kind == "email":
        rivals = [customer for customer in owners if is_rival(customer, department)]
    shown = (rivals or owners)[:MOST_SHOWN]
    customers = tuple(described(client, customer) for customer in shown)
    return DuplicateMatch(
        point.prefix or "",
        value,
        customers,
        is_taken=bool(rivals),
    )


def is_rival(customer: ece.Customer, department: str) -> bool:
    if customer.department is None or not department:
        return True
    return customer.department.name == department


def described(client: ece.Client, customer: ece.Customer) -> ExistingCustomer:
    return existing_customer(customer, last_case=last_case(client, customer.id))
