"""What ECE says of one customer, case, activity and agent, and what asks for it."""

import json

from dashboard import ece
from dashboard.ece.records.criteria import ListPart

V20 = ece.dialect("v20")
V3 = ece.dialect("v3")
PART = ListPart()

TIERNEY = {
    "id": "1000",
    "customerName": "John Russel Tierney",
    "department": {"id": 999, "name": "Service"},
    "type": {"value": "individual", "displayValue": "Individual"},
    "level": {"value": "Premium"},
    "role": {"value": "Partner"},
    "pin": "0121",
    "howReferred": {"value": "Customer"},
    "industry": {"value": "Telecom"},
    "marketSegment": "Medical Products",
    "entitlements": "Free service",
    "preferredAgent": {"id": "1010", "name": "Jack"},
    "created": {"date": "2021-08-01T10:00:00.000Z", "user": {"id": "1012", "name": "Frank"}},
    "lastModified": {
        "date": "2021-08-25T13:18:25.000+02:00",
        "user": {"id": "1012", "firstName": "Frank"},
    },
    "customAttributes": {
        "customAttribute": {
            "attribName": "preferredlang",
            "attribValues": {"attribValue": [{"value": "English"}]},
        }
    },
    "contactPersons": {
        "contactPerson": {
            "id": "1",
            "salutation": "Mr.",
            "firstName": "John",
            "middleName": "Russel",
            "lastName": "Tierney",
            "loginId": "john",
            "gender": {"value": "male"},
            "identification": {"type": "Passport", "value": "AE0000005"},
            "suffix": {"value": "jr."},
            "secretQuestion": "Place of Birth",
            "secretAnswer": "Texas",
            "hasDirectMailingConsent": "true",
            "hasDirectCallingConsent": False,
            "hasHoldingDataConsent": "yes",
            "dateOfBirth": "1965-12-09T00:00:00.000Z",
            "type": {"value": "Billing"},
            "dependents": 4,
            "isSmoker": True,
            "contactPoints": {
                "contactPoint": [
                    {
                        "id": 1039,
                        "type": {
                            "value": "phone",
                            "phone": {
                                "type": {"value": "home"},
                                "phoneNo": "234 3456",
                                "countryCode": "1",
                                "areaCode": "408",
                                "extension": "102",
                                "availability": {
                                    "days": {"value": "any_day"},
                                    "times": {"value": "mornings"},
                                },
                            },
                        },
                        "priority": {"value": "high"},
                    },
                    {
                        "type": {
                            "value": "postal",
                            "postal": {
                                "type": {"value": "office"},
                                "address_1": "345",
                                "address_2": "E Midfield Rd",
                                "city": "Mountain View",
                                "state": "Ca",
                                "zip": "98704",
                                "country": "USA",
                            },
                        }
                    },
                    {
                        "type": {
                            "value": "email",
                            "email": {"emailAddress": "john.russel@customer.com"},
                        }
                    },
                    {"type": {"value": "website", "website": {"url": "https://www.example.com/"}}},
                    {
                        "type": {
                            "value": "social",
                            "social": {"type": {"value": "Twitter"}, "socialId": "john"},
                        }
                    },
                    {"type": {"value": "pigeon"}},
                ]
            },
        }
    },
}


CASE = {
    "id": "1000",
    "status": {"value": "open", "displayValue": "Open"},
    "lastModified": {"date": "2021-08-25T13:18:25.000Z", "user": {"id": "1012", "name": "Frank"}},
    "customer": {"id": "1000", "customerName": "John Russel Tierney"},
    "owner": {"user": {"id": "1010", "name": "Jack"}},
    "dueDate": "2021-08-26T00:00:00.000Z",
    "notes": {
        "note": [
            {"id": "1", "content": "Called back", "created": {"date": "2021-08-25T13:18:25.000Z"}}
        ]
    },
    "relatedCases": {"case": [{"id": "1001"}]},
    "customAttributes": TIERNEY["customAttributes"],
}
PROFILE = {
    "id": 1010,
    "loginId": "jack",
    "departments": {"department": [{"id": 999, "name": "Service", "home": "yes"}]},
}
LINKS = {
    "paginationInfo": {"count": 90, "link": [{"rel": "next", "href": "x"}]},
    "link": {"rel": "self", "href": "x"},
}
ACTIVITY = {
    "id": "1011",
    "subject": "Charging is too slow",
    "type": {"value": "email", "displayValue": "Email"},
    "mode": {"value": "inbound", "displayValue": "Inbound"},
    "status": {"value": "completed", "assigned": {"user": {"id": "1010", "firstName": "Jack"}}},
    "isSecure": "true",
    "case": {"id": "1000"},
    "customer": {"id": "1000", "customerName": "John Russel Tierney"},
    "created": {"date": "2021-08-25T09:12:00.000Z"},
    "payload": {"email": {"date": {"date": "2021-08-25T09:12:00.000Z"}}},
}
HEALTHY = {
    "customer": [TIERNEY, TIERNEY | {"id": "1001"}],
    "case": [CASE],
    "activity": [ACTIVITY],
    "user": [PROFILE],
} | LINKS

NUMBER = ece.CustomerCriteria(phones=("1408",))
QUESTIONS = {
    "customer search": V20.search_customers(NUMBER, PART),
    "customer search v3": V3.search_customers(NUMBER, PART),
    "customers by id": V20.get_customers(["1000", "1001"], (), PART),
    "customer by id": V20.get_customer("1000", ("all",)),
    "customer by id v3": V3.get_customer("1000", ("all",)),
    "customer attributes": V20.get_metadata("all"),
    "case lookup": V20.lookup_cases(ece.CaseCriteria(customer="1000"), PART),
    "case search": V20.search_cases_of_customer("1000", "open", 1),
    "case by id": V20.get_case("1000"),
    "activity search": V20.search_activities("case", "1000", PART),
    "profile": V20.get_profile("jack"),
}


def answered(body, status=200):
    """An answer with this body, as JSON unless it is bytes."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return ece.Answer(status, {"Content-Type": "application/json"}, raw)


def read(operation, body, status=200):
    """What the client makes of such an answer to this question."""
    return QUESTIONS[operation].read(answered(body, status))


def customer(**elements):
    """A customer who has these elements and an id."""
    return read("customer by id", {"customer": [{"id": "1000"} | elements]})
