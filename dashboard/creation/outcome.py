"""What became of a customer that was sent to ECE: known, still being found out, or left to the agent to say."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from dashboard import ece, logs
from dashboard.creation import duplicates
from dashboard.pages import lists
from dashboard.pages.page import go_to, keep_frame, render_page, see_other
from dashboard.storage import attempts
from dashboard.storage.attempts import State

PAGE = "creation/outcome.html"
REGIONS = ("outcome",)
MOST_CANDIDATES = 5
MOST_PAGES = 8


@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: HttpRequest, token: str) -> HttpResponse:
    """GET looks at ECE again, as long as the outcome is not known. POST: the agent recognises the customer, or gives
    up looking and creates it again."""
    attempt = attempts.recall(request.agent, token)
    if attempt is None or attempt.state == State.DRAFT:
        raise Http404
    if attempt.state == State.CREATED:
        return go_to(request, reverse("customer", args=[attempt.customer_id]))
    context = {
        "token": token,
        "name": attempts.name_of(attempt),
        "state": attempt.state,
        "sent_at": lists.clock(attempt.sent_at),
        "is_settled": attempts.is_settled(attempt),
        "can_be_looked_for": "sought" in attempts.kept(attempt),
        "looks_again": attempt.state == State.SENDING or not attempts.is_settled(attempt),
    }
    keep_frame(request, PAGE, context, REGIONS)
    if attempt.state != State.UNKNOWN:
        return render_page(request, PAGE, context, regions=REGIONS)
    candidates, context["looked_through"] = look_for(request.ece, attempt)
    if request.method == "POST":
        return decided(request, attempt, token, candidates)
    context["candidates"] = [
        duplicates.ExistingCustomer(**duplicates.facts(customer)) for customer in candidates
    ]
    context["announcement"] = announcement(context)
    return render_page(request, PAGE, context, regions=REGIONS)


def decided(
    request: HttpRequest, attempt, token: str, candidates: list[ece.Customer]
) -> HttpResponse:
    here = reverse("outcome", args=[token])
    recognised = request.POST.get("customer", "")
    if recognised in [candidate.id for candidate in candidates]:
        attempts.note_created(request.agent, token, recognised)
        logs.events.info(
            "create_recognised", extra={"agent": request.agent.pk, "customer": recognised}
        )
        return see_other(reverse("customer", args=[recognised]))
    if "again" not in request.POST or not attempts.is_settled(attempt):
        return see_other(here)
    attempts.give_up(request.agent, token)
    logs.events.warning(
        "create_again", extra={"agent": request.agent.pk, "reference": request.reference}
    )
    return see_other(reverse("create", query={"again": token}))


def look_for(client: ece.Client, attempt) -> tuple[list[ece.Customer], bool]:
    """Customers who look like the one that was sent and were created at that time, and whether all were looked through
    who were."""
    sought = attempts.kept(attempt).get("sought")
    if not sought:
        return [], False
    created, looked_through = ece.Range(*attempts.created_between(attempt)), True
    for criteria in ways_to_find(sought, created):
        customers, to_the_end = search_through(client, criteria)
        looked_through = looked_through and to_the_end
        if found := [customer for customer in customers if is_like(customer, sought["name"])]:
            return found[:MOST_CANDIDATES], looked_through
    return [], looked_through


def search_through(
    client: ece.Client, criteria: ece.CustomerCriteria
) -> tuple[list[ece.Customer], bool]:
    """All customers that meet the criteria, and whether it is really all of them: some hundreds at most."""
    customers = []
    for number in range(1, MOST_PAGES + 1):
        page = client.search_customers(criteria, page=number, size=75)
        customers += page.records
        if not page.has_next:
            return customers, True
    return customers, False


def ways_to_find(sought: dict, created: ece.Range) -> list[ece.CustomerCriteria]:
    by_email = [ece.CustomerCriteria(email=email, created=created) for email in sought["emails"]]
    by_phone = [
        ece.CustomerCriteria(phones=(phone,), created=created) for phone in sought["phones"]
    ]
    return by_email or by_phone or [ece.CustomerCriteria(created=created)]


def is_like(customer: ece.Customer, name: str) -> bool:
    """Whether every word of the name is in the customer's: ECE may leave out or add a middle name."""
    called = " ".join([customer.name, *(person.name for person in customer.contact_persons)])
    return set(called.casefold().split()).issuperset(name.casefold().split())


def announcement(context: dict) -> str:
    if context["candidates"]:
        return gettext("ECE has a customer like the one you sent.")
    if not context["looked_through"]:
        return gettext("The dashboard could not look at all of them.")
    return (
        gettext("ECE shows no such customer.")
        if context["is_settled"]
        else gettext("ECE shows none so far.")
    )
