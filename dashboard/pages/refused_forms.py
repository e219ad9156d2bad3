"""A form that is refused before its view sees it: what was typed is kept."""

from django.http import HttpResponse
from django.utils.translation import gettext

from dashboard.agents import access
from dashboard.pages.fault_messages import FaultMessage
from dashboard.pages.lists import Link
from dashboard.pages.page import FAULT, OpenRequest, Page, leave_page_untouched, targeted
from dashboard.storage import drafts


def refuse_form(request: OpenRequest, fault: FaultMessage) -> HttpResponse:
    """Return what went wrong, and the way back to the form as it was typed. htmx gets a line over
    the page, which still holds the form."""
    if targeted(request):
        return leave_page_untouched(fault)
    actions = [Link(gettext("Back to the form"), form_again(request))]
    page = Page(request, FAULT, regions=["fault"], actions=actions)
    return page.render_fault(fault)


def form_again(request: OpenRequest) -> str:
    """Return where the form is shown again. What signs in is never stored, and nobody owns it."""
    match = request.resolver_match
    if match is None or access.is_open_to_all(match.func):
        return drafts.path_of_form(request)
    return drafts.keep_posted(request, request.agent)
