"""A page and its regions: the whole page for a browser, or just the part that htmx replaces."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from dashboard import ece
from dashboard.models import Agent, EceSession
from dashboard.pages.fault_messages import FaultMessage
from dashboard.pages.markup import filled
from dashboard.pages.turns import turn_of

FAULT = "pages/fault.html"
LIVE = '<p id="live" class="visually-hidden" role="status" hx-swap-oob="innerHTML">{}</p>\n'

type Form = dict[str, list[str]]


class OpenRequest(HttpRequest):
    """A request as the middleware hands it to a view that is open to all.

    `agent` is None. `page` is the page that the view is filling, or None as long as it has made
    none. `reference` stands on error pages and in the log.
    """

    agent: Agent | None
    page: "Page | None"
    reference: str
    htmx: HtmxDetails


class AgentRequest(OpenRequest):
    """A request of a signed-in agent.

    `ece` asks ECE in the agent's name. `draft` is the form that was stored for them when their
    session had ended, or None.
    """

    agent: Agent
    ece: ece.Client
    ece_session: EceSession
    draft: Form | None


class Page:
    """The page that a view answers with: a template, and what it shows.

    Make it before ECE is asked and fill it afterwards. It announces itself to the request, so if
    ECE fails in between, the message stands in the place of the answer and everything else is shown
    as it is. `regions` are the ids of those parts that htmx may ask for alone. `store_form` stores
    what the agent typed beyond a reload of the page, and returns the address that shows it again.
    """

    def __init__(
        self,
        request: HttpRequest,
        template: str,
        *,
        regions: Sequence[str] = (),
        store_form: Callable[[], str] | None = None,
        **context: object,
    ) -> None:
        self.request = request
        self.template = template
        self.regions = regions
        self.store_form = store_form
        self.context: dict[str, Any] = context
        request.page = self  # type: ignore[attr-defined]

    def fill(self, **context: object) -> None:
        """Add to what the page shows."""
        self.context.update(context)

    def render(self, *, status: int = 200) -> HttpResponse:
        """Return the whole page, or only the region of it that htmx targets.

        A region that stands in every row of a list ends with the id of its record: `sent-1000` is
        the partial `sent`.
        """
        region = targeted(self.request)
        if region not in self.regions:
            return self._render_whole(status)
        partial = region.rstrip("-0123456789")
        return render_region(
            self.request, f"{self.template}#{partial}", region, self.context, status
        )

    def render_fault(self, message: FaultMessage) -> HttpResponse:
        """Return the page with this message in the place of the answer."""
        self.fill(
            fault=message,
            retry_href=retry_href(self.request, message),
            reference=self.request.reference,  # type: ignore[attr-defined]
            announcement=message.heading,
        )
        answer = self._render_fault(message.status)
        if message.wait:
            answer["Retry-After"] = str(message.wait)
        if self.store_form:
            return stay_at(self.request, answer, self.store_form)
        return answer

    def _render_whole(self, status: int) -> HttpResponse:
        html = render_in_turn(self.request, self.template, {**self.context, "region": ""})
        return varied(HttpResponse(html, status=status))

    def _render_fault(self, status: int) -> HttpResponse:
        region = targeted(self.request)
        if region and region not in self.regions:
            return render_region(
                self.request,
                f"{FAULT}#fault",
                region,
                self.context,
                status,
            )
        return self.render(status=status)


def render_fault(request: HttpRequest, message: FaultMessage) -> HttpResponse:
    """Return what went wrong: in the page that the view has made, else on a page of its own."""
    page: Page | None = getattr(request, "page", None)
    if page is None and targeted(request) and request.method == "POST":
        return leave_page_untouched(message)
    return (page or Page(request, FAULT)).render_fault(message)


def leave_page_untouched(message: FaultMessage) -> HttpResponse:
    """Return an answer that replaces no part of the page; a line over it says what went wrong."""
    return say(message.in_one, status=message.status)


def say(text: str, *, status: int, **events: object) -> HttpResponse:
    """Return an answer that replaces no part of the page; a line over it shows the text.

    `events` are triggered beside it; underscores in their names stand for hyphens.
    """
    named = {name.replace("_", "-"): detail for name, detail in events.items()}
    triggers = json.dumps({**named, "say": {"text": text}})
    return HttpResponse(status=status, headers={"HX-Trigger": triggers, "HX-Reswap": "none"})


def retry_href(request: HttpRequest, message: FaultMessage) -> str:
    """Return the address to try again, or "" where the same would fail again or was no GET."""
    if message.retry and request.method == "GET":
        return request.get_full_path()
    return ""


def render_region(
    request: HttpRequest,
    partial: str,
    region: str,
    context: dict[str, Any],
    status: int,
) -> HttpResponse:
    """Return one partial, and beside it what a screen reader says about the change."""
    context = {**context, "region": region}
    html = render_in_turn(request, partial, context)
    live = filled(LIVE, str(context.get("announcement", "")))
    answer = varied(HttpResponse(html + live, status=status))
    if status >= 400:
        answer["HX-Push-Url"] = "false"
    return answer


def render_in_turn(request: HttpRequest, template: str, context: dict[str, Any]) -> str:
    agent: Agent | None = getattr(request, "agent", None)
    with turn_of(agent):
        return render_to_string(template, context, request)


class SeeOther(HttpResponseRedirect):
    status_code = 303


def see_other(path: str) -> SeeOther:
    """Return the way on to a page, by GET, after a form was taken."""
    return SeeOther(path)


def go_to(request: HttpRequest, path: str) -> HttpResponse:
    """Return the way on where htmx may want a region: then the browser leaves the page."""
    if targeted(request):
        return HttpResponse(headers={"HX-Redirect": path})
    return SeeOther(path)


def stay_at(
    request: HttpRequest,
    answer: HttpResponse,
    store_form: Callable[[], str],
) -> HttpResponse:
    """Return the answer, a region that shows a form as it was typed, for a page that stays.

    From now on a reload of the page around the region shows the form so, too.
    """
    if targeted(request):
        del answer["HX-Push-Url"]  # htmx would not look at the other one
        answer["HX-Replace-Url"] = store_form()
    return answer


def targeted(request: HttpRequest) -> str:
    """Return the id of the element that htmx will replace, or "" where a whole page is wanted."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    if not htmx or htmx.history_restore_request:
        return ""
    return htmx.target or ""


def is_of_another(request: HttpRequest, agent: Agent) -> bool:
    """Whether htmx asks from a page that was made for another agent than this one."""
    return request.headers.get("Agent", str(agent.pk)) != str(agent.pk)


def new_page() -> HttpResponse:
    """Return what makes htmx load the whole page anew, for whoever is signed in by now."""
    return HttpResponse(headers={"HX-Refresh": "true"})


def varied(answer: HttpResponse) -> HttpResponse:
    """Tell caches that the answer depends on what htmx wants."""
    patch_vary_headers(answer, ["HX-Request", "HX-Target"])
    return answer
