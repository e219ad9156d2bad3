"""Creating and editing customers through v3: its bodies, v12's rules."""

import re
from collections.abc import Callable

from dashboard.sandbox.actors import CREATE, EDIT
from dashboard.sandbox.cloud.represent import v12_customer
from dashboard.sandbox.interaction.changes import created, edited
from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire import bodies, problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.problems import Problem

CONTACT_POINT = re.compile(r"contactPoints\.contactPoint\[\d+\]\.type\.(\w+)")
TYPES = {
    "individual": "individual",
    "corp": "corporate",
    "group": "group",
}


def create(call: Call) -> Reply:
    """Answer 201 with the Location of the new customer and no body."""
    if call.switches.create_path == "typed":
        raise problems.method_not_supported(call.method)
    call.actor.need(CREATE)
    return _in_words_of_v3(created, call, _body(call))


def create_typed(call: Call) -> Reply:
    """Answer 201 as the other create does; the path names the type of the customer."""
    if call.switches.create_path == "plain":
        raise problems.method_not_supported(call.method)
    call.actor.need(CREATE)
    given = _body(call)
    type = given.get("type", {})
    kind = TYPES[call.arguments["type"]]
    if isinstance(type, dict) and type.get("value", kind) != kind:
        raise problems.not_allowed_value("type.value", str(type["value"]), [kind])
    _set_type(given, kind)
    return _in_words_of_v3(created, call, given)


def edit(call: Call) -> Reply:
    """Answer 204. The path names the type; customers edit nobody but themselves."""
    call.actor.need(EDIT)
    given = _body(call)
    own_id = call.actor.customer
    if own_id is not None and str(given.get("id")) != str(own_id):
        raise problems.not_yours("another customer")
    _set_type(given, TYPES[call.arguments["type"]])
    return _in_words_of_v3(edited, call, given)


def _body(call: Call) -> Tree:
    return v12_customer(bodies.read(call, "customer"))


def _set_type(given: Tree, kind: str) -> None:
    type = given.get("type") or {}
    if isinstance(type, dict):
        given["type"] = {**type, "value": kind}


def _in_words_of_v3(operation: Callable[[Call, Tree], Reply], call: Call, given: Tree) -> Reply:
    try:
        return operation(call, given)
    except Problem as problem:
        raise problem.renamed(_name_in_v3) from None


def _name_in_v3(name: str) -> str:
    name = name.replace("contactPersons.contactPerson", "contacts.contact")
    return CONTACT_POINT.sub(r"\1", name)
