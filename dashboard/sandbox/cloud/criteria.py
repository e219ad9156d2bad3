"""What the searches of v3 have in common: a client application names its department, and some criteria are JSON."""

import json
from typing import Any

from dashboard.sandbox.interaction.criteria import Criteria
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call


class CloudCriteria(Criteria):
    def narrow(self, selection: Selection, call: Call) -> None:
        """A client application has no department of its own: with departments on, it has to name one."""
        is_application = call.actor.kind == "client application"
        if is_application and call.departments and "department" not in call.parameters:
            raise problems.missing_parameter(["department"])
        super().narrow(selection, call)


def read_json(name: str, literal: str) -> Any:
    try:
        value = json.loads(literal)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise problems.bad_parameter(name, literal, "It is not JSON.") from None
    return value
