"""The way from a record back to the results that it was opened from."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.http import QueryDict
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from dashboard.pages.hrefs import href
from dashboard.pages.page import AgentRequest
from dashboard.storage import searches
from dashboard.storage.searches import SearchStore

STORES: Mapping[str, SearchStore[Any]] = {
    "customer_results": searches.CUSTOMERS,
    "case_results": searches.CASES,
}
PARTS = ("page", "size", "sort", "order")


def way_back(request: AgentRequest, row: str) -> str:
    """Return the address of the results that the browser has just left, page and order included,
    at this row; "" where it came from elsewhere or the search has ended."""
    left = address_left(request)
    match = page_at(left.path)
    store = STORES.get(match.url_name or "") if match else None
    if match is None or store is None:
        return ""
    key = match.kwargs["key"]
    if store.recall(request.agent, key) is None:
        return ""
    query = QueryDict(left.query)
    part = {name: query[name] for name in PARTS if name in query}
    return reverse(match.view_name, args=[key], query=part, fragment=row)


def address_left(request: AgentRequest) -> SplitResult:
    try:
        return urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return urlsplit("")


def page_at(path: str) -> ResolverMatch | None:
    """Return which of our pages stands at this path, or None."""
    home = href("home")
    if not path.startswith(home):
        return None
    try:
        return resolve("/" + path.removeprefix(home))
    except Resolver404:
        return None
