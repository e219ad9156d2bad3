"""What an agent has chosen for themselves."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from dashboard.models import Agent
from dashboard.pages.page import render_page, see_other, targeted


@require_POST
def slash_key(request: HttpRequest) -> HttpResponse:
    """Whether / leads to the box: speech input and shaky hands press single keys unawares."""
    agent = request.agent
    agent.uses_slash_key = "on" in request.POST
    Agent.objects.filter(pk=agent.pk).update(uses_slash_key=agent.uses_slash_key)
    if not targeted(request):
        return see_other(reverse("home"))
    said = gettext("The / key is on.") if agent.uses_slash_key else gettext("The / key is off.")
    return render_page(request, "pages/menu.html", {"announcement": said}, regions=["slash-key"])
