"""Who of a few customers has not read secure mail: a line on the page of one of them, and marks on
the results of a search by phone or e-mail, so that whoever has them on the phone can tell them.

ECE takes the criteria of a search together with unread mail, in stretches of 14 days at most. What
it says loads after the page, fails alone, and is a page of its own as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from dashboard import ece
from dashboard.pages.dates import day_and_month
from dashboard.pages.lists import shortened
from dashboard.pages.names import visible_name
from dashboard.pages.page import AgentRequest, Page
from dashboard.reading.addresses import is_whole
from dashboard.storage import audit, limits
from dashboard.storage.audit import Action
from dashboard.storage.searches import CUSTOMERS, StoredSearch

STRETCH, STRETCHES = timedelta(days=14), 2
DAYS = STRETCHES * STRETCH.days
MOST = 75


@dataclass(frozen=True, slots=True)
class Recipient:
    """A customer who has not read secure mail that was sent `since` a day, in words."""

    id: str
    name: str
    since: str


@dataclass(frozen=True, slots=True)
class UnreadMail:
    """Who has not read secure mail of the last DAYS days, by ID.

    `are_all` tells that ECE named all of them, so that everybody else has read theirs or has none.
    """

    recipients: Mapping[str, Recipient] = field(default_factory=dict)
    are_all: bool = False


@require_safe
def of_customer(request: AgentRequest, id: str) -> HttpResponse:
    """Say whether this customer has unread secure mail. Errors: NotFound, Unauthorized."""
    page = Page(request, "customers/unread.html", regions=["unread"], customer_id=id)
    limits.check(request, limits.VIEWS)
    address = address_of(request.ece, id)
    mail = unread_mail(request.ece, ece.CustomerCriteria(email=address)) if address else None
    audit.record(request, Action.CUSTOMER_UNREAD, id)
    recipient = mail.recipients.get(id) if mail else None
    sentence = about_one(mail, recipient)
    page.fill(recipient=recipient, sentence=sentence, announcement=sentence)
    return page.render()


def address_of(client: ece.Client, id: str) -> str:
    """Return an e-mail address by which ECE finds the customer, "" where it tells none. Errors:
    NotFound, Unauthorized."""
    try:
        customer = client.get_customer(id)
    except (ece.NotFound, ece.Unauthorized):
        raise
    except ece.Error:
        return ""
    points = (point for person in customer.contact_persons for point in person.contact_points)
    return next((point.email for point in points if is_whole(point.email)), "")


def about_one(mail: UnreadMail | None, recipient: Recipient | None) -> str:
    if recipient:
        return gettext("Has not read secure mail sent since %(day)s.") % {"day": recipient.since}
    if mail and mail.are_all:
        sentence = gettext("No unread secure mail sent in the last %(days)s days.")
        return sentence % {"days": DAYS}
    return gettext("ECE could not be asked about unread secure mail.")


@require_safe
def of_results(request: AgentRequest, key: str) -> HttpResponse:
    """Say who of the customers `shown` has unread secure mail. Errors: Http404 for a key that opens
    no search of this agent."""
    search = CUSTOMERS.recall(request.agent, key)
    if search is None:
        raise Http404
    page = Page(request, "customers/unread_marks.html", regions=["unread"], search_key=key)
    limits.check(request, limits.VIEWS)
    mail = unread_mail(request.ece, search.best_criteria)
    shown = request.GET.get("shown", "").split(",")
    recipients = [mail.recipients[id] for id in dict.fromkeys(shown) if id in mail.recipients]
    audit.record(request, Action.CUSTOMER_UNREAD, *(recipient.id for recipient in recipients))
    sentences = about_some(len(recipients), are_all=mail.are_all)
    page.fill(recipients=recipients, sentences=sentences)
    if recipients:
        page.fill(announcement=" ".join(sentences))
    return page.render()


def about_some(count: int, *, are_all: bool) -> list[str]:
    if not count and not are_all:
        return [gettext("ECE could not be asked about unread secure mail.")]
    sentence = gettext("None of these has unread secure mail sent in the last %(days)s days.")
    if count:
        sentence = ngettext(
            "%(count)s of these has not read secure mail sent in the last %(days)s days.",
            "%(count)s of these have not read secure mail sent in the last %(days)s days.",
            count,
        )
    sentences = [sentence % {"count": count, "days": DAYS}]
    if not are_all:
        sentences.append(gettext("ECE could not be asked about all of them."))
    return sentences


def marks_href(search: StoredSearch[ece.CustomerCriteria], records: Iterable[ece.Customer]) -> str:
    """Return the address that says who of the records has unread secure mail, "" where they were
    searched for by neither phone nor e-mail, or it is not known which spelling found them."""
    ids = ",".join(record.id for record in records if record.id)
    best = search.best_criteria
    if not ids or not (best.phones or best.email) or best.phones[1:] or best.other_emails:
        return ""
    return reverse("results_unread", args=[search.key], query={"shown": ids})


def unread_mail(client: ece.Client, criteria: ece.CustomerCriteria) -> UnreadMail:
    """Return who of those that meet the criteria has not read secure mail, as far as ECE says.
    Errors: Unauthorized."""

    def ask(sent: ece.Range) -> ece.ResultPage[ece.Customer] | None:
        try:
            return client.unread_mail(sent, criteria=criteria, size=MOST)
        except ece.Unauthorized:
            raise
        except ece.Error:
            return None

    stretches = newest_first(timezone.now())
    try:
        pages = client.side_by_side(ask, stretches)
    except ece.Full:
        return UnreadMail()
    recipients: dict[str, Recipient] = {}
    for sent, page in zip(stretches, pages, strict=True):
        for customer in page.records if page else ():
            recipients[customer.id] = recipient_of(customer, sent)
    return UnreadMail(recipients, are_all=all(map(is_all, pages)))


def newest_first(now: datetime) -> list[ece.Range]:
    ends = [now - number * STRETCH for number in range(STRETCHES)]
    return [ece.Range(end - STRETCH, end) for end in ends]


def is_all(page: ece.ResultPage[ece.Customer] | None) -> bool:
    """Whether ECE has named everybody on this page."""
    if page is None or page.has_next or page.left_out or page.cut:
        return False
    return all(customer.id for customer in page.records)


def recipient_of(customer: ece.Customer, sent: ece.Range) -> Recipient:
    since = day_and_month(timezone.localtime(sent.start).date())
    return Recipient(customer.id, shortened(visible_name(customer.name)), since)
