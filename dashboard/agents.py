"""The signed-in agent: who it is, what may be asked of ECE in their name, and how that begins and ends."""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils import timezone
from django.utils.translation import get_language

from dashboard import ece, logs, renewals
from dashboard.models import Agent, EceSession
from dashboard.sealing import Broken, fingerprint, seal, unseal

TOUCH = timedelta(minutes=1)


def open_to_all(view: Callable) -> Callable:
    """Mark a view that answers without a signed-in agent. Every other view is closed."""
    view.open_to_all = True
    return view


def unattended(view: Callable) -> Callable:
    """Mark a view that a page asks by itself: being asked does not show that the agent is there."""
    view.unattended = True
    return view


def is_supervisor(agent: Agent) -> bool:
    return "*" in settings.SUPERVISORS or agent.login in (login.casefold() for login in settings.SUPERVISORS)


def sign_in(request: HttpRequest, login: str, password: str, *, end_oldest: bool, time_zone: str = "") -> Agent:
    """Open a session at ECE and one here. The password is passed on and not kept.
    Errors: WrongPassword, TooManySessions, Forbidden, Rejected, Unavailable."""
    end_stale_sessions(login)
    client = new_client()
    credential = client.sign_in(login, password, end_oldest=end_oldest)
    agent = remember_agent(login, time_zone, **profile_of(client, login))
    begin_session(request, agent, credential)
    return agent


def begin_session(request: HttpRequest, agent: Agent, credential: ece.Credential) -> None:
    """From here on this browser is the agent's."""
    sign_out(request)
    request.session.cycle_key()
    row = EceSession.objects.create(
        agent=agent, sealed=seal(credential.kept), fingerprint=fingerprint(credential.secret)
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
        authorization_server().revoke(credential)
    else:
        new_client(credential).sign_out()


def end_stale_sessions(login: str) -> None:
    """Give back what this agent left open and can no longer use, before ECE counts five."""
    for row in EceSession.objects.filter(agent__server=settings.ECE_URL, agent__login=login.casefold()):
        if is_over(row):
            row.delete()
            if not sign_out_at_ece(row):
                return


def client_for(row: EceSession) -> ece.Client:
    """What this agent may ask of ECE. Errors: Broken where the stored credential can't be opened."""

    def adopt(old: ece.SessionCredential, new: ece.SessionCredential) -> None:
        unchanged = EceSession.objects.filter(pk=row.pk, fingerprint=fingerprint(old.secret))
        unchanged.update(sealed=seal(new.kept), fingerprint=fingerprint(new.secret))

    def renew(old: ece.Credential, was_refused: bool) -> ece.Credential:
        if isinstance(old, ece.SessionCredential):
            return renewals.credential_in_use(row.pk)
        return renewals.renewed(row.pk, old, authorization_server().renew, was_refused=was_refused)

    credential = ece.read_credential(unseal(row.sealed))
    return new_client(credential, agent=row.agent_id, on_new_session=adopt, renew=renew)


def new_client(credential: ece.Credential | None = None, *, agent: int | None = None, **hooks: Callable) -> ece.Client:
    def observe(call: ece.Call, outcome: str, milliseconds: float) -> None:
        said = {"operation": call.operation, "outcome": outcome, "milliseconds": round(milliseconds), "agent": agent}
        logs.events.info("ece_call", extra=said)

    return ece.Client(
        transport(),
        ece.dialect(settings.ECE_API),
        credential=credential,
        language=ece.ece_language(get_language() or ""),
        observe=observe,
        **hooks,
    )


@cache
def transport() -> ece.Transport:
    """The one transport of this process; made at the first call, so after the server has forked."""
    return ece.Transport(settings.ECE_URL, verify=settings.ECE_CA_BUNDLE or True, proxy=settings.ECE_PROXY)


def authorization_server() -> ece.AuthorizationServer:
    """Where agents sign in whose ECE takes no password from us."""
    return ece.AuthorizationServer(transport=transport(), **settings.ECE_OAUTH)


def signs_in_by_redirect() -> bool:
    return ece.dialect(settings.ECE_API).CAPABILITIES.signs_in_by_redirect


def profile_of(client: ece.Client, login: str) -> dict:
    """The name and departments that ECE's own profile gives, where it gives any."""
    try:
        profile = client.get_profile(login)
    except ece.Error:
        logs.events.info("no_profile")
        return {}
    return {"name": profile.name, "departments": [department.name for department in profile.departments]}


def remember_agent(login: str, time_zone: str, **known) -> Agent:
    """The row of this agent, with what is known of them now."""
    known |= {"time_zone": time_zone} if time_zone else {}
    agent, _ = Agent.objects.update_or_create(
        server=settings.ECE_URL, login=login.casefold(), defaults=known, create_defaults=known
    )
    return agent
