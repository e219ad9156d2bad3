"""Who has an e-mail address or a phone number already, looked for before a customer is created who would share it."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages import lists

MOST_LOOKED_FOR = 4
MOST_HOLDERS = 3


@dataclass(frozen=True, slots=True)
class ExistingCustomer:
    """A customer, with what tells twins apart. What ECE does not tell is ""."""

    id: str
    name: str
    department: str
    city: str
    last_case: str = ""


@dataclass(frozen=True, slots=True)
class DuplicateMatch:
    """An address or number, its place in the form, and who has it. `is_stop`: ECE takes it only once and would refuse a
    new customer."""

    place: str
    asked: str
    holders: tuple[ExistingCustomer, ...]
    is_stop: bool

    @property
    def sentence(self) -> str:
        said = {"name": self.holders[0].name, "asked": self.asked}
        if self.is_stop:
            return (
                gettext(
                    "%(asked)s belongs to %(name)s already, and ECE takes an e-mail address once."
                )
                % said
            )
        return gettext("%(name)s has %(asked)s already.") % said

    @property
    def advice(self) -> str:
        if self.is_stop:
            return gettext("Open the customer, or give another address.")
        return gettext("Open the customer, or tick “This is another customer” and press again.")

    @property
    def others(self) -> str:
        """The ids, with commas between them, of those whom the agent may know to be other customers."""
        return "" if self.is_stop else ",".join(holder.id for holder in self.holders)

    def is_in_the_way(self, told_apart: Collection[str]) -> bool:
        """Whether someone might be created twice. `told_apart` are ids that the agent said to be other customers."""
        return self.is_stop or not all(holder.id in told_apart for holder in self.holders)


def look_for(client: ece.Client, points: Iterable, department: str) -> list[DuplicateMatch]:
    """Who has the addresses and numbers of these contact points of a form. Nobody, where the agent may not search: then
    ECE decides."""
    looked_for = [point for point in points if point.asked][:MOST_LOOKED_FOR]
    try:
        held = [look_for_one(client, point, department) for point in looked_for]
    except ece.Forbidden:
        return []
    return [one for one in held if one.holders]


def look_for_one(client: ece.Client, point, department: str) -> DuplicateMatch:
    """An address is taken once in a department, or once at all where customers have none; a number is not."""
    is_email = point.kind == "email"
    criteria = (
        ece.CustomerCriteria(email=point.asked)
        if is_email
        else ece.CustomerCriteria(phones=point.spellings)
    )
    found = client.search_customers(criteria).records
    rivals = [customer for customer in found if is_rival(customer, department)] if is_email else []
    shown = (rivals or found)[:MOST_HOLDERS]
    holders = tuple(described(client, customer) for customer in shown)
    return DuplicateMatch(point.prefix, point.asked, holders, is_stop=bool(rivals))


def is_rival(customer: ece.Customer, department: str) -> bool:
    return not (department and customer.department) or customer.department.name == department


def described(client: ece.Client, customer: ece.Customer) -> ExistingCustomer:
    return ExistingCustomer(**facts(customer), last_case=last_case(client, customer.id))


def facts(customer: ece.Customer) -> dict[str, str]:
    points = [point for person in customer.contact_persons for point in person.contact_points]
    return {
        "id": customer.id,
        "name": customer.name or gettext("(no name)"),
        "department": customer.department.name if customer.department else "",
        "city": next((point.city for point in points if point.city), ""),
    }


def last_case(client: ece.Client, customer_id: str) -> str:
    """When the case that was touched last changed, and what it is about."""
    criteria = ece.CaseCriteria(customer=customer_id)
    with suppress(ece.NotFound, ece.Forbidden, ece.Rejected, ece.Unavailable, ece.Unusable):
        for case in client.lookup_cases(
            criteria, sort="lastModifiedDate", order="desc", size=1
        ).records:
            return " · ".join(filter(None, (lists.moment(case.last_modified), case.subject)))
    return ""
