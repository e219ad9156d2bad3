"""What a far side that works says about the one customer, case and agent that it knows."""

import json

CUSTOMER = {
    "id": "1000",
    "link": [{"rel": "self", "href": "/system/ws/v12/interaction/customer/1000"}],
    "customerName": "John Russel Tierney",
    "department": {"id": "999", "name": "Service"},
    "type": {"value": "individual", "displayValue": "Individual"},
    "lastModified": {"date": "2021-08-25T13:18:25.000Z", "user": {"id": "1012", "name": "Frank"}},
    "contactPersons": {
        "contactPerson": [
            {"id": "1", "firstName": "John", "middleName": "Russel", "lastName": "Tierney"}
        ]
    },
}
CASE = {
    "id": "1000",
    "subject": "Charging is too slow [#1000]",
    "status": {"value": "open", "displayValue": "Open"},
    "severity": {"value": "medium", "displayValue": "Medium"},
    "customer": {"id": "1000", "customerName": "John Russel Tierney"},
    "lastModified": {"date": "2021-08-25T13:18:25.000Z", "user": {"id": "1012", "name": "Frank"}},
}
PROFILE = {
    "id": 1010,
    "loginId": "jack",
    "firstName": "Jack",
    "departments": {
        "department": [{"id": 1001, "name": "Sales"}, {"id": 999, "name": "Service", "home": "yes"}]
    },
}
PAGE = {"count": 1, "pagenum": 1, "pagesize": 25}


def healthy_body(method: str, path: str) -> bytes:
    """Return what a healthy far side that knows one customer and one case says; b"" where it has
    nothing to say.
    """
    if "/authentication/" in path or (
        method == "POST" and not path.partition("?")[0].endswith("/lookup")
    ):
        return b""
    if "/administration/user/" in path:
        return json.dumps({"user": [PROFILE]}).encode()
    if "/case" in path:
        return json.dumps({"case": [CASE], "paginationInfo": PAGE}).encode()
    return json.dumps({"customer": [CUSTOMER], "paginationInfo": PAGE}).encode()
