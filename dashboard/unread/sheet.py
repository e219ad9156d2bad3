"""The chase sheet: everybody on the list with how to reach them, on paper and as CSV."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from dashboard.pages import lists
from dashboard.pages.csv_file import download
from dashboard.pages.fault_messages import no_such_window
from dashboard.pages.page import AgentRequest, Page, render_fault
from dashboard.pages.paging import Paging
from dashboard.pages.supervisors import for_supervisors
from dashboard.storage import audit, limits
from dashboard.storage.audit import Action
from dashboard.unread import chases, rows
from dashboard.unread.addresses import page_href
from dashboard.unread.among import among_pair
from dashboard.unread.csv_file import lines
from dashboard.unread.current_list import current_list, read_to_the_end
from dashboard.unread.forms import UnreadWindow
from dashboard.unread.list_rows import wanted
from dashboard.unread.notes import notes
from dashboard.unread.shown import shown_of
from dashboard.unread.sorting import sorted_customers
from dashboard.unread.window_bar import echo

NO_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everybody on the list. `remarks` say what may be missing."""

    rows: list[rows.Row]
    remarks: list[str]
    started: datetime


@for_supervisors
@require_safe
def sheet(request: AgentRequest) -> HttpResponse:
    """Show the chase sheet, to be printed."""
    form = UnreadWindow(request.GET)
    paging = Paging(request.GET, sorts=rows.SORTS)
    if not (form.is_valid() and paging.is_valid()):
        return render_fault(request, no_such_window())
    page = Page(request, "unread/sheet.html", echo=echo(form.window))
    page.fill(window_href=page_href("unread", *form.typed, *among_pair(request)))
    chase_sheet = read_sheet(request, form, paging)
    audit.record(request, Action.UNREAD_LIST, detail="sheet")
    page.fill(sheet=chase_sheet, as_of=lists.moment(chase_sheet.started))
    return page.render()


@for_supervisors
@require_safe
def export(request: AgentRequest) -> HttpResponse:
    """Return the chase sheet as CSV."""
    form = UnreadWindow(request.GET)
    paging = Paging(request.GET, sorts=rows.SORTS)
    if not (form.is_valid() and paging.is_valid()):
        return render_fault(request, no_such_window())
    limits.check(request, limits.EXPORTS)
    chase_sheet = read_sheet(request, form, paging)
    audit.record(request, Action.EXPORT, detail="unread")
    return download("unread-secure-mail.csv", lines(chase_sheet.rows, chase_sheet.remarks))


def read_sheet(request: AgentRequest, form: UnreadWindow, paging: Paging) -> Sheet:
    """Return the sheet of the list, which is read to its end first.

    Errors: those of the two reads.
    """
    stored = current_list(request, form.window)
    read_to_the_end(request, stored)
    unread_list = stored.unread_list
    order = paging.cleaned_data
    listed = wanted(request, sorted_customers(unread_list, order["sort"], order["order"]))
    days, today = unread_list.days_by_customer(), timezone.localdate()
    ids = [each.id for each in listed]
    shown = shown_of(request.ece, ids)
    states = chases.states_of(request.agent, ids)
    sheet_rows = []
    for each in listed:
        age = rows.Age.of(days[each.id], today)
        row = rows.row(
            each,
            shown.customers.get(each.id),
            age=age,
            chase=states[each.id],
            is_visible=each.id not in shown.hidden,
            shown=NO_LIMIT,
        )
        sheet_rows.append(row)
    remarks = [*notes(unread_list), *hidden(len(shown.hidden)), *shown.notes]
    return Sheet(sheet_rows, remarks, stored.started)


def hidden(count: int) -> list[str]:
    """Say how many customers ECE named in the list and does not show."""
    if not count:
        return []
    sentence = ngettext(
        "ECE did not show %(count)s of these customers: they may have changed department.",
        "ECE did not show %(count)s of these customers: they may have changed department.",
        count,
    )
    return [sentence % {"count": count}]
