"""Who may open which page."""

from collections.abc import Callable

from django.conf import settings

from dashboard.models import Agent


def open_to_all(view: Callable) -> Callable:
    """Mark a view that answers without a signed-in agent. Every other view is closed."""
    view.open_to_all = True
    return view


def unattended(view: Callable) -> Callable:
    """Mark a view that a page asks by itself: being asked does not show that the agent is there."""
    view.unattended = True
    return view


def is_supervisor(agent: Agent) -> bool:
    return "*" in settings.SUPERVISORS or agent.login in (
        login.casefold() for login in settings.SUPERVISORS
    )
