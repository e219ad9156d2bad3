"""The signed-in agent: how their session begins here, what it is good for, and how it ends."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils import timezone

from dashboard import ece, logs
from dashboard.agents import clients, credentials, endings
from dashboard.agents.identities import Identity, identify, one_spelling, remember_agent
from dashboard.models import Agent, EceSession
from dashboard.storage import audit, pops

TOUCH = timedelta(minutes=1)


def sign_in(
    request: HttpRequest,
    login: str,
    password: str,
    *,
    end_oldest: bool,
    time_zone: str = "",
) -> Agent:
    """Open a session at ECE and one here. The password is passed on and not stored.

    Errors: WrongPassword, TooManySessions, Forbidden, Rejected, Unavailable.
    """
    end_stale_sessions(login)
    client = clients.new_client()
    client.sign_in(login, password, end_oldest=end_oldest)
    with endings.given_back_on_failure(client):
        return begin_session(
            request,
            client,
            identify(client, login),
            time_zone,
        )


def begin_session(
    request: HttpRequest,
    client: ece.Client,
    identity: Identity,
    time_zone: str,
) -> Agent:
    """Make this browser the agent's, and store the newest credential that the client has.

    Of what was in its session before, only the callers stay who wait for somebody to sign in.
    """
    waiting = pops.waiting_in(request.session)
    sign_out(request)
    with transaction.atomic():
        agent = remember_agent(identity, time_zone)
        row = EceSession.objects.create(agent=agent, api=settings.ECE_API)
        if client.credential:
            credentials.write(row, client.credential)
        request.session.cycle_key()
        request.session["ece_session"] = row.pk
        request.session["agent"] = agent.pk
        pops.put_back(request.session, waiting)
        request.session.save()
    rotate_token(request)
    return agent


def sign_out(request: HttpRequest) -> bool:
    """End the session here at once, and the one at ECE beside it. Whether there was one."""
    row = session_row(request)
    request.session.flush()
    if row is None:
        return False
    endings.end(row)
    return True


def current_session(request: HttpRequest) -> EceSession | None:
    """Return the live ECE session behind this request, with its agent, or None.

    A session past its idle or absolute limit is ended on the way.
    """
    row = session_row(request)
    if row and is_over(row):
        endings.end(row)
        audit.record(request, audit.Action.SESSION_END, agent=row.agent, detail="time")
        return None
    return row


def session_row(request: HttpRequest) -> EceSession | None:
    row: EceSession | None = request.session.ece_session  # type: ignore[attr-defined]
    if row and is_usable(row):
        return row
    return None


def is_usable(row: EceSession) -> bool:
    """Whether it is one of the configured ECE: no other one must ever see its secrets."""
    return (row.agent.server, row.api) == (settings.ECE_URL, settings.ECE_API)


def usable_sessions() -> QuerySet[EceSession]:
    """Return the sessions of the configured ECE."""
    here = EceSession.objects.filter(agent__server=settings.ECE_URL, api=settings.ECE_API)
    return here.select_related("agent")


def live_sessions(agent: Agent) -> QuerySet[EceSession]:
    """Return the sessions in which this agent is signed in, the latest used first."""
    now = timezone.now()
    idle, whole = timedelta(minutes=settings.IDLE_MINUTES), timedelta(hours=settings.SESSION_HOURS)
    mine = usable_sessions().filter(
        agent=agent,
        last_used__range=(now - idle, now + idle),
        signed_in__range=(now - whole, now + whole),
    )
    return mine.order_by("-last_used", "-pk")


def end_others(row: EceSession) -> None:
    """End all other sessions of the same agent: here at once, and at ECE in the background."""
    for other in usable_sessions().filter(agent=row.agent_id).exclude(pk=row.pk):
        endings.end(other)


def last_agent(request: HttpRequest) -> Agent | None:
    """Return who was signed in here last, also when their session is over: whose draft it is."""
    key = request.session.get("agent")
    if key is None:
        return None
    return Agent.objects.filter(server=settings.ECE_URL, pk=key).first()


def is_over(row: EceSession) -> bool:
    """Whether a limit has passed; or lies ahead, as after a clock was set back, for nobody knows
    how old such a session is."""
    now = timezone.now()
    is_idle = abs(now - row.last_used) > timedelta(minutes=settings.IDLE_MINUTES)
    return is_idle or abs(now - row.signed_in) > timedelta(hours=settings.SESSION_HOURS)


def touch(row: EceSession) -> None:
    """Note that the agent is here, at most once a minute. A database that takes nothing costs no
    page, nor what was typed."""
    now = timezone.now()
    if now - row.last_used <= TOUCH:
        return
    try:
        EceSession.objects.filter(pk=row.pk).update(last_used=now)
    except DatabaseError as error:
        logs.events.warning("not_touched", extra={"outcome": type(error).__name__})


def forget(row: EceSession) -> None:
    """Drop a session that ECE has already ended."""
    row.delete()


def end_stale_sessions(login: str) -> None:
    """Give back what this agent left open and can no longer use, before ECE counts five."""
    end_all(filter(is_over, usable_sessions().filter(agent__login=one_spelling(login))))


def end_all(rows: Iterable[EceSession]) -> int:
    """End these sessions at ECE and here, as long as ECE can be told. Return how many."""
    count = 0
    for row in rows:
        if not endings.end_at_ece_first(row):
            break
        count += 1
    return count


def abandoned_sessions() -> QuerySet[EceSession]:
    """Return the sessions that are over and that nobody will tell ECE about: of another ECE, or of
    this one where it could not be told for a day."""
    over = timezone.now() - timedelta(hours=settings.SESSION_HOURS)
    told_in_vain = models.Q(signed_in__lt=over - timedelta(days=1))
    elsewhere = ~models.Q(agent__server=settings.ECE_URL, api=settings.ECE_API)
    return EceSession.objects.filter(told_in_vain | elsewhere, signed_in__lt=over)
