"""Exactly once: each press of "Create customer" is recorded before ECE is asked, and what became of it afterwards.

    DRAFT ──▶ SENDING ──▶ CREATED       ECE named the new customer, or the agent recognised it
      ▲          ├──────▶ REJECTED      ECE proved that it created nothing; the form may be sent again
      └──────────┤                      the ECE session was over: as if it had not been sent
                 └──────▶ UNKNOWN       no answer, or none that proves anything; also when nobody came back to tell
                             └────────▶ NOT_FOUND   looked for after the settling time, in vain, and given up

Every step is one conditional UPDATE, so of any number of processes one takes it.
"""

import json
import secrets
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.crypto import salted_hmac

from dashboard.models import Agent, CreateAttempt
from dashboard.storage import drafts
from dashboard.storage.sealing import fingerprint, read_sealed, seal

type Typed = dict[str, list[str]]

State = CreateAttempt.State
LEASE = timedelta(
    seconds=60
)  # longer than ECE may take to refuse a token, give the next one and answer
SETTLING = timedelta(seconds=60)
BEFORE = timedelta(minutes=2)  # as much as the clocks of ECE and the dashboard may differ
JUST = timedelta(minutes=10)
RECENT = 5


def new_token(agent: Agent) -> str:
    """The token of one form, good for this agent only."""
    return signed(agent, secrets.token_urlsafe(32))


def signed(agent: Agent, token: str) -> str:
    return signer(agent).sign(token)


def read_token(agent: Agent, signed: str) -> str | None:
    """The bare token, which is also the key of its page; None where it was not made for this agent."""
    try:
        return signer(agent).unsign(signed)
    except BadSignature:
        return None


def begin(agent: Agent, token: str, typed: Typed, sought: dict) -> bool:
    """Record that ECE is about to be asked. True for one caller only: whoever gets False must not send. `sought` holds
    what the customer can be recognised by: name, emails and phones."""
    CreateAttempt.objects.get_or_create(
        token_fingerprint=fingerprint(token), defaults={"agent": agent, "sent_at": timezone.now()}
    )
    sendable = attempts(agent, token).filter(state__in=(State.DRAFT, State.REJECTED))
    return bool(
        sendable.update(
            state=State.SENDING,
            sealed=seal(json.dumps({"token": token, "sought": sought, "typed": typed})),
            typed_fingerprint=typed_fingerprint(typed),
            sent_at=timezone.now(),
        )
    )


def note_created(agent: Agent, token: str, customer_id: str) -> None:
    """The customer exists. What was typed is in ECE now and is forgotten here, up to the name, also where it was kept
    on the way there."""
    attempt = attempts(agent, token).get()
    remembered = json.dumps({"token": token, "sought": {"name": name_of(attempt)}})
    attempts(agent, token).update(
        state=State.CREATED, customer_id=customer_id, sealed=seal(remembered)
    )
    drafts.forget(agent, signed(agent, token))


def note_refused(agent: Agent, token: str) -> None:
    attempts(agent, token).filter(state=State.SENDING).update(state=State.REJECTED)


def note_unsent(agent: Agent, token: str) -> None:
    attempts(agent, token).filter(state=State.SENDING).update(state=State.DRAFT)


def note_unknown(agent: Agent, token: str) -> None:
    attempts(agent, token).filter(state=State.SENDING).update(state=State.UNKNOWN)


def give_up(agent: Agent, token: str) -> None:
    attempts(agent, token).filter(state=State.UNKNOWN).update(state=State.NOT_FOUND)


def recall(agent: Agent, token: str) -> CreateAttempt | None:
    """The attempt as it stands, or None. One whose sender never came back has become UNKNOWN."""
    lapsed = timezone.now() - LEASE
    attempts(agent, token).filter(state=State.SENDING, sent_at__lt=lapsed).update(
        state=State.UNKNOWN
    )
    return attempts(agent, token).first()


def just_created(agent: Agent, customer_id: str) -> CreateAttempt | None:
    """This agent's attempt that created this customer within the last minutes, or None."""
    recent = CreateAttempt.objects.filter(
        agent=agent, state=State.CREATED, sent_at__gt=timezone.now() - JUST
    )
    return recent.filter(customer_id=customer_id).first()


def recent_attempts(agent: Agent) -> list[CreateAttempt]:
    """The last customers that this agent created or may have created, the newest first."""
    told = CreateAttempt.objects.filter(
        agent=agent, state__in=(State.CREATED, State.SENDING, State.UNKNOWN)
    )
    return [
        attempt
        for attempt in told.order_by("-sent_at")[:RECENT]
        if attempt.customer_id or kept(attempt)
    ]


def attempts(agent: Agent, token: str):
    return CreateAttempt.objects.filter(agent=agent, token_fingerprint=fingerprint(token))


def kept(attempt: CreateAttempt) -> dict:
    """`token`, `sought` and, until the customer is created, `typed`; {} once that was purged."""
    return (read_sealed(attempt.sealed) if attempt.sealed else None) or {}


def name_of(attempt: CreateAttempt) -> str:
    """Who it was going to be, or ""."""
    return kept(attempt).get("sought", {}).get("name", "")


def is_same(attempt: CreateAttempt, typed: Typed) -> bool:
    """Whether the attempt was made with exactly these values."""
    return attempt.typed_fingerprint == typed_fingerprint(typed)


def is_settled(attempt: CreateAttempt) -> bool:
    """Whether so much time has passed that whatever ECE did can be seen."""
    return timezone.now() - attempt.sent_at > SETTLING


def created_between(attempt: CreateAttempt) -> tuple[datetime, datetime]:
    """When ECE must have created the customer, if it did."""
    return attempt.sent_at - BEFORE, attempt.sent_at + SETTLING


def typed_fingerprint(typed: Typed) -> str:
    """Tells two forms apart and, being keyed, gives neither away."""
    return salted_hmac("create", json.dumps(typed, sort_keys=True), algorithm="sha256").hexdigest()


def signer(agent: Agent) -> Signer:
    return Signer(salt=f"create:{agent.pk}")
