"""Searches with a name: saving one, running it again, sharing it with colleagues."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboard.pages.fault_messages import FaultMessage
from dashboard.pages.fields import QUIET, NameField
from dashboard.pages.page import AgentRequest, Page, render_fault, see_other
from dashboard.pages.saved_searches import (
    kind_of,
    link_for_colleagues,
    results_href,
    run_href,
)
from dashboard.storage import audit, saved_searches
from dashboard.storage.audit import Action
from dashboard.storage.saved_searches import MOST, STORES, AnySearch, NamedSearch

LONGEST_NAME = 100


class SearchName(forms.Form):
    name = NameField(
        label=_("Name of the search"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs=QUIET | {"autofocus": True}),
    )

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not name:
            raise forms.ValidationError(_("Give the search a name."))
        return name


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: AgentRequest, key: str, kind: str) -> HttpResponse:
    """Ask for a name, or save the search under it and go back to its results."""
    search = STORES[kind].recall(request.agent, key)
    if search is None:
        return render_fault(request, unknown_search())
    form = SearchName(request.POST or None, initial={"name": first_name(request, search)})
    back_href = results_href(kind, key, request.GET)
    page = Page(request, "home/save_search.html", form=form, back_href=back_href)
    if request.method != "POST":
        return page.render()
    if form.is_valid() and not saved_searches.save(
        request.agent, kind, form.cleaned_data["name"], search
    ):
        form.add_error(None, too_many())
    if not form.is_valid():
        page.fill(announcement=gettext("Check the marked fields."))
        return page.render(status=422)
    audit.record(request, Action.SAVED_SEARCH, detail="saved")
    return see_other(back_href)


def first_name(request: AgentRequest, search: AnySearch) -> str:
    """Return what was typed before the session ended, else what the colleague who shares the search
    calls it."""
    if request.draft:
        return request.draft.get("name", [""])[0]
    shared = saved_searches.get(request.agent, search.origin) if search.origin else None
    return shared.name if shared else ""


def too_many() -> str:
    sentence = gettext("You have %(most)s saved searches, and there is no room for more.")
    return sentence % {"most": MOST}


@require_safe
def run(request: AgentRequest, key: str) -> HttpResponse:
    """Go to the results of the search under this key, as this agent sees them."""
    named = saved_searches.get(request.agent, key)
    if named is None:
        return render_fault(request, unknown_search())
    if named.owner != request.agent:
        audit.record(request, Action.SAVED_SEARCH, detail="a colleague's run")
    return see_other(results_href(named.kind, saved_searches.run(request.agent, named)))


@require_http_methods(["GET", "HEAD", "POST"])
def saved_search(request: AgentRequest, key: str) -> HttpResponse:
    """Show an agent's own search and who may run it, or change that."""
    named = own_search(request, key)
    if named is None:
        return render_fault(request, unknown_search())
    if request.method == "POST":
        return see_other(reverse("saved_search", args=[change(request, named)]))
    page = Page(
        request,
        "home/saved_search.html",
        name=named.name,
        kind=kind_of(named),
        key=named.key,
        run_href=run_href(named),
        link=link_for_colleagues(named) if named.is_shared else "",
    )
    return page.render()


def change(request: AgentRequest, named: NamedSearch) -> str:
    """Share the search or stop that, and return its key. Pressed twice, it is done once."""
    wanted = request.POST.get("share") == "yes"
    if wanted == named.is_shared:
        return named.key
    if wanted:
        saved_searches.share(named)
        audit.record(request, Action.SAVED_SEARCH, detail="shared")
        return named.key
    audit.record(request, Action.SAVED_SEARCH, detail="no longer shared")
    return saved_searches.stop_sharing(named)


@require_POST
def delete(request: AgentRequest, key: str) -> HttpResponse:
    named = own_search(request, key)
    if named:
        saved_searches.delete(named)
        audit.record(request, Action.SAVED_SEARCH, detail="deleted")
    return see_other(reverse("home"))


def own_search(request: AgentRequest, key: str) -> NamedSearch | None:
    named = saved_searches.get(request.agent, key)
    return named if named and named.owner == request.agent else None


def unknown_search() -> FaultMessage:
    heading = gettext("This search can't be opened")
    sentence = gettext("It has ended, was deleted, or is not shared with you.")
    return FaultMessage(404, heading, sentence)
