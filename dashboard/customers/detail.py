"""One customer: who it is, what is sensitive only on demand, and the cases beside it."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from dashboard import ece
from dashboard.customers.facts import CustomerFacts, Revealed
from dashboard.pages import lists
from dashboard.pages.case_rows import CaseRows
from dashboard.pages.elements import SENSITIVE
from dashboard.pages.fault_messages import no_such_part
from dashboard.pages.hrefs import href, hrefs
from dashboard.pages.lists import Link, ListQuery
from dashboard.pages.metadata import configured, labels_for
from dashboard.pages.names import visible_name
from dashboard.pages.page import AgentRequest, Page
from dashboard.pages.paging import Paging
from dashboard.pages.way_back import way_back
from dashboard.storage import attempts, audit, limits, recents, searches, suggestions
from dashboard.storage.audit import Action

STATUSES = ("", "open", "closed")
MOST_PERSONS = 75
CUSTOM = "custom"
REVEALED = (*SENSITIVE, CUSTOM)


@require_safe
def customer(request: AgentRequest, id: str) -> HttpResponse:
    to_search = Link(gettext("Search customers"), href("customers"))
    title = gettext("Customer %(id)s") % {"id": id}
    Page(request, "pages/fault.html", title=title, actions=[to_search])
    limits.check(request, limits.VIEWS)
    customer = get_customer(request, id)
    audit.record(request, Action.CUSTOMER_VIEW, id)
    recents.remember(request.agent, "customer", id, visible_name(customer.name))
    suggestions.remember_departments(request, [customer])
    return show(request, customer)


@require_POST
def reveal(request: AgentRequest, id: str) -> HttpResponse:
    """Show one sensitive value, on demand. Who looked at what is recorded, the value is not."""
    field, person = request.POST.get("field", ""), request.POST.get("person") or "0"
    if field not in REVEALED or person not in map(str, range(MOST_PERSONS)):
        raise Http404
    limits.check(request, limits.REVEALS)
    customer = get_customer(request, id, field)
    audit.record(request, Action.VALUE_REVEAL, id, detail=field)
    return show(request, customer, revealed=(int(person), field))


def get_customer(request: AgentRequest, id: str, revealed: str = "") -> ece.Customer:
    """Return the customer with what the page shows. The PIN comes only to be revealed, and so do
    custom attributes of which ECE did not tell the names."""
    if revealed == CUSTOM:
        return request.ece.get_customer(id, all=True)
    custom = configured(request).custom_names("customer")
    return request.ece.get_customer(id, custom=custom, pin=revealed == "pin")


def show(request: AgentRequest, customer: ece.Customer, revealed: Revealed = None) -> HttpResponse:
    facts = CustomerFacts(customer, labels_for(request), revealed)
    persons = facts.persons()
    lacks_custom = not configured(request).is_known and revealed != (0, CUSTOM)
    row = f"customer-{customer.id}"
    only_hit_href = results_of_only_hit(request, row)
    page = Page(
        request,
        "customers/customer.html",
        regions=["customer"],
        customer=customer,
        name=visible_name(customer.name),
        persons=persons,
        several=len(persons) > 1,
        attributes=facts.attributes(lacks_custom=lacks_custom),
        reveal_href=hrefs("reveal")(customer.id),
        cases_href=hrefs("customer_cases")(customer.id) + "?status=open",
        unread_href=hrefs("customer_unread")(customer.id),
        timeline_href=hrefs("timeline")(customer.id),
        created_at=created_at(request, customer),
        found_by=", ".join(spellings_of(customer)),
        results_href=only_hit_href or way_back(request, row),
        is_only_hit=bool(only_hit_href),
    )
    return page.render()


def results_of_only_hit(request: AgentRequest, row: str) -> str:
    """Return the way back to the search of which this customer was the only result, or ""."""
    key = request.GET.get("results", "")
    if not key or searches.CUSTOMERS.recall(request.agent, key) is None:
        return ""
    return reverse("customer_results", args=[key], fragment=row)


def spellings_of(customer: ece.Customer) -> list[str]:
    """Return the numbers and addresses as ECE compares them with what is searched for."""
    spellings = []
    for person in customer.contact_persons:
        spellings += [point.digits or point.email for point in person.contact_points]
    return [spelling for spelling in spellings if spelling]


def created_at(request: AgentRequest, customer: ece.Customer) -> str:
    """Return when this agent created the customer, or "" where that was not just now."""
    attempt = attempts.just_created(request.agent, customer.id)
    return lists.clock(attempt.sent_at) if attempt else ""


@require_safe
def cases(request: AgentRequest, id: str) -> HttpResponse:
    """Show the customer's cases: a region that loads after the page and may fail alone, and a page
    of its own."""
    status = request.GET.get("status", "")
    path = reverse("customer_cases", args=[id])
    page = Page(
        request,
        "customers/cases.html",
        regions=["cases"],
        customer_id=id,
        tabs=tabs(path, status),
    )
    paging = Paging(request.GET)
    if status not in STATUSES or not paging.is_valid():
        return page.render_fault(no_such_part())
    query = ListQuery(**paging.cleaned_data, path=path, also=(("status", status),))
    limits.check(request, limits.VIEWS)
    answer = request.ece.get_cases_of_customer(id, status=status, page=query.page, size=query.size)
    audit.record(request, Action.CUSTOMER_CASES, id)
    fill(page, answer, query, status)
    if answer.records:
        page.fill(actions=links_to_lookup(request, id, status))
    return page.render()


def fill(page: Page, answer: ece.ResultPage[ece.Case], query: ListQuery, status: str) -> None:
    page.fill(pager=lists.pager_if_needed(answer, query), notes=lists.gaps(answer))
    if not answer.records:
        sentence = no_cases(answer, query, status)
        page.fill(empty=sentence, announcement=sentence)
        return
    position = {"position": lists.position(answer)}
    page.fill(
        rows=CaseRows().rows(answer.records), announcement=gettext("Cases %(position)s") % position
    )


def links_to_lookup(request: AgentRequest, id: str, status: str) -> list[Link]:
    """Return the way from a customer's cases to the lookup, where they can be sorted and
    narrowed."""
    if request.session.get("no_case_lookup"):
        return []
    criteria = {"customer": id}
    if status:
        criteria["status"] = status
    return [Link(gettext("Open in the case lookup"), href("cases"), post=criteria)]


def tabs(path: str, status: str) -> list[Link]:
    return [
        Link(gettext("Open"), f"{path}?status=open", status == "open"),
        Link(gettext("Closed"), f"{path}?status=closed", status == "closed"),
        Link(gettext("All"), path, status == ""),
    ]


def no_cases(answer: ece.ResultPage[ece.Case], query: ListQuery, status: str) -> str:
    if query.page > 1:
        return gettext("That was the last page.")
    if answer.has_next:
        return gettext(
            "Among the first cases there is none. ECE has more, which it can't search by status."
        )
    match status:
        case "open":
            return gettext("No open cases in your departments.")
        case "closed":
            return gettext("No closed cases in your departments.")
    return gettext("No cases in your departments.")
