"""The one box: works out what was typed and goes there."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from dashboard import searches
from dashboard.forms import CustomerSearch, read_box
from dashboard.listings import Link
from dashboard.regions import render_page, see_other


@require_POST
def find(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("q", "")
    asked = read_box(typed)
    match asked.kind:
        case "nothing":
            return see_other(reverse("home"))
        case "case":
            return see_other(reverse("case", args=[asked.value]))
        case "customer":
            return see_other(reverse("customer", args=[asked.value]))
        case "digits":
            return undecided(request, asked.value)
        case "phone" | "email" | "name" if asked.kind in request.ece.capabilities.customer_criteria:
            return search(request, typed, asked.kind, asked.value)
    if asked.kind == "too_long":
        return unfit(request, typed, gettext("This is too long to look for: 255 characters at most."))
    problem = gettext("This ECE can't search by name. Type a phone number, an e-mail address or an ID.")
    return unfit(request, typed, problem)


def search(request: HttpRequest, typed: str, field: str, value: str) -> HttpResponse:
    form = CustomerSearch(MultiValueDict({field: [value]}), capabilities=request.ece.capabilities)
    if not form.is_valid():
        return unfit(request, typed, " ".join(form.errors[field]))
    key = searches.remember(request.agent, "customers", form.typed())
    return see_other(reverse("customer_results", args=[key]))


def undecided(request: HttpRequest, digits: str) -> HttpResponse:
    choices = [
        Link(gettext("Customer %(id)s") % {"id": digits}, reverse("customer", args=[digits])),
        Link(gettext("Case %(id)s") % {"id": digits}, reverse("case", args=[digits])),
    ]
    return render_page(request, "find.html", {"typed": digits, "find": digits, "choices": choices})


def unfit(request: HttpRequest, typed: str, problem: str) -> HttpResponse:
    actions = [Link(gettext("Search by other fields"), reverse("customers"))]
    context = {"typed": typed, "find": typed, "problem": problem, "actions": actions}
    return render_page(request, "find.html", context, status=422)
