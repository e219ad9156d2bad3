"""Who is signed in: without them no page opens, and for them the request is equipped."""

from django.http import HttpResponse
from django.utils import timezone, translation

from dashboard import logs
from dashboard.agents import access, clients, sessions
from dashboard.middleware import Answerer, View
from dashboard.middleware.signed_out import signed_out
from dashboard.models import EceSession
from dashboard.pages.page import AgentRequest, is_of_another, new_page
from dashboard.storage import drafts
from dashboard.storage.sealing import Broken


class ClosedByDefault:
    """No view answers without a signed-in agent, but those that are marked with @open_to_all.

    A page that stayed open while another agent signed in does nothing in their name.
    """

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: AgentRequest) -> HttpResponse:
        with timezone.override(None):
            return self.get_response(request)

    def process_view(
        self,
        request: AgentRequest,
        view: View,
        _args: object,
        _kwargs: object,
    ) -> HttpResponse | None:
        if access.is_open_to_all(view):
            return None
        if not admit(request):
            return signed_out(request)
        if is_of_another(request, request.agent):
            return new_page()
        if not access.is_unattended(view):
            sessions.touch(request.ece_session)
        return None


def admit(request: AgentRequest) -> bool:
    """Recognise the signed-in agent and equip the request; False where there is none."""
    row = sessions.current_session(request)
    return row is not None and equip(request, row)


def equip(request: AgentRequest, row: EceSession) -> bool:
    """False for a credential that this process can't open; one with a newer key may."""
    if row.agent.language:
        translation.activate(row.agent.language)
        request.LANGUAGE_CODE = row.agent.language
    try:
        request.ece = clients.client_for(row)
    except Broken:
        logs.events.warning("credential_not_opened", extra={"agent": row.agent_id})
        return False
    request.agent = row.agent
    request.ece_session = row
    if zone := row.agent.chosen_zone or row.agent.time_zone:
        timezone.activate(zone)
    request.draft = None
    if key := request.GET.get("draft"):
        request.draft = drafts.recall(row.agent, request.path, key)
    return True
