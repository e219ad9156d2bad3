"""The page and region of the secure mails that were sent to one customer."""

from django.http import HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from dashboard.pages.fault_messages import no_such_window
from dashboard.pages.page import AgentRequest, Page, render_fault
from dashboard.pages.supervisors import for_supervisors
from dashboard.storage import audit, limits
from dashboard.unread.forms import UnreadWindow
from dashboard.unread.read_list import sent_in
from dashboard.unread.subjects import mail
from dashboard.unread.window_bar import echo


@for_supervisors
@require_safe
def sent(request: AgentRequest, id: str) -> HttpResponse:
    """Show the secure mails sent to a customer in the window: a region in the customer's row, and a
    page of its own.
    """
    form = UnreadWindow(request.GET)
    if not form.is_valid():
        return render_fault(request, no_such_window())
    regions = [f"sent-{id}"]
    window = form.window
    page = Page(request, "unread/sent.html", regions=regions, customer_id=id, echo=echo(window))
    limits.check(request, limits.VIEWS)
    answer = request.ece.get_secure_mails(id, sent_in(window.covered))
    audit.record(request, audit.Action.SENT_MAIL, id)
    page.fill(
        mails=[mail(activity) for activity in answer.records],
        strangers=answer.strangers,
        left_out=answer.left_out,
        has_more=answer.has_next,
        announcement=counted(len(answer.records)),
    )
    return page.render()


def counted(count: int) -> str:
    return ngettext("%(count)s secure mail", "%(count)s secure mails", count) % {"count": count}
