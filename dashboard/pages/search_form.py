"""The journey of a search, the same for customers and for cases: from the criteria form to the
address of the results.

Criteria are posted and remembered under a key, and the results stand at the address of that key.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.criteria import Criteria
from dashboard.pages.fault_messages import FaultMessage
from dashboard.pages.hrefs import href
from dashboard.pages.lists import ListQuery
from dashboard.pages.page import AgentRequest, Page, see_other
from dashboard.pages.paging import Paging
from dashboard.pages.ranges import filled
from dashboard.reading import phones
from dashboard.storage.searches import SearchStore, StoredSearch, Typed

REGIONS = ("search", "criteria", "results")

type Posted = MultiValueDict[str, str]


class FormJourney[Wanted: (ece.CustomerCriteria, ece.CaseCriteria)](ABC):
    """One request on the way through a search. A room says what differs: the names here, and the
    methods at the end.

    `store` holds its searches, and their kind is the name of the form's URL; those of `other` may
    be carried over to here. A value in a row becomes a criterion where its field is one of
    `addable`.
    """

    store: SearchStore[Wanted]
    other: SearchStore[Any]
    form_class: type[Criteria[Wanted]]
    template: str
    results_url: str
    addable: ClassVar[Sequence[str]] = ()

    def __init__(self, request: AgentRequest) -> None:
        self.request = request

    def open_form(self) -> HttpResponse:
        """Show the form: empty, filled from a search (`from`), or as it was when the session ended
        (`draft`)."""
        earlier = self.recall(self.request.GET.get("from", ""))
        if self.request.draft or not earlier:
            return self.show_form(self.filled_form(self.request.draft))
        return self.show_form(self.filled_form(earlier.typed))

    def take_form(self) -> HttpResponse:
        """Take what was posted: criteria, a change of an earlier search, or a search of the other
        kind."""
        posted = self.request.POST
        if "from" in posted:
            return self.change(posted["from"])
        if self.other.kind in posted:
            return self.carry_over(posted[self.other.kind])
        form = self.form(filled(posted, posted.get("preset", "")))
        if "preset" in posted:
            form.forget_errors()
            return self.show_form(form, message=gettext("The dates are filled in."))
        if "add" in posted:
            form.forget_errors()
            return self.show_form(form)
        return self.go_to_results(form)

    def change(self, key: str) -> HttpResponse:
        """Search with one criterion less or one more, with an extension added to the phone number,
        or by another spelling."""
        earlier = self.recall(key)
        if earlier is None:
            return self.show_unknown()
        if spelling := self.request.POST.get("spelling"):
            return self.take_spelling(earlier, spelling)
        typed = self.form_class.without(earlier.typed, self.request.POST.get("without", ""))
        field, _, value = self.request.POST.get("add", "").partition(":")
        if field in self.addable:
            typed[field] = [value]
        extension = self.request.POST.get("extension", "").strip()
        if extension and "phone" in typed:
            typed["phone"] = [with_extension(typed["phone"][0], extension)]
        if not typed:
            return see_other(reverse(self.store.kind))
        return self.go_to_results(self.filled_form(typed))

    def take_spelling(self, earlier: StoredSearch[Wanted], spelling: str) -> HttpResponse:
        """Search by one of the spellings of an earlier search, and by none of the others."""
        if spelling not in earlier.spellings:
            return self.show_unknown()
        key = self.store.remember(
            self.request.agent, earlier.typed, earlier.criteria, spelling=spelling
        )
        return see_other(reverse(self.results_url, args=[key]))

    def carry_over(self, key: str) -> HttpResponse:
        """Search by what a search of the other kind has in common with this one."""
        typed = self.other.shared_fields(self.request.agent, key)
        form = self.filled_form(typed)
        if not form.is_valid():
            return self.show_unknown()
        return self.go_to_results(form)

    def go_to_results(self, form: Criteria[Wanted]) -> HttpResponse:
        """Remember a valid form and go to its results, in the order and size that were in use."""
        if not form.is_valid():
            message = gettext("Check the marked fields. ECE was not asked yet.")
            return self.show_form(form, status=422, message=message)
        key = self.store.remember(self.request.agent, form.typed(), form.criteria())
        path = reverse(self.results_url, args=[key])
        return see_other(path + self.list_query().href(page=1).removesuffix("?"))

    def show_form(
        self, form: Criteria[Wanted], *, status: int = 200, message: str = ""
    ) -> HttpResponse:
        page = self.new_page(self.title(""), self.list_query())
        page.fill(form=form, announcement=message)
        return page.render(status=status)

    def show_unknown(self) -> HttpResponse:
        page = self.new_page(self.title(""), ListQuery())
        page.fill(form=self.form(None))
        return page.render_fault(self.unknown_search())

    def new_page(self, title: str, query: ListQuery) -> Page:
        """Return a page whose forms post to an address that keeps order and size."""
        action = href(self.store.kind)
        order = replace(query, also=())
        return Page(
            self.request,
            self.template,
            regions=REGIONS,
            title=title,
            search_href=action,
            search_action=action + order.href(page=1).removesuffix("?"),
        )

    def list_query(self) -> ListQuery:
        """Return the order and size that were in use when the form was opened."""
        return self.paging(self.sorts(None)).list_query

    def paging(self, sorts: Sequence[str]) -> Paging:
        return Paging(self.request.GET, sorts=sorts, usual_size=self.request.agent.page_size)

    def recall(self, key: str) -> StoredSearch[Wanted] | None:
        return self.store.recall(self.request.agent, key) if key else None

    def filled_form(self, typed: Typed | None) -> Criteria[Wanted]:
        return self.form(MultiValueDict(typed) if typed else None)

    @abstractmethod
    def form(self, typed: Posted | None) -> Criteria[Wanted]:
        """Return the form, filled with what was typed or empty."""

    @abstractmethod
    def sorts(self, criteria: Wanted | None) -> Sequence[str]:
        """Return by what ECE sorts the results of these criteria, or of any."""

    @abstractmethod
    def title(self, labels: str) -> str:
        """Return the title of a page; `labels` name the criteria in use, "" for none."""

    @abstractmethod
    def unknown_search(self) -> FaultMessage:
        """Return what is shown for a key that opens no search."""


def with_extension(phone: str, extension: str) -> str:
    """Return a typed number with an extension; what is none as it is, for the form to refuse."""
    with suppress(phones.NotAPhone):
        return phones.with_extension(phone, extension, settings.DEFAULT_COUNTRY_CODE)
    return f"{phone} ext {extension}"
