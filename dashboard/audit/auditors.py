"""Who may open the pages of this room."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.utils.translation import gettext

from dashboard.agents import access
from dashboard.pages.fault_messages import FaultMessage
from dashboard.pages.page import AgentRequest, render_fault
from dashboard.storage import audit

type View = Callable[[AgentRequest], HttpResponse]


def for_auditors(view: View) -> View:
    """Open a view to those whom AUDITORS names."""

    @wraps(view)
    def guarded(request: AgentRequest) -> HttpResponse:
        if access.is_auditor(request.agent):
            return view(request)
        audit.record(request, audit.Action.REFUSAL, detail="audit")
        return render_fault(request, auditors_only())

    return guarded


def auditors_only() -> FaultMessage:
    sentence = gettext(
        "Your login is not among the auditors of this dashboard. Ask who looks after it."
    )
    return FaultMessage(403, gettext("This is for auditors"), sentence)
