"""The token of one create form: it names one press of the button, and tells whose form it is."""

import secrets
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from dashboard.models import Agent


@dataclass(frozen=True, slots=True)
class FormToken:
    """`key` names the create and its page; `signed` stands in the form, where nobody can change it
    unseen."""

    key: str
    signed: str


def new_token(agent: Agent) -> FormToken:
    """Return a token for one form of this agent."""
    return token_for(agent, secrets.token_urlsafe(32))


def token_for(agent: Agent, key: str) -> FormToken:
    return FormToken(key, signer().sign(f"{key}:{agent.pk}"))


def read_token(agent: Agent, signed: str) -> FormToken | None:
    """Return the token, or None where it was not made for this agent."""
    key, owner = read(signed)
    if owner != agent.pk:
        return None
    return FormToken(key, signed)


def owner_of(signed: str) -> Agent | None:
    """Return the agent for whom the form with this token was made."""
    _key, owner = read(signed)
    if owner is None:
        return None
    return Agent.objects.filter(pk=owner).first()


def read(signed: str) -> tuple[str, int | None]:
    """Return the key and the number of the agent; "" and None where we did not sign it."""
    try:
        key, _colon, owner = signer().unsign(signed).rpartition(":")
    except BadSignature:
        return "", None
    return key, int(owner)


def signer() -> Signer:
    return Signer(salt="create form")
