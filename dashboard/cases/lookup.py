"""Looking cases up."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dashboard import ece
from dashboard.cases.empty_states import no_case, no_lookup
from dashboard.cases.forms import CaseLookup
from dashboard.pages import lists
from dashboard.pages.case_rows import case_columns, case_row
from dashboard.pages.criteria import Criterion
from dashboard.pages.empty_states import in_customers, last_page_passed
from dashboard.pages.fault_messages import FaultMessage, no_such_part
from dashboard.pages.lists import Listing, ListQuery, asked_for
from dashboard.pages.page import keep_frame, render_fault, render_page, see_other
from dashboard.pages.paging import Paging
from dashboard.pages.ranges import filled
from dashboard.storage import searches, suggestions

LOOKUP = "cases/lookup.html"
REGIONS = ("search", "criteria", "results")
ADDABLE = ("status", "department", "owner", "customer")


@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request: HttpRequest) -> HttpResponse:
    """The criteria form: empty, filled from a lookup (`from`) or from a form that was kept (`draft`)."""
    if request.session.get("no_case_lookup"):
        return not_offered(request)
    if request.method == "POST":
        return submitted(request)
    earlier = recalled(request, request.GET.get("from", ""))
    return show_form(request, criteria_form(request, request.draft or (earlier and earlier.typed)))


def submitted(request: HttpRequest) -> HttpResponse:
    if "from" in request.POST:
        return changed(request)
    if "customers" in request.POST:
        return carried_over(request)
    form = criteria_form(request, filled(request.POST, request.POST.get("preset", "")))
    if "preset" in request.POST:
        form.forget_errors()
        return show_form(request, form, said=gettext("The dates are filled in."))
    return to_results(request, form)


def changed(request: HttpRequest) -> HttpResponse:
    """An earlier lookup with one criterion less or one more, or with an extension added to its phone number."""
    earlier = recalled(request, request.POST["from"])
    if earlier is None:
        return unknown_lookup(request)
    typed = criteria_form(request, earlier.typed).without(request.POST.get("without", ""))
    field, _, value = request.POST.get("add", "").partition(":")
    if field in ADDABLE:
        typed[field] = [value]
    if extension := request.POST.get("extension", "").strip():
        typed["phone"] = [f"{part} ext {extension}" for part in typed.get("phone", [])]
    return (
        to_results(request, criteria_form(request, typed)) if typed else see_other(reverse("cases"))
    )


def carried_over(request: HttpRequest) -> HttpResponse:
    """A customer search as a lookup, as far as cases can be looked up by what the customers were searched by."""
    form = criteria_form(
        request, searches.shared(request.agent, "customers", request.POST["customers"])
    )
    return to_results(request, form) if form.is_valid() else unknown_lookup(request)


def to_results(request: HttpRequest, form: CaseLookup) -> HttpResponse:
    """Remember what was typed and go to its results, in the order and size that were in use."""
    if not form.is_valid():
        return show_form(request, form, status=422)
    key = searches.remember(request.agent, "cases", form.typed())
    return see_other(reverse("case_results", args=[key]) + kept_query(request).removesuffix("?"))


def kept_query(request: HttpRequest) -> str:
    """The order and size that were in use when the form was opened."""
    return asked_for(Paging(request.GET, sorts=request.ece.capabilities.case_sorts)).href(page=1)


def show_form(
    request: HttpRequest, form: CaseLookup, *, status: int = 200, said: str = ""
) -> HttpResponse:
    context = {"form": form, "kept_query": kept_query(request), "announcement": said}
    if status != 200:
        context["announcement"] = gettext("ECE was not asked yet. Check the marked fields.")
    return render_page(request, LOOKUP, context, regions=REGIONS, status=status)


@require_safe
def results(request: HttpRequest, key: str) -> HttpResponse:
    """One page of the cases that meet what was remembered under `key`."""
    asked_before = recalled(request, key)
    if asked_before is None:
        return unknown_lookup(request)
    form = criteria_form(request, asked_before.typed)
    if not form.is_valid():
        return show_form(request, form, status=422)
    paging = Paging(request.GET, sorts=sorts(request, form))
    asked = asked_for(paging)
    frame = {
        "form": form,
        "search_key": key,
        "chips": form.criteria,
        "kept_query": asked.href(page=1),
        "change_href": asked.form_href(reverse("cases"), key),
    }
    keep_frame(request, LOOKUP, frame, REGIONS)
    if not paging.is_valid():
        return render_fault(request, no_such_part())
    try:
        page = ask(request, asked, form, asked_before)
    except ece.NotFound:
        request.session["no_case_lookup"] = True
        return not_offered(request)
    frame |= answered(request, page, asked, form, key)
    return render_page(request, LOOKUP, frame, regions=REGIONS)


def sorts(request: HttpRequest, form: CaseLookup) -> tuple[str, ...]:
    return (*request.ece.capabilities.case_sorts, *(f"custom.{name}" for name in form.custom[:1]))


def ask(
    request: HttpRequest, asked: ListQuery, form: CaseLookup, asked_before: searches.Remembered
) -> ece.ResultPage[ece.Case]:
    wanted = criteria(form, asked_before.spelling)
    page = request.ece.lookup_cases(
        wanted, sort=asked.sort, order=asked.order, page=asked.page, size=asked.size
    )
    if page.spelling and not asked_before.spelling:
        searches.note_spelling(asked_before, page.spelling)
    return page


def answered(
    request: HttpRequest, page: ece.ResultPage[ece.Case], asked: ListQuery, form: CaseLookup, key: str
) -> dict:
    """What a page shows of ECE's answer."""
    learn(request, form, page)
    shown = {"chips": named(form.criteria, page)}
    if page.records:
        listing = case_list(page, asked, form, sorts(request, form), key)
        return shown | {"listing": listing, "announcement": listing.caption}
    nothing = last_page_passed(asked) if asked.page > 1 else no_case(request.agent, form, page, key)
    return shown | {"empty": nothing, "announcement": nothing.heading}


def recalled(request: HttpRequest, key: str) -> searches.Remembered | None:
    return searches.recall(request.agent, "cases", key) if key else None


def criteria_form(
    request: HttpRequest, typed: MultiValueDict | searches.Typed | None
) -> CaseLookup:
    form = CaseLookup(
        None if typed is None else MultiValueDict(typed), capabilities=request.ece.capabilities
    )
    form.suggest(suggestions.known(request))
    return form


def criteria(form: CaseLookup, spelling: str) -> ece.CaseCriteria:
    """What ECE is asked: the form's values, and of the phone's spellings only the one that is known to be right."""
    asked = form.cleaned_data
    return ece.CaseCriteria(
        customer=asked.get("customer", ""),
        email=asked.get("email", ""),
        phones=(spelling,) if spelling else asked.get("phone", ()),
        status=asked.get("status", ""),
        department=asked.get("department", ""),
        owner=asked.get("owner", ""),
        custom=form.custom or None,
        created=span(asked, "created"),
        last_modified=span(asked, "modified"),
        last_closed=span(asked, "closed"),
    )


def span(asked: dict, name: str) -> ece.Range | None:
    start, end = asked.get(f"{name}_from"), asked.get(f"{name}_to")
    return ece.Range(start, end) if start or end else None


def learn(request: HttpRequest, form: CaseLookup, page: ece.ResultPage[ece.Case]) -> None:
    """Suggest what this page holds; statuses and departments also for what follows."""
    met = list(values_met(page))
    form.suggest(met)
    suggestions.learn(request, met)


def values_met(page: ece.ResultPage[ece.Case]) -> Iterator[suggestions.Met]:
    """What the cases of a page teach: fields, each with a value and what it is called, every one once."""
    met = {}
    for case in page.records:
        met["customer", case.customer_id] = case.customer_name
        if case.status:
            met["status", case.status.value] = case.status.label
        if case.department:
            met["department", case.department.name] = case.department.name
        for agent in filter(None, (case.owner, case.last_modified_by)):
            met["owner", agent.id] = agent.name
    return ((field, value, label or value) for (field, value), label in met.items())


def named(criteria: Iterable[Criterion], page: ece.ResultPage[ece.Case]) -> list[Criterion]:
    """The criteria in use, IDs and values with what they are called."""
    called = {(field, value): label for field, value, label in values_met(page)}
    return [
        replace(each, value=called.get((each.field, each.value), each.value)) for each in criteria
    ]


def case_list(
    page: ece.ResultPage[ece.Case], asked: ListQuery, form: CaseLookup, sorts: Iterable[str], key: str
) -> Listing:
    pager = lists.pager(page, asked)
    counted = ngettext("%(count)s case", "%(count)s cases", pager.total or 0)
    heading = lists.heading(pager, gettext("Cases %(position)s"), counted)
    custom = form.custom[:1]
    columns = case_columns(asked, sorts, custom)
    href, customer_href = lists.hrefs("case"), lists.hrefs("customer")
    return Listing(
        region="results",
        body="cases/rows.html",
        heading=heading,
        caption=lists.caption(heading, columns),
        columns=columns,
        rows=[
            case_row(case, href(case.id), customer_href(case.customer_id), custom)
            for case in page.records
        ],
        pager=pager,
        notes=[*lists.notes(page), gettext("Press a value with a plus to look up by it, too.")],
        actions=in_customers(form.typed(), key),
        as_of=lists.time_now(),
    )


def unknown_lookup(request: HttpRequest) -> HttpResponse:
    keep_frame(request, LOOKUP, {"form": criteria_form(request, None)}, REGIONS)
    sentence = gettext(
        "Lookups last as long as you are signed in, and only you can open yours. Look it up again."
    )
    return render_fault(request, FaultMessage(404, gettext("This lookup is over"), sentence))


def not_offered(request: HttpRequest) -> HttpResponse:
    """For an older ECE; until the next sign-in it is not asked again."""
    nothing = no_lookup()
    context = {"empty": nothing, "announcement": nothing.heading}
    return render_page(request, LOOKUP, context, regions=REGIONS)
