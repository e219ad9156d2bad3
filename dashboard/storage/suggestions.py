"""What an agent has met in ECE's answers, suggested where it can be asked for or typed again.

It rests in this browser's session and ends with it. Only a profile tells which departments an agent has; what was met
are some of them.
"""

from collections.abc import Iterable

from django.http import HttpRequest

from dashboard import ece

MOST = 50
KEPT = ("status", "department")

type Met = tuple[str, str, str]


def learn(request: HttpRequest, met: Iterable[Met]) -> None:
    """Keep the statuses and departments among what was met: fields, each with a value and what it is called."""
    kept = request.session.get("met", [])
    new = [[*value] for value in dict.fromkeys(met) if value[0] in KEPT and [*value] not in kept]
    if new:
        request.session["met"] = (kept + new)[:MOST]


def learn_departments(request: HttpRequest, records: Iterable[ece.Customer | ece.Case]) -> None:
    learn(request, (named(record.department.name) for record in records if record.department))


def known(request: HttpRequest) -> list[Met]:
    """What this agent may want to ask for: the departments of their profile first, then what was met."""
    return [*map(named, request.agent.departments), *map(tuple, request.session.get("met", ()))]


def departments(request: HttpRequest) -> list[str]:
    return sorted({value for field, value, _label in known(request) if field == "department"})


def usual_department(request: HttpRequest) -> str:
    """The home department of the agent's profile, else the one they used last; "" where there is neither."""
    return next(iter(request.agent.departments), request.session.get("department", ""))


def note_used(request: HttpRequest, department: str) -> None:
    request.session["department"] = department


def named(department: str) -> Met:
    return "department", department, department
