"""The cases that changed since an agent was here last: a region of the first page that loads after
it and may fail alone, and a page of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeGuard

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard import ece
from dashboard.pages import lists
from dashboard.pages.case_rows import CaseRow, CaseRows
from dashboard.pages.fault_messages import FaultMessage, fault_message_for
from dashboard.pages.lists import Link
from dashboard.pages.page import AgentRequest, Page, see_other
from dashboard.storage import audit
from dashboard.storage.audit import Action

MOST, LARGEST_PAGE = 10, 75
LONG_AGO = datetime.min.replace(tzinfo=UTC)

type Answer = ece.ResultPage[ece.Case] | ece.Error


@dataclass(frozen=True, slots=True)
class Group:
    """Cases under a heading and what is not among them, or why ECE did not tell them."""

    heading: str
    rows: Sequence[CaseRow] = ()
    notes: Sequence[str] = ()
    fault: FaultMessage | None = None


@require_safe
def changed_cases(request: AgentRequest) -> HttpResponse:
    """Show the newest of the cases that changed since the agent's last sign-in, theirs first."""
    since = last_here(request)
    if since is None:
        return see_other(reverse("home"))
    page = Page(request, "home/changed_cases.html", regions=["changed-cases"])
    page.fill(since=lists.moment(since))
    try:
        mine, everything = ask(request, since)
    except ece.NotFound:
        request.session["no_case_lookup"] = True
        page.fill(empty=gettext("This ECE has no case lookup"))
        return page.render()
    audit.record(request, Action.CASE_LOOKUP, detail="changed")
    page.fill(groups=groups(mine, everything), actions=[to_lookup(since)])
    return page.render()


def last_here(request: AgentRequest) -> datetime | None:
    """Return when the agent signed in the time before, or None where that is not known, or where
    this ECE has no case lookup."""
    if request.session.get("no_case_lookup"):
        return None
    return audit.last_sign_in(request.agent, before=request.ece_session.signed_in)


def ask(request: AgentRequest, since: datetime) -> tuple[Answer | None, Answer]:
    """Return the agent's own cases, None where ECE can't be asked for them, and all that the agent
    may see, each the newest first. Errors: what failed for all, and Unauthorized."""

    def look_up(criteria: ece.CaseCriteria) -> Answer:
        try:
            return newest(request.ece, criteria)
        except ece.Unauthorized:
            raise
        except ece.Error as error:
            return error

    changed = ece.CaseCriteria(last_modified=ece.Range(since, None))
    own = owner_of(request, changed)
    *mine, everything = request.ece.side_by_side(look_up, [*own, changed])
    if isinstance(everything, ece.Error) and not any(map(is_page, mine)):
        raise everything
    return next(iter(mine), None), everything


def newest(client: ece.Client, criteria: ece.CaseCriteria) -> ece.ResultPage[ece.Case]:
    """Return the cases that changed last; where ECE does not sort by that, the last of one page."""
    try:
        return client.lookup_cases(criteria, sort="lastModifiedDate", order="desc", size=MOST)
    except ece.Rejected:
        page = client.lookup_cases(criteria, size=LARGEST_PAGE)
    cases = sorted(page.records, key=lambda case: case.last_modified or LONG_AGO, reverse=True)
    return replace(page, records=tuple(cases[:MOST]))


def owner_of(request: AgentRequest, criteria: ece.CaseCriteria) -> list[ece.CaseCriteria]:
    """Return the criteria for the agent's own cases, where ECE can be asked for these."""
    agent = request.agent
    if request.ece.capabilities.looks_up_owner_logins:
        return [replace(criteria, owner_login=agent.login)]
    return [replace(criteria, owner=agent.ece_id)] if agent.ece_id else []


def is_page(answer: Answer | None) -> TypeGuard[ece.ResultPage[ece.Case]]:
    return isinstance(answer, ece.ResultPage)


def groups(mine: Answer | None, everything: Answer) -> list[Group]:
    """Return the agent's own cases and the others, MOST of them together."""
    own = mine.records if is_page(mine) else ()
    seen = everything.records if is_page(everything) else ()
    ids = {case.id for case in own}
    others = [case for case in seen if case.id not in ids]
    rest = gettext("Others") if is_page(mine) else gettext("Yours and others")
    return [
        *group(gettext("Yours"), own, mine),
        *group(rest, others[: MOST - len(own)], everything),
    ]


def group(heading: str, cases: Sequence[ece.Case], answer: Answer | None) -> list[Group]:
    if isinstance(answer, ece.Error):
        return [Group(heading, fault=fault_message_for(answer))]
    notes = [*lists.gaps(answer), *unsorted(answer)] if answer else []
    return [Group(heading, CaseRows().rows(cases), notes)] if cases or notes else []


def unsorted(answer: ece.ResultPage[ece.Case]) -> list[str]:
    """Say where the newest may be on another page."""
    if answer.size < LARGEST_PAGE or not answer.has_next:
        return []
    return [gettext("ECE can't sort by the last change, so later changes may be missing here.")]


def to_lookup(since: datetime) -> Link:
    label = gettext("Open in the case lookup")
    return Link(label, reverse("cases"), post={"modified_from": since.isoformat()})
