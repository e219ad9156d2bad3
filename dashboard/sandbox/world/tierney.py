"""Customer 1000 and case 1000, the fixed facts of world "people"."""

import sqlite3

from dashboard.sandbox import actors
from dashboard.sandbox.trees import Tree, custom_attributes
from dashboard.sandbox.world.store import (
    insert_activity,
    insert_case,
    insert_customer,
)

ID = 1000
CREATED = "2021-08-20T09:05:00.000Z"
OPENED = "2021-08-25T09:12:41.000Z"
LAST_MODIFIED = "2021-08-25T13:18:25.000Z"

SWITCHBOARD = {
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
}
POSTAL = {
    "value": "postal",
    "postal": {
        "type": {"value": "office"},
        "address_1": "345",
        "address_2": "E Midfield Rd",
        "city": "Mountain View",
        "state": "Ca",
        "zip": "98704",
        "country": "USA",
        "region": "United States",
    },
}
PERSON: Tree = {
    "id": str(ID),
    "salutation": "Mr.",
    "firstName": "John",
    "middleName": "Russel",
    "lastName": "Tierney",
    "loginId": "john",
    "gender": {"value": "male"},
    "identification": {"type": "Passport", "value": "AE0000005"},
    "suffix": {"value": "jr."},
    "initials": "A.",
    "secretQuestion": "Place of Birth",
    "secretAnswer": "Texas",
    "hasDirectMailingConsent": "true",
    "hasDirectCallingConsent": "true",
    "hasHoldingDataConsent": "true",
    "jobTitle": "Manager",
    "employmentStatus": {"value": "intern"},
    "priority": "High",
    "dateOfBirth": "1965-12-09T00:00:00.000Z",
    "maritalStatus": {"value": "married"},
    "type": {"value": "Billing"},
    "firstNameFurigana": "John",
    "middleNameFurigana": "Russel",
    "lastNameFurigana": "Tierney",
    "startGreeting": "Welcome",
    "endGreeting": "Thanks, Byee",
    "spouseName": "Jenifer",
    "emergencyContact": "0987654321",
    "occupation": "Branch Manager",
    "incomeLevel": "60000-70000",
    "educationLevel": {"value": "post graduate"},
    "race": "Asian",
    "dependents": "4",
    "isSmoker": "true",
    "hobbies": "Fishing",
    "interests": "Reading",
    "contactOrder": "1984",
    "customAttributes": custom_attributes(isprimary="y"),
}


def _email(address: str) -> Tree:
    return {"value": "email", "email": {"emailAddress": address}}


def _points() -> list[Tree]:
    types = (
        SWITCHBOARD,
        POSTAL,
        _email("john.russel@customer.com"),
        _email("jhenry@customer.com"),
    )
    priorities = ("high", "low", "medium", "low")
    return [
        {
            "id": str(ID + number),
            "type": type,
            "priority": {"value": priority},
            "customAttributes": custom_attributes(prioritysequence=str(number + 1)),
        }
        for number, (type, priority) in enumerate(zip(types, priorities, strict=True))
    ]


def document() -> Tree:
    person = {**PERSON, "contactPoints": {"contactPoint": _points()}}
    return {
        "type": {"value": "individual"},
        "level": {"value": "Premium"},
        "role": {"value": "Partner"},
        "pin": "0121",
        "howReferred": {"value": "Customer"},
        "industry": {"value": "Telecom"},
        "marketSegment": "Medical Products",
        "entitlements": "Free service",
        "customAttributes": custom_attributes(preferredlang="English"),
        "contactPersons": {"contactPerson": [person]},
    }


def insert(connection: sqlite3.Connection) -> None:
    insert_customer(connection, ID, actors.SERVICE.id, document(), CREATED, 1012)
    insert_case(
        connection,
        _case(),
        {"customAttributes": custom_attributes(customer_rating="5")},
    )
    insert_activity(connection, _activity(), _mail())


def _case() -> Tree:
    return {
        "id": ID,
        "customer": ID,
        "department": actors.SERVICE.id,
        "status": "open",
        "severity": "medium",
        "subject": "Charging is too slow [#1000]",
        "created": OPENED,
        "created_by": 1012,
        "modified": LAST_MODIFIED,
        "modified_by": 1012,
        "channel": "email",
    }


def _activity() -> Tree:
    return {
        "id": ID,
        "cases": ID,
        "customer": ID,
        "department": actors.SERVICE.id,
        "mode": "inbound",
        "type": "email",
        "status": "completed",
        "substatus": "done",
        "secure": 0,
        "seen": 1,
        "created": OPENED,
        "modified": OPENED,
        "completed": LAST_MODIFIED,
    }


def _mail() -> Tree:
    return {
        "subject": "Charging is too slow",
        "text": "Since the last update my telephone needs the whole night to charge.",
        "from": "jhenry@customer.com",
        "to": "service@example.com",
    }
