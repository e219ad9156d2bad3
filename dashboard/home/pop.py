"""Screen-pop: a phone system opens a link, and whoever is calling comes up.

What it sends stands behind the # of the link, where no server sees it; the page's script posts it.
"""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from dashboard.agents.access import open_to_all
from dashboard.home.find import look_for, refuse
from dashboard.middleware.signed_in import admit
from dashboard.pages.page import AgentRequest, Page, see_other
from dashboard.reading.pops import read_pop
from dashboard.storage import pops


@open_to_all
@require_safe
def pop(request: AgentRequest) -> HttpResponse:
    """Show the form that the script fills and posts; without a script the agent pastes into it."""
    draft = request.draft if admit(request) else None
    typed = (draft or {}).get("q", [""])[0]
    return Page(request, "home/pop.html", typed=typed).render()


@require_http_methods(["GET", "HEAD", "POST"])
def pop_find(request: AgentRequest) -> HttpResponse:
    """Look for what was posted, or for what waited until its agent had signed in."""
    if request.method == "POST":
        return answer(request, request.POST.get("q", ""))
    sent = pops.take(request.session, request.GET.get("kept", ""))
    if not sent:
        return see_other(reverse("pop"))
    return answer(request, sent)


def answer(request: AgentRequest, sent: str) -> HttpResponse:
    """Do with it what the box does with what is typed."""
    caller = read_pop(sent, settings.DEFAULT_COUNTRY_CODE)
    match caller.meaning.kind:
        case "empty":
            sentence = gettext("The phone system sent nothing to look for.")
            return refuse(request, caller.text, sentence)
        case "no_id":
            sentence = gettext("An ID is a number of 1 to 18 digits.")
            return refuse(request, caller.text, sentence)
    return look_for(request, caller.text, caller.meaning)
