"""One customer: who it is, what is sensitive only on demand, and the cases beside it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from dashboard import ece, logs
from dashboard.pages import lists
from dashboard.pages.case_rows import case_row
from dashboard.pages.elements import SENSITIVE
from dashboard.pages.fault_messages import no_such_part
from dashboard.pages.lists import Link, ListQuery
from dashboard.pages.page import keep_frame, render_fault, render_page
from dashboard.pages.paging import Paging
from dashboard.storage import attempts, suggestions

CASES = "customers/cases.html"
STATUSES = ("", "open", "closed")


@require_safe
def customer(request: HttpRequest, id: str) -> HttpResponse:
    to_search = Link(gettext("Search customers"), reverse("customers"))
    title = gettext("Customer %(id)s") % {"id": id}
    keep_frame(request, "pages/fault.html", {"title": title, "actions": [to_search]}, [])
    customer = request.ece.get_customer(id)
    suggestions.learn_departments(request, [customer])
    return show(request, customer)


@require_POST
def reveal(request: HttpRequest, id: str) -> HttpResponse:
    """One sensitive value, on demand. Who looked at what is logged, the value is not."""
    field, person = request.POST.get("field", ""), request.POST.get("person") or "0"
    if field not in SENSITIVE or person not in map(str, range(75)):
        raise Http404
    customer = request.ece.get_customer(id)
    logs.events.info("revealed", extra={"agent": request.agent.pk, "customer": id, "field": field})
    return show(request, customer, revealed=(int(person), field))


def show(
    request: HttpRequest, customer: ece.Customer, revealed: tuple[int, str] | None = None
) -> HttpResponse:
    context = {
        "customer": customer,
        "revealed": revealed,
        "reveal_href": reverse("reveal", args=[customer.id]),
        "cases_href": reverse("customer_cases", args=[customer.id]) + "?status=open",
        "created_at": created_at(request, customer),
    }
    return render_page(request, "customers/customer.html", context, regions=["customer"])


def created_at(request: HttpRequest, customer: ece.Customer) -> str:
    """When this agent created the customer, if that was just now."""
    attempt = attempts.just_created(request.agent, customer.id)
    return lists.clock(attempt.sent_at) if attempt else ""


@require_safe
def cases(request: HttpRequest, id: str) -> HttpResponse:
    """The customer's cases: a region that loads after the page and may fail alone, and a page of its own."""
    status = request.GET.get("status", "")
    paging = Paging(request.GET)
    path = reverse("customer_cases", args=[id])
    frame = {"customer_id": id, "tabs": tabs(path, status)}
    keep_frame(request, CASES, frame, ["cases"])
    if status not in STATUSES or not paging.is_valid():
        return render_fault(request, no_such_part())
    asked = ListQuery(**paging.cleaned_data, path=path, also=(("status", status),))
    page = request.ece.get_cases_of_customer(id, status=status, page=asked.page, size=asked.size)
    href = lists.hrefs("case")
    frame["rows"] = [case_row(case, href(case.id)) for case in page.records]
    frame["pager"] = lists.pager(page, asked) if page.has_next or asked.page > 1 else None
    frame["empty"] = "" if page.records else nothing(status, asked, page)
    frame["actions"] = in_the_lookup(request, id, status) if page.records else []
    frame["announcement"] = frame["empty"] or gettext("Cases %(position)s") % {
        "position": lists.position(page)
    }
    return render_page(request, CASES, frame, regions=["cases"])


def in_the_lookup(request: HttpRequest, id: str, status: str) -> list[Link]:
    """From a customer's cases to the lookup, where they can be sorted and narrowed."""
    if request.session.get("no_case_lookup"):
        return []
    criteria = {"customer": id} | ({"status": status} if status else {})
    return [Link(gettext("Open in the case lookup"), reverse("cases"), post=criteria)]


def tabs(path: str, status: str) -> list[Link]:
    named = [("open", gettext("Open")), ("closed", gettext("Closed")), ("", gettext("All"))]
    return [
        Link(label, f"{path}?status={name}" if name else path, name == status)
        for name, label in named
    ]


def nothing(status: str, asked: ListQuery, page: ece.ResultPage) -> str:
    if asked.page > 1:
        return gettext("That was the last page.")
    if page.has_next:
        return gettext(
            "Among the newest cases there is none. ECE has more, which it can't search by status."
        )
    said = {
        "open": gettext("No open case that you may see."),
        "closed": gettext("No closed case that you may see."),
    }
    return said.get(status, gettext("No case that you may see."))
