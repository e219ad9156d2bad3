"""Finding customers."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dashboard import ece
from dashboard.customers.empty_states import no_customer
from dashboard.customers.forms import CustomerSearch
from dashboard.customers.rows import customer_columns, customer_row
from dashboard.pages import lists
from dashboard.pages.empty_states import in_cases, last_page_passed
from dashboard.pages.fault_messages import FaultMessage, no_such_part
from dashboard.pages.lists import Listing, ListQuery, asked_for
from dashboard.pages.page import keep_frame, render_fault, render_page, see_other
from dashboard.pages.paging import Paging
from dashboard.pages.ranges import filled
from dashboard.storage import searches, suggestions

SEARCH = "customers/search.html"
SEARCH_REGIONS = ("search", "criteria", "results")
SOCIAL = ("facebook_id", "twitter_id", "instagram_id", "apple_opaque_id", "youtube_id")


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The criteria form: empty, filled from a search (`from`) or from a form that was kept (`draft`)."""
    if request.method == "POST":
        return submitted(request)
    earlier = recalled(request, request.GET.get("from", ""))
    typed = request.draft or (earlier and earlier.typed)
    return show_form(request, criteria_form(request, typed))


def submitted(request: HttpRequest) -> HttpResponse:
    if "from" in request.POST:
        return changed(request)
    if "cases" in request.POST:
        return carried_over(request)
    rows = len(request.POST.getlist("custom_name")) + 1 if "add" in request.POST else 1
    posted = filled(request.POST, request.POST.get("preset", ""))
    form = CustomerSearch(posted, capabilities=request.ece.capabilities, rows=rows)
    if {"add", "preset"} & request.POST.keys():
        form.forget_errors()
        return show_form(request, form)
    if not form.is_valid():
        return show_form(request, form, status=422)
    return to_results(request, form.typed())


def changed(request: HttpRequest) -> HttpResponse:
    """An earlier search with one criterion less, or with an extension added to its phone number."""
    earlier = recalled(request, request.POST["from"])
    if earlier is None:
        return unknown_search(request)
    typed = criteria_form(request, earlier.typed).without(request.POST.get("without", ""))
    if extension := request.POST.get("extension", "").strip():
        typed["phone"] = [f"{part} ext {extension}" for part in typed.get("phone", [])]
    form = criteria_form(request, typed)
    if not typed:
        return see_other(reverse("customers"))
    return to_results(request, typed) if form.is_valid() else show_form(request, form, status=422)


def carried_over(request: HttpRequest) -> HttpResponse:
    """A case lookup as a search, as far as customers have what the cases were looked up by."""
    form = criteria_form(request, searches.shared(request.agent, "cases", request.POST["cases"]))
    return to_results(request, form.typed()) if form.is_valid() else unknown_search(request)


def to_results(request: HttpRequest, typed: searches.Typed) -> HttpResponse:
    """Remember what was typed and go to its results, in the order and size that were in use."""
    key = searches.remember(request.agent, "customers", typed)
    return see_other(
        reverse("customer_results", args=[key]) + kept_query(request).removesuffix("?")
    )


def kept_query(request: HttpRequest) -> str:
    """The order and size that were in use when the form was opened."""
    return asked_for(Paging(request.GET, sorts=request.ece.capabilities.customer_sorts)).href(
        page=1
    )


def show_form(request: HttpRequest, form: CustomerSearch, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "kept_query": kept_query(request)}
    if status != 200:
        context["announcement"] = gettext("ECE was not asked yet. Check the marked fields.")
    return render_page(request, SEARCH, context, regions=SEARCH_REGIONS, status=status)


@require_safe
def results(request: HttpRequest, key: str) -> HttpResponse:
    """One page of the customers that meet what was remembered under `key`."""
    asked_before = recalled(request, key)
    if asked_before is None:
        return unknown_search(request)
    form = criteria_form(request, asked_before.typed)
    if not form.is_valid():
        return show_form(request, form, status=422)
    paging = Paging(request.GET, sorts=sorts(request, form))
    asked = asked_for(paging)
    frame = {
        "form": form,
        "find": form.only_value,
        "search_key": key,
        "chips": form.criteria,
        "kept_query": asked.href(page=1),
        "change_href": asked.form_href(reverse("customers"), key),
    }
    keep_frame(request, SEARCH, frame, SEARCH_REGIONS)
    if not paging.is_valid():
        return render_fault(request, no_such_part())
    page = ask(request, asked, form, asked_before)
    frame |= answered(request, page, asked, form, key)
    return render_page(request, SEARCH, frame, regions=SEARCH_REGIONS)


def sorts(request: HttpRequest, form: CustomerSearch) -> tuple[str, ...]:
    return (*request.ece.capabilities.customer_sorts, *form.sorts)


def ask(
    request: HttpRequest, asked: ListQuery, form: CustomerSearch, asked_before: searches.Remembered
) -> ece.ResultPage[ece.Customer]:
    wanted = criteria(form, asked_before.spelling)
    page = request.ece.search_customers(
        wanted, sort=asked.sort, order=asked.order, page=asked.page, size=asked.size
    )
    if page.spelling and not asked_before.spelling:
        searches.note_spelling(asked_before, page.spelling)
    return page


def answered(
    request: HttpRequest,
    page: ece.ResultPage[ece.Customer],
    asked: ListQuery,
    form: CustomerSearch,
    key: str,
) -> dict:
    """What a page shows of ECE's answer."""
    suggestions.learn_departments(request, page.records)
    if page.records:
        listing = customer_list(page, asked, form, sorts(request, form), key)
        return {"listing": listing, "announcement": listing.caption}
    nothing = (
        last_page_passed(asked) if asked.page > 1 else no_customer(request.agent, form, page, key)
    )
    return {"empty": nothing, "announcement": nothing.heading}


def recalled(request: HttpRequest, key: str) -> searches.Remembered | None:
    return searches.recall(request.agent, "customers", key) if key else None


def criteria_form(request: HttpRequest, typed: searches.Typed | None) -> CustomerSearch:
    return CustomerSearch(
        MultiValueDict(typed) if typed else None, capabilities=request.ece.capabilities
    )


def criteria(form: CustomerSearch, spelling: str) -> ece.CustomerCriteria:
    """What ECE is asked: the form's values, and of the phone's spellings only the one that is known to be right."""
    asked = form.cleaned_data
    created = ece.Range(asked.get("created_from"), asked.get("created_to"))
    return ece.CustomerCriteria(
        phones=(spelling,) if spelling else asked.get("phone", ()),
        email=asked.get("email", ""),
        name=asked.get("name", ""),
        type=asked.get("type", ""),
        created=created if created.start or created.end else None,
        custom=tuple(ece.CustomCriterion(*row) for row in form.custom),
        social=tuple((name, asked[name]) for name in SOCIAL if asked.get(name)),
        department=asked.get("department", ""),
    )


def customer_list(
    page: ece.ResultPage[ece.Customer],
    asked: ListQuery,
    form: CustomerSearch,
    sorts: Iterable[str],
    key: str,
) -> Listing:
    custom = form.columns
    pager = lists.pager(page, asked)
    counted = ngettext("%(count)s customer", "%(count)s customers", pager.total or 0)
    heading = lists.heading(pager, gettext("Customers %(position)s"), counted)
    matches = point_that_matches(page.spelling, form.cleaned_data)
    columns, href = customer_columns(asked, sorts, custom), lists.hrefs("customer")
    return Listing(
        region="results",
        body="customers/rows.html",
        heading=heading,
        caption=lists.caption(heading, columns),
        columns=columns,
        rows=[
            customer_row(customer, href(customer.id), matches, custom) for customer in page.records
        ],
        pager=pager,
        notes=lists.notes(page),
        actions=in_cases(form.typed(), key),
        as_of=lists.time_now(),
    )


def point_that_matches(spelling: str, asked: dict) -> Callable[[ece.ContactPoint], bool]:
    """Tells the contact point that was searched for from the others."""
    social = {asked[name] for name in SOCIAL if asked.get(name)}
    email = asked.get("email", "").casefold()

    def matches(point: ece.ContactPoint) -> bool:
        if point.kind == "phone":
            return bool(spelling) and (point.digits == spelling or point.digits.endswith(spelling))
        if point.kind == "email":
            return bool(email) and point.email.casefold() == email
        return point.kind == "social" and point.social_id in social

    return matches


def unknown_search(request: HttpRequest) -> HttpResponse:
    keep_frame(request, SEARCH, {"form": criteria_form(request, None)}, SEARCH_REGIONS)
    sentence = gettext(
        "Searches last as long as you are signed in, and only you can open yours. Search again."
    )
    return render_fault(request, FaultMessage(404, gettext("This search is over"), sentence))
