"""The ECE users themselves: a profile by login, by ids, and the users of a department."""

from typing import Any

from dashboard.sandbox.actors import (
    AGENT_BY_ID,
    AGENT_BY_LOGIN,
    AGENTS,
    DEPARTMENT_BY_NAME,
    VIEW,
    VIEW_USERS,
    Agent,
)
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.parameters import (
    read_attributes,
    read_ids,
    read_window,
)

ATTRIBUTES = ("departments", "languages")


def by_login(call: Call) -> Reply:
    """Agents see themselves; whoever may view users sees everybody."""
    read_attributes(call.parameters, ATTRIBUTES)
    call.actor.need(VIEW)
    agent = AGENT_BY_LOGIN.get(call.arguments["login"].lower())
    if agent is not call.actor.agent:
        call.actor.need(VIEW_USERS)
    if agent is None:
        raise problems.not_found("user", [call.arguments["login"]])
    return Reply(200, {"user": [_represented(agent)]}, "users")


def by_ids(call: Call) -> Reply:
    read_attributes(call.parameters, ATTRIBUTES)
    call.actor.need(VIEW_USERS)
    ids = read_ids(call.arguments["ids"])
    if unknown := [id for id in ids if id not in AGENT_BY_ID]:
        raise problems.not_found("user", unknown)
    return Reply(200, {"user": [_represented(AGENT_BY_ID[id]) for id in ids]}, "users")


def of_department(call: Call) -> Reply:
    """One page of the users whose home or foreign department is the one named, or 204."""
    read_attributes(call.parameters, ATTRIBUTES)
    window = read_window(call.parameters)
    if "department" not in call.parameters:
        raise problems.missing_parameter(["department"])
    call.actor.need(VIEW_USERS)
    department = DEPARTMENT_BY_NAME.get(call.parameters["department"])
    agents = [agent for agent in AGENTS if department in agent.departments]
    shown = agents[window.first : window.first + window.size]
    if not shown:
        return Reply(204)
    users = [_represented(agent) for agent in shown]
    return Reply(
        200,
        {"user": users, "paginationInfo": window.described(len(agents))},
        "users",
    )


def _represented(agent: Agent) -> dict[str, Any]:
    departments = [
        {
            "id": department.id,
            "name": department.name,
            "home": "no" if number else "yes",
        }
        for number, department in enumerate(agent.departments)
    ]
    return {
        "id": agent.id,
        "loginId": agent.login,
        "firstName": agent.first_name,
        "lastName": agent.last_name,
        "screenName": agent.first_name,
        "departments": {"department": departments},
        "languages": {"language": [{"code": "en-US", "label": "English (US)", "isDefault": True}]},
    }
