"""Looking in ECE for a customer of whom nobody knows whether they were created."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import ece
from dashboard.creation.duplicates import left_out
from dashboard.creation.existing_customers import has_name
from dashboard.models import CreateAttempt
from dashboard.storage import attempts
from dashboard.storage.attempts import Traits

MOST_CANDIDATES = 5
MOST_PAGES = 8


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Customers who were created at that time. `is_complete`: they are all that ECE has;
    `unreadable` counts those in ECE's answers who can't be read, or have no usable ID."""

    customers: tuple[ece.Customer, ...] = ()
    is_complete: bool = True
    unreadable: int = 0

    def and_then(self, other: "SearchResult") -> "SearchResult":
        return SearchResult(
            self.customers + other.customers,
            self.is_complete and other.is_complete,
            self.unreadable + other.unreadable,
        )


def look_for(client: ece.Client, attempt: CreateAttempt) -> SearchResult:
    """Return the customers who look like the one that was sent and were created at that time.

    Where they are too many to look through all, those are that ECE created at once, if its clock
    and ours agree.
    """
    traits = attempts.read_record(attempt).traits
    result = SearchResult()
    if traits is None:
        return result
    created = ece.Range(*attempts.created_between(attempt))
    for criteria in ways_to_search(traits, created):
        result = result.and_then(search_all(client, criteria, traits.name))
        if result.customers:
            break
    if not result.customers and not result.is_complete:
        at_once = ece.CustomerCriteria(created=ece.Range(*attempts.created_at_once(attempt)))
        result = replace(result, customers=search_all(client, at_once, traits.name).customers)
    return replace(result, customers=result.customers[:MOST_CANDIDATES])


def ways_to_search(traits: Traits, created: ece.Range) -> list[ece.CustomerCriteria]:
    """Return one search for each address, else for each number, else for everybody who was created
    then."""
    if traits.emails:
        return [ece.CustomerCriteria(email=email, created=created) for email in traits.emails]
    if traits.phones:
        return [ece.CustomerCriteria(phones=(phone,), created=created) for phone in traits.phones]
    return [ece.CustomerCriteria(created=created)]


def search_all(
    client: ece.Client,
    criteria: ece.CustomerCriteria,
    name: str,
) -> SearchResult:
    """Return the customers of this name who meet the criteria; some hundreds are looked through at
    most."""
    result = SearchResult()
    for number in range(1, MOST_PAGES + 1):
        page = client.search_customers(criteria, page=number, size=75)
        alike = of_name(page.records, name)
        unreadable = left_out(page) + count_unusable(page.records, alike)
        result = result.and_then(SearchResult(alike, not page.cut, unreadable))
        if not page.has_next:
            return result
    return replace(result, is_complete=False)


def of_name(customers: Sequence[ece.Customer], name: str) -> tuple[ece.Customer, ...]:
    """Return those who can be opened and are called so."""
    alike = []
    for customer in customers:
        if customer.id and has_name(customer, name):
            alike.append(customer)
    return tuple(alike)


def count_unusable(customers: Sequence[ece.Customer], alike: Sequence[ece.Customer]) -> int:
    """Return how many have no ID, or no name that tells whether they are alike."""
    ids = {customer.id for customer in alike}
    others = [customer for customer in customers if customer.id not in ids]
    return sum(map(is_unusable, others))


def is_unusable(customer: ece.Customer) -> bool:
    names = (customer.name, *(person.name for person in customer.contact_persons))
    return not customer.id or bool(customer.unreadable) or not any(names)
