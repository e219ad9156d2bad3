"""What became of a customer that was sent to ECE: known, still being worked out, or left to the
agent to say."""

from django.db import DatabaseError
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from dashboard.creation import messages
from dashboard.creation.existing_customers import existing_customer
from dashboard.creation.recognition import SearchResult, look_for
from dashboard.models import CreateAttempt
from dashboard.pages import lists
from dashboard.pages.page import AgentRequest, Page, go_to, render_fault, see_other
from dashboard.storage import attempts, audit
from dashboard.storage.attempts import State
from dashboard.storage.audit import Action

TEMPLATE = "creation/outcome.html"


@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: AgentRequest, token: str) -> HttpResponse:
    """GET looks at ECE again, as long as the outcome is not known. POST: the agent recognises the
    customer, or gives up looking and creates it again."""
    try:
        return tell(request, token)
    except DatabaseError:
        return render_fault(request, messages.outcome_not_read())


def tell(request: AgentRequest, key: str) -> HttpResponse:
    """Errors: DatabaseError."""
    attempt = attempts.recall(request.agent, key)
    if attempt is None or attempt.state == State.DRAFT:
        raise Http404
    if attempt.state == State.CREATED:
        return go_to(request, reverse("customer", args=[attempt.customer_id]))
    page = outcome_page(request, attempt, key)
    if attempt.state != State.UNKNOWN:
        return page.render()
    result = look_for(request.ece, attempt)
    if request.method == "POST":
        return decided(request, attempt, key, result)
    candidates = [existing_customer(customer) for customer in result.customers]
    page.fill(
        candidates=candidates,
        result=result,
        announcement=announcement(result, is_settled=attempts.is_settled(attempt)),
    )
    return page.render()


def outcome_page(
    request: AgentRequest,
    attempt: CreateAttempt,
    key: str,
) -> Page:
    is_settled = attempts.is_settled(attempt)
    return Page(
        request,
        TEMPLATE,
        regions=["outcome"],
        token=key,
        heading=heading_of(attempt),
        name=attempts.name_of(attempt),
        state=attempt.state,
        sent_at=lists.clock(attempt.sent_at),
        is_settled=is_settled,
        is_searchable=attempts.read_record(attempt).traits is not None,
        looks_again=attempt.state == State.SENDING or not is_settled,
    )


def heading_of(attempt: CreateAttempt) -> str:
    match attempt.state:
        case State.SENDING:
            return gettext("The customer is being created")
        case State.REJECTED:
            return gettext("ECE did not create the customer")
        case State.NOT_FOUND:
            return gettext("Not found at ECE")
    return gettext("Not confirmed")


def decided(
    request: AgentRequest, attempt: CreateAttempt, key: str, result: SearchResult
) -> HttpResponse:
    recognised = request.POST.get("customer", "")
    if any(customer.id == recognised for customer in result.customers):
        attempts.note_created(request.agent, key, recognised)
        audit.record(request, Action.RECOGNITION, recognised)
        return see_other(reverse("customer", args=[recognised]))
    if "again" not in request.POST or not attempts.is_settled(attempt):
        return see_other(reverse("outcome", args=[key]))
    attempts.give_up(request.agent, key)
    audit.record(request, Action.NEW_TRY)
    return see_other(reverse("create", query={"again": key}))


def announcement(result: SearchResult, *, is_settled: bool) -> str:
    if result.customers:
        return gettext("ECE has a customer like the one you sent.")
    if not result.is_complete:
        return gettext("The dashboard could not look at all of them.")
    if result.unreadable:
        return gettext("Part of ECE's answer can't be read.")
    if is_settled:
        return gettext("ECE shows no such customer.")
    return gettext("ECE shows none so far.")
