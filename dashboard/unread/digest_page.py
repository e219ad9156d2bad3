"""The page of the morning: what is new since the snapshot before, on one sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard import ece
from dashboard.pages.dates import weekday_and_day, whole_date
from dashboard.pages.lists import shortened
from dashboard.pages.page import AgentRequest, Page, targeted
from dashboard.pages.sentences import listed
from dashboard.pages.supervisors import for_supervisors
from dashboard.storage import audit
from dashboard.unread import snapshots
from dashboard.unread.chases import ChaseState, states_of
from dashboard.unread.digest import Ages, Digest, digest_of
from dashboard.unread.ledger import DAY
from dashboard.unread.ledger_page import departments_seen
from dashboard.unread.list_page import SNAPSHOT_TRIGGER
from dashboard.unread.rows import Age
from dashboard.unread.shown import Shown, shown_of

MOST_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Entry:
    """A customer on the sheet; `name` is "" where ECE does not show them."""

    id: str
    name: str
    department: str
    age: Age
    chase: ChaseState


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer who may stand on the sheet."""

    id: str
    department: str
    day: date


@dataclass(frozen=True, slots=True)
class Column:
    """Everybody who belongs under a heading, the oldest first; `none` says that there is nobody."""

    heading: str
    none: str
    candidates: list[Candidate]

    @property
    def first(self) -> list[Candidate]:
        return self.candidates[:MOST_SHOWN]


@dataclass(frozen=True, slots=True)
class Block:
    """A column with what is shown of it, and how many more there are."""

    column: Column
    entries: list[Entry]

    @property
    def count(self) -> int:
        return len(self.column.candidates)

    @property
    def more(self) -> int:
        return self.count - len(self.entries)


@for_supervisors
@require_safe
def today(request: AgentRequest) -> HttpResponse:
    """Show what has happened to unread mail since the snapshot before the newest one."""
    page = Page(request, "unread/today.html", regions=["sheet"])
    digests = [read_digest(request, name) for name in departments_seen(request)]
    page.fill(
        day=whole_date(snapshots.day_of_today()),
        remarks=remarks(digests),
        snapshot_trigger=SNAPSHOT_TRIGGER,
    )
    if not any(digest.taken_on for digest in digests):
        return page.render()
    if targeted(request) == "sheet" or "show" in request.GET:
        audit.record(request, audit.Action.UNREAD_LIST, detail="today")
        page.fill(blocks=blocks(request, digests))
    else:
        page.fill(follows_href=reverse("unread_today"))
    return page.render()


def blocks(request: AgentRequest, digests: list[Digest]) -> list[Block]:
    """Return the lists of the sheet. Errors: those of get_visible_customers."""
    unread = candidates((digest, digest.unread) for digest in digests)
    gone = candidates((digest, digest.gone) for digest in digests)
    states = states_of(request.agent, [each.id for each in (*unread, *gone)])
    chased = {id for id, state in states.items() if state.notes}
    nobody = gettext("Nobody is unread.")
    if any(digest.is_least for digest in digests):
        nobody = gettext("Nobody can be listed")
    oldest = Column(gettext("Oldest"), nobody, unread)
    columns = [oldest]
    if any(digest.before for digest in digests):
        new, *of_the_chase = columns_of_changes(digests, chased)
        columns = [new, oldest, *of_the_chase]
    names = names_of(request.ece, columns)
    filled = []
    for column in columns:
        entries = [entry(each, names, states[each.id]) for each in column.first]
        filled.append(Block(column, entries))
    return filled


def columns_of_changes(digests: list[Digest], chased: set[str]) -> list[Column]:
    """Return the lists that need two snapshots."""
    new = candidates((digest, digest.new) for digest in digests)
    gone = candidates((digest, digest.gone) for digest in digests)
    there = candidates((digest, digest.unread) for digest in digests if digest.before)
    nobody = gettext("Nobody.")
    return [
        Column(gettext("New since yesterday"), nobody, new),
        Column(gettext("Chased, and no longer unread"), nobody, among(chased, gone)),
        Column(gettext("Chased, and still unread"), nobody, among(chased, there)),
    ]


def among(ids: set[str], listed: list[Candidate]) -> list[Candidate]:
    return [each for each in listed if each.id in ids]


def read_digest(request: AgentRequest, department: str) -> Digest:
    return digest_of(department, snapshots.snapshots_of(request.agent.server, department))


def candidates(groups: Iterable[tuple[Digest, Ages]]) -> list[Candidate]:
    """Return the customers of all departments in one list, the oldest first."""
    listed = []
    for digest, ages in groups:
        listed += [Candidate(id, digest.department, day) for id, day in ages.items()]
    return sorted(listed, key=lambda each: (each.day, len(each.id), each.id))


def names_of(client: ece.Client, columns: list[Column]) -> dict[str, str]:
    """Return the names of those who stand on the sheet and whom ECE shows. Errors: those of
    get_visible_customers.
    """
    ids = list(dict.fromkeys(each.id for column in columns for each in column.first))
    if not ids:
        return {}
    shown = shown_of(client, ids)
    return {id: name_of(id, shown) for id in ids if id not in shown.hidden}


def name_of(id: str, shown: Shown) -> str:
    """Return the name, or the ID of a customer of whom something could not be read."""
    customer = shown.customers.get(id)
    if customer and (customer.name or id not in shown.unclear):
        return shortened(customer.name) or gettext("(no name)")
    return gettext("Customer %(id)s") % {"id": id}


def entry(candidate: Candidate, names: dict[str, str], chase: ChaseState) -> Entry:
    age = Age.of([candidate.day], snapshots.day_of_today())
    name = names.get(candidate.id, "")
    return Entry(candidate.id, name, candidate.department, age, chase)


def remarks(digests: list[Digest]) -> list[str]:
    """Return what the sheet can't know, in words."""
    sentences = [sentence for digest in digests for sentence in remarks_of(digest)]
    if not digests:
        sentences = [gettext("No department is known yet. Open the unread list first.")]
    return sentences


def remarks_of(digest: Digest) -> list[str]:
    name, today = digest.department, snapshots.day_of_today()
    if digest.taken_on is None:
        return [gettext("%(department)s: there is no snapshot yet.") % {"department": name}]
    words = {"department": name, "day": day_words(digest.taken_on)}
    sentences = []
    if digest.taken_on < today:
        sentence = gettext("%(department)s: there is no snapshot of today; this is as of %(day)s.")
        sentences.append(sentence % words)
    if digest.before is None:
        sentence = gettext("%(department)s: %(day)s is the first snapshot. What is new is unknown.")
        sentences.append(sentence % words)
    if digest.missing():
        sentences.append(gap(digest))
    if digest.unclear:
        sentences.append(silence(digest))
    return sentences


def gap(digest: Digest) -> str:
    sentence = gettext(
        "%(department)s: there is no snapshot of %(days)s; “new” and “no longer unread” mean since "
        "%(before)s."
    )
    first = digest.missing()[0] - DAY
    days = day_list(digest.missing())
    return sentence % {"department": digest.department, "days": days, "before": day_words(first)}


def silence(digest: Digest) -> str:
    sentence = gettext(
        "%(department)s: ECE did not answer for mail of %(days)s, so what changed there is unknown."
    )
    days = day_list(digest.unclear)
    return sentence % {"department": digest.department, "days": days}


def day_list(days: Iterable[date]) -> str:
    return listed([day_words(day) for day in days])


def day_words(day: date) -> str:
    return weekday_and_day(day)
