"""The order of the list, made here: ECE does not know since when a mail is unread."""

from collections.abc import Callable
from datetime import date

from dashboard.unread.unread_list import ListedCustomer, UnreadList


def sorted_customers(unread_list: UnreadList, sort: str, order: str) -> list[ListedCustomer]:
    """Return all customers of the list, by age unless `sort` says otherwise; those of the same rank
    by id.

    Whose age is not known comes last.
    """
    days = unread_list.days_by_customer()
    by_id = sorted(unread_list.customers.values(), key=number)
    is_descending = order == "desc"
    if sort == "id":
        return sorted(by_id, key=number, reverse=is_descending)
    if sort == "customerName":
        return sorted(by_id, key=name, reverse=is_descending)
    dated = [customer for customer in by_id if days[customer.id]]
    undated = [customer for customer in by_id if not days[customer.id]]
    return [*sorted(dated, key=oldest_day(days), reverse=is_descending), *undated]


def number(customer: ListedCustomer) -> int:
    return int(customer.id)


def name(customer: ListedCustomer) -> str:
    return customer.name.casefold()


def oldest_day(days: dict[str, list[date]]) -> Callable[[ListedCustomer], date]:
    return lambda customer: days[customer.id][0]
