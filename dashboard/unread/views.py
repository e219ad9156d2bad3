"""Unread secure mail, for supervisors: who has not read what was sent to them, day by day, and whom to call."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from dashboard import ece, logs
from dashboard.agents import access
from dashboard.pages import lists
from dashboard.pages.empty_states import last_page_passed
from dashboard.pages.fault_messages import no_such_part, no_such_window, supervisors_only
from dashboard.pages.lists import SIZES, Link, Listing, ListQuery
from dashboard.pages.page import keep_frame, render_fault, render_page, targeted
from dashboard.pages.paging import Paging
from dashboard.pages.ranges import Echo, bound
from dashboard.unread import chart
from dashboard.unread import sheet as sheets
from dashboard.unread.empty_states import no_unread
from dashboard.unread.forms import UnreadWindow
from dashboard.unread.gathering import (
    MOST,
    SIZE,
    Day,
    Gathered,
    count_by_day,
    count_of,
    gather,
    sent_in,
)
from dashboard.unread.windows import WIDEST, Window, last_days, older_than, written

UNREAD, BY_DAY, SENT, NEWS = (
    "unread/unread.html",
    "unread/by_day.html",
    "unread/sent.html",
    "unread/news.html",
)
UNREAD_REGIONS = ("unread", "results")
NO_LIMIT = 1000


def for_supervisors(view: Callable) -> Callable:
    """Only supervisors get an answer of the view; ECE itself would answer every agent."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs) -> HttpResponse:
        if access.is_supervisor(request.agent):
            return view(request, **kwargs)
        return render_fault(request, supervisors_only())

    return guarded


@for_supervisors
@require_safe
def unread(request: HttpRequest) -> HttpResponse:
    """The customers with unread secure mail sent in a window. Where the window has to be asked in two, its frame comes
    first and the list follows."""
    form, paging = UnreadWindow(request.GET), Paging(request.GET, sorts=sorts(request))
    if not form.is_valid():
        return unfit(request, form)
    window, asked = form.cleaned_data["window"], ListQuery(also=form.typed)
    if not paging.is_valid():
        keep_frame(request, UNREAD, frame_of(form, asked), UNREAD_REGIONS)
        return render_fault(request, no_such_part())
    asked = replace(asked, **paging.cleaned_data)
    frame = frame_of(form, asked)
    keep_frame(request, UNREAD, frame, UNREAD_REGIONS)
    if len(window.pieces) > 1 and targeted(request) == "unread":
        frame["follows_href"] = asked.href()
        frame["announcement"] = gettext("ECE is asked for two windows of 14 days.")
        return render_page(request, UNREAD, frame, regions=UNREAD_REGIONS)
    return listed(request, window, asked, frame)


def listed(request: HttpRequest, window: Window, asked: ListQuery, frame: dict) -> HttpResponse:
    frame["news_href"] = news_href(window)
    page, is_whole = page_of(request.ece, window, asked)
    if page.records:
        frame["listing"] = customer_list(request, page, asked, is_whole)
        frame["announcement"] = frame["listing"].caption
    else:
        older = Link(gettext("The 14 days before"), moved(window.before(WIDEST), asked))
        frame["empty"] = (
            last_page_passed(asked) if asked.page > 1 else no_unread(request.agent, [older])
        )
        frame["announcement"] = frame["empty"].heading
    return render_page(request, UNREAD, frame, regions=UNREAD_REGIONS)


def page_of(client: ece.Client, window: Window, asked: ListQuery) -> tuple[ece.ResultPage, bool]:
    """One page of the list, and whether the list is all there is."""
    if len(window.pieces) > 1:
        gathered = gather(client, window, sort=asked.sort, order=asked.order)
        return gathered.page(asked.page, asked.size), gathered.is_whole
    sent = sent_in(window.asked)
    return client.unread_mail(
        sent, sort=asked.sort, order=asked.order, page=asked.page, size=asked.size
    ), True


def customer_list(
    request: HttpRequest, page: ece.ResultPage, asked: ListQuery, is_whole: bool
) -> Listing:
    pager, columns = lists.pager(page, asked), sheets.columns(asked, sorts(request))
    counted = ngettext(
        "%(count)s customer with unread secure mail",
        "%(count)s customers with unread secure mail",
        pager.total or 0,
    )
    heading = lists.heading(
        pager, gettext("Customers %(position)s with unread secure mail"), counted
    )
    query = ListQuery(also=asked.also).href()
    return Listing(
        region="results",
        body="unread/rows.html",
        heading=heading,
        caption=lists.caption(heading, columns),
        columns=columns,
        rows=[row(customer, query) for customer in page.records],
        pager=pager,
        notes=[*lists.notes(page), *([] if is_whole else [first_only()])],
        as_of=lists.time_now(),
    )


def row(customer: ece.Customer, query: str) -> sheets.Row:
    if not customer.id:
        return sheets.row(customer)
    sent_href = reverse("unread_sent", args=[customer.id]) + query
    return sheets.row(customer, href=reverse("customer", args=[customer.id]), sent_href=sent_href)


def first_only() -> str:
    said = gettext(
        "There are more than these: of each 14 days at most the first %(most)s customers are listed."
    )
    return said % {"most": MOST}


@for_supervisors
@require_safe
def by_day(request: HttpRequest) -> HttpResponse:
    """How many customers for each day of the window: a chart whose bars lead to the day, and the same as a table."""
    form = UnreadWindow(request.GET)
    if not form.is_valid():
        return render_fault(request, no_such_window())
    href = reverse("unread") + ListQuery(also=form.typed).href()
    keep_frame(request, BY_DAY, {"window_href": href}, ["days"])
    days = count_by_day(request.ece, request.agent.pk, form.cleaned_data["window"])
    bars = chart.bar_chart([day.count and day.count.number for day in days])
    silent = [date_format(day.date, "j M") for day in days if day.count is None]
    context = {
        "window_href": href,
        "again_href": request.get_full_path() if silent else "",
        "chart": bars,
        "days": [day_bar(day, bar) for day, bar in zip(days, bars.bars, strict=True)],
        "silent": ", ".join(silent),
        "announcement": gettext("Customers with unread secure mail by day"),
    }
    return render_page(request, BY_DAY, context, regions=["days"])


def day_bar(day: Day, bar: chart.Bar) -> dict:
    label = date_format(day.date, "D j M")
    if day.count is None:
        said = gettext("%(day)s: ECE did not answer") % {"day": label}
    else:
        several = ngettext(
            "%(day)s: %(count)s customer", "%(day)s: %(count)s customers", day.count.number
        )
        said = several % {"day": label, "count": day.count}
    href = reverse("unread") + ListQuery(also=also(day.window)).href()
    weekday, short = date_format(day.date, "D"), date_format(day.date, "j M")
    return {
        "bar": bar,
        "count": day.count,
        "label": said,
        "weekday": weekday,
        "day": short,
        "href": href,
    }


@for_supervisors
@require_safe
def sent(request: HttpRequest, id: str) -> HttpResponse:
    """The secure mails sent to one customer in the window: a region in the customer's row, and a page of its own."""
    form, region = UnreadWindow(request.GET), f"sent-{id}"
    if not form.is_valid():
        return render_fault(request, no_such_window())
    frame = {"customer_id": id, "echo": echo(form.cleaned_data["window"])}
    keep_frame(request, SENT, frame, [region])
    page = request.ece.get_secure_mails(id, sent_in(form.cleaned_data["window"].asked))
    frame |= {"mails": [sheets.mail(mail) for mail in page.records], "has_more": page.has_next}
    several = ngettext("%(count)s secure mail", "%(count)s secure mails", len(page.records))
    frame["announcement"] = several % {"count": len(page.records)}
    return render_page(request, SENT, frame, regions=[region])


@access.unattended
@for_supervisors
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """What the page asks by itself: how many customers have unread mail that was sent since the list was made."""
    form = UnreadWindow(request.GET)
    if not form.is_valid():
        return render_fault(request, no_such_window())
    window = form.cleaned_data["window"]
    since = date_format(window.on_the_wall(window.start), "TIME_FORMAT")
    frame = {"news_href": request.get_full_path(), "since": since, "checked": lists.time_now()}
    keep_frame(request, NEWS, frame, ["news"])
    frame["count"] = count_of(request.ece.unread_mail(sent_in(window.asked), size=SIZE))
    if frame["count"].number:
        frame["announcement"] = gettext("%(count)s new since %(since)s") % {
            "count": frame["count"],
            "since": since,
        }
    return render_page(request, NEWS, frame, regions=["news"])


@for_supervisors
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The chase sheet, to be printed."""
    form, paging = UnreadWindow(request.GET), Paging(request.GET, sorts=sorts(request))
    if not (form.is_valid() and paging.is_valid()):
        return render_fault(request, no_such_window())
    gathered = gathered_for(request, form, paging)
    context = {
        "rows": [sheets.row(customer, shown=NO_LIMIT) for customer in gathered.customers],
        "remark": remark(gathered),
        "echo": echo(form.cleaned_data["window"]),
        "as_of": lists.moment(timezone.now()),
        "window_href": reverse("unread") + ListQuery(also=form.typed).href(),
    }
    return render_page(request, "unread/sheet.html", context)


@for_supervisors
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The chase sheet as CSV."""
    form, paging = UnreadWindow(request.GET), Paging(request.GET, sorts=sorts(request))
    if not (form.is_valid() and paging.is_valid()):
        return render_fault(request, no_such_window())
    gathered = gathered_for(request, form, paging)
    logs.events.info("exported", extra={"agent": request.agent.pk, "reference": request.reference})
    rows = [sheets.row(customer, shown=NO_LIMIT) for customer in gathered.customers]
    answer = HttpResponse(
        sheets.to_csv(rows, remark(gathered)), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="unread-secure-mail.csv"'
    return answer


def gathered_for(request: HttpRequest, form: UnreadWindow, paging: Paging) -> Gathered:
    asked = paging.cleaned_data
    return gather(
        request.ece, form.cleaned_data["window"], sort=asked["sort"], order=asked["order"]
    )


def remark(gathered: Gathered) -> str:
    return "" if gathered.is_whole else first_only()


def sorts(request: HttpRequest) -> tuple[str, ...]:
    return tuple(sort for sort in sheets.SORTS if sort in request.ece.capabilities.customer_sorts)


def unfit(request: HttpRequest, form: UnreadWindow) -> HttpResponse:
    said = gettext("ECE was not asked yet. Check the marked fields.")
    context = {"form": form, "presets": presets(ListQuery(), ()), "announcement": said}
    return render_page(request, UNREAD, context, regions=UNREAD_REGIONS, status=422)


def frame_of(form: UnreadWindow, asked: ListQuery) -> dict:
    """What stands around the list: the window, the ways to other windows, and what else can be done with this one."""
    window = form.cleaned_data["window"]
    span = WIDEST * (2 if form.is_wide else 1)
    query, sheet_query = (
        ListQuery(also=asked.also).href(),
        replace(asked, page=1, size=SIZES[0]).href(),
    )
    return {
        "form": form,
        "kept": [(name, value) for name, value in kept(asked) if value],
        "presets": presets(asked, asked.also),
        "older_href": moved(window.before(span), asked),
        "newer_href": moved(window.after(span), asked) if window.end < timezone.now() else "",
        "span": span.days,
        "echo": echo(window),
        "is_cut": window.asked.start > window.start,
        "refresh_href": asked.href(),
        "days_href": reverse("unread_by_day") + query,
        "sheet_href": reverse("unread_sheet") + sheet_query,
        "export_href": reverse("unread_export") + sheet_query,
    }


def kept(asked: ListQuery) -> list[tuple[str, str]]:
    """The order and size in use, for a form that asks for another window."""
    size = str(asked.size) if asked.size != SIZES[0] else ""
    return [("size", size), ("sort", asked.sort), ("order", asked.order if asked.sort else "")]


def presets(asked: ListQuery, current: tuple[tuple[str, str], ...]) -> list[Link]:
    today, zone = timezone.localdate(), timezone.get_current_timezone()
    named = [
        (gettext("Today"), last_days(today, 1, zone)),
        (gettext("Last 7 days"), last_days(today, 7, zone)),
        (gettext("Last 14 days"), last_days(today, 14, zone)),
        (gettext("28 days"), last_days(today, 28, zone)),
        (gettext("Older than 2 days"), older_than(today, 2, zone)),
        (gettext("Older than 5 days"), older_than(today, 5, zone)),
        (gettext("Older than 7 days"), older_than(today, 7, zone)),
    ]
    return [Link(label, moved(window, asked), also(window) == current) for label, window in named]


def moved(window: Window, asked: ListQuery) -> str:
    """The same list of another window."""
    return reverse("unread") + replace(asked, page=1, also=also(window)).href()


def also(window: Window) -> tuple[tuple[str, str], ...]:
    """The window as it stands in an address."""
    start, end = window.written
    return (("from", start), ("to", end)) + ((("windows", "2"),) if window.spans > 1 else ())


def news_href(window: Window) -> str:
    """What is asked to learn of new mail; "" for a window that is over."""
    now = timezone.now()
    if window.end <= now:
        return ""
    start, end = written(now), window.written[1]
    return reverse("unread_news") + ListQuery(also=(("from", start), ("to", end))).href()


def echo(window: Window) -> Echo:
    """The window as ECE is asked for it, in local time and in UTC."""
    return Echo(bound(window.asked.start), bound(window.end), timezone.get_current_timezone_name())
