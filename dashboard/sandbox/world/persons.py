"""The contact persons of the made-up customers, and the ways to reach them."""

import random
from collections.abc import Sequence

from dashboard.sandbox.trees import Tree, custom_attributes
from dashboard.sandbox.world import configured, tierney
from dashboard.sandbox.world.names import Tongue
from dashboard.sandbox.world.schema import FIRST_ID

CONSENTS = (
    "hasDirectMailingConsent",
    "hasDirectCallingConsent",
    "hasHoldingDataConsent",
)
JOBS = ("Accountant", "Director", "Engineer", "Nurse", "Secretary", "Teacher")
NETWORKS = ("Facebook", "Twitter", "Instagram")
STREETS = ("Mill Lane", "Station Road", "Long Street", "Market Square")
POINTS_OF_TIERNEY = 4


def enumerated(draw: random.Random, name: str, values: Sequence[str], share: float) -> Tree:
    """Return, for a share of all, the element with one of the values; for the others no element."""
    if draw.random() >= share:
        return {}
    return {name: {"value": draw.choice(values)}}


class Persons:
    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._next_person = FIRST_ID + 1
        self._next_point = FIRST_ID + POINTS_OF_TIERNEY

    @property
    def next_ids(self) -> dict[str, int]:
        return {
            "contactPerson": self._next_person,
            "contactPoint": self._next_point,
        }

    def person(self, tongue: Tongue, customer: int, number: int) -> Tree:
        """Return the contact person of that number, from 0, of a customer with that id."""
        given, given_ascii = self._draw.choice(tongue.given)
        family, family_ascii = self._draw.choice(tongue.family)
        person: Tree = {
            "id": str(self._next_person),
            "firstName": given,
            "lastName": family,
        }
        self._next_person += 1
        person |= self._forms_of_address(tongue)
        person |= self._private_facts()
        if tongue.furigana:
            person["firstNameFurigana"] = given_ascii
            person["lastNameFurigana"] = family_ascii
        person |= enumerated(self._draw, "type", configured.PERSON_TYPES, 0.4)
        mailbox = f"{given_ascii}.{family_ascii}.{customer}"
        is_primary = "y"
        if number:
            mailbox += f"-{number}"
            is_primary = "n"
        person["customAttributes"] = custom_attributes(isprimary=is_primary)
        person["contactPoints"] = {"contactPoint": self._points(tongue, mailbox)}
        return person

    def switchboard(self) -> Tree:
        """Return the phone of John Russel Tierney as one more contact point."""
        return self._point(tierney.SWITCHBOARD, 9)

    def _forms_of_address(self, tongue: Tongue) -> Tree:
        draw = self._draw
        forms: Tree = {}
        if draw.random() < 0.5:
            forms["salutation"] = draw.choice(configured.SALUTATIONS)
        if draw.random() < 0.15:
            forms["middleName"], _ = draw.choice(tongue.given)
        if draw.random() < 0.3:
            forms["jobTitle"] = draw.choice(JOBS)
        return forms

    def _private_facts(self) -> Tree:
        draw = self._draw
        facts: Tree = {}
        for name in CONSENTS:
            if draw.random() < 0.4:
                facts[name] = draw.choice(("true", "false"))
        facts |= enumerated(draw, "gender", ("male", "female"), 0.3)
        if draw.random() < 0.2:
            year = draw.randint(1940, 2004)
            month = draw.randint(1, 12)
            facts["dateOfBirth"] = f"{year}-{month:02d}-15T00:00:00.000Z"
        return facts

    def _points(self, tongue: Tongue, mailbox: str) -> list[Tree]:
        draw = self._draw
        types = [_email(mailbox)]
        if draw.random() < 0.9:
            types.append(self._phone(tongue, "mobile"))
        if draw.random() < 0.3:
            types.append(self._phone(tongue, "office"))
        if draw.random() < 0.4:
            types.append(self._postal(tongue))
        if draw.random() < 0.1:
            types.append(self._social(mailbox))
        return [self._point(type, number) for number, type in enumerate(types, start=1)]

    def _point(self, type: Tree, number: int) -> Tree:
        priority = "high"
        if number > 1:
            priority = self._draw.choice(("low", "medium"))
        point: Tree = {
            "id": str(self._next_point),
            "type": type,
            "priority": {"value": priority},
        }
        self._next_point += 1
        if number == 2:
            point["customAttributes"] = custom_attributes(prioritysequence="2")
        return point

    def _phone(self, tongue: Tongue, kind: str) -> Tree:
        draw = self._draw
        separator = draw.choice((" ", "-", ""))
        phone: Tree = {
            "type": {"value": kind},
            "phoneNo": f"555{separator}{draw.randrange(10_000):04d}",
            "countryCode": tongue.country_code,
            "areaCode": draw.choice(tongue.area_codes),
        }
        if kind == "office" and draw.random() < 0.5:
            phone["extension"] = str(draw.randrange(10, 999))
        if draw.random() < 0.3:
            times = draw.choice(configured.TIMES)
            days = draw.choice(configured.DAYS)
            phone["availability"] = {
                "days": {"value": days},
                "times": {"value": times},
            }
        return {"value": "phone", "phone": phone}

    def _postal(self, tongue: Tongue) -> Tree:
        draw = self._draw
        number = draw.randint(1, 240)
        street = draw.choice(STREETS)
        postal = {
            "type": {"value": draw.choice(("home", "office"))},
            "address_1": f"{number} {street}",
            "city": draw.choice(tongue.cities),
            "zip": f"{draw.randrange(100_000):05d}",
            "country": tongue.country,
        }
        return {"value": "postal", "postal": postal}

    def _social(self, mailbox: str) -> Tree:
        social = {
            "type": {"value": self._draw.choice(NETWORKS)},
            "socialId": mailbox,
        }
        return {"value": "social", "social": social}


def _email(mailbox: str) -> Tree:
    return {
        "value": "email",
        "email": {"emailAddress": f"{mailbox}@example.com"},
    }
