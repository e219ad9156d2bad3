"""Searching customers."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from dashboard import ece
from dashboard.customers.columns import CustomerColumn, offered_columns, searched_columns
from dashboard.customers.custom_rows import CUSTOM, in_words
from dashboard.customers.empty_states import no_customer
from dashboard.customers.forms import CustomerSearch
from dashboard.customers.rows import (
    CustomerRows,
    Matches,
    customer_cells,
    customer_columns,
    usual_columns,
)
from dashboard.customers.unread_mail import marks_href
from dashboard.pages import lists
from dashboard.pages.column_choice import CHOICES, choice_link, choose
from dashboard.pages.columns import attributes_of
from dashboard.pages.criteria import Criterion, only_value
from dashboard.pages.empty_states import EmptyState, in_cases
from dashboard.pages.export import Table, notes
from dashboard.pages.fault_messages import FaultMessage
from dashboard.pages.lists import Listing, ListQuery
from dashboard.pages.metadata import Labels, labels_for
from dashboard.pages.page import AgentRequest, Page, see_other
from dashboard.pages.repeats import takes_several
from dashboard.pages.search_files import FileJourney
from dashboard.pages.search_form import Posted
from dashboard.pages.search_results import Results
from dashboard.reading.addresses import canonical
from dashboard.reading.ids import read_ids
from dashboard.storage import searches
from dashboard.storage.audit import Action
from dashboard.storage.columns import CUSTOMERS, chosen, hidden
from dashboard.storage.searches import StoredSearch, Typed
from dashboard.storage.suggestions import Suggestion, departments_in

MOST_TICKS = 150

type CustomerResults = Results[ece.CustomerCriteria, ece.Customer]


@takes_several(*CUSTOM)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: AgentRequest) -> HttpResponse:
    """Show the criteria form, or take what is posted to it."""
    journey = CustomerSearchJourney(request)
    if request.method == "POST":
        return journey.take_form()
    return journey.open_form()


@takes_several("ids")
@require_http_methods(["GET", "HEAD", "POST"])
def results(request: AgentRequest, key: str) -> HttpResponse:
    """Show one page of the customers that meet the search under this key. Ticks that are posted
    come back in the address."""
    journey = CustomerSearchJourney(request)
    if request.method == "POST":
        return see_other(request.path + journey.list_query().href(ids=ticks_in(request.POST)))
    return journey.show_results(key)


def ticks_in(query: QueryDict) -> str:
    """Return the IDs that are ticked to be compared, with commas between them; what is none is left
    out."""
    ids, _odd = read_ids(",".join(query.getlist("ids")))
    return ",".join(ids[:MOST_TICKS])


@require_GET
def export(request: AgentRequest, key: str) -> HttpResponse | StreamingHttpResponse:
    """Return the customers that meet the search under this key as CSV."""
    return CustomerSearchJourney(request).send_file(key)


def only_hit(page: ece.ResultPage[ece.Customer]) -> str:
    """Return the ID of the one customer whom ECE knows for this search, "" where there are more or
    may be more."""
    is_whole = page.count == 1 and not page.left_out and not page.also
    return page.records[0].id if is_whole and page.records else ""


@takes_several(*CHOICES)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: AgentRequest) -> HttpResponse:
    """Let the agent choose the columns of the list."""
    offered = offered_columns(labels_for(request), request.ece.capabilities)
    return choose(request, CUSTOMERS, offered, usual=usual_columns())


class CustomerSearchJourney(FileJourney[ece.CustomerCriteria, ece.Customer]):
    store = searches.CUSTOMERS
    other = searches.CASES
    form_class = CustomerSearch
    template = "customers/search.html"
    results_url = "customer_results"
    export_url = "customer_export"
    action = Action.CUSTOMER_SEARCH

    def form(self, typed: Posted | None) -> CustomerSearch:
        return CustomerSearch(
            typed,
            capabilities=self.request.ece.capabilities,
            labels=self.labels,
        )

    @cached_property
    def labels(self) -> Labels:
        return labels_for(self.request)

    def extra_columns(self, criteria: ece.CustomerCriteria) -> list[CustomerColumn]:
        """Return the columns beside the usual ones: what was searched by, and what was chosen."""
        columns = searched_columns(criteria.custom, self.labels)
        names = chosen(self.request.agent, CUSTOMERS)
        if not names:
            return columns
        used = {column.name for column in columns}
        offered = offered_columns(self.labels, self.request.ece.capabilities)
        return columns + [each for each in offered if each.name in names and each.name not in used]

    def sorts(self, criteria: ece.CustomerCriteria | None) -> tuple[str, ...]:
        sorts = self.request.ece.capabilities.customer_sorts
        extra = self.extra_columns(criteria) if criteria else ()
        return (*sorts, *(column.sort for column in extra if column.sort))

    def ask(
        self, search: StoredSearch[ece.CustomerCriteria], query: ListQuery
    ) -> ece.ResultPage[ece.Customer]:
        return self.request.ece.search_customers(
            search.best_criteria,
            sort=query.sort,
            order=query.order,
            page=query.page,
            size=query.size,
            show=attributes_of(self.extra_columns(search.criteria)),
        )

    def listing(self, results: CustomerResults) -> Listing:
        page, query, criteria = results.page, results.query, results.search.criteria
        pager = lists.pager(page, query)
        counted = ngettext("%(count)s customer", "%(count)s customers", pager.total or 0)
        heading = lists.heading(pager, gettext("Customers %(position)s"), counted)
        extra = self.extra_columns(criteria)
        columns = customer_columns(query, results.sorts, extra, hidden=self.hidden)
        return Listing(
            region="results",
            body="customers/rows.html",
            heading=heading,
            caption=lists.caption(heading, columns),
            columns=columns,
            rows=self.rows(results, extra),
            pager=pager,
            notes=[*lists.notes(page), *notes(page)],
            actions=[
                *self.other_spellings(results.search),
                *in_cases(results.search.typed, results.search.key),
                choice_link("customer_columns", results.search.key),
                self.export_link(results.search, query),
            ],
            as_of=lists.time_now(),
        )

    def rows(
        self, results: CustomerResults, extra: Sequence[CustomerColumn]
    ) -> Sequence[SafeString]:
        matches = point_matcher(results.search.criteria, results.page.spelling)
        return CustomerRows(matches, extra, hidden=self.hidden, ticked=self.ticked).rows(
            results.page.records
        )

    @cached_property
    def hidden(self) -> frozenset[str]:
        return hidden(self.request.agent, CUSTOMERS)

    @cached_property
    def ticked(self) -> Sequence[str]:
        ids = ticks_in(self.request.GET)
        return ids.split(",") if ids else ()

    def also(self) -> tuple[tuple[str, str], ...]:
        return (("ids", ",".join(self.ticked)),)

    def fill(self, page: Page, results: CustomerResults) -> None:
        super().fill(page, results)
        here = {customer.id for customer in results.page.records}
        page.fill(
            ticked=self.ticked,
            ticked_elsewhere=[id for id in self.ticked if id not in here],
            untick_href=results.query.href(ids=""),
            unread_href=marks_href(results.search, results.page.records),
        )

    def table(
        self, search: StoredSearch[ece.CustomerCriteria], query: ListQuery
    ) -> Table[ece.Customer]:
        extra = self.extra_columns(search.criteria)
        heads = [column.label for column in customer_columns(query, (), extra)]
        return Table(heads, partial(customer_cells, extra))

    def go_on(
        self, search: StoredSearch[ece.CustomerCriteria], page: ece.ResultPage[ece.Customer]
    ) -> HttpResponse | None:
        """Open the only customer whom the box has found, as most agents want it."""
        wanted = "hit" in self.request.GET and self.request.agent.opens_single_hit
        id = only_hit(page) if wanted else ""
        if not id:
            return None
        return see_other(reverse("customer", args=[id], query={"results": search.key}))

    def no_result(self, results: CustomerResults) -> EmptyState:
        return no_customer(self.request.agent, results.search, results.page.tried)

    def title(self, labels: str) -> str:
        if not labels:
            return gettext("Search customers")
        return gettext("Customers: %(criteria)s") % {"criteria": labels}

    def unknown_search(self) -> FaultMessage:
        heading = gettext("This search can't be opened")
        sentence = gettext("It has ended, or a colleague made it. Search again.")
        return FaultMessage(404, heading, sentence)

    def suggestions(self, records: Iterable[ece.Customer]) -> list[Suggestion]:
        return departments_in(records)

    def chips(self, typed: Typed, records: Sequence[ece.Customer]) -> Sequence[Criterion]:
        return super().chips(in_words(typed, self.labels), records)

    def box_text(self, typed: Typed) -> str:
        return only_value(typed)


def point_matcher(criteria: ece.CustomerCriteria, spelling: str) -> Matches:
    """Return a function that tells the contact point that was searched for from the others."""
    social = {id for spelling in criteria.socials for _network, id in spelling}
    email = canonical(criteria.email)

    def matches(point: ece.ContactPoint) -> bool:
        match point.kind:
            case "phone":
                return bool(spelling) and point.digits.endswith(spelling)
            case "email":
                return bool(criteria.email) and canonical(point.email) == email
            case "social":
                return point.social_id in social
        return False

    return matches
