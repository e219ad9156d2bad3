"""What every page shows around its own content: who is signed in, and the places they can go to."""

from functools import cached_property
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from dashboard.agents import access, clients
from dashboard.models import Agent
from dashboard.pages.markup import bdi, each_filled, filled, joined

LINK = '<a href="{}" data-key="{}"{}>{}</a>'
CURRENT = SafeString(' aria-current="page"')
EXPLANATION = '<div data-explains="{}"><dt>{}</dt><dd>{}</dd></div>'


class Place(NamedTuple):
    """A page in the bar. `keys` are pressed one after the other to go there."""

    label: str
    href: str
    keys: str


class Places:
    """The places that this agent may go to; none where nobody is signed in."""

    def __init__(self, request: HttpRequest, agent: Agent | None) -> None:
        self.request = request
        self.agent = agent

    @cached_property
    def all(self) -> list[Place]:
        if self.agent is None:
            return []
        shown = [Place(gettext("Customers"), reverse("customers"), "g c")]
        if not self.request.session.get("no_case_lookup"):
            shown.append(Place(gettext("Cases"), reverse("cases"), "g k"))
        if access.is_supervisor(self.agent):
            shown.append(Place(gettext("Unread secure mail"), reverse("unread"), "g u"))
        return shown

    @cached_property
    def links(self) -> SafeString:
        """Links, the one to the place of this page marked."""
        return joined([self.link(place) for place in self.all])

    def link(self, place: Place) -> SafeString:
        mark = CURRENT if self.request.path.startswith(place.href) else SafeString("")
        return filled(LINK, place.href, place.keys, mark, place.label)

    @property
    def keys(self) -> SafeString:
        """What the keys of these places do."""
        return joined([explanation(place) for place in self.all])


def explanation(place: Place) -> SafeString:
    keys = each_filled("<kbd>{}</kbd> ", place.keys.split())
    return filled(EXPLANATION, place.keys, keys, place.label)


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Return what Django adds to every template.

    `languages` have the names that those who speak them give them. `titles_with_names` is whether
    titles, and so the browser's history, may name customers.
    """
    agent: Agent | None = getattr(request, "agent", None)
    return {
        "agent": agent,
        "is_auditor": agent is not None and access.is_auditor(agent),
        "places": Places(request, agent),
        "scope": SimpleLazyObject(lambda: scope(agent)),
        "language": get_language(),
        "languages": settings.LANGUAGES,
        "signs_in_by_redirect": clients.signs_in_by_redirect(),
        "titles_with_names": settings.TITLES_WITH_NAMES,
    }


def scope(agent: Agent | None) -> SafeString:
    """Return which departments the agent sees, "" where ECE did not tell."""
    if agent is None or not agent.departments:
        return SafeString("")
    names = SafeString(", ".join(map(bdi, agent.departments)))
    return filled("{} {}", gettext("You see:"), names)
