"""What the searches of v3 have in common: departments of client applications, criteria in JSON."""

import json
from dataclasses import replace
from typing import Any

from dashboard.sandbox.interaction.criteria import Criteria, Criterion, Narrow
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call


class CloudCriteria(Criteria):
    """Criteria of which a client application, while departments are on, has to name its own."""

    def narrow(self, selection: Selection, call: Call) -> None:
        is_application = call.actor.kind == "client application"
        is_named = "department" in call.parameters
        if is_application and call.departments and not is_named:
            raise problems.missing_parameter(["department"])
        super().narrow(selection, call)


def with_json(inner: Narrow) -> Narrow:
    """The criterion of `inner`, written as JSON."""

    def narrow(selection: Selection, criterion: Criterion) -> None:
        value = read_json(criterion.name, criterion.value)
        inner(selection, replace(criterion, value=value))

    return narrow


def read_json(name: str, literal: str) -> Any:
    try:
        value = json.loads(literal)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise problems.bad_parameter(name, literal, "It is not JSON.") from None
    return value
