"""Creating a customer: the form, the check of one contact point, and what becomes of a press of the
button."""

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from dashboard import ece, logs
from dashboard.creation import messages
from dashboard.creation.contact_points import ContactPointSection
from dashboard.creation.creation_page import CreationPage, form_for
from dashboard.creation.duplicates import DuplicateWarning, check_points
from dashboard.creation.form import TICKS, NewCustomerForm
from dashboard.creation.sections import Typed
from dashboard.creation.sending import check_form, name_of, send, sent_before, warnings_if_any
from dashboard.models import CreateAttempt
from dashboard.pages import lists
from dashboard.pages.lists import Link
from dashboard.pages.page import FAULT, AgentRequest, Page, go_to, render_fault
from dashboard.pages.repeats import takes_several
from dashboard.storage import attempts, drafts, form_tokens
from dashboard.storage.attempts import State
from dashboard.storage.form_tokens import FormToken

UNSENT = (State.DRAFT, State.REJECTED)
SENDABLE_AGAIN = (State.REJECTED, State.NOT_FOUND)


@takes_several(*TICKS)
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: AgentRequest) -> HttpResponse:
    """The form: fresh, begun by a search (`from`) or a link (`type`, `department`), or as it was
    left (`draft`, `again`); and what becomes of it."""
    if request.method == "POST":
        return posted(request)
    if "left" in request.GET:
        return left(request)
    if request.draft:
        return stored(request, MultiValueDict(request.draft))
    if "again" in request.GET:
        return again(request, request.GET["again"])
    return fresh(request)


@takes_several(*TICKS)
@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def check(request: AgentRequest) -> HttpResponse:
    """Who has the address or number of one contact point, named by `of`, as far as the form is
    filled in."""
    form = form_for(request, request.POST)
    point = form.point_at(request.POST.get("of", ""))
    if point is None:
        raise Http404
    warnings = warnings_at(request, form, point)
    token = FormToken("", request.POST.get("token", ""))
    return show_check(CreationPage(request, form, token, region=point.slot), point, warnings)


def warnings_at(
    request: AgentRequest, form: NewCustomerForm, point: ContactPointSection
) -> list[DuplicateWarning] | None:
    """Return who has the address or number; None where ECE does not answer. Errors: Unauthorized,
    TooMuch."""
    try:
        return check_points(request, [point], form.customer.department)
    except ece.Unauthorized:
        raise
    except ece.Error:
        return None


def show_check(
    page: CreationPage, point: ContactPointSection, warnings: list[DuplicateWarning] | None
) -> HttpResponse:
    """Return what stands under a contact point; where ECE does not answer, that is told and stops
    nothing."""
    page.form.forget_errors()
    page.page.fill(
        point=point,
        duplicates=warnings or (),
        is_unanswered=warnings is None,
        announcement=" ".join(warning.sentence for warning in warnings or ()),
    )
    return page.page.render()


def fresh(request: AgentRequest) -> HttpResponse:
    form = form_for(request, None)
    form.forget_errors()
    token = form_tokens.new_token(request.agent)
    return CreationPage(request, form, token).show()


def posted(request: AgentRequest) -> HttpResponse:
    signed = request.POST.get("token", "")
    token = form_tokens.read_token(request.agent, signed)
    if token is None:
        return foreign_form(request)
    if "leave" in request.POST:
        return leave(request)
    if "add" in request.POST:
        return added(request, token)
    page = CreationPage(request, form_for(request, request.POST), token)
    try:
        return pressed(page)
    except ece.NotSent as error:
        return render_fault(request, messages.not_sent(error))
    except DatabaseError:
        return render_fault(request, messages.database_busy())


def pressed(page: CreationPage) -> HttpResponse:
    """The agent pressed "Create customer". Errors: DatabaseError, before ECE is asked to create
    anything."""
    request, form = page.request, page.form
    log_unknown_fields(request, form)
    attempt = attempts.recall(request.agent, page.token.key)
    if attempt and attempt.state not in UNSENT:
        return sent_before(page, attempt)
    if not form.is_valid():
        return page.refuse(warnings_if_any(page))
    warnings = check_form(page)
    if any(warning.blocks_creation(form.confirmations) for warning in warnings):
        return page.refuse(warnings)
    if not form.traits.emails and not form.traits.phones:
        prove_session(request.ece)
    return send(page)


def prove_session(client: ece.Client) -> None:
    """Let a read tell that the session is over, where no check did: a create that is refused may
    have been done."""
    try:
        client.get_metadata()
    except ece.Unauthorized:
        raise
    except ece.Error:
        return


def log_unknown_fields(request: AgentRequest, form: NewCustomerForm) -> None:
    count = form.count_unknown_fields()
    if count:
        event = {"agent": request.agent.pk, "count": count}
        logs.events.warning("unknown_fields", extra=event)


def added(request: AgentRequest, token: FormToken) -> HttpResponse:
    """The form with one more contact point, contact person or custom attribute."""
    form = form_for(
        request,
        request.POST,
        add=request.POST["add"],
    )
    form.forget_errors()
    return CreationPage(request, form, token).show()


def leave(request: AgentRequest) -> HttpResponse:
    """The agent leaves the form. What was typed is stored, and the next page leads back to it."""
    form = form_for(request, request.POST)
    if form.is_untouched:
        return go_to(request, reverse("customers"))
    stored_at = drafts.keep_posted(request, request.agent)
    query = stored_at.partition("?")[2]
    return go_to(request, f"{reverse('create')}?left=yes&{query}".rstrip("&"))


def left(request: AgentRequest) -> HttpResponse:
    """After leaving a form: what was typed is stored, or the agent is told that it is not."""
    page = Page(request, "creation/left.html")
    if request.draft:
        page.fill(draft_key=request.GET["draft"])
    return page.render()


def stored(request: AgentRequest, typed: Typed) -> HttpResponse:
    """A form as it was stored, judged as it would have been; once its customer was created nothing
    is left of it."""
    form = form_for(request, typed)
    known = form_tokens.read_token(request.agent, typed.get("token", ""))
    token = known or form_tokens.new_token(request.agent)
    page = CreationPage(request, form, token)
    attempt = attempts.recall(request.agent, token.key)
    if attempt and attempt.state == State.CREATED and not form.typed_fields():
        return created_already(request, attempt)
    if attempt and attempt.state not in UNSENT:
        return sent_before(page, attempt)
    if "leave" in typed:
        form.forget_errors()
        return page.show()
    form.is_valid()
    warnings = check_form(page)
    form.add_warnings(warnings)
    page.page.fill(duplicates=warnings)
    return page.show()


def created_already(request: AgentRequest, attempt: CreateAttempt) -> HttpResponse:
    """Back, after the customer was created."""
    page = Page(
        request,
        "creation/already_created.html",
        customer_id=attempt.customer_id,
        name=name_of(attempt),
        time=lists.clock(attempt.sent_at),
    )
    return page.render()


def again(request: AgentRequest, key: str) -> HttpResponse:
    """What was sent and refused, or not there afterwards, to be sent again; a fresh form where that
    is not so. A refused one keeps its token; what was not there gets a new one, because it may yet
    come."""
    attempt = attempts.recall(request.agent, key)
    token = form_tokens.new_token(request.agent)
    typed: Typed | None = None
    if attempt and attempt.state in SENDABLE_AGAIN:
        typed = MultiValueDict(attempts.read_record(attempt).typed) or None
    if attempt and typed and attempt.state == State.REJECTED:
        token = form_tokens.token_for(request.agent, key)
    form = form_for(request, typed)
    form.forget_errors()
    return CreationPage(request, form, token).show()


def foreign_form(request: HttpRequest) -> HttpResponse:
    new_form = Link(gettext("New form"), reverse("create"))
    Page(request, FAULT, regions=["fault"], actions=[new_form])
    return render_fault(request, messages.not_your_form())
