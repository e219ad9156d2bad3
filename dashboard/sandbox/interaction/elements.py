"""The elements of a customer, its contact persons and contact points, and what each may hold."""

from typing import Any

from dashboard.sandbox.interaction.rules import (
    choice,
    custom_attributes,
    digits,
    elements,
    email,
    flag,
    free_choice,
    id_of,
    list_of,
    one_of,
    past_moment,
    region,
    text,
)
from dashboard.sandbox.trees import Tree, persons, points_of, without
from dashboard.sandbox.wire import problems
from dashboard.sandbox.world import configured

POINT_KINDS = ("email", "phone", "postal", "website", "social")
SOCIAL_NETWORKS = ("Facebook", "Twitter", "Instagram", "Apple", "YouTube")
CUSTOMER_TYPES = ("individual", "corporate", "group")

PHONE = elements(
    {
        "type": choice("home", "office", "mobile", "fax", "pager"),
        "phoneNo": text(40),
        "countryCode": digits(9),
        "areaCode": text(10),
        "extension": text(10),
        "availability": elements(
            {
                "days": choice(*configured.DAYS),
                "times": choice(*configured.TIMES),
            }
        ),
    }
)
POSTAL = elements(
    {
        "type": choice("home", "office"),
        "address_1": text(255),
        "address_2": text(255),
        "city": text(255),
        "state": text(255),
        "zip": text(64),
        "country": text(255),
        "region": text(255),
    }
)
CONTACT_POINT = elements(
    {
        "id": id_of,
        "type": elements(
            {
                "value": one_of(*POINT_KINDS),
                "phone": PHONE,
                "postal": POSTAL,
                "email": elements({"emailAddress": email}),
                "website": elements({"url": text(1024)}),
                "social": elements({"type": choice(*SOCIAL_NETWORKS), "socialId": text(255)}),
            }
        ),
        "priority": choice("low", "medium", "high"),
        "customAttributes": custom_attributes("contactPoint"),
    }
)
REQUIRED_OF_POINT = {
    "email": ("emailAddress",),
    "phone": ("type", "phoneNo"),
    "postal": ("type", "address_1"),
    "website": ("url",),
    "social": ("type", "socialId"),
}

CONTACT_PERSON = elements(
    {
        "id": id_of,
        "salutation": one_of(*configured.SALUTATIONS),
        "firstName": text(124),
        "middleName": text(124),
        "lastName": text(124),
        "loginId": text(255),
        "gender": choice("male", "female"),
        "identification": elements(
            {
                "type": one_of(*configured.IDENTIFICATION_TYPES),
                "value": text(255),
            }
        ),
        "suffix": choice("jr.", "sr.", "i", "ii", "iii"),
        "initials": text(16),
        "secretQuestion": text(255),
        "secretAnswer": text(255),
        "hasDirectMailingConsent": flag,
        "hasDirectCallingConsent": flag,
        "hasHoldingDataConsent": flag,
        "jobTitle": text(255),
        "employmentStatus": choice(
            "part-time",
            "full-time",
            "temporary",
            "contract",
            "intern",
            "unemployed",
        ),
        "priority": text(255),
        "dateOfBirth": past_moment,
        "maritalStatus": choice("married", "single", "separated", "divorced", "widowed"),
        "type": choice(*configured.PERSON_TYPES),
        "firstNameFurigana": text(124),
        "middleNameFurigana": text(124),
        "lastNameFurigana": text(124),
        "startGreeting": text(255),
        "endGreeting": text(255),
        "spouseName": text(512),
        "emergencyContact": text(50),
        "occupation": text(255),
        "incomeLevel": text(255),
        "educationLevel": free_choice(255),
        "race": text(255),
        "dependents": digits(9),
        "isSmoker": flag,
        "hobbies": text(255),
        "interests": text(255),
        "contactOrder": text(255),
        "customAttributes": custom_attributes("contactPerson"),
        "contactPoints": list_of("contactPoint", CONTACT_POINT),
    }
)

CUSTOMER = elements(
    {
        "id": id_of,
        "department": elements({"name": text(255)}),
        "type": elements(
            {
                "value": one_of(*CUSTOMER_TYPES),
                "corporate": elements({"region": region(*configured.REGIONS)}),
                "group": elements(
                    {
                        "type": choice(*configured.GROUP_TYPES),
                        "region": region(*configured.REGIONS),
                        "numberOfMembers": digits(19),
                        "income": text(20),
                        "currency": text(255),
                        "registrationNumber": text(255),
                        "affiliation": text(255),
                    }
                ),
            }
        ),
        "customerName": text(124),
        "level": choice(*configured.LEVELS),
        "role": choice(*configured.ROLES),
        "pin": text(255),
        "howReferred": choice(*configured.REFERRERS),
        "industry": choice(*configured.INDUSTRIES),
        "marketSegment": text(50),
        "entitlements": text(1024),
        "preferredAgent": elements({"id": id_of}),
        "customAttributes": custom_attributes("customer"),
        "contactPersons": list_of("contactPerson", CONTACT_PERSON),
    }
)


def read_customer(given: Tree) -> Tree:
    """Return the elements of a customer that were given, each checked by itself.

    An element given empty is None.
    """
    customer: Tree = CUSTOMER(given, "")
    return customer


def check_complete(document: Tree) -> None:
    """Raises 400-152 for the first required element that a customer to be stored lacks."""
    kind = _need(document, "type.value")
    if kind == "group":
        _need(document, "type.group.type.value")
    if kind != "individual":
        _need(document, "customerName")
    given = persons(document)
    if kind == "individual" and len(given) != 1:
        raise problems.bad_element(
            "contactPersons.contactPerson",
            "An individual has exactly one contact person.",
        )
    for number, person in enumerate(given):
        _check_person(person, f"contactPersons.contactPerson[{number}]")


def _check_person(person: Tree, path: str) -> None:
    _need(person, "firstName", path)
    for number, point in enumerate(points_of(person)):
        _check_point(point, f"{path}.contactPoints.contactPoint[{number}]")


def _check_point(point: Tree, path: str) -> None:
    kind = _need(point, "type.value", path)
    for name in REQUIRED_OF_POINT[kind]:
        _need(point, f"type.{kind}.{name}", path)
    others = without(point["type"], "value", kind)
    if others:
        name = next(iter(others))
        raise problems.bad_element(
            f"{path}.type.{name}",
            "A contact point of type {kind} does not have it.",
            kind=kind,
        )


def _need(tree: Tree, name: str, path: str = "") -> Any:
    value: Any = tree
    for part in name.split("."):
        if not isinstance(value, dict):
            value = {}
        value = value.get(part)
    if not value:
        full_name = f"{path}.{name}".lstrip(".")
        raise problems.bad_element(full_name, "It is required.")
    return value
