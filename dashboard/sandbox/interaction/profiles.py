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
from dashboard.sandbox.wire.parameters import read_attributes, read_ids, read_window

ATTRIBUTES = ("departments", "languages")
ENGLISH = {"code": "en-US", "label": "English (US)", "isDefault": True}


def by_login(call: Call) -> Reply:
    """Answer the profile of a login: agents see their own, whoever may view users sees any."""
    read_attributes(call.parameters, ATTRIBUTES)
    call.actor.need(VIEW)
    login = call.arguments["login"]
    agent = AGENT_BY_LOGIN.get(login.lower())
    if agent is not call.actor.agent:
        call.actor.need(VIEW_USERS)
    if agent is None:
        raise problems.not_found("user", [login])
    return Reply(200, {"user": [_represented(agent)]}, "users")


def by_ids(call: Call) -> Reply:
    """Answer the profiles of the ids in the path."""
    read_attributes(call.parameters, ATTRIBUTES)
    call.actor.need(VIEW_USERS)
    ids = read_ids(call.arguments["ids"])
    unknown = [id for id in ids if id not in AGENT_BY_ID]
    if unknown:
        raise problems.not_found("user", unknown)
    users = [_represented(AGENT_BY_ID[id]) for id in ids]
    return Reply(200, {"user": users}, "users")


def of_department(call: Call) -> Reply:
    """Answer one page of the users whose home or foreign department is the one named, or 204."""
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
    page = {"user": users, "paginationInfo": window.described(len(agents))}
    return Reply(200, page, "users")


def _represented(agent: Agent) -> dict[str, Any]:
    departments = []
    home = "yes"
    for department in agent.departments:
        departments.append({"id": department.id, "name": department.name, "home": home})
        home = "no"
    return {
        "id": agent.id,
        "loginId": agent.login,
        "firstName": agent.first_name,
        "lastName": agent.last_name,
        "screenName": agent.first_name,
        "departments": {"department": departments},
        "languages": {"language": [ENGLISH]},
    }
