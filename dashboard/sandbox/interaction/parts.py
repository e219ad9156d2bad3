"""Parts that customers, cases and activities have in common: links, agents, departments, dates."""

import sqlite3
from collections.abc import Collection

from dashboard.sandbox.actors import AGENT_BY_ID, DEPARTMENT_BY_ID
from dashboard.sandbox.trees import Tree, custom_attributes_of
from dashboard.sandbox.wire.call import Call
from dashboard.sandbox.wire.parameters import CUSTOM


def only_wanted(facts: Tree, wanted: Collection[str]) -> Tree:
    """Return those facts that $attribute names, or all of them for "all"."""
    if "all" in wanted:
        return facts
    return {name: fact for name, fact in facts.items() if name in wanted}


def wanted_custom_attributes(owner: Tree, wanted: Collection[str]) -> Tree:
    """Return those custom attributes that are wanted, under their key; {} when there are none."""
    attributes = custom_attributes_of(owner)
    if "all" not in wanted:
        attributes = [each for each in attributes if CUSTOM + each["attribName"] in wanted]
    if not attributes:
        return {}
    return {"customAttributes": {"customAttribute": attributes}}


def department(row: sqlite3.Row, call: Call) -> Tree:
    id = row["department"]
    if id is None or not call.switches.departments:
        return {}
    name = DEPARTMENT_BY_ID[id].name
    return {"department": {"name": name, "id": str(id)}}


def signed(moment: str, by: int | None, call: Call) -> Tree:
    """Return a moment with whoever acted then."""
    if by is None:
        return {"date": moment}
    return {"user": agent(by, call), "date": moment}


def agent(id: int, call: Call) -> Tree:
    """v20 tells the screen name, v12 and v3 the names it is made of as well."""
    person = AGENT_BY_ID[id]
    if call.version == "v20":
        return {"name": person.first_name, "id": str(id)}
    return {
        "name": person.first_name,
        "firstName": person.first_name,
        "lastName": person.last_name,
        "id": str(id),
    }


def link(rel: str, href: str) -> dict[str, str]:
    return {"rel": rel, "href": href}


def address(call: Call, resource: str, id: int) -> str:
    """Return where a customer, case or activity is."""
    root = _root(call, resource)
    return f"{root}/{id}"


def address_of_all(call: Call, resource: str, owner: str, id: int) -> str:
    """Return where all those are that belong to another one: …/case?customer=1000."""
    root = _root(call, resource)
    return f"{root}?{owner}={id}"


def _root(call: Call, resource: str) -> str:
    if not call.is_cloud:
        return f"/system/ws/{call.version}/interaction/{resource}"
    api = "casemgr"
    if resource == "customer":
        api = "customermgr"
    return f"/core/{api}/v3/{resource}"
