"""Creating a customer: the form, who has this address or number already, and the one time that ECE is asked."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from dashboard import ece, logs
from dashboard.creation import duplicates, metadata
from dashboard.creation.duplicates import DuplicateMatch
from dashboard.creation.form import NewCustomer, Problem
from dashboard.creation.prefill import prefill_from
from dashboard.pages import lists
from dashboard.pages.fault_messages import FaultMessage
from dashboard.pages.lists import Link
from dashboard.pages.page import go_to, keep_address, keep_frame, render_fault, render_page
from dashboard.storage import attempts, drafts, searches, suggestions
from dashboard.storage.attempts import State

PAGE = "creation/form.html"
REGIONS = ("create",)
UNSENT = (State.DRAFT, State.REJECTED)
AGAIN = (State.REJECTED, State.NOT_FOUND)


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """The form: empty, begun by a search (`from`) or a link (`type`, `department`), or as it was left (`draft`,
    `again`); and what becomes of it."""
    if request.method == "POST":
        return posted(request)
    if request.draft:
        return left(request, MultiValueDict(request.draft))
    if "again" in request.GET:
        return again(request, request.GET["again"])
    return show(request, form_for(request, None), attempts.new_token(request.agent))


@sensitive_post_parameters()
@sensitive_variables()
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Who has the address or number of one contact point, named by `of`, as far as the form is filled in."""
    form = form_for(request, request.POST)
    point = form.section_at(request.POST.get("of", ""))
    if point not in form.points:
        raise Http404
    held, unchecked = [], False
    try:
        held = duplicates.look_for(request.ece, [point], form.customer.department)
    except ece.Unauthorized:
        raise
    except ece.Error:
        unchecked = True
    form.forget_errors()
    context = context_of(form, request.POST.get("token", ""), held) | {
        "point": point,
        "unchecked": unchecked,
    }
    context["announcement"] = " ".join(one.sentence for one in held)
    return render_page(request, PAGE, context, regions=[point.slot])


def posted(request: HttpRequest) -> HttpResponse:
    signed = request.POST.get("token", "")
    token = attempts.read_token(request.agent, signed)
    if token is None:
        return foreign_form(request)
    if "add" in request.POST:
        form = form_for(request, request.POST, add=request.POST["add"])
        form.forget_errors()
        return show(request, form, signed)
    form = form_for(request, request.POST)
    if form.unknown_fields:
        logs.events.warning(
            "unknown_fields", extra={"agent": request.agent.pk, "count": form.unknown_fields}
        )
    earlier = attempts.recall(request.agent, token)
    if earlier and earlier.state not in UNSENT:
        return sent_before(request, form, signed, earlier)
    if not form.is_valid():
        return refuse(request, form, signed)
    keep = partial(drafts.keep_posted, request, request.agent)
    keep_frame(request, PAGE, context_of(form, signed), REGIONS, keep=keep)
    held = look_for_holders(request, form)
    if any(one.is_in_the_way(form.told_apart) for one in held):
        return refuse(request, form, signed, held)
    return send(request, form, signed)


def send(request: HttpRequest, form: NewCustomer, signed: str) -> HttpResponse:
    """Ask ECE to create the customer, if nobody did so with this token."""
    agent, token = request.agent, attempts.read_token(request.agent, signed)
    sought = {"name": form.name, "emails": form.emails, "phones": form.phones}
    if not attempts.begin(agent, token, form.kept(), sought):
        return go_to(request, reverse("outcome", args=[token]))
    try:
        customer_id = request.ece.create_customer(new_customer(form))
    except ece.Unconfirmed:
        attempts.note_unknown(agent, token)
        logs.events.warning(
            "create_unconfirmed", extra={"agent": agent.pk, "reference": request.reference}
        )
        return go_to(request, reverse("outcome", args=[token]))
    except ece.Unauthorized:
        attempts.note_unsent(agent, token)
        raise
    except ece.Error as error:
        attempts.note_refused(agent, token)
        return refused(request, form, signed, error)
    attempts.note_created(agent, token, customer_id)
    suggestions.note_used(request, form.customer.department)
    logs.events.info("created", extra={"agent": agent.pk, "customer": customer_id})
    return go_to(request, reverse("customer", args=[customer_id]))


def refused(request: HttpRequest, form: NewCustomer, signed: str, error: ece.Error) -> HttpResponse:
    """ECE said no. The form stays as it is, and its token good."""
    if isinstance(error, ece.Forbidden):
        sentence = gettext(
            "ECE asks for the right “Create Customer” and for a department that is yours."
        )
        return render_fault(
            request,
            FaultMessage(403, gettext("Your ECE account may not create this customer"), sentence),
        )
    if not isinstance(error, ece.Rejected):
        raise error
    held = []
    with suppress(ece.Error):
        held = look_for_holders(request, form)
    if not form.refuse_elements(error.elements) and not any(one.is_stop for one in held):
        sentence = gettext(
            "ECE did not accept this customer and did not say which value is the reason."
        )
        form.problems.append(Problem(sentence))
    return refuse(request, form, signed, held, by_ece=True)


def sent_before(request: HttpRequest, form: NewCustomer, signed: str, earlier) -> HttpResponse:
    """A form that comes in again: a second click, a second tab, or Back. The same values are the same customer."""
    outcome = reverse("outcome", args=[attempts.read_token(request.agent, signed)])
    if attempts.is_same(earlier, form.kept()):
        return go_to(request, outcome)
    form.is_valid()
    if earlier.state == State.CREATED:
        sentence = gettext(
            "You created %(name)s from this form at %(time)s. Press again to create this one as well."
        )
        said = sentence % created_who(earlier)
        signed = attempts.new_token(request.agent)
    else:
        said = gettext(
            "It is not known yet what became of this form when it was sent before, with other values."
        )
    form.problems.append(Problem(said))
    return refuse(request, form, signed, outcome=outcome)


def left(request: HttpRequest, typed: MultiValueDict) -> HttpResponse:
    """A form as it was left, judged as it would have been; once its customer was created nothing is left of it."""
    signed = typed.get("token", "")
    token = attempts.read_token(request.agent, signed)
    earlier = attempts.recall(request.agent, token) if token else None
    form = form_for(request, typed)
    if earlier and earlier.state == State.CREATED and not form.kept():
        return created_before(request, earlier)
    if earlier and earlier.state not in UNSENT:
        return sent_before(request, form, signed, earlier)
    signed = signed if token else attempts.new_token(request.agent)
    form.is_valid()
    keep_frame(request, PAGE, context_of(form, signed), REGIONS)
    held = look_for_holders(request, form)
    form.refuse_held(held)
    return render_page(request, PAGE, context_of(form, signed, held), regions=REGIONS)


def created_before(request: HttpRequest, earlier) -> HttpResponse:
    """Back, after the customer was created."""
    context = {"customer_id": earlier.customer_id, **created_who(earlier)}
    return render_page(request, "creation/before.html", context)


def created_who(earlier) -> dict[str, str]:
    name = attempts.name_of(earlier) or gettext("Customer %(id)s") % {"id": earlier.customer_id}
    return {"name": name, "time": lists.clock(earlier.sent_at)}


def again(request: HttpRequest, token: str) -> HttpResponse:
    """What was sent, refused or not found afterwards, to be sent again; an empty form where that is not so. A refused
    one keeps its token; what was not found gets a new one, because it may yet be there."""
    attempt = attempts.recall(request.agent, token)
    typed = attempts.kept(attempt).get("typed") if attempt and attempt.state in AGAIN else None
    form = form_for(request, MultiValueDict(typed) if typed else None)
    form.forget_errors()
    same = typed and attempt.state == State.REJECTED
    return show(
        request,
        form,
        attempts.signed(request.agent, token) if same else attempts.new_token(request.agent),
    )


def show(request: HttpRequest, form: NewCustomer, signed: str) -> HttpResponse:
    return render_page(request, PAGE, context_of(form, signed), regions=REGIONS)


def refuse(
    request: HttpRequest,
    form: NewCustomer,
    signed: str,
    held: Sequence[DuplicateMatch] = (),
    *,
    by_ece: bool = False,
    outcome: str = "",
) -> HttpResponse:
    """The form with what is wrong; nothing was created."""
    form.refuse_held(held)
    context = context_of(form, signed, held) | {"by_ece": by_ece, "outcome": outcome}
    context["announcement"] = gettext("The customer was not created. Check the marked fields.")
    answer = render_page(request, PAGE, context, regions=REGIONS, status=422)
    return keep_address(request, answer, partial(drafts.keep_posted, request, request.agent))


def foreign_form(request: HttpRequest) -> HttpResponse:
    keep_frame(
        request,
        "pages/fault.html",
        {"actions": [Link(gettext("New form"), reverse("create"))]},
        ["fault"],
    )
    sentence = gettext(
        "It was opened by another agent in this browser, or it was changed. Nothing was sent to ECE."
    )
    return render_fault(request, FaultMessage(409, gettext("This form is not yours"), sentence))


def context_of(form: NewCustomer, signed: str, held: Sequence[DuplicateMatch] = ()) -> dict:
    return {"form": form, "token": signed, "held": held}


def look_for_holders(request: HttpRequest, form: NewCustomer) -> list[DuplicateMatch]:
    return duplicates.look_for(request.ece, form.filled_points, form.customer.department)


def form_for(request: HttpRequest, typed: MultiValueDict | None, *, add: str = "") -> NewCustomer:
    departments = request.agent.departments
    earlier = searches.CUSTOMERS.recall(request.agent, request.GET.get("from", ""))
    begun = (
        earlier.typed
        if earlier
        else {name: request.GET.getlist(name) for name in ("type", "department")}
    )
    return NewCustomer(
        typed,
        departments=departments,
        suggested=suggestions.departments(request),
        metadata=metadata.configured(request),
        prefill=prefill_from(begun, departments, usual=suggestions.usual_department(request)),
        add=add,
    )


def new_customer(form: NewCustomer) -> ece.NewCustomer:
    persons = [person for person in form.persons if not person.is_blank]
    return ece.NewCustomer(
        form.customer.values(),
        custom_attributes(form.customer),
        tuple(new_person(form, person) for person in persons),
    )


def new_person(form: NewCustomer, person) -> ece.NewContactPerson:
    points = tuple(
        ece.NewContactPoint(point.kind, point.values(), point.priority, custom_attributes(point))
        for point in form.points_of(person)
    )
    return ece.NewContactPerson(person.values(), custom_attributes(person), points)


def custom_attributes(section) -> tuple[ece.CustomAttribute, ...]:
    return tuple(ece.CustomAttribute(name, (value,)) for name, value in section.custom_values())
