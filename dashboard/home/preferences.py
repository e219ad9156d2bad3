"""What an agent has chosen for themselves."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboard.home.browsers import signed_in_browsers
from dashboard.models import DENSITIES, THEMES, Agent
from dashboard.pages.fields import Text
from dashboard.pages.lists import SIZES
from dashboard.pages.page import AgentRequest, Page, see_other, targeted
from dashboard.storage import recents

CHOICES = (
    "language",
    "chosen_zone",
    "theme",
    "density",
    "page_size",
    "opens_single_hit",
    "keeps_recents",
    "uses_keys",
)
CONTINENTS = (
    *("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/"),
    *("Europe/", "Indian/", "Pacific/", "UTC"),
)


@cache
def zones() -> Sequence[str]:
    """Return the names of the time zones that this machine knows, without their old aliases."""
    return sorted(name for name in available_timezones() if name.startswith(CONTINENTS))


def zone_choices() -> list[tuple[str, Text]]:
    return [("", _("As in the browser")), *((name, name) for name in zones())]


class LanguageSelect(forms.Select):
    """Each language is called what those who speak it call it, and is read out as theirs."""

    def create_option(self, name: str, value: Any, *args: Any, **options: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **options)
        if value:
            option["attrs"]["lang"] = value
        return option


class Preferences(forms.ModelForm):  # type: ignore[type-arg]
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("As in the browser")), *settings.LANGUAGES],
        required=False,
        widget=LanguageSelect,
    )
    theme = forms.ChoiceField(
        label=_("Colours"), choices=THEMES, required=False, widget=forms.RadioSelect
    )
    chosen_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices, required=False)
    density = forms.ChoiceField(
        label=_("Rows of lists"), choices=DENSITIES, required=False, widget=forms.RadioSelect
    )
    page_size = forms.TypedChoiceField(
        label=_("Rows per page"),
        choices=[(size, size) for size in SIZES],
        coerce=int,
        required=False,
        widget=forms.RadioSelect,
    )
    opens_single_hit = forms.BooleanField(
        label=_("Open the customer when the box finds only one"), required=False
    )
    keeps_recents = forms.BooleanField(
        label=_("Show on my first page what I opened last"), required=False
    )
    uses_keys = forms.BooleanField(label=_("Single keys do something"), required=False)

    class Meta:
        model = Agent
        fields = CHOICES

    def clean_page_size(self) -> int:
        return self.cleaned_data["page_size"] or SIZES[0]


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: AgentRequest) -> HttpResponse:
    """Show the agent's preferences, or take what they changed."""
    form = Preferences(request.POST or None, instance=request.agent)
    browsers = signed_in_browsers(request)
    page = Page(
        request,
        "home/preferences.html",
        form=form,
        is_saved="saved" in request.GET,
        browsers=browsers,
        is_signed_in_elsewhere=len(browsers) > 1,
        others_ended="ended" in request.GET and len(browsers) == 1,
    )
    if request.method != "POST" or not form.is_valid():
        return page.render()
    request.agent.save(update_fields=CHOICES)
    if not request.agent.keeps_recents:
        recents.clear(request.agent)
    return see_other(reverse("preferences", query={"saved": "1"}))


@require_POST
def clear_recents(request: AgentRequest) -> HttpResponse:
    recents.clear(request.agent)
    return see_other(reverse("home"))


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
        uses_keys=agent.uses_keys,
        announcement=keys_sentence(agent),
    )
    return page.render()


def keys_sentence(agent: Agent) -> str:
    if agent.uses_keys:
        return gettext("Single keys are on.")
    return gettext("Single keys are off.")
