"""Finding customers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from dashboard import ece, listings, searches
from dashboard.forms import CustomerSearch, Paging
from dashboard.listings import Asked, Listing
from dashboard.nothing import last_page_passed, no_customer
from dashboard.regions import keep_frame, render_page, render_trouble, see_other
from dashboard.troubles import Trouble, no_such_part

SEARCH = "customers/search.html"
SEARCH_REGIONS = ("search", "results")
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
    rows = len(request.POST.getlist("custom_name")) + 1 if "add" in request.POST else 1
    form = CustomerSearch(request.POST, capabilities=request.ece.capabilities, rows=rows)
    if "add" in request.POST:
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
    typed = without(earlier.typed, request.POST.get("without", ""))
    if extension := request.POST.get("extension", "").strip():
        typed["phone"] = [f"{part} ext {extension}" for part in typed.get("phone", [])]
    form = criteria_form(request, typed)
    if not typed:
        return see_other(reverse("customers"))
    return to_results(request, typed) if form.is_valid() else show_form(request, form, status=422)


def without(typed: searches.Typed, field: str) -> searches.Typed:
    """The criteria but one; `custom-2` is the third custom attribute."""
    kept = {name: values for name, values in typed.items() if name != field}
    name, _, place = field.partition("-")
    if name != "custom" or not place.isdecimal():
        return kept
    for column in ("custom_object", "custom_name", "custom_value"):
        kept[column] = [value for at, value in enumerate(kept.get(column, [])) if at != int(place)]
    return {name: values for name, values in kept.items() if values}


def to_results(request: HttpRequest, typed: searches.Typed) -> HttpResponse:
    """Remember what was typed and go to its results, in the order and size that were in use."""
    key = searches.remember(request.agent, "customers", typed)
    paging = Paging(request.GET, sorts=request.ece.capabilities.customer_sorts)
    query = Asked(**paging.cleaned_data).href(page=1) if paging.is_valid() else "?"
    return see_other(reverse("customer_results", args=[key]) + query.removesuffix("?"))


def show_form(request: HttpRequest, form: CustomerSearch, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "form_open": True}
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
    custom = [name for _, name, _ in form.custom]
    sorts = (*request.ece.capabilities.customer_sorts, *(f"custom.{name}" for name in custom))
    paging = Paging(request.GET, sorts=sorts)
    frame = {"form": form, "search_key": key, "chips": chips(form)}
    if not paging.is_valid():
        keep_frame(request, SEARCH, frame, SEARCH_REGIONS)
        return render_trouble(request, no_such_part())
    asked = Asked(**paging.cleaned_data)
    frame["kept_query"] = asked.href(page=1)
    keep_frame(request, SEARCH, frame, SEARCH_REGIONS)
    wanted = criteria(form, asked_before.spelling)
    page = request.ece.search_customers(wanted, sort=asked.sort, order=asked.order, page=asked.page, size=asked.size)
    if page.spelling and not asked_before.spelling:
        searches.note_spelling(asked_before, page.spelling)
    if page.records:
        frame["listing"] = customer_list(page, asked, form, sorts, custom)
        frame["announcement"] = frame["listing"].caption
    else:
        frame["nothing"] = last_page_passed(asked) if asked.page > 1 else no_customer(request.agent, form, page, key)
        frame["announcement"] = frame["nothing"].heading
    return render_page(request, SEARCH, frame, regions=SEARCH_REGIONS)


def recalled(request: HttpRequest, key: str) -> searches.Remembered | None:
    return searches.recall(request.agent, "customers", key) if key else None


def criteria_form(request: HttpRequest, typed: searches.Typed | None) -> CustomerSearch:
    return CustomerSearch(MultiValueDict(typed) if typed else None, capabilities=request.ece.capabilities)


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


def chips(form: CustomerSearch) -> list[dict]:
    """The criteria in use, each with the name under which it is taken away."""
    typed = form.typed()
    single = [(form[name].label, typed[name][0], name) for name in form.fields if name in typed]
    custom = [(name, value, f"custom-{place}") for place, (_, name, value) in enumerate(form.custom)]
    return [{"label": label, "value": value, "field": field} for label, value, field in single + custom]


def customer_list(page, asked: Asked, form: CustomerSearch, sorts, custom: list[str]) -> Listing:
    pager = listings.pager(page, asked)
    heading = gettext("Customers %(position)s") % {"position": pager.position}
    matches = point_that_matches(page.spelling, form.cleaned_data)
    return Listing(
        region="results",
        heading=heading,
        caption=caption(heading, asked, custom),
        columns=listings.customer_columns(asked, sorts, custom),
        rows=[
            listings.customer_row(customer, link("customer", customer.id), matches, custom) for customer in page.records
        ],
        pager=pager,
        notes=notes(page, asked),
        as_of=listings.time_now(),
    )


def link(name: str, record_id: str) -> str:
    return reverse(name, args=[record_id]) if record_id else ""


def caption(heading: str, asked: Asked, custom: list[str]) -> str:
    labels = {"id": gettext("ID"), "type": gettext("type"), "customerName": gettext("name")}
    labels |= {f"custom.{name}": name for name in custom}
    if not asked.sort:
        return heading
    said = {"heading": heading, "by": labels[asked.sort]}
    if asked.order == "desc":
        return gettext("%(heading)s, sorted by %(by)s, descending") % said
    return gettext("%(heading)s, sorted by %(by)s, ascending") % said


def notes(page: ece.Page, asked: Asked) -> list[str]:
    """What the agent should know about how this list came to be."""
    said = []
    if page.spelling:
        said.append(gettext("Found as %(found)s.") % {"found": page.spelling})
    if len(page.tried) > 1:
        said.append(gettext("Not found as %(missed)s.") % {"missed": ", ".join(page.tried[:-1])})
    if page.cut:
        said.append(gettext("ECE sent more rows than asked for; the first %(size)s are shown.") % {"size": asked.size})
    if page.unreadable:
        said.append(gettext("Values that could not be read and are left out: %(count)s.") % {"count": page.unreadable})
    return said


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
    keep_frame(request, SEARCH, {"form": criteria_form(request, None), "form_open": True}, SEARCH_REGIONS)
    sentence = gettext("Searches last as long as you are signed in, and only you can open yours. Search again.")
    return render_trouble(request, Trouble(404, gettext("This search is over"), sentence))
