"""What every page shows around its own content: who is signed in, and the places they can go to."""

from functools import cache, cached_property
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import get_script_prefix, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language, gettext

from dashboard import ece
from dashboard.agents import access, clients
from dashboard.models import Agent
from dashboard.pages.kept import kept_part
from dashboard.pages.markup import bdi, filled, joined

LINK = '<a href="{}" data-key="{}"{}>{}</a>'
CURRENT = SafeString(' aria-current="page"')


class Place(NamedTuple):
    """A page in the bar. `keys` are pressed one after the other to go there."""

    label: str
    href: str
    keys: tuple[str, str]


class Alike(NamedTuple):
    """What agents of the same rights and preferences are shown alike: nothing of one person."""

    is_signed_in: bool
    is_auditor: bool
    uses_keys: bool
    keeps_recents: bool
    searches_names: bool
    has_departments: bool
    places: tuple[Place, ...]
    signs_in_by_redirect: bool


class Frame:
    """What stands around the content of a page; nothing of it is made for a region."""

    def __init__(self, request: HttpRequest, agent: Agent | None) -> None:
        self.request = request
        self.agent = agent
        self.csrf_token = SimpleLazyObject(lambda: get_token(request))

    @property
    def bar(self) -> SafeString:
        return kept_part("pages/bar.html", self.alike, self.gaps)

    @property
    def dialogs(self) -> SafeString:
        if self.agent is None:
            return SafeString("")
        return kept_part("pages/dialogs.html", self.alike, self.gaps)

    @cached_property
    def alike(self) -> Alike:
        agent = self.agent
        return Alike(
            is_signed_in=agent is not None,
            is_auditor=agent is not None and access.is_auditor(agent),
            uses_keys=agent is not None and agent.uses_keys,
            keeps_recents=agent is not None and agent.keeps_recents,
            searches_names=searches_names(self.request),
            has_departments=agent is not None and bool(agent.departments),
            places=self.places,
            signs_in_by_redirect=clients.signs_in_by_redirect(),
        )

    @cached_property
    def gaps(self) -> dict[str, str]:
        """What is another for each agent and on each page. `find` is the text in the box."""
        page = getattr(self.request, "page", None)
        match = self.request.resolver_match
        is_home = match is not None and match.url_name == "home"
        return {
            **of_person(self.agent),
            "zone": get_current_timezone_name(),
            "csrf_token": str(self.csrf_token),
            "find": page.context.get("find", "") if page else "",
            "autofocus": " autofocus" if is_home else "",
            "links": links(self.places, self.current),
        }

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places that this agent may go to; none where nobody is signed in."""
        if self.agent is None:
            return ()
        return all_places(
            get_language(),
            get_script_prefix(),
            has_cases=not self.request.session.get("no_case_lookup"),
            is_supervisor=access.is_supervisor(self.agent),
        )

    @property
    def current(self) -> Place | None:
        """The place that this page is of."""
        path = self.request.path
        return next((place for place in self.places if path.startswith(place.href)), None)


@cache
def all_places(
    _language: str | None,
    _script_prefix: str,
    *,
    has_cases: bool,
    is_supervisor: bool,
) -> tuple[Place, ...]:
    """Return the places of an agent, in the active language."""
    places = [Place(gettext("Customers"), reverse("customers"), ("g", "c"))]
    if has_cases:
        places.append(Place(gettext("Cases"), reverse("cases"), ("g", "k")))
    if is_supervisor:
        places.append(Place(gettext("Unread secure mail"), reverse("unread"), ("g", "u")))
    return tuple(places)


@cache
def links(places: tuple[Place, ...], current: Place | None) -> SafeString:
    """Return links, the one to the place of this page marked."""
    return joined([link(place, is_current=place is current) for place in places])


def link(place: Place, *, is_current: bool) -> SafeString:
    mark = CURRENT if is_current else SafeString("")
    return filled(LINK, place.href, " ".join(place.keys), mark, place.label)


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Return what Django adds to every template.

    `languages` have the names that those who speak them give them. `titles_with_names` is whether
    titles, and so the browser's history, may name customers.
    """
    agent: Agent | None = getattr(request, "agent", None)
    frame = Frame(request, agent)
    return {
        "agent": agent,
        "csrf_token": frame.csrf_token,
        "frame": frame,
        "language": get_language(),
        "languages": settings.LANGUAGES,
        "signs_in_by_redirect": clients.signs_in_by_redirect(),
        "titles_with_names": settings.TITLES_WITH_NAMES,
    }


def of_person(agent: Agent | None) -> dict[str, str]:
    """Return who is signed in, and which departments they see."""
    if agent is None:
        return {}
    return {
        "agent_id": str(agent.pk),
        "name": agent.name or agent.login,
        "login": agent.login,
        "departments": SafeString(", ".join(map(bdi, agent.departments))),
    }


def searches_names(request: HttpRequest) -> bool:
    """Whether ECE finds names; taken for not, on a page that had to refuse before ECE's turn."""
    client: ece.Client | None = getattr(request, "ece", None)
    return client is not None and client.capabilities.searches_names
