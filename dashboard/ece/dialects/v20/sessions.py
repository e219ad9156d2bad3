"""Signing in, signing out, and who is signed in."""

from urllib.parse import quote

from dashboard.ece import credentials, errors
from dashboard.ece.calls import Answer, Call
from dashboard.ece.records import Department, Profile, Source, read_object


def sign_in(login: str, password: str, *, end_oldest: bool) -> Call:
    """Ask for a session. `end_oldest` ends the agent's oldest one when all are taken. Source: Login v12."""
    return Call(
        "sign in",
        "POST",
        "/ws/v12/authentication/user/login",
        params=(("forceLogin", "yes"),) if end_oldest else (),
        body={"userName": login, "password": password},
        writes=True,
    )


def read_signed_in(answer: Answer) -> credentials.SessionCredential:
    """Return the session. Errors: Unusable when the answer gives none."""
    session = credentials.read_session(answer)
    if answer.status != 204 or session is None:
        raise errors.Unusable("no session given")
    return session


def sign_out() -> Call:
    return Call("sign out", "DELETE", "/ws/v12/authentication/user/logout", writes=True, deadline=3.0)


def get_profile(login: str) -> Call:
    """Ask who has this login. Errors: NotFound for a login that cannot stand in a path."""
    if login in ("", ".", ".."):
        raise errors.NotFound("not a login")
    path = f"/ws/v20/administration/user/login/{quote(login, safe='', errors='replace')}"
    return Call("profile", "GET", path, params=(("$attribute", "all"),))


def read_profile(answer: Answer, login: str) -> Profile:
    """Return the profile. Errors: NotFound when it is empty, Unusable when it is somebody else's."""
    users = read_object(answer, "user").all("user")
    if not users:
        raise errors.NotFound("no profile")
    found = users[0].text("loginId")
    if found.casefold() != login.casefold():
        raise errors.Unusable("wrong record")
    return _profile(users[0])


def _profile(source: Source) -> Profile:
    full_name = " ".join(filter(None, (source.text("firstName"), source.text("lastName"))))
    login = source.text("loginId")
    return Profile(
        id=source.id(),
        login=login,
        name=full_name or source.text("screenName") or login,
        departments=_departments(source.one("departments").all("department")),
    )


def _departments(sources: list[Source]) -> tuple[Department, ...]:
    home_first = sorted(sources, key=lambda source: source.text("home").lower() not in ("yes", "true"))
    named = (Department(source.id(), source.text("name")) for source in home_first)
    return tuple(department for department in named if department.name)
