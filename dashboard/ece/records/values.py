"""The small records, and the profile of an agent."""

from msgspec import Struct

from dashboard.ece.shapes.common import Department


class Agent(Struct, frozen=True):
    """A person who works in ECE, as records name them: an owner, a creator."""

    id: str
    name: str


class Profile(Struct, frozen=True):
    """Who the signed-in agent is. The home department comes first."""

    id: str
    login: str
    name: str
    departments: tuple[Department, ...]
