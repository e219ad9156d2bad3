"""Who may open which page."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpResponse

from dashboard.models import Agent

type View = Callable[..., HttpResponse]

_open_views: set[View] = set()
_unattended_views: set[View] = set()


def open_to_all[AnyView: View](view: AnyView) -> AnyView:
    """Mark a view that answers without a signed-in agent. Every other view is closed."""
    _open_views.add(view)
    return view


def unattended[AnyView: View](view: AnyView) -> AnyView:
    """Mark a view that a page opens by itself: it does not show that the agent is there."""
    _unattended_views.add(view)
    return view


def is_open_to_all(view: View) -> bool:
    return view in _open_views


def is_unattended(view: View) -> bool:
    return view in _unattended_views


def is_supervisor(agent: Agent) -> bool:
    return is_named(agent, settings.SUPERVISORS)


def is_auditor(agent: Agent) -> bool:
    return is_named(agent, settings.AUDITORS)


def is_named(agent: Agent, logins: Iterable[str]) -> bool:
    """Whether the agent is among them, in large or small letters; "*" names everybody."""
    named = {login.lower() for login in logins}
    return bool(named & {"*", agent.login})
