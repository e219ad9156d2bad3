"""Customers who are in ECE already, with what tells twins apart."""

from contextlib import suppress
from dataclasses import dataclass

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages import lists
from dashboard.reading.text import name_text


@dataclass(frozen=True, slots=True)
class ExistingCustomer:
    """A customer as far as ECE tells: what it does not tell is "". Without an ID it can't be
    opened."""

    id: str
    name: str
    department: str
    city: str
    last_case: str = ""


def existing_customer(customer: ece.Customer, *, last_case: str = "") -> ExistingCustomer:
    return ExistingCustomer(
        id=customer.id,
        name=customer.name or gettext("(no name)"),
        department=department_of(customer),
        city=city_of(customer),
        last_case=last_case,
    )


def department_of(customer: ece.Customer) -> str:
    if customer.department is None:
        return ""
    return customer.department.name


def city_of(customer: ece.Customer) -> str:
    """Return the first city among the contact points."""
    for point in contact_points(customer):
        if point.city:
            return point.city
    return ""


def contact_points(customer: ece.Customer) -> list[ece.ContactPoint]:
    points: list[ece.ContactPoint] = []
    for person in customer.contact_persons:
        points += person.contact_points
    return points


def last_case(client: ece.Client, customer_id: str) -> str:
    """Return when the case that was touched last changed and what it is about; "" where ECE shows
    none."""
    criteria = ece.CaseCriteria(customer=customer_id)
    with suppress(
        ece.NotFound,
        ece.Forbidden,
        ece.Rejected,
        ece.Unavailable,
        ece.Unusable,
    ):
        page = client.lookup_cases(
            criteria,
            sort="lastModifiedDate",
            order="desc",
            size=1,
        )
        if page.records:
            return summary(page.records[0])
    return ""


def summary(case: ece.Case) -> str:
    parts = [lists.moment(case.last_modified), case.subject]
    return " · ".join(filter(None, parts))


def has_name(customer: ece.Customer, name: str) -> bool:
    """Whether every word of the name is in the customer's: ECE may leave out or add a middle
    name."""
    names = [customer.name, *(person.name for person in customer.contact_persons)]
    words = set(name_text(" ".join(names)).casefold().split())
    return words.issuperset(name_text(name).casefold().split())
