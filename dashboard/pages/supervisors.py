"""Which pages are for supervisors only."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse

from dashboard.agents import access
from dashboard.pages.fault_messages import supervisors_only
from dashboard.pages.page import AgentRequest, render_fault
from dashboard.storage import audit


def for_supervisors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open a view to supervisors only. ECE itself would answer every agent."""

    @wraps(view)
    def guarded(request: AgentRequest, **parts: str) -> HttpResponse:
        if access.is_supervisor(request.agent):
            return view(request, **parts)
        audit.record(request, audit.Action.REFUSAL, detail="unread")
        return render_fault(request, supervisors_only())

    return guarded
