"""An example of every operation, by method and path as the routes have them.

They are meant for a new world of the usual size and are answered without an error in this order.
"""

from dataclasses import dataclass
from typing import Any

from dashboard.sandbox.cloud.routes import ACTIVITY_PATH, CASE_PATH, CUSTOMER_PATH
from dashboard.sandbox.interaction.routes import (
    ACTIVITY,
    AUTHENTICATION,
    CASE,
    CUSTOMER,
    LOOKUP,
    USER,
)

OAUTH = "/system/auth/<realm>/oauth2"
UNREAD = (
    '{"type":"email","isRead":"false","isSecure":"true","mode":"outbound",'
    '"sentDate":"[2026-03-23T00:00:00.000Z,2026-03-30T23:59:59.999Z]"}'
)
SIGN_IN = (
    "response_type=code&client_id=dashboard&redirect_uri=http://127.0.0.1:8000/back"
    "&scope=openid%20core.customermgr.read&state=s"
)


@dataclass(frozen=True, slots=True)
class Example:
    """`parts` stand for the variable parts of the path; `fields` are sent as a form."""

    query: str = ""
    body: Any = None
    parts: tuple[tuple[str, str], ...] = ()
    fields: tuple[str, ...] = ()
    client: str = ""


def _individual(persons: str, person: str) -> dict[str, Any]:
    return {
        "type": {"value": "individual"},
        "department": {"name": "Service"},
        persons: {person: [{"firstName": "Alice"}]},
    }


V12_INDIVIDUAL = _individual("contactPersons", "contactPerson")
V3_INDIVIDUAL = _individual("contacts", "contact")
NOTE = {"content": "Asked to be called back after 4 pm."}
ID_1000 = (("id", "1000"),)
IDS_1000 = (("ids", "1000"),)
NOTE_1 = (("id", "1000"), ("note", "10000"))

INTERACTION_EXAMPLES = {
    f"POST {AUTHENTICATION}/login": Example(
        query="forceLogin=yes",
        body={"userName": "frank", "password": "frank"},
    ),
    f"GET {CUSTOMER}": Example("phone=14082343456102&$sort=customerName&$pagesize=5"),
    f"POST {CUSTOMER}": Example(body=V12_INDIVIDUAL),
    f"PUT {CUSTOMER}": Example(body={"id": "1000", "marketSegment": "Travel"}),
    f"GET {CUSTOMER}/attributes": Example("$attribute=level"),
    f"GET {CUSTOMER}/<ids>": Example("$attribute=all", parts=(("ids", "1000,1001"),)),
    f"POST {LOOKUP}": Example(body={"email": "jhenry@customer.com", "status": "open"}),
    f"GET {CASE}": Example("customer=1000"),
    f"GET {CASE}/attributes": Example("$attribute=custom"),
    f"GET {CASE}/<ids>": Example("$attribute=notes", parts=IDS_1000),
    f"POST {CASE}/<id>/note": Example(body=NOTE, parts=ID_1000),
    f"GET {CASE}/<id>/note": Example(parts=ID_1000),
    f"GET {CASE}/<id>/note/<note>": Example(parts=NOTE_1),
    f"PUT {CASE}/<id>/changecustomer": Example(
        body={"customer": {"id": "1091"}},
        parts=ID_1000,
    ),
    f"GET {ACTIVITY}": Example("case=1000&$attribute=payload"),
    f"GET {ACTIVITY}/attributes": Example("$attribute=custom"),
    f"GET {ACTIVITY}/<ids>": Example("$attribute=all", parts=IDS_1000),
    f"GET {USER}": Example("department=Service"),
    f"GET {USER}/login/<login>": Example(
        "$attribute=all",
        parts=(("login", "frank"),),
    ),
    f"GET {USER}/<ids>": Example(parts=(("ids", "1010,1012"),)),
    f"DELETE {AUTHENTICATION}/logout": Example(),
}
CLOUD_EXAMPLES = {
    f"GET {CUSTOMER_PATH}": Example("customerName=tierney"),
    f"POST {CUSTOMER_PATH}": Example(body=V3_INDIVIDUAL),
    f"GET {CUSTOMER_PATH}/attributes": Example("$attribute=contacts"),
    f"POST {CUSTOMER_PATH}/<type>": Example(
        body=V3_INDIVIDUAL,
        parts=(("type", "individual"),),
    ),
    f"PUT {CUSTOMER_PATH}/<type>": Example(
        body={"id": "1000", "pin": "0122"},
        parts=(("type", "individual"),),
    ),
    f"GET {CUSTOMER_PATH}/<ids>": Example("$attribute=all", parts=IDS_1000),
    f"POST {CASE_PATH}/lookup": Example(body={"ownerLoginId": "jack"}),
    f"GET {CASE_PATH}": Example("customer=1091"),
    f"GET {CASE_PATH}/attributes": Example("$attribute=custom"),
    f"GET {CASE_PATH}/<ids>": Example("$attribute=notes", parts=IDS_1000),
    f"POST {CASE_PATH}/<id>/note": Example(body=NOTE, parts=ID_1000),
    f"GET {CASE_PATH}/<id>/note": Example(parts=ID_1000),
    f"GET {CASE_PATH}/<id>/note/<note>": Example(parts=NOTE_1),
    f"PUT {CASE_PATH}/<id>/changecustomer": Example(
        body={"customer": {"id": "1000"}},
        parts=ID_1000,
    ),
    f"GET {ACTIVITY_PATH}": Example("caseID=1000"),
    f"GET {ACTIVITY_PATH}/attributes": Example("$attribute=all"),
    f"GET {ACTIVITY_PATH}/<ids>": Example("$attribute=all", parts=IDS_1000),
}
AGENTS = (("realm", "sandbox-U"),)
OAUTH_EXAMPLES = {
    f"GET {OAUTH}/authorize": Example(SIGN_IN, parts=AGENTS),
    f"POST {OAUTH}/authorize": Example(
        parts=AGENTS,
        fields=(SIGN_IN, "login=frank", "password=frank", "decision=allow"),
    ),
    f"POST {OAUTH}/token": Example(
        parts=AGENTS,
        fields=(
            "grant_type=password",
            "subject_username=frank",
            "scope=openid core.customermgr.read",
        ),
        client="integration:integration-secret",
    ),
    f"POST {OAUTH}/revoke": Example(
        parts=AGENTS,
        fields=("token=unknown",),
        client="integration:integration-secret",
    ),
    f"GET {OAUTH}/logout": Example(parts=AGENTS),
    f"GET {OAUTH}/userinfo": Example(parts=AGENTS),
    f"GET {OAUTH}/jwks": Example(parts=AGENTS),
    f"GET {OAUTH}/.well-known/openid-configuration": Example(parts=AGENTS),
}
CONTROL_EXAMPLES = {
    "POST /reset": Example(),
    "GET /switches": Example(),
    "POST /switches": Example(body={"departments": "no", "latency": 200}),
    "GET /requests": Example(),
    "GET /clock": Example(),
    "POST /clock": Example(body={"seconds": 86400}),
    "POST /read": Example(body={"customer": "1002"}),
    "POST /move": Example(body={"customer": "1000", "department": "Sales"}),
    "POST /rotate-key": Example(),
}
