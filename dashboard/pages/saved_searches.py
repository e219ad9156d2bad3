"""Saved searches on pages: where they lead, and what the results of one say about it."""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from dashboard.models import Agent
from dashboard.storage import saved_searches
from dashboard.storage.saved_searches import AnySearch, NamedSearch

RESULTS = {"customers": "customer_results", "cases": "case_results"}
SAVE = {"customers": "save_customer_search", "cases": "save_case_search"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What the results say: the `name` of the search, if it has one. `owner` is the colleague who
    shares it, `href` leads to the page of the agent's own or to where it is saved, `label` says
    so."""

    name: str
    owner: str
    href: str
    label: str


def mark_of(agent: Agent, kind: str, search: AnySearch, query: str) -> Mark:
    """Return the mark of a search whose results are shown; `query` is which part of them."""
    mine = saved_searches.of_search(agent, kind, search.key)
    if mine:
        href = reverse("saved_search", args=[mine.key])
        return Mark(mine.name, "", href, gettext("Share or delete"))
    href = reverse(SAVE[kind], args=[search.key]) + query
    label = gettext("Save this search")
    shared = saved_searches.get(agent, search.origin) if search.origin else None
    if shared:
        return Mark(shared.name, called(shared.owner), href, label)
    return Mark("", "", href, label)


def called(agent: Agent) -> str:
    return agent.name or agent.login


def results_href(kind: str, search_key: str, query: QueryDict | None = None) -> str:
    """Return where the results are, in the part of them that the query string asks for."""
    part = query.copy() if query else QueryDict(mutable=True)
    part.pop("draft", None)
    path = reverse(RESULTS[kind], args=[search_key])
    return f"{path}?{part.urlencode()}".removesuffix("?")


def run_href(named: NamedSearch) -> str:
    return reverse("run_saved_search", args=[named.key])


def link_for_colleagues(named: NamedSearch) -> str:
    return urljoin(settings.PUBLIC_URL, run_href(named))


def kind_of(named: NamedSearch) -> str:
    return gettext("Cases") if named.kind == "cases" else gettext("Customers")
