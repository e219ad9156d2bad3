"""Looking cases up."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext, pgettext
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from dashboard import ece
from dashboard.cases.columns import (
    PAGE_SORTS,
    offered_columns,
    range_columns,
    searched_columns,
    sorted_on_page,
)
from dashboard.cases.empty_states import no_case, no_lookup
from dashboard.cases.forms import CaseLookup, in_words
from dashboard.pages import lists
from dashboard.pages.case_rows import (
    CaseColumn,
    CaseRows,
    case_cells,
    case_columns,
    customer_of,
)
from dashboard.pages.column_choice import CHOICES, choice_link, choose
from dashboard.pages.columns import attributes_of
from dashboard.pages.criteria import Criterion
from dashboard.pages.empty_states import EmptyState, in_customers
from dashboard.pages.export import Table, notes
from dashboard.pages.fault_messages import FaultMessage
from dashboard.pages.lists import Listing, ListQuery
from dashboard.pages.metadata import Labels, case_labels_for
from dashboard.pages.page import AgentRequest, Page
from dashboard.pages.repeats import takes_several
from dashboard.pages.search_files import FileJourney
from dashboard.pages.search_form import REGIONS, Posted
from dashboard.pages.search_results import Results
from dashboard.storage import searches, suggestions
from dashboard.storage.audit import Action
from dashboard.storage.columns import CASES, chosen
from dashboard.storage.searches import StoredSearch, Typed
from dashboard.storage.suggestions import Suggestion, departments_in

LOOKUP = "cases/lookup.html"

type CaseResults = Results[ece.CaseCriteria, ece.Case]


@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request: AgentRequest) -> HttpResponse:
    """Show the criteria form, or take what is posted to it."""
    if request.session.get("no_case_lookup"):
        return show_no_lookup(request)
    journey = CaseLookupJourney(request)
    if request.method == "POST":
        return journey.take_form()
    return journey.open_form()


@require_safe
def results(request: AgentRequest, key: str) -> HttpResponse:
    """Show one page of the cases that meet the lookup under this key."""
    try:
        return CaseLookupJourney(request).show_results(key)
    except ece.NotFound:
        request.session["no_case_lookup"] = True
        return show_no_lookup(request)


@require_GET
def export(request: AgentRequest, key: str) -> HttpResponse | StreamingHttpResponse:
    """Return the cases that meet the lookup under this key as CSV."""
    return CaseLookupJourney(request).send_file(key)


def show_no_lookup(request: AgentRequest) -> HttpResponse:
    """For an older ECE; until the next sign-in it is not asked again."""
    empty = no_lookup()
    page = Page(request, LOOKUP, regions=REGIONS, title=empty.heading, empty=empty)
    page.fill(announcement=empty.heading)
    return page.render()


@takes_several(*CHOICES)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: AgentRequest) -> HttpResponse:
    """Let the agent choose the columns of the list."""
    return choose(request, CASES, offered_columns(case_labels_for(request)))


class CaseLookupJourney(FileJourney[ece.CaseCriteria, ece.Case]):
    store = searches.CASES
    other = searches.CUSTOMERS
    form_class = CaseLookup
    template = LOOKUP
    results_url = "case_results"
    export_url = "case_export"
    action = Action.CASE_LOOKUP
    addable = ("status", "department", "owner", "customer")

    def form(self, typed: Posted | None) -> CaseLookup:
        form = CaseLookup(typed, capabilities=self.request.ece.capabilities, labels=self.labels)
        form.suggest(usual_statuses())
        form.suggest(suggestions.known_values(self.request))
        return form

    def sorts(self, criteria: ece.CaseCriteria | None) -> tuple[str, ...]:
        sorts = self.request.ece.capabilities.case_sorts
        extra = self.extra_columns(criteria) if criteria else ()
        return (*sorts, *(column.sort for column in extra if column.sort))

    @cached_property
    def labels(self) -> Labels:
        return case_labels_for(self.request)

    def extra_columns(self, criteria: ece.CaseCriteria) -> list[CaseColumn]:
        """Return the columns beside the usual ones: what was looked up by, and what was chosen."""
        columns = [*searched_columns(criteria, self.labels), *range_columns(criteria)]
        names = chosen(self.request.agent, CASES)
        if not names:
            return columns
        used = {column.name for column in columns}
        offered = offered_columns(self.labels)
        return columns + [each for each in offered if each.name in names and each.name not in used]

    def ask(
        self, search: StoredSearch[ece.CaseCriteria], query: ListQuery
    ) -> ece.ResultPage[ece.Case]:
        if query.sort in PAGE_SORTS:
            return self.ask_unsorted(search, query)
        return self.request.ece.lookup_cases(
            search.best_criteria,
            sort=query.sort,
            order=query.order,
            page=query.page,
            size=query.size,
            show=attributes_of(self.extra_columns(search.criteria)),
        )

    def ask_unsorted(
        self, search: StoredSearch[ece.CaseCriteria], query: ListQuery
    ) -> ece.ResultPage[ece.Case]:
        """Return a page as ECE orders it, its own cases in the order that is wanted."""
        page = self.ask(search, replace(query, sort="", order="asc"))
        is_newest_first = query.order == "desc"
        cases = sorted_on_page(page.records, query.sort, newest_first=is_newest_first)
        return replace(page, records=cases)

    def listing(self, results: CaseResults) -> Listing:
        page, query, search = results.page, results.query, results.search
        pager = lists.pager(page, query)
        counted = ngettext("%(count)s case", "%(count)s cases", pager.total or 0)
        heading = lists.heading(pager, gettext("Cases %(position)s"), counted)
        extra = self.extra_columns(search.criteria)
        narrowing = gettext("Press + to narrow by that value.")
        columns = case_columns(query, results.sorts, extra)
        return Listing(
            region="results",
            body="cases/rows.html",
            heading=heading,
            caption=lists.caption(heading, columns),
            columns=columns,
            rows=CaseRows(in_use=search.typed, extra=extra).rows(page.records),
            pager=pager,
            notes=[*lists.notes(page), *order_notes(query), *notes(page), narrowing],
            actions=[
                *self.other_spellings(search),
                *in_customers(search.typed, search.key),
                choice_link("case_columns", search.key),
                self.export_link(search, query),
            ],
            as_of=lists.time_now(),
        )

    def table(self, search: StoredSearch[ece.CaseCriteria], query: ListQuery) -> Table[ece.Case]:
        extra = self.extra_columns(search.criteria)
        heads = [column.label for column in case_columns(query, (), extra)]
        return Table(heads, partial(case_cells, extra), file_remarks(query))

    def file_query(self, query: ListQuery) -> ListQuery:
        if query.sort in PAGE_SORTS:
            query = replace(query, sort="", order="asc")
        return super().file_query(query)

    def no_result(self, results: CaseResults) -> EmptyState:
        chips = self.chips(results.search.typed, ())
        return no_case(self.request.agent, results.search, chips, results.page.tried)

    def title(self, labels: str) -> str:
        if not labels:
            return gettext("Look cases up")
        return gettext("Cases: %(criteria)s") % {"criteria": labels}

    def unknown_search(self) -> FaultMessage:
        heading = gettext("This lookup can't be opened")
        sentence = gettext("It has ended, or a colleague made it. Look it up again.")
        return FaultMessage(404, heading, sentence)

    def suggestions(self, records: Iterable[ece.Case]) -> list[Suggestion]:
        records = list(records)
        statuses = {record.status for record in records if record.status}
        named = [("status", status.value, status.label) for status in statuses]
        return [*sorted(named), *departments_in(records), *owners_in(records)]

    def chips(self, typed: Typed, records: Sequence[ece.Case]) -> list[Criterion]:
        """Return the criteria in use. Every record meets them, so the first one names what an ID
        means."""
        chips = CaseLookup.criteria_of(in_words(typed, self.labels))
        if not records:
            return chips
        return [replace(chip, value=value_in_words(chip, records[0])) for chip in chips]


def owners_in(cases: Iterable[ece.Case]) -> list[Suggestion]:
    """Return whose cases these are, so that owners can be looked up by name from now on."""
    owners = {case.owner for case in cases if case.owner}
    return sorted(("owner", owner.id, owner.name) for owner in owners if owner.id and owner.name)


def order_notes(query: ListQuery) -> list[str]:
    """Say where only the cases of this page are in the wanted order."""
    if query.sort not in PAGE_SORTS:
        return []
    return [gettext("ECE can't sort by this, so only the cases of this page are in this order.")]


def file_remarks(query: ListQuery) -> list[str]:
    """Say where a file is not in the wanted order."""
    if query.sort not in PAGE_SORTS:
        return []
    return [
        gettext("ECE can't sort by what the page was sorted by. These rows are as ECE has them.")
    ]


def value_in_words(criterion: Criterion, case: ece.Case) -> str:
    """Return what the case calls the value of a criterion, or the value itself."""
    match criterion.field:
        case "status" if case.status and case.status.value == criterion.value:
            return case.status.label
        case "customer" if case.customer_id == criterion.value:
            return customer_of(case)
        case "owner" if case.owner and case.owner.id == criterion.value:
            return case.owner.name or criterion.value
    return criterion.value


def usual_statuses() -> list[Suggestion]:
    """Return what every ECE has, so that it can be suggested before any case was seen."""
    return [
        ("status", "open", pgettext("a case", "Open")),
        ("status", "closed", pgettext("a case", "Closed")),
    ]
