"""What supervisors have written about the customers they chase; all supervisors of a server share
it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from dashboard.models import Agent, Chase, ChaseNote
from dashboard.pages.lists import moment
from dashboard.storage.sealing import Broken, row_context, seal, unseal

LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class Note:
    """One attempt to reach the customer, every text ready.

    `text` is "" where it can't be opened.
    """

    outcome: str
    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class ChaseState:
    """The notes on one customer, the newest first, and who looks after them.

    `version` tells one state from the next.
    """

    version: int = 0
    notes: tuple[Note, ...] = ()
    assignee: str = ""
    is_mine: bool = False

    @property
    def newest(self) -> Note | None:
        return self.notes[0] if self.notes else None


def states_of(agent: Agent, ids: Sequence[str]) -> dict[str, ChaseState]:
    """Return the state of each of these customers; one that nobody chases has an empty state."""
    chases = Chase.objects.filter(server=agent.server, customer_id__in=ids)
    rows = chases.select_related("assignee").prefetch_related("notes__agent")
    states = {row.customer_id: state_of(row, agent) for row in rows}
    return {id: states.get(id, ChaseState()) for id in ids}


def state_of(row: Chase, agent: Agent) -> ChaseState:
    newest_first = sorted(row.notes.all(), key=lambda note: note.pk, reverse=True)
    return ChaseState(
        version=row.version,
        notes=tuple(read_note(note) for note in newest_first),
        assignee=name_of(row.assignee),
        is_mine=row.assignee_id == agent.pk,
    )


def read_note(row: ChaseNote) -> Note:
    outcome = ChaseNote.Outcome(row.outcome).label
    return Note(str(outcome), opened(row), name_of(row.agent), moment(row.at))


def opened(row: ChaseNote) -> str:
    try:
        return unseal(row.sealed, context=context_of(row))
    except Broken:
        return ""


def name_of(agent: Agent | None) -> str:
    if agent is None:
        return ""
    return agent.name or agent.login


def ids_of(agent: Agent) -> set[str]:
    """Return the customers whom this agent looks after."""
    mine = Chase.objects.filter(server=agent.server, assignee=agent)
    return set(mine.values_list("customer_id", flat=True))


@transaction.atomic
def add_note(agent: Agent, customer_id: str, version: int, outcome: str, text: str) -> bool:
    """Add a note, or return False where somebody changed the state since `version`; then nothing is
    stored.
    """
    chase = changeable(agent, customer_id)
    if not move_on(chase, version):
        return False
    note = ChaseNote.objects.create(chase=chase, agent=agent, outcome=outcome)
    note.sealed = seal(text, context=context_of(note))
    note.save(update_fields=["sealed"])
    return True


def context_of(row: ChaseNote) -> str:
    return row_context("chase note", row.pk, row.chase_id, row.agent_id)


@transaction.atomic
def assign(agent: Agent, customer_id: str, version: int, *, to_agent: bool) -> bool:
    """Have the agent look after the customer, or nobody; False as in add_note."""
    chase = changeable(agent, customer_id)
    assignee = agent if to_agent else None
    return move_on(chase, version, assignee=assignee)


def changeable(agent: Agent, customer_id: str) -> Chase:
    chase, _ = Chase.objects.get_or_create(server=agent.server, customer_id=customer_id)
    return chase


def move_on(chase: Chase, version: int, **changes: Agent | None) -> bool:
    """Count the version up, in one step with the changes; False where it is no longer `version`."""
    unchanged = Chase.objects.filter(pk=chase.pk, version=version)
    return unchanged.update(version=F("version") + 1, changed_at=Now(), **changes) == 1
