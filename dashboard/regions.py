"""Pages and their regions: the whole page for a browser, or just the part that htmx asked to replace."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext

from dashboard import agents


@dataclass(frozen=True, slots=True)
class Frame:
    """A page without its answer: what stays on the screen when ECE fails in the middle of it."""

    template: str
    context: dict = field(default_factory=dict)
    regions: Sequence[str] = ()
    keep: Callable[[], str] | None = None


def keep_frame(
    request: HttpRequest,
    template: str,
    context: dict,
    regions: Sequence[str],
    *,
    keep: Callable[[], str] | None = None,
) -> None:
    """Remember the page that a view is about to fill, so that a fault of ECE keeps what the agent typed. `keep` keeps
    it beyond a reload as well, and returns the address where it is then found."""
    request.frame = Frame(template, context, regions, keep)


def render_page(
    request: HttpRequest, template: str, context: dict | None = None, *, regions: Sequence[str] = (), status: int = 200
) -> HttpResponse:
    """The template as a page, or only the partial that htmx targets where that is one of `regions`. A region that
    stands in every row ends with the id of its record: `sent-1000` is the partial `sent`."""
    context = context or {}
    region = targeted(request)
    if region in regions:
        partial = region.rstrip("-0123456789")
        return render_region(request, f"{template}#{partial}", {**context, "region": region}, status)
    return varied(HttpResponse(render_to_string(template, {**context, "region": ""}, request), status=status))


class SeeOther(HttpResponseRedirect):
    status_code = 303


def see_other(path: str) -> SeeOther:
    """After a form was taken: on to a page, by GET."""
    return SeeOther(path)


def go_to(request: HttpRequest, path: str) -> HttpResponse:
    """The same where htmx may have sent the form to replace a region: the browser leaves the page."""
    return HttpResponse(headers={"HX-Redirect": path}) if targeted(request) else SeeOther(path)


def keep_address(request: HttpRequest, answer: HttpResponse, keep: Callable[[], str]) -> HttpResponse:
    """A region that shows a form as it was typed: from now on a reload of the page around it does so, too."""
    if targeted(request):
        del answer["HX-Push-Url"]  # htmx would not look at the other one
        answer["HX-Replace-Url"] = keep()
    return answer


def render_trouble(request: HttpRequest, trouble) -> HttpResponse:
    """Say what went wrong in the place of the answer: in the page that a view was about to fill, else on a page or in a
    region of its own. `trouble` is a Trouble."""
    frame = getattr(request, "frame", None)
    region = targeted(request)
    if region and not frame and request.method == "POST":
        return leave_page(trouble)
    frame = frame or Frame("trouble.html")
    context = frame.context | {
        "trouble": trouble,
        "retry_href": request.get_full_path() if trouble.retry and request.method == "GET" else "",
        "reference": request.reference,
        "announcement": trouble.heading,
    }
    if region and region not in frame.regions:
        answer = render_region(request, "trouble.html#trouble", context | {"region": region}, trouble.status)
    else:
        answer = render_page(request, frame.template, context, regions=frame.regions, status=trouble.status)
    if trouble.wait:
        answer["Retry-After"] = str(trouble.wait)
    return keep_address(request, answer, frame.keep) if frame.keep else answer


def leave_page(trouble) -> HttpResponse:
    """Nothing is swapped; a line over the untouched page says what went wrong."""
    told = json.dumps({"said": {"say": f"{trouble.heading}. {trouble.sentence}"}})
    return HttpResponse(status=trouble.status, headers={"HX-Trigger": told, "HX-Reswap": "none"})


def render_region(request: HttpRequest, partial: str, context: dict, status: int) -> HttpResponse:
    """One partial, and beside it what a screen reader is told about the change."""
    html = render_to_string(partial, context, request) + render_to_string("base.html#live", context, request)
    answer = varied(HttpResponse(html, status=status))
    if status >= 400:
        answer["HX-Push-Url"] = "false"
    return answer


def targeted(request: HttpRequest) -> str:
    """The id of the element that htmx will replace, or "" where a whole page is wanted."""
    return (request.htmx and not request.htmx.history_restore_request and request.htmx.target) or ""


def varied(answer: HttpResponse) -> HttpResponse:
    patch_vary_headers(answer, ["HX-Request", "HX-Target"])
    return answer


def page_frame(request: HttpRequest) -> dict:
    """Context processor: what every page shows around its own content."""
    agent = getattr(request, "agent", None)
    return {
        "agent": agent,
        "places": places(request) if agent else [],
        "language": get_language(),
        "signs_in_by_redirect": agents.signs_in_by_redirect(),
    }


def places(request: HttpRequest) -> list[dict]:
    named = [("customers", gettext("Customers"))]
    if not request.session.get("no_case_lookup"):
        named.append(("cases", gettext("Cases")))
    if agents.is_supervisor(request.agent):
        named.append(("unread", gettext("Unread secure mail")))
    return [
        {"label": label, "href": reverse(name), "current": request.path.startswith(reverse(name))}
        for name, label in named
    ]
