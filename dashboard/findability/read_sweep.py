"""Reading the sweep from ECE: a page of customers a request, and the searches about them."""

import time
from functools import partial

from dashboard import ece
from dashboard.findability.faults import Question
from dashboard.findability.sweep import SIZE, Replies, Reply, Sweep, questions

AT_A_TIME = 4
SOCIAL = "_id"


def read_page(client: ece.Client, sweep: Sweep, created: ece.Range, *, until: float) -> None:
    """Read the next page, and search ECE for its customers as callers would.

    After `until`, a moment of the monotonic clock, ECE is searched no more. Errors: those of
    search_customers; a search about one customer for which ECE has no answer is noted as one.
    """
    criteria = ece.CustomerCriteria(created=created)
    search = partial(client.search_customers, criteria, page=sweep.pages + 1, size=SIZE)
    try:
        page = search(sort="id")
    except ece.Rejected:  # v12 is documented to sort by names, and not by IDs
        page = search(sort="customerName")
    shown = ece.Visible(())
    if ids := [customer.id for customer in page.records if customer.id]:
        shown = client.get_visible_customers(ids)
    searchable = searchable_kinds(client.capabilities)
    replies = ask_all(client, questions(shown.customers, searchable), until)
    sweep.add_page(page, shown)
    for customer in shown.customers:
        sweep.add_customer(customer, searchable, replies)


def searchable_kinds(capabilities: ece.Capabilities) -> frozenset[str]:
    """Return the kinds of contact points that this ECE can search by."""
    kinds = {"phone", "email"}
    if any(name.endswith(SOCIAL) for name in capabilities.customer_criteria):
        kinds.add("social")
    return frozenset(kinds)


def ask_all(client: ece.Client, wanted: list[Question], until: float) -> Replies:
    """Return ECE's reply to each question, None where there is none or the time was over."""

    def ask_in_time(question: Question) -> Reply | None:
        if time.monotonic() > until:
            return None
        try:
            return ask(client, question)
        except ece.Unauthorized:
            raise
        except ece.Error:
            return None

    replies = client.side_by_side(ask_in_time, wanted, most=AT_A_TIME)
    return dict(zip(wanted, replies, strict=True))


def ask(client: ece.Client, question: Question) -> Reply:
    page = client.search_customers(criteria_of(question), size=SIZE)
    names = {customer.id: customer.name for customer in page.records if customer.id}
    is_whole = len(names) == len(page.records) and not (page.has_next or page.cut or page.left_out)
    return Reply(names, is_whole)


def criteria_of(question: Question) -> ece.CustomerCriteria:
    if question.criterion == "phone":
        return ece.CustomerCriteria(phones=(question.spelling,))
    return ece.CustomerCriteria(email=question.spelling)
