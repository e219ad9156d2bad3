"""Exactly once: each press of "Create customer" is recorded before ECE is asked, and its outcome.

    DRAFT ──▶ SENDING ──▶ CREATED       ECE named the new customer, or the agent recognised it
      ▲          ├──────▶ REJECTED      ECE proved that it created nothing; it may be sent again
      └──────────┤                      the ECE session was over before anything was sent
                 └──────▶ UNKNOWN       no answer, none that proves anything, or nobody came back
                             └────────▶ NOT_FOUND   searched after the settling time, and given up

Every step is one conditional UPDATE, so of any number of processes one takes it.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from dashboard.models import Agent, CreateAttempt
from dashboard.storage import drafts, form_tokens
from dashboard.storage.sealing import fingerprint, read_sealed, row_context, seal

type TypedForm = dict[str, list[str]]

State = CreateAttempt.State
SENDABLE = (State.DRAFT, State.REJECTED)
TELLABLE = (State.CREATED, State.SENDING, State.UNKNOWN)
LEASE = timedelta(seconds=60)  # longer than a create may take from the record to the answer
SETTLING = timedelta(seconds=60)
CLOCKS_DIFFER = timedelta(minutes=6)  # as much as the clocks of ECE and the dashboard may
CLOCKS_AGREE = timedelta(seconds=2)
AT_ONCE = timedelta(seconds=20)
JUST = timedelta(minutes=10)
RECENT = 5
WHICH = "WHERE agent_id = %s AND state = %s AND customer_id = %s AND sent_at > %s"
JUST_CREATED = " ".join(("SELECT id FROM", CreateAttempt._meta.db_table, WHICH))


@dataclass(frozen=True, slots=True)
class Traits:
    """What a customer can be recognised by. Each phone is spelled as ECE finds it."""

    name: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """The sealed part of an attempt. `typed` is {} once the customer is created, `traits` None and
    `key` "" once what was typed was purged."""

    key: str = ""
    traits: Traits | None = None
    typed: TypedForm = field(default_factory=dict)


def begin(
    agent: Agent,
    key: str,
    typed: TypedForm,
    traits: Traits,
) -> bool:
    """Record that ECE is about to be asked. True for one caller only: whoever gets False must not
    send."""
    now = timezone.now()
    CreateAttempt.objects.get_or_create(
        token_fingerprint=fingerprint(key), defaults={"agent": agent, "sent_at": now}
    )
    begun = attempts(agent, key).filter(state__in=SENDABLE)
    return bool(
        begun.update(
            state=State.SENDING,
            sealed=seal_record(agent, AttemptRecord(key, traits, typed)),
            typed_fingerprint=typed_fingerprint(typed),
            sent_at=now,
        )
    )


def note_created(
    agent: Agent,
    key: str,
    customer_id: str,
) -> None:
    """The customer exists. What was typed is in ECE now and is forgotten here up to the name, in
    drafts as well."""
    attempt = attempts(agent, key).get()
    record = AttemptRecord(key, Traits(name_of(attempt)))
    attempts(agent, key).update(
        state=State.CREATED, customer_id=customer_id, sealed=seal_record(agent, record)
    )
    drafts.forget(agent, form_tokens.token_for(agent, key).signed)


def note_refused(agent: Agent, key: str) -> None:
    step(agent, key, State.SENDING, State.REJECTED)


def note_unsent(agent: Agent, key: str) -> None:
    step(agent, key, State.SENDING, State.DRAFT)


def note_unknown(agent: Agent, key: str) -> None:
    step(agent, key, State.SENDING, State.UNKNOWN)


def give_up(agent: Agent, key: str) -> None:
    step(agent, key, State.UNKNOWN, State.NOT_FOUND)


def step(
    agent: Agent,
    key: str,
    before: str,
    after: str,
) -> None:
    """Take the step, unless somebody took one from there already."""
    attempts(agent, key).filter(state=before).update(state=after)


def recall(agent: Agent, key: str) -> CreateAttempt | None:
    """Return the attempt as it stands, or None. One whose sender never came back has become
    UNKNOWN."""
    attempt = attempts(agent, key).first()
    if attempt is None or not has_lapsed(attempt):
        return attempt
    note_unknown(agent, key)
    return attempts(agent, key).first()


def has_lapsed(attempt: CreateAttempt) -> bool:
    return attempt.state == State.SENDING and timezone.now() - attempt.sent_at > LEASE


def just_created(agent: Agent, customer_id: str) -> CreateAttempt | None:
    """Return this agent's attempt that created this customer within the last minutes, or None.
    Every page of a customer asks, so its SQL is made once."""
    since = connection.ops.adapt_datetimefield_value(timezone.now() - JUST)
    with connection.cursor() as cursor:
        cursor.execute(JUST_CREATED, [agent.pk, State.CREATED.value, customer_id, since])
        row = cursor.fetchone()
    return CreateAttempt.objects.get(pk=row[0]) if row else None


def recent_attempts(agent: Agent) -> list[CreateAttempt]:
    """Return the last customers that this agent created or may have created, the newest first."""
    tellable = CreateAttempt.objects.filter(agent=agent, state__in=TELLABLE)
    newest = tellable.order_by("-sent_at")[:RECENT]
    return list(filter(can_be_shown, newest))


def can_be_shown(attempt: CreateAttempt) -> bool:
    return bool(attempt.customer_id or read_record(attempt).key)


def attempts(agent: Agent, key: str) -> QuerySet[CreateAttempt]:
    return CreateAttempt.objects.filter(agent=agent, token_fingerprint=fingerprint(key))


def seal_record(agent: Agent, record: AttemptRecord) -> str:
    context = context_of(agent.pk, fingerprint(record.key))
    return seal(json.dumps(asdict(record)), context=context)


def read_record(attempt: CreateAttempt) -> AttemptRecord:
    """Return what was sealed; an empty record where it was purged or can't be opened."""
    context = context_of(attempt.agent_id, attempt.token_fingerprint)
    stored = read_sealed(attempt.sealed, context=context)
    if stored is None:
        return AttemptRecord()
    return AttemptRecord(
        stored["key"],
        Traits(**stored["traits"]),
        stored["typed"],
    )


def context_of(agent: int, token_fingerprint: str) -> str:
    return row_context("create", agent, token_fingerprint)


def name_of(attempt: CreateAttempt) -> str:
    """Return who it was going to be, or ""."""
    traits = read_record(attempt).traits
    if traits is None:
        return ""
    return traits.name


def is_same(attempt: CreateAttempt, typed: TypedForm) -> bool:
    """Whether the attempt was made with exactly these values."""
    return attempt.typed_fingerprint == typed_fingerprint(typed)


def is_settled(attempt: CreateAttempt) -> bool:
    """Whether so much time has passed that whatever ECE did can be seen."""
    return timezone.now() - attempt.sent_at > SETTLING


def created_between(attempt: CreateAttempt) -> tuple[datetime, datetime]:
    """Return when ECE must have created the customer, by its own clock, if it did."""
    return attempt.sent_at - CLOCKS_DIFFER, attempt.sent_at + SETTLING + CLOCKS_DIFFER


def created_at_once(attempt: CreateAttempt) -> tuple[datetime, datetime]:
    """Return when ECE must have created the customer, if it did so before any answer was due and
    the clocks agree."""
    return attempt.sent_at - CLOCKS_AGREE, attempt.sent_at + AT_ONCE + CLOCKS_AGREE


def typed_fingerprint(typed: TypedForm) -> str:
    """Return what tells two forms apart and, being keyed, gives neither away."""
    text = json.dumps(typed, sort_keys=True)
    return salted_hmac("create", text, algorithm="sha256").hexdigest()
