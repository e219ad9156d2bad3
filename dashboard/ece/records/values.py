"""The small values that records are made of, and the profile of an agent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an enumeration. `value` is stable and travels in criteria; `label` is in the agent's language."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Department:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Agent:
    """A person who works in ECE, as records name them: an owner, a creator."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Who the signed-in agent is. The home department comes first."""

    id: str
    login: str
    name: str
    departments: tuple[Department, ...]
