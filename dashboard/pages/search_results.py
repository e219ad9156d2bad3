"""The results of a search, page by page, at the address of its key."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.criteria import Criterion
from dashboard.pages.empty_states import EmptyState, last_page_passed
from dashboard.pages.fault_messages import no_such_part
from dashboard.pages.hrefs import href
from dashboard.pages.lists import Link, Listing, ListQuery
from dashboard.pages.page import Page
from dashboard.pages.saved_searches import Mark, mark_of
from dashboard.pages.search_form import FormJourney
from dashboard.pages.sentences import listed
from dashboard.storage import audit, limits, suggestions
from dashboard.storage.searches import StoredSearch, Typed
from dashboard.storage.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class Results[Wanted: (ece.CustomerCriteria, ece.CaseCriteria), Record: ece.Customer | ece.Case]:
    """One page of ECE's answer to a search, sortable by `sorts`."""

    search: StoredSearch[Wanted]
    query: ListQuery
    page: ece.ResultPage[Record]
    sorts: Sequence[str]


class ResultsJourney[
    Wanted: (ece.CustomerCriteria, ece.CaseCriteria),
    Record: ece.Customer | ece.Case,
](FormJourney[Wanted]):
    """A search that was remembered, and what ECE answers to it. `action` is what the audit calls
    it."""

    action: audit.Action

    def show_results(self, key: str) -> HttpResponse:
        """Show one page of what meets the search under this key. Errors: those of the call to
        ECE."""
        search = self.recall(key)
        if search is None:
            return self.show_unknown()
        sorts = self.sorts(search.criteria)
        paging = self.paging(sorts)
        query = replace(paging.list_query, also=self.also())
        page = self.page_of_results(search, query)
        if not paging.is_valid():
            return page.render_fault(no_such_part())
        limits.check(self.request, limits.VIEWS)
        answer = self.answer(search, query)
        audit.record(self.request, self.action)
        suggestions.remember_values(self.request, self.suggestions(answer.records))
        if another := self.go_on(search, answer):
            return another
        self.fill(page, Results(search, query, answer, sorts))
        return page.render()

    def answer(self, search: StoredSearch[Wanted], query: ListQuery) -> ece.ResultPage[Record]:
        """Ask ECE, and remember which spelling of a phone number won."""
        answer = self.ask(search, query)
        if answer.spelling and not search.spelling:
            self.store.note_spelling(search, answer.spelling, answer.also)
        return answer

    def fill(self, page: Page, results: Results[Wanted, Record]) -> None:
        """Add ECE's answer to the page."""
        if results.page.records:
            listing = self.listing(results)
            chips = self.chips(results.search.typed, results.page.records)
            page.fill(listing=listing, chips=chips, announcement=listing.caption)
            return
        empty = self.empty_state(results)
        page.fill(empty=empty, announcement=empty.heading)

    def other_spellings(self, search: StoredSearch[Wanted]) -> list[Link]:
        """Return the ways to what ECE has under other spellings of the same number or address."""
        label = gettext("Also found as %(found)s")
        action = href(self.store.kind)
        links = []
        for spelling in search.also:
            post = {"from": search.key, "spelling": spelling}
            links.append(Link(label % {"found": spelling}, action, post=post))
        return links

    def empty_state(self, results: Results[Wanted, Record]) -> EmptyState:
        if results.query.page > 1:
            return last_page_passed(results.query)
        return self.no_result(results)

    def page_of_results(self, search: StoredSearch[Wanted], query: ListQuery) -> Page:
        """Return the page as it is before ECE has answered. The form, and whether the search is
        saved, are made only if the template shows them."""
        chips = self.chips(search.typed, ())
        labels = listed([str(chip.label) for chip in chips])
        page = self.new_page(self.title(labels), query)
        page.fill(
            form=SimpleLazyObject(lambda: self.filled_form(search.typed)),
            find=self.box_text(search.typed),
            search_key=search.key,
            chips=chips,
            change_href=query.form_href(href(self.store.kind), search.key),
            saved_search=SimpleLazyObject(lambda: self.mark(search, query)),
        )
        return page

    def mark(self, search: StoredSearch[Wanted], query: ListQuery) -> Mark:
        part = query.href().removesuffix("?")
        return mark_of(self.request.agent, self.store.kind, search, part)

    @abstractmethod
    def ask(self, search: StoredSearch[Wanted], query: ListQuery) -> ece.ResultPage[Record]:
        """Return a page of results from ECE."""

    @abstractmethod
    def listing(self, results: Results[Wanted, Record]) -> Listing:
        """Return the list of results, where there are any."""

    @abstractmethod
    def no_result(self, results: Results[Wanted, Record]) -> EmptyState:
        """Return what is shown where nothing meets the search."""

    @abstractmethod
    def suggestions(self, records: Iterable[Record]) -> Iterable[Suggestion]:
        """Return the values of these records that the agent may search by next."""

    def chips(self, typed: Typed, records: Sequence[Record]) -> Sequence[Criterion]:
        """Return the criteria in use, in words as far as the records tell them."""
        return self.form_class.criteria_of(typed)

    def also(self) -> tuple[tuple[str, str], ...]:
        """Return what more the addresses of the results keep."""
        return ()

    def go_on(
        self, search: StoredSearch[Wanted], page: ece.ResultPage[Record]
    ) -> HttpResponse | None:
        """Return another page that the agent goes on to at once, or None."""
        return None

    def box_text(self, typed: Typed) -> str:
        """Return what stands in the search box over the results."""
        return ""
