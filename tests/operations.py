"""What is asked of ECE, whichever API generation it is asked in."""

import re

CUSTOMER = r"(?:/system/ws/v12/interaction|/core/customermgr/v3)/customer"
CASE = r"(?:/system/ws/v(?:12|20)/interaction|/core/casemgr/v3)"
OPERATIONS = {
    "create customer": rf"POST {CUSTOMER}",
    "customer search": rf"GET {CUSTOMER}",
    "customer attributes": rf"GET {CUSTOMER}/attributes",
    "customers by id": rf"GET {CUSTOMER}/[0-9][0-9,]*",
    "case lookup": rf"POST {CASE}/case/lookup",
    "activity search": rf"GET {CASE}/activity",
}


def is_asked(operation: str, method: str, path: str) -> bool:
    """Whether this is a request of this operation. `path` may end with a query."""
    return bool(re.fullmatch(OPERATIONS[operation], f"{method} {path.partition('?')[0]}"))


def asked(sandbox, operation: str) -> list[dict]:
    """The calls of this operation that arrived at the sandbox, the oldest first."""
    return [
        call for call in sandbox.requests() if is_asked(operation, call["method"], call["path"])
    ]
