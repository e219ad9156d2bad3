"""Several customers side by side."""

import re

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from dashboard import ece
from dashboard.customers import side_by_side
from dashboard.customers.compare_form import Compare
from dashboard.pages import lists
from dashboard.pages.empty_states import EmptyState
from dashboard.pages.fault_messages import no_such_part
from dashboard.pages.lists import ListQuery
from dashboard.pages.page import keep_frame, render_fault, render_page, see_other
from dashboard.pages.paging import Paging

COMPARE = "customers/compare.html"
CUSTOM = re.compile(r"custom\.[^,\x00-\x1f]{1,128}")


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest) -> HttpResponse:
    """The customers of `ids`, and a form for other ones. IDs that were posted come back in the address."""
    most = request.ece.capabilities.most_ids
    if request.method == "POST":
        form = Compare(request.POST, most=most)
        return (
            see_other(address(form.cleaned_data["ids"]))
            if form.is_valid()
            else show_form(request, form, status=422)
        )
    if "ids" not in request.GET:
        return show_form(request, Compare(request.draft, most=most))
    form = Compare({"ids": ",".join(request.GET.getlist("ids"))}, most=most)
    return compared(request, form) if form.is_valid() else show_form(request, form, status=422)


def address(ids: tuple[str, ...]) -> str:
    return f"{reverse('compare')}?ids={','.join(ids)}"


def show_form(request: HttpRequest, form: Compare, *, status: int = 200) -> HttpResponse:
    return render_page(
        request, COMPARE, {"form": form, "form_open": True}, regions=["compare"], status=status
    )


def compared(request: HttpRequest, form: Compare) -> HttpResponse:
    ids = form.cleaned_data["ids"]
    frame = {"form": form}
    keep_frame(request, COMPARE, frame, ["compare"])
    paging = Paging(request.GET, sorts=sorts(request.GET.get("sort", "")))
    if not paging.is_valid():
        return render_fault(request, no_such_part())
    asked = ListQuery(**paging.cleaned_data, also=(("ids", ",".join(ids)),))
    visible = request.ece.get_visible_customers(ids, sort=asked.sort, order=asked.order)
    customers = (
        visible.customers
        if asked.sort
        else sorted(visible.customers, key=lambda each: ids.index(each.id))
    )
    frame["notes"] = notes(visible, ids)
    if customers:
        frame |= {"sorts": sort_links(customers, asked), "heads": heads(customers, ids)}
        frame["rows"] = side_by_side.compare(customers)
        frame["announcement"] = frame["heading"] = heading(customers)
    else:
        frame["empty"] = EmptyState(gettext("You see none of these customers"))
        frame["announcement"] = frame["empty"].heading
    return render_page(request, COMPARE, frame, regions=["compare"])


def sorts(wanted: str) -> tuple[str, ...]:
    """By what ECE sorts customers: which custom attributes it has is its own affair."""
    return ("customerName", wanted) if CUSTOM.fullmatch(wanted) else ("customerName",)


def sort_links(customers: list[ece.Customer], asked: ListQuery) -> list[lists.Column]:
    custom = [
        name for name in side_by_side.custom_names(customers) if CUSTOM.fullmatch(f"custom.{name}")
    ]
    named = [("customerName", gettext("Name")), *((f"custom.{name}", name) for name in custom)]
    return [lists.column(label, sort, asked) for sort, label in named]


def heads(customers: list[ece.Customer], ids: tuple[str, ...]) -> list[dict]:
    """Each customer, with the address of the same comparison without them."""
    return [
        {
            "customer": customer,
            "without": address(tuple(id for id in ids if id != customer.id))
            if len(ids) > 1
            else "",
        }
        for customer in customers
    ]


def heading(customers: list[ece.Customer]) -> str:
    said = ngettext("%(count)s customer", "%(count)s customers side by side", len(customers))
    return said % {"count": len(customers)}


def notes(visible: ece.Visible, ids: tuple[str, ...]) -> list[str]:
    """Who is not in the table, or not in full, and that one customer is not enough."""
    unreadable = [customer.id for customer in visible.customers if customer.unreadable]
    said = [
        (visible.hidden, gettext("Not there, or in a department that you do not see: %(ids)s.")),
        (
            visible.unasked,
            gettext("So many were missing that these were not looked for: %(ids)s. Compare fewer."),
        ),
        (unreadable, gettext("Some values could not be read and are left out: %(ids)s.")),
    ]
    alone = (
        [gettext("Only one customer was chosen. Choose at least two to compare them.")]
        if len(ids) == 1
        else []
    )
    return alone + [text % {"ids": ", ".join(named)} for named, text in said if named]
