"""The rows of one page of the list, and what is said around them."""

import time
from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from dashboard import ece
from dashboard.pages import lists
from dashboard.pages.lists import Listing, ListQuery
from dashboard.pages.page import AgentRequest
from dashboard.unread import chases, rows
from dashboard.unread.notes import notes
from dashboard.unread.shown import Shown, shown_of
from dashboard.unread.sorting import sorted_customers
from dashboard.unread.stored_lists import Stored
from dashboard.unread.subjects import CustomerDay, subjects_by_customer
from dashboard.unread.unread_list import ListedCustomer, UnreadList

PATIENCE = 3.0  # seconds for the subjects of one page


def listing(request: AgentRequest, stored: Stored, query: ListQuery) -> Listing | None:
    """Return one page of the list with its rows, or None where it has no such page."""
    unread_list = stored.unread_list
    customers = sorted_customers(unread_list, query.sort, query.order)
    page = page_of(wanted(request, customers), query)
    if not page.records:
        return None
    columns = rows.columns(replace(query, sort=query.sort or "since"))
    pager = lists.pager(page, query)
    heading = heading_of(pager)
    shown = shown_of(request.ece, [listed.id for listed in page.records])
    return Listing(
        region="results",
        body="unread/rows.html",
        heading=heading,
        caption=lists.caption(heading, columns),
        columns=columns,
        rows=rows_of(request, unread_list, page.records, shown),
        pager=pager,
        notes=[*notes(unread_list), *shown.notes],
        as_of=lists.clock(stored.started),
    )


def wanted(request: AgentRequest, customers: list[ListedCustomer]) -> list[ListedCustomer]:
    """Return the customers; only those whom the agent looks after, where the address says so."""
    if "mine" not in request.GET:
        return customers
    mine = chases.ids_of(request.agent)
    return [customer for customer in customers if customer.id in mine]


def page_of(customers: list[ListedCustomer], query: ListQuery) -> ece.ResultPage[ListedCustomer]:
    first = (query.page - 1) * query.size
    return ece.ResultPage(
        records=tuple(customers[first : first + query.size]),
        number=query.page,
        size=query.size,
        count=len(customers),
        has_next=len(customers) > first + query.size,
        has_previous=query.page > 1,
    )


def heading_of(pager: lists.Pager) -> str:
    counted = ngettext(
        "%(count)s customer with unread secure mail",
        "%(count)s customers with unread secure mail",
        pager.total or 0,
    )
    positioned = gettext("Customers %(position)s with unread secure mail")
    return lists.heading(pager, positioned, counted)


def rows_of(
    request: AgentRequest,
    unread_list: UnreadList,
    page: tuple[ListedCustomer, ...],
    shown: Shown,
) -> list[tuple[rows.Row, tuple[str, ...]]]:
    """Return each row with the subjects of the mails that may be its oldest unread one."""
    days = unread_list.days_by_customer()
    today = timezone.localdate()
    states = chases.states_of(request.agent, [listed.id for listed in page])
    questions = oldest_days(page, days)
    until = time.monotonic() + PATIENCE
    subjects = subjects_by_customer(request.ece, questions, unread_list.window, until=until)
    with_subjects = []
    for listed in page:
        row = rows.row(
            listed,
            shown.customers.get(listed.id),
            age=rows.Age.of(days[listed.id], today),
            chase=states[listed.id],
            is_visible=listed.id not in shown.hidden,
        )
        with_subjects.append((row, subjects.get(listed.id, ())))
    return with_subjects


def oldest_days(page: tuple[ListedCustomer, ...], days: dict[str, list[date]]) -> list[CustomerDay]:
    return [(listed.id, days[listed.id][0]) for listed in page if days[listed.id]]
