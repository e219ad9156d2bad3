"""The one box: works out what was typed and goes there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from dashboard import ece
from dashboard.pages.criteria import line
from dashboard.pages.fault_messages import fault_message_for
from dashboard.pages.fields import AddressField, PhoneField, id_words, other_spellings
from dashboard.pages.lists import Link, shortened
from dashboard.pages.names import visible_name
from dashboard.pages.page import AgentRequest, Page, see_other
from dashboard.reading.box import LONGEST, BoxInput, read_box
from dashboard.reading.ids import FEWEST_OF_A_PHONE, read_id
from dashboard.reading.names import name_spellings
from dashboard.storage import audit, limits, searches

FIND = "home/find.html"

type Record = ece.Customer | ece.Case | ece.Error
type Get = Callable[[str], ece.Customer | ece.Case]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a few digits may mean. `href` is "" where there is no such record; `name` is what it is
    called, or why that is not known."""

    label: str
    href: str
    name: str


@require_POST
def find(request: AgentRequest) -> HttpResponse:
    typed = request.POST.get("q", "")
    return look_for(request, typed, read_box(typed, settings.DEFAULT_COUNTRY_CODE, id_words()))


def look_for(request: AgentRequest, typed: str, box: BoxInput) -> HttpResponse:
    """Go to what the text in the box means, or ask."""
    match box.kind:
        case "empty":
            return see_other(reverse("home"))
        case "too_long":
            sentence = gettext("This is too long to look for: %(most)s characters at most.")
            return refuse(request, typed, sentence % {"most": LONGEST})
        case "case" | "customer":
            return see_other(reverse(box.kind, args=[box.value]))
        case "digits" if len(box.value) < FEWEST_OF_A_PHONE:
            return see_other(reverse("meaning", args=[box.value]))
        case "digits":  # that may be a phone number, which stands in no address
            return ask_what_is_meant(request, box.value)
        case field:
            return search(request, typed, field, box.value)


def search(request: AgentRequest, typed: str, field: str, value: str) -> HttpResponse:
    """Remember a search by this one field and go to its results."""
    if field not in request.ece.capabilities.customer_criteria:
        sentence = gettext(
            "This ECE can't search by name. Type a phone number, an e-mail address or an ID."
        )
        return refuse(request, typed, sentence)
    try:
        criteria = criteria_of(field, value)
    except ValidationError as error:
        return refuse(request, typed, " ".join(error.messages))
    key = searches.CUSTOMERS.remember(request.agent, {field: [value]}, criteria)
    return see_other(reverse("customer_results", args=[key], query={"hit": "open"}))


def criteria_of(field: str, value: str) -> ece.CustomerCriteria:
    """Return what ECE is asked. Errors: ValidationError for what the search form would refuse as
    well."""
    match field:
        case "phone":
            return ece.CustomerCriteria(phones=PhoneField().clean(value))
        case "email":
            address = AddressField().clean(value)
            return ece.CustomerCriteria(email=address, other_emails=other_spellings(address))
    name, *others = name_spellings(line("", 124).clean(value))
    return ece.CustomerCriteria(name=name, other_names=tuple(others))


@require_safe
def meaning(request: AgentRequest, id: str) -> HttpResponse:
    return ask_what_is_meant(request, id)


def ask_what_is_meant(request: AgentRequest, id: str) -> HttpResponse:
    """A few digits may be a customer or a case; the agent says which, and sees what is behind
    each."""
    page = Page(request, FIND, typed=id, find=id)
    limits.check(request, limits.VIEWS)
    customer, case = records_with_id(request.ece, id)
    record_views(request, customer, case)
    choices = [
        Choice(
            gettext("Customer %(id)s") % {"id": id},
            href_of("customer", id, customer),
            name_of(customer),
        ),
        Choice(
            gettext("Case %(id)s") % {"id": id},
            href_of("case", id, case),
            name_of(case),
        ),
    ]
    first = next((choice for choice in choices if choice.href), None)
    page.fill(choices=choices, first=first)
    return page.render()


def records_with_id(client: ece.Client, id: str) -> tuple[Record, Record]:
    """Return the customer and the case with this ID, or for each the error that came instead.
    Errors: Unauthorized."""

    def ask(get: Get) -> Record:
        try:
            return get(id)
        except ece.Unauthorized:
            raise
        except ece.Error as error:
            return error

    questions: tuple[Get, Get] = (client.get_customer, client.get_case)
    customer, case = client.side_by_side(ask, questions)
    return customer, case


def record_views(request: AgentRequest, customer: Record, case: Record) -> None:
    if isinstance(customer, ece.Customer):
        audit.record(request, audit.Action.CUSTOMER_SEARCH)
    if isinstance(case, ece.Case):
        audit.record(request, audit.Action.CASE_LOOKUP)


def href_of(page: str, id: str, record: Record) -> str:
    """Return the address of the record, "" where ECE says that there is none."""
    return "" if isinstance(record, ece.NotFound) else reverse(page, args=[id])


def name_of(record: Record) -> str:
    """Return what the record is called, or why that is not known."""
    match record:
        case ece.Customer():
            return shortened(visible_name(record.name))
        case ece.Case():
            return shortened(record.subject) or gettext("(no subject)")
    return fault_message_for(record).heading


def refuse(request: AgentRequest, typed: str, problem: str) -> HttpResponse:
    actions = [Link(gettext("Search by other fields"), reverse("customers"))]
    page = Page(request, FIND, typed=typed, find=typed, problem=problem, actions=actions)
    return page.render(status=422)


@require_safe
def open_unpadded(request: AgentRequest, id: str, name: str) -> HttpResponse:
    """One address for one record: zeros before its ID lead to the one without."""
    return redirect(name, read_id(id).value, permanent=True)
