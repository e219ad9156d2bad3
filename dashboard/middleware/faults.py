"""What goes wrong behind a view, as a page."""

from dataclasses import replace

from django.http import HttpResponse, HttpResponseNotAllowed

from dashboard import ece, logs
from dashboard.agents import sessions
from dashboard.middleware import Answerer
from dashboard.middleware.signed_out import signed_out
from dashboard.pages.fault_messages import fault_message_for, no_storage, no_such_page, too_much
from dashboard.pages.page import AgentRequest, OpenRequest, render_fault
from dashboard.storage import audit, connections, limits


class FaultsToPages:
    """An error of ECE or of the database, raised in a view, becomes a page or region about it; so
    does a method that the view does not take, of which Django says nothing that people can read."""

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: OpenRequest) -> HttpResponse:
        answer = self.get_response(request)
        if not isinstance(answer, HttpResponseNotAllowed):
            return answer
        page = render_fault(request, replace(no_such_page(), status=answer.status_code))
        page["Allow"] = answer["Allow"]
        return page

    def process_exception(
        self,
        request: AgentRequest,
        error: Exception,
    ) -> HttpResponse | None:
        match error:
            case ece.Unauthorized():
                sessions.forget(request.ece_session)
                audit.record(request, audit.Action.SESSION_END, detail="ECE")
                return signed_out(request)
            case ece.Error():
                log_fault(request, "ece_fault", error, why=error.why)
                return render_fault(request, fault_message_for(error))
            case limits.TooMuch():
                return render_fault(request, too_much(error.seconds))
            case _ if isinstance(error, connections.FAULTS):
                log_fault(request, "database_fault", error)
                return render_fault(request, no_storage())
        return None


def log_fault(request: OpenRequest, event: str, error: Exception, *, why: str = "") -> None:
    details: dict[str, object] = {"outcome": type(error).__name__, "reference": request.reference}
    if why:
        details["why"] = why
    if request.agent:
        details["agent"] = request.agent.pk
    logs.events.warning(event, extra=details)
