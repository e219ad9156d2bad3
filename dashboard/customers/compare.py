"""Several customers side by side."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext
from django.views.decorators.http import require_http_methods

from dashboard import ece
from dashboard.customers import side_by_side
from dashboard.customers.compare_form import Compare
from dashboard.pages import lists
from dashboard.pages.empty_states import EmptyState
from dashboard.pages.fault_messages import no_such_part
from dashboard.pages.hrefs import hrefs
from dashboard.pages.lists import Link, ListQuery
from dashboard.pages.metadata import Labels, configured, labels_for
from dashboard.pages.names import visible_name
from dashboard.pages.page import AgentRequest, Page, see_other
from dashboard.pages.paging import Paging
from dashboard.pages.repeats import takes_several
from dashboard.storage import audit, limits

CUSTOM = re.compile(r"custom\.[^,\x00-\x1f]{1,128}")

DIFFERENCES, SAME = "differences", "same"

type Ids = tuple[str, ...]
type Rows = Sequence[side_by_side.Row]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a customer's column. `without_href` is the same comparison without them, "" for
    the last one."""

    id: str
    name: str
    href: str
    without_href: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who is compared, in which order, and whether all rows are shown or some."""

    ids: Ids
    order: ListQuery
    show: str

    @property
    def query(self) -> ListQuery:
        return replace(self.order, also=(("ids", ",".join(self.ids)), ("show", self.show)))

    def without(self, id: str) -> "Comparison":
        return replace(self, ids=tuple(other for other in self.ids if other != id))


@takes_several("ids")
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: AgentRequest) -> HttpResponse:
    """Show the customers of `ids` and a form for other ones. IDs that are posted come back in the
    address."""
    most = request.ece.capabilities.most_ids
    if request.method == "POST":
        form = Compare(joined(request.POST.getlist("ids")), most=most)
        if form.is_valid():
            return see_other(address(form.cleaned_data["ids"]))
        return show_form(request, form, status=422)
    if "ids" not in request.GET:
        typed = joined(request.draft.get("ids", ())) if request.draft else None
        return show_form(request, Compare(typed, most=most))
    form = Compare(joined(request.GET.getlist("ids")), most=most)
    if not form.is_valid():
        return show_form(request, form, status=422)
    return show_compared(request, form)


def joined(ids: Iterable[str]) -> dict[str, str]:
    """Return what is pasted in one piece or ticked in several as one text of the form."""
    return {"ids": ",".join(ids)}


def address(ids: Ids) -> str:
    return f"{reverse('compare')}?ids={','.join(ids)}"


def show_form(request: AgentRequest, form: Compare, *, status: int = 200) -> HttpResponse:
    page = compare_page(request, form)
    page.fill(form_open=True)
    return page.render(status=status)


def show_compared(request: AgentRequest, form: Compare) -> HttpResponse:
    ids: Ids = form.cleaned_data["ids"]
    page = compare_page(request, form)
    paging = Paging(request.GET, sorts=sorts(request.GET.get("sort", "")))
    show = request.GET.get("show", "")
    if not paging.is_valid() or show not in ("", DIFFERENCES, SAME):
        return page.render_fault(no_such_part())
    limits.check(request, limits.VIEWS)
    order = paging.list_query
    custom = configured(request).custom_names("customer")
    visible = request.ece.get_visible_customers(
        ids, custom=custom, sort=order.sort, order=order.order
    )
    shown_ids = [customer.id for customer in visible.customers]
    audit.record(request, audit.Action.COMPARISON, *shown_ids)
    page.fill(notes=[*notes(visible, ids), *custom_notes(request)])
    customers = in_order(visible.customers, ids, order)
    if not customers:
        empty = nobody(visible)
        page.fill(empty=empty, announcement=empty.heading)
        return page.render()
    fill(page, customers, Comparison(ids, order, show), labels_for(request))
    return page.render()


def compare_page(request: AgentRequest, form: Compare) -> Page:
    return Page(request, "customers/compare.html", regions=["compare"], form=form)


def fill(
    page: Page,
    customers: Sequence[ece.Customer],
    comparison: Comparison,
    labels: Labels,
) -> None:
    rows = side_by_side.compare(customers, labels)
    page.fill(
        sorts=sort_links(customers, comparison.query, labels),
        heads=heads(customers, comparison),
        tabs=tabs(rows, comparison) if len(customers) > 1 else (),
        rows=shown_rows(rows, comparison.show),
        heading=heading(customers),
        announcement=heading(customers),
    )


def nobody(visible: ece.Visible) -> EmptyState:
    if visible.unasked:
        return EmptyState(gettext("Nobody can be listed"))
    return EmptyState(gettext("You see none of these customers"))


def tabs(rows: Rows, comparison: Comparison) -> list[Link]:
    """Return the ways to all rows and to some of them, each with how many there are."""
    labels = {
        "": pgettext("activities or rows", "All"),
        DIFFERENCES: gettext("Only what differs"),
        SAME: gettext("Only what is the same"),
    }
    links = []
    for show, label in labels.items():
        href = replace(comparison, show=show).query.href()
        text = f"{label} {len(shown_rows(rows, show))}"
        links.append(Link(text, href, current=show == comparison.show))
    return links


def shown_rows(rows: Rows, show: str) -> Rows:
    """Return the rows that are wanted; one in which only something is the same is among both."""
    if show == DIFFERENCES:
        return [row for row in rows if row.likeness != side_by_side.SAME]
    if show == SAME:
        return [row for row in rows if row.likeness != side_by_side.DIFFERENT]
    return rows


def in_order(
    customers: Sequence[ece.Customer], ids: Ids, order: ListQuery
) -> Sequence[ece.Customer]:
    """Return the customers as ECE sorted them, or in the order in which they were chosen."""
    if order.sort:
        return customers
    return sorted(customers, key=lambda customer: ids.index(customer.id))


def sorts(wanted: str) -> tuple[str, ...]:
    """Return by what ECE sorts customers. Which custom attributes it has is its own affair."""
    if CUSTOM.fullmatch(wanted):
        return "customerName", wanted
    return ("customerName",)


def sort_links(
    customers: Sequence[ece.Customer], query: ListQuery, labels: Labels
) -> list[lists.Column]:
    links = [lists.column(gettext("Name"), "customerName", query)]
    for name in side_by_side.custom_names(customers):
        if CUSTOM.fullmatch(f"custom.{name}"):
            links.append(lists.column(labels.label("customer", name), f"custom.{name}", query))
    return links


def heads(customers: Sequence[ece.Customer], comparison: Comparison) -> list[Head]:
    href = hrefs("customer")
    return [
        Head(
            id=customer.id,
            name=visible_name(customer.name),
            href=href(customer.id),
            without_href=without_href(customer.id, comparison),
        )
        for customer in customers
    ]


def without_href(id: str, comparison: Comparison) -> str:
    others = comparison.without(id)
    return others.query.href() if others.ids else ""


def heading(customers: Sequence[ece.Customer]) -> str:
    count = len(customers)
    sentence = ngettext(
        "%(count)s customer side by side", "%(count)s customers side by side", count
    )
    return sentence % {"count": count}


def custom_notes(request: AgentRequest) -> list[str]:
    """Return that custom attributes are not among the rows, where ECE does not tell their names."""
    if configured(request).is_known:
        return []
    sentence = gettext(
        "ECE did not tell which custom attributes customers have, so none is compared."
    )
    return [sentence]


def notes(visible: ece.Visible, ids: Ids) -> list[str]:
    """Return who is not in the table, or not in full, and that one customer is not enough."""
    unreadable = [customer.id for customer in visible.customers if customer.unreadable]
    notes = []
    if len(ids) == 1:
        notes.append(gettext("Only one customer was chosen. Choose at least two to compare them."))
    for sentence, named in (
        (gettext("Not found, or not in your departments: %(ids)s."), visible.hidden),
        (
            gettext(
                "There was no time for these, so they were not looked for: %(ids)s. Compare fewer."
            ),
            visible.unasked,
        ),
        (gettext("Some values could not be read and are left out: %(ids)s."), unreadable),
    ):
        if named:
            notes.append(sentence % {"ids": ", ".join(named)})
    if visible.left_out:
        notes.append(lists.customers_left_out(visible.left_out))
    return notes
