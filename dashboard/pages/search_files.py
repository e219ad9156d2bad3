"""The results of a search as a file: all pages of them, in the order shown."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages import export
from dashboard.pages.csv_file import stream
from dashboard.pages.export import Table
from dashboard.pages.fault_messages import no_such_part
from dashboard.pages.lists import Link, ListQuery
from dashboard.pages.paging import Paging
from dashboard.pages.search_results import ResultsJourney
from dashboard.storage import audit, limits
from dashboard.storage.searches import StoredSearch


class FileJourney[
    Wanted: (ece.CustomerCriteria, ece.CaseCriteria),
    Record: ece.Customer | ece.Case,
](ResultsJourney[Wanted, Record]):
    """A search whose results can be saved: at the URL called `export_url`, as `table` writes
    them."""

    export_url: str

    def send_file(self, key: str) -> HttpResponse | StreamingHttpResponse:
        """Return all that meets the search under this key as a file, as far as a file goes.
        Errors: those of the first call to ECE; what fails later is said in the file."""
        search = self.recall(key)
        if search is None:
            return self.show_unknown()
        paging = Paging(self.request.GET, sorts=self.sorts(search.criteria))
        page = self.page_of_results(search, paging.list_query)
        if not paging.is_valid():
            return page.render_fault(no_such_part())
        limits.check(self.request, limits.EXPORTS)
        table = self.table(search, paging.list_query)
        query = self.file_query(paging.list_query)
        pages = self.pages(search, query, self.answer(search, query))
        lines = export.lines(table, pages, self.note_export)
        return stream(f"{self.store.kind}.csv", export.as_now(lines))

    def pages(
        self,
        search: StoredSearch[Wanted],
        query: ListQuery,
        first: ece.ResultPage[Record],
    ) -> Iterator[ece.ResultPage[Record]]:
        """Yield this page and those after it, each when it is wanted, with as much time as a page
        of its own."""
        page = first
        yield page
        while page.has_next:
            self.request.ece.begin_page()
            page = self.answer(search, replace(query, page=page.number + 1))
            yield page

    def file_query(self, query: ListQuery) -> ListQuery:
        """Return what ECE is asked for first, where the results are wanted in this order."""
        return replace(query, page=1, size=export.SIZE)

    def note_export(self, rows: int) -> None:
        detail = f"{self.store.kind}, {rows} rows"
        audit.record(self.request, audit.Action.EXPORT, detail=detail)

    def export_link(self, search: StoredSearch[Wanted], query: ListQuery) -> Link:
        path = reverse(self.export_url, args=[search.key])
        part = ListQuery(sort=query.sort, order=query.order, path=path)
        return Link(gettext("Save as CSV"), part.href().removesuffix("?"))

    @abstractmethod
    def table(self, search: StoredSearch[Wanted], query: ListQuery) -> Table[Record]:
        """Return how the results are written into a file, where they are wanted in this order."""
