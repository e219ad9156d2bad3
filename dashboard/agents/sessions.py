"""The signed-in agent: who it is, what may be asked of ECE in their name, and how that begins and ends."""

import threading
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils import timezone

from dashboard import ece, logs
from dashboard.agents import clients
from dashboard.models import Agent, EceSession
from dashboard.storage.sealing import Broken, fingerprint, seal, unseal

TOUCH = timedelta(minutes=1)


def sign_in(
    request: HttpRequest, login: str, password: str, *, end_oldest: bool, time_zone: str = ""
) -> Agent:
    """Open a session at ECE and one here. The password is passed on and not kept.
    Errors: WrongPassword, TooManySessions, Forbidden, Rejected, Unavailable."""
    end_stale_sessions(login)
    client = clients.new_client()
    credential = client.sign_in(login, password, end_oldest=end_oldest)
    agent = remember_agent(login, time_zone, **profile_of(client, login))
    begin_session(request, agent, credential)
    return agent


def begin_session(request: HttpRequest, agent: Agent, credential: ece.Credential) -> None:
    """From here on this browser is the agent's."""
    sign_out(request)
    request.session.cycle_key()
    row = EceSession.objects.create(
        agent=agent, sealed=seal(credential.stored), fingerprint=fingerprint(credential.secret)
    )
    request.session["ece_session"] = row.pk
    request.session["agent"] = agent.pk
    rotate_token(request)


def sign_out(request: HttpRequest) -> None:
    """End the session here at once, and the one at ECE beside it."""
    row = session_row(request)
    request.session.flush()
    if row:
        row.delete()
        end_at_ece(row)


def current_session(request: HttpRequest) -> EceSession | None:
    """The live ECE session behind this request, with its agent; None when nobody is signed in. A session past its idle
    or absolute limit is ended on the way."""
    row = session_row(request)
    if row and is_over(row):
        row.delete()
        end_at_ece(row)
        return None
    return row


def session_row(request: HttpRequest) -> EceSession | None:
    key = request.session.get("ece_session")
    return EceSession.objects.select_related("agent").filter(pk=key).first() if key else None


def last_agent(request: HttpRequest) -> Agent | None:
    """Who was signed in here last, also when their session is over: whose draft it is."""
    return Agent.objects.filter(pk=request.session.get("agent")).first()


def is_over(row: EceSession) -> bool:
    now = timezone.now()
    idle = now - row.last_used > timedelta(minutes=settings.IDLE_MINUTES)
    return idle or now - row.signed_in > timedelta(hours=settings.SESSION_HOURS)


def touch(row: EceSession) -> None:
    """Note that the agent is here, at most once a minute."""
    now = timezone.now()
    if now - row.last_used > TOUCH:
        EceSession.objects.filter(pk=row.pk).update(last_used=now)


def forget(row: EceSession) -> None:
    """Drop a session that ECE has already ended."""
    row.delete()


def end_at_ece(row: EceSession) -> None:
    """Sign out at ECE in the background: whatever ECE does, nobody waits for it."""
    threading.Thread(target=sign_out_at_ece, args=(row,), daemon=True).start()


def sign_out_at_ece(row: EceSession) -> bool:
    """Whether ECE could be told; a broken connection is tried twice."""
    try:
        credential = ece.read_credential(unseal(row.sealed))
    except Broken:
        return True
    for _ in range(2):
        try:
            end(credential)
        except ece.Unavailable:
            continue
        except ece.Error:
            pass
        return True
    return False


def end(credential: ece.Credential) -> None:
    if isinstance(credential, ece.BearerCredential):
        clients.authorization_server().revoke(credential)
    else:
        clients.new_client(credential).sign_out()


def end_stale_sessions(login: str) -> None:
    """Give back what this agent left open and can no longer use, before ECE counts five."""
    for row in EceSession.objects.filter(
        agent__server=settings.ECE_URL, agent__login=login.casefold()
    ):
        if is_over(row):
            row.delete()
            if not sign_out_at_ece(row):
                return


def profile_of(client: ece.Client, login: str) -> dict:
    """The name and departments that ECE's own profile gives, where it gives any."""
    try:
        profile = client.get_profile(login)
    except ece.Error:
        logs.events.info("no_profile")
        return {}
    return {
        "name": profile.name,
        "departments": [department.name for department in profile.departments],
    }


def remember_agent(login: str, time_zone: str, **known) -> Agent:
    """The row of this agent, with what is known of them now."""
    known |= {"time_zone": time_zone} if time_zone else {}
    agent, _ = Agent.objects.update_or_create(
        server=settings.ECE_URL, login=login.casefold(), defaults=known, create_defaults=known
    )
    return agent
