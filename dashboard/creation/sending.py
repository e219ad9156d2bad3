"""The one time that ECE is asked to create a customer, and what its answer means.

From the record of the attempt on, nothing here fails: whatever the database does, the agent gets
the customer, the refusal, or the page that says it is not confirmed.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from django.contrib.sessions.backends.base import UpdateError
from django.db import DatabaseError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from dashboard import ece, logs
from dashboard.creation import messages
from dashboard.creation.creation_page import CreationPage
from dashboard.creation.duplicates import DuplicateWarning, check_points
from dashboard.creation.new_customer import new_customer
from dashboard.creation.problems import Problem
from dashboard.models import CreateAttempt
from dashboard.pages import lists
from dashboard.pages.page import AgentRequest, go_to, render_fault
from dashboard.storage import attempts, audit, form_tokens, limits, suggestions
from dashboard.storage.attempts import State
from dashboard.storage.audit import Action

DAY = timedelta(days=1)


def send(page: CreationPage) -> HttpResponse:
    """Ask ECE to create the customer, if nobody did so with this token. Errors: DatabaseError,
    before ECE is asked."""
    form = page.form
    typed = form.typed_fields()
    if not attempts.begin(
        page.request.agent,
        page.token.key,
        typed,
        form.traits,
    ):
        return go_to(page.request, outcome_href(page))
    try:
        customer_id = page.request.ece.create_customer(new_customer(form))
    except ece.Unauthorized:
        record(attempts.note_unsent, page)
        raise
    except (ece.Unconfirmed, DatabaseError):
        return unconfirmed(page)
    except ece.Error as error:
        record(attempts.note_refused, page)
        audit.record(page.request, Action.CREATION_REFUSAL, detail=type(error).__name__)
        return refused(page, error)
    if is_doubtful(page.request.ece, customer_id):
        return unconfirmed(page)
    return created(page, customer_id)


def outcome_href(page: CreationPage) -> str:
    return reverse("outcome", args=[page.token.key])


def created(page: CreationPage, customer_id: str) -> HttpResponse:
    record(attempts.note_created, page, customer_id)
    remember_department(page.request, page.form.customer.department)
    audit.record(page.request, Action.CREATION, customer_id)
    return go_to(page.request, reverse("customer", args=[customer_id]))


def unconfirmed(page: CreationPage) -> HttpResponse:
    """Nothing tells whether ECE created the customer."""
    record(attempts.note_unknown, page)
    audit.record(page.request, Action.CREATION_DOUBT)
    return go_to(page.request, outcome_href(page))


def is_doubtful(client: ece.Client, customer_id: str) -> bool:
    """Whether ECE, which has just named this customer, says that there is none, or one that is
    older than any clock is wrong: its word then proves nothing."""
    try:
        customer = client.get_customer(customer_id)
    except ece.NotFound:
        return True
    except (ece.Error, DatabaseError):
        return False
    return customer.created is not None and customer.created < timezone.now() - DAY


def record(
    note: Callable[..., None],
    page: CreationPage,
    *told: str,
) -> None:
    """Record what became of the create. What ECE did does not depend on whether our database takes
    it; what it does not take is looked up at ECE later."""
    try:
        note(page.request.agent, page.token.key, *told)
    except DatabaseError:
        logs.events.error("create_not_recorded", extra=event_of(page))


def event_of(page: CreationPage) -> dict[str, object]:
    return {
        "agent": page.request.agent.pk,
        "reference": page.request.reference,
    }


def remember_department(request: AgentRequest, department: str) -> None:
    """Suggest the department in the next form. The agent may have signed out in another tab
    meanwhile: then there is no session that remembers it."""
    suggestions.note_used(request, department)
    with suppress(UpdateError, DatabaseError):
        request.session.save()
    request.session.modified = False


def refused(page: CreationPage, error: ece.Error) -> HttpResponse:
    """ECE said no. The form stays as it is, and its token good."""
    if isinstance(error, ece.NotSent):
        raise error
    logs.events.info("create_refused", extra=event_of(page))
    if isinstance(error, ece.Forbidden):
        return render_fault(page.request, messages.may_not_create())
    if not isinstance(error, ece.Rejected | ece.NotFound):
        raise error
    warnings = warnings_if_any(page)
    elements = error.elements if isinstance(error, ece.Rejected) else ()
    is_explained = page.form.refuse_elements(elements)
    if not is_explained and not any(warning.is_taken for warning in warnings):
        sentence = gettext(
            "ECE did not accept this customer and did not say which value is the reason."
        )
        page.form.problems.append(Problem(sentence))
    return page.refuse(warnings, by_ece=True)


def warnings_if_any(page: CreationPage) -> list[DuplicateWarning]:
    """Return who has the addresses and numbers of the form; nothing where ECE does not tell, or is
    not to be asked again."""
    try:
        return check_form(page)
    except (ece.Error, DatabaseError, limits.TooMuch):
        return []


def check_form(page: CreationPage) -> list[DuplicateWarning]:
    form = page.form
    return check_points(
        page.request,
        form.filled_points,
        form.customer.department,
    )


def sent_before(page: CreationPage, attempt: CreateAttempt) -> HttpResponse:
    """A form that comes in again: a second click, a second tab, or Back. The same values are the
    same customer."""
    if attempts.is_same(attempt, page.form.typed_fields()):
        return go_to(page.request, outcome_href(page))
    outcome = outcome_href(page)
    page.form.is_valid()
    if attempt.state == State.CREATED:
        page.token = form_tokens.new_token(page.request.agent)
    page.form.problems.append(Problem(what_became_of(attempt)))
    return page.refuse(outcome=outcome)


def what_became_of(attempt: CreateAttempt) -> str:
    if attempt.state != State.CREATED:
        return gettext(
            "It is not known yet what became of this form "
            "when it was sent before, with other values."
        )
    sentence = gettext(
        "You created %(name)s from this form at %(time)s. Press again to create this one as well."
    )
    return sentence % {"name": name_of(attempt), "time": lists.clock(attempt.sent_at)}


def name_of(attempt: CreateAttempt) -> str:
    unnamed = gettext("Customer %(id)s") % {"id": attempt.customer_id}
    return attempts.name_of(attempt) or unnamed
