"""Values that stood in ECE's answers, suggested where the agent may search by them or type them
again.

They rest in this browser's session and end with it. A profile tells which departments an agent has;
where ECE gives no profile, those in its answers are some of them.
"""

from collections.abc import Iterable
from typing import Protocol

from django.contrib.sessions.backends.base import SessionBase

from dashboard import ece
from dashboard.models import Agent

MOST = 50
SESSION_KEY = "suggestions"

type Suggestion = tuple[str, str, str]


class AgentsRequest(Protocol):
    """A request of a signed-in agent, as far as it matters here."""

    agent: Agent
    session: SessionBase


def remember_values(request: AgentsRequest, values: Iterable[Suggestion]) -> None:
    """Suggest these values from now on: fields, each with a value and what it is called."""
    stored = request.session.get(SESSION_KEY, [])
    new = [list(value) for value in dict.fromkeys(values)]
    new = [value for value in new if value not in stored]
    if new:
        request.session[SESSION_KEY] = (stored + new)[:MOST]


def remember_departments(
    request: AgentsRequest, records: Iterable[ece.Customer | ece.Case]
) -> None:
    remember_values(request, departments_in(records))


def departments_in(records: Iterable[ece.Customer | ece.Case]) -> list[Suggestion]:
    names = {record.department.name for record in records if record.department}
    return [department_named(name) for name in sorted(names)]


def known_values(request: AgentsRequest) -> list[Suggestion]:
    """Return what this agent may want to search by: the departments of their profile first, then
    what ECE answered."""
    of_profile = [department_named(name) for name in request.agent.departments]
    answered = [
        (field, value, label) for field, value, label in request.session.get(SESSION_KEY, ())
    ]
    return of_profile + answered


def departments(request: AgentsRequest) -> list[str]:
    return sorted(
        {value for field, value, _label in known_values(request) if field == "department"}
    )


def usual_department(request: AgentsRequest) -> str:
    """Return the home department of the agent's profile, else the one they used last; "" where
    there is neither."""
    if request.agent.departments:
        return str(request.agent.departments[0])
    used_last: str = request.session.get("department", "")
    return used_last


def note_used(request: AgentsRequest, department: str) -> None:
    request.session["department"] = department


def department_named(name: str) -> Suggestion:
    return "department", name, name
