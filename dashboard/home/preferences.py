"""What an agent has chosen for themselves."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from dashboard.models import Agent
from dashboard.pages.page import AgentRequest, Page, see_other, targeted


@require_POST
def keys(request: AgentRequest) -> HttpResponse:
    """Whether single keys do something: speech input and shaky hands press them unawares."""
    agent = request.agent
    agent.uses_keys = "on" in request.POST
    Agent.objects.filter(pk=agent.pk).update(uses_keys=agent.uses_keys)
    if not targeted(request):
        return see_other(reverse("home"))
    page = Page(
        request,
        "pages/keys.html",
        regions=["keys-choice"],
        announcement=keys_sentence(agent),
    )
    return page.render()


def keys_sentence(agent: Agent) -> str:
    if agent.uses_keys:
        return gettext("Single keys are on.")
    return gettext("Single keys are off.")
