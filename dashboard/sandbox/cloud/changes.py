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
TYPES = {"individual": "individual", "corp": "corporate", "group": "group"}


def create(call: Call) -> Reply:
    """201 with the Location of the new customer and no body."""
    call.actor.need(CREATE)
    return _in_words_of_v3(created, call, v12_customer(bodies.read(call, "customer")))


def edit(call: Call) -> Reply:
    """204. The path names the type of the customer; customers edit nobody but themselves."""
    kind = TYPES.get(call.arguments["type"])
    if kind is None:
        raise problems.not_served(404, "Not found.")
    call.actor.need(EDIT)
    given = v12_customer(bodies.read(call, "customer"))
    if call.actor.customer is not None and str(given.get("id")) != str(call.actor.customer):
        raise problems.not_yours("another customer")
    type = given.get("type") or {}
    if isinstance(type, dict):
        given["type"] = type | {"value": kind}
    return _in_words_of_v3(edited, call, given)


def _in_words_of_v3(operation: Callable[[Call, Tree], Reply], call: Call, given: Tree) -> Reply:
    try:
        return operation(call, given)
    except Problem as problem:
        message = problem.message.replace("contactPersons.contactPerson", "contacts.contact")
        message = CONTACT_POINT.sub(r"\1", message)
        raise Problem(problem.status, problem.code, message) from None
