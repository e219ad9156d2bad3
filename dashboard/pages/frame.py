"""What every page shows around its own content: who is signed in, and the places they can go to."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from dashboard.agents import access, clients
from dashboard.models import Agent


@dataclass(frozen=True, slots=True)
class Place:
    """A link in the bar. `current` is True on its own pages; `keys` are pressed one after the other
    to go there."""

    label: str
    href: str
    current: bool
    keys: str


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Return what Django adds to every template.

    `languages` have the names that those who speak them give them. `titles_with_names` is whether
    titles, and so the browser's history, may name customers.
    """
    agent: Agent | None = getattr(request, "agent", None)
    return {
        "agent": agent,
        "is_auditor": agent is not None and access.is_auditor(agent),
        "places": partial(places, request, agent),
        "language": get_language(),
        "languages": settings.LANGUAGES,
        "signs_in_by_redirect": clients.signs_in_by_redirect(),
        "titles_with_names": settings.TITLES_WITH_NAMES,
    }


def places(request: HttpRequest, agent: Agent | None) -> list[Place]:
    """Return the places that this agent may go to; none where nobody is signed in."""
    if agent is None:
        return []
    shown = [place(request, "customers", gettext("Customers"), "g c")]
    if not request.session.get("no_case_lookup"):
        shown.append(place(request, "cases", gettext("Cases"), "g k"))
    if access.is_supervisor(agent):
        shown.append(place(request, "unread", gettext("Unread secure mail"), "g u"))
    return shown


def place(
    request: HttpRequest,
    name: str,
    label: str,
    keys: str,
) -> Place:
    href = reverse(name)
    return Place(label, href, request.path.startswith(href), keys)
