"""What an agent has chosen for themselves."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from dashboard.models import Agent
from dashboard.pages.page import AgentRequest, Page, see_other, targeted


@require_POST
def slash_key(request: AgentRequest) -> HttpResponse:
    """Whether / leads to the box: speech input and shaky hands press single keys unawares."""
    agent = request.agent
    agent.uses_slash_key = "on" in request.POST
    Agent.objects.filter(pk=agent.pk).update(uses_slash_key=agent.uses_slash_key)
    if not targeted(request):
        return see_other(reverse("home"))
    announcement = slash_key_sentence(agent)
    page = Page(
        request,
        "pages/menu.html",
        regions=["slash-key"],
        announcement=announcement,
    )
    return page.render()


def slash_key_sentence(agent: Agent) -> str:
    if agent.uses_slash_key:
        return gettext("The / key is on.")
    return gettext("The / key is off.")
