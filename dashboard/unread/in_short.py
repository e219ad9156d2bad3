"""How many customers are unread: a few lines for the first page, out of the newest snapshots."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard.pages.page import AgentRequest, Page
from dashboard.pages.supervisors import for_supervisors
from dashboard.reading.names import isolated
from dashboard.unread.digest import Digest
from dashboard.unread.digest_page import day_words, read_digest
from dashboard.unread.ledger_page import departments_seen


@for_supervisors
@require_safe
def in_short(request: AgentRequest) -> HttpResponse:
    """Say for each department that the agent sees how many customers were unread, and when. ECE is
    not asked."""
    digests = [read_digest(request, name) for name in departments_seen(request)]
    lines = [line_of(digest) for digest in digests if digest.taken_on]
    page = Page(request, "unread/in_short.html", regions=["unread-in-short"], lines=lines)
    return page.render()


def line_of(digest: Digest) -> tuple[str, str]:
    """Return how many are unread, and as of which day."""
    words = {
        "department": isolated(digest.department),
        "unread": f"{len(digest.unread)}+" if digest.is_least else len(digest.unread),
        "new": len(digest.new),
    }
    day = day_words(digest.taken_on) if digest.taken_on else ""
    if digest.before is None:
        return gettext("%(department)s: %(unread)s unread") % words, day
    return gettext("%(department)s: %(unread)s unread, %(new)s of them new") % words, day
