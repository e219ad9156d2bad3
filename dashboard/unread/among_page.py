"""Taking the criteria that unread mail is mixed with, and what the list says of them."""

from django.http import HttpResponse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from dashboard import ece
from dashboard.pages.metadata import configured, labels_for
from dashboard.pages.page import AgentRequest, Page, see_other
from dashboard.pages.sentences import labelled, listed
from dashboard.pages.supervisors import for_supervisors
from dashboard.storage import suggestions
from dashboard.storage.searches import UNREAD, Typed
from dashboard.unread.addresses import Pairs, page_href
from dashboard.unread.among import Among, among_of, among_pair
from dashboard.unread.among_form import AmongForm
from dashboard.unread.forms import UnreadWindow

TEMPLATE = "unread/among.html"


@for_supervisors
@require_http_methods(["GET", "HEAD", "POST"])
def among(request: AgentRequest) -> HttpResponse:
    """Show the form, or store what was posted and go on to the list of the same window."""
    if request.method == "POST":
        return take(request)
    form = form_of(request, MultiValueDict(among_of(request).typed or {}))
    form.forget_errors()
    page = Page(request, TEMPLATE, form=form, window_pairs=UnreadWindow(request.GET).typed)
    return page.render()


def take(request: AgentRequest) -> HttpResponse:
    form = form_of(request, request.POST)
    pairs = UnreadWindow(request.POST).typed
    if not form.is_valid():
        page = Page(request, TEMPLATE, form=form, window_pairs=pairs)
        page.fill(announcement=gettext("Check the marked fields. ECE was not asked yet."))
        return page.render(status=422)
    if not form.typed():
        return see_other(page_href("unread", *pairs))
    key = UNREAD.remember(request.agent, form.typed(), form.criteria())
    note_spelling(request, key)
    return see_other(page_href("unread", *pairs, ("among", key)))


def note_spelling(request: AgentRequest, key: str) -> None:
    """Find out under which spelling ECE knows a phone number or an address, so that each window is
    asked for once. Errors: those of search_customers."""
    search = UNREAD.recall(request.agent, key)
    if search is None or not (search.criteria.phones or search.criteria.email):
        return
    answer = request.ece.search_customers(search.criteria)
    if answer.spelling:
        UNREAD.note_spelling(search, answer.spelling)


def form_of(request: AgentRequest, typed: MultiValueDict[str, str] | None) -> AmongForm:
    return AmongForm(
        typed,
        levels=configured(request).lists.get("level", ()),
        labels=labels_for(request),
        departments=suggestions.departments(request),
    )


def among_bar(request: AgentRequest, among: Among, window: Pairs) -> dict[str, object]:
    """Return what templates/unread/among_bar.html shows: a way to the form, and what is in use."""
    words = in_words(request, among.typed) if among.typed else ""
    return {
        "among": words,
        "among_href": page_href("unread_among", *window, *among_pair(request)),
        "everybody_href": page_href("unread", *window),
    }


def in_words(request: AgentRequest, typed: Typed) -> str:
    """Return "Level: VIP and Phone: 408…"."""
    labels, levels = labels_for(request), configured(request).lists.get("level", ())
    words = []
    for criterion in AmongForm.criteria_of(typed):
        match criterion.field:
            case "custom_name":
                name = labels.name("customer", criterion.value)
                words.append(labelled(labels.label("customer", name), typed["custom_value"][0]))
            case "custom_value":
                pass
            case "level":
                words.append(labelled(criterion.label, displayed(levels, criterion.value)))
            case _:
                words.append(labelled(criterion.label, criterion.value))
    return listed(words)


def displayed(choices: tuple[ece.Choice, ...], value: str) -> str:
    return next((choice.label for choice in choices if choice.value == value), value)
