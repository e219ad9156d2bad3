"""The made-up customers of world "people": individuals, corporations and groups of three departments."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboard.sandbox import actors
from dashboard.sandbox.trees import Tree, custom_attributes
from dashboard.sandbox.world import configured, names, tierney
from dashboard.sandbox.world.database import FIRST_ID
from dashboard.sandbox.world.names import Tongue

CONSENTS = (
    "hasDirectMailingConsent",
    "hasDirectCallingConsent",
    "hasHoldingDataConsent",
)
OLDEST_CUSTOMER = timedelta(days=5 * 365)
POINTS_OF_TIERNEY = 4


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    department: int
    document: Tree
    created: datetime
    by: int
    email: str


class People:
    def __init__(self, draw: random.Random, today: datetime) -> None:
        self._draw = draw
        self._today = today
        self._next_person = FIRST_ID + 1
        self._next_point = FIRST_ID + POINTS_OF_TIERNEY

    @property
    def next_ids(self) -> dict[str, int]:
        return {
            "contactPerson": self._next_person,
            "contactPoint": self._next_point,
        }

    def anybody(self, id: int) -> Person:
        department = self._draw.choices(actors.DEPARTMENTS, (5, 2, 3))[0].id
        kind = self._draw.choices(("individual", "corporate", "group"), (75, 18, 7))[0]
        return self._customer(id, department, kind, switchboard=False)

    def behind_switchboard(self, id: int, department: int) -> Person:
        kind = ("individual", "corporate", "group")[id % 3]
        return self._customer(id, department, kind, switchboard=True)

    def _customer(self, id: int, department: int, kind: str, *, switchboard: bool) -> Person:
        draw = self._draw
        tongue = draw.choice(names.TONGUES)
        count = 1 if kind == "individual" else draw.choices((1, 2, 3, 4), (60, 25, 10, 5))[0]
        persons = [self._contact_person(tongue, id, number) for number in range(count)]
        if switchboard:
            persons[0]["contactPoints"]["contactPoint"].append(self._point(tierney.SWITCHBOARD, 9))
        document = {"type": self._type(kind)} | self._facts(tongue)
        if kind != "individual":
            document["customerName"] = self._organisation(kind, tongue)
        document["contactPersons"] = {"contactPerson": persons}
        created = self._today - OLDEST_CUSTOMER * draw.random() ** 2
        email = persons[0]["contactPoints"]["contactPoint"][0]["type"]["email"]["emailAddress"]
        return Person(
            id,
            department,
            document,
            created,
            draw.choice(actors.working_in(department)).id,
            email,
        )

    def _facts(self, tongue: Tongue) -> Tree:
        facts = self._enumerated("level", configured.LEVELS, 0.8) | self._enumerated(
            "role", configured.ROLES, 0.4
        )
        if self._draw.random() < 0.3:
            facts["pin"] = f"{self._draw.randrange(10_000):04d}"
        facts |= self._enumerated("industry", configured.INDUSTRIES, 0.5)
        facts |= self._enumerated("howReferred", configured.REFERRERS, 0.2)
        facts["customAttributes"] = custom_attributes(
            preferredlang=tongue.language, **self._custom()
        )
        return facts

    def _enumerated(self, name: str, values: Sequence[str], share: float) -> Tree:
        """For a share of all customers the element with one of the values, for the others nothing."""
        return {name: {"value": self._draw.choice(values)}} if self._draw.random() < share else {}

    def _custom(self) -> dict[str, str]:
        draw = self._draw
        custom = {}
        if draw.random() < 0.3:
            custom["loyaltytier"] = draw.choice(("Bronze", "Silver", "Gold"))
        if draw.random() < 0.5:
            custom["contractnumber"] = f"C-{draw.randrange(1_000_000):06d}"
        if draw.random() < 0.1:
            custom["taxnumber"] = f"T{draw.randrange(10**9):09d}"
        return custom

    def _type(self, kind: str) -> Tree:
        region = self._draw.choice(configured.REGIONS)
        if kind == "individual":
            return {"value": kind}
        if kind == "corporate":
            return {"value": kind, "corporate": {"region": {"value": region}}}
        members = str(self._draw.randint(2, 400))
        group = {
            "type": {"value": self._draw.choice(configured.GROUP_TYPES)},
            "region": {"value": region},
        }
        return {"value": kind, "group": group | {"numberOfMembers": members}}

    def _organisation(self, kind: str, tongue: Tongue) -> str:
        draw = self._draw
        if kind == "corporate":
            return f"{draw.choice(names.COMPANIES)} {draw.choice(names.TRADES)} {draw.choice(names.FORMS)}"
        return f"{draw.choice(tongue.family)[0]} {draw.choice(configured.GROUP_TYPES)}"

    def _contact_person(self, tongue: Tongue, customer: int, number: int) -> Tree:
        draw = self._draw
        given, given_ascii = draw.choice(tongue.given)
        family, family_ascii = draw.choice(tongue.family)
        person: Tree = {
            "id": str(self._next_person),
            "firstName": given,
            "lastName": family,
        }
        self._next_person += 1
        if draw.random() < 0.5:
            person["salutation"] = draw.choice(configured.SALUTATIONS)
        if draw.random() < 0.15:
            person["middleName"] = draw.choice(tongue.given)[0]
        if draw.random() < 0.3:
            person["jobTitle"] = draw.choice(
                (
                    "Accountant",
                    "Director",
                    "Engineer",
                    "Nurse",
                    "Secretary",
                    "Teacher",
                )
            )
        person |= self._private_facts()
        if tongue.furigana:
            person |= {
                "firstNameFurigana": given_ascii,
                "lastNameFurigana": family_ascii,
            }
        person |= self._enumerated("type", configured.PERSON_TYPES, 0.4)
        person["customAttributes"] = custom_attributes(isprimary="n" if number else "y")
        email = f"{given_ascii}.{family_ascii}.{customer}{'-' + str(number) if number else ''}@example.com"
        person["contactPoints"] = {"contactPoint": self._contact_points(tongue, email)}
        return person

    def _private_facts(self) -> Tree:
        draw = self._draw
        facts: Tree = {
            name: draw.choice(("true", "false")) for name in CONSENTS if draw.random() < 0.4
        }
        facts |= self._enumerated("gender", ("male", "female"), 0.3)
        if draw.random() < 0.2:
            facts["dateOfBirth"] = (
                f"{draw.randint(1940, 2004)}-{draw.randint(1, 12):02d}-15T00:00:00.000Z"
            )
        return facts

    def _contact_points(self, tongue: Tongue, email: str) -> list[Tree]:
        draw = self._draw
        types = [{"value": "email", "email": {"emailAddress": email}}]
        if draw.random() < 0.9:
            types.append(self._phone(tongue, "mobile"))
        if draw.random() < 0.3:
            types.append(self._phone(tongue, "office"))
        if draw.random() < 0.4:
            types.append(self._postal(tongue))
        if draw.random() < 0.1:
            social = {
                "type": {"value": draw.choice(("Facebook", "Twitter", "Instagram"))},
                "socialId": email.split("@")[0],
            }
            types.append({"value": "social", "social": social})
        return [self._point(type, number) for number, type in enumerate(types, start=1)]

    def _point(self, type: Tree, number: int) -> Tree:
        id = str(self._next_point)
        self._next_point += 1
        priority = {"value": "high" if number == 1 else self._draw.choice(("low", "medium"))}
        custom = (
            {"customAttributes": custom_attributes(prioritysequence=str(number))}
            if number == 2
            else {}
        )
        return {"id": id, "type": type, "priority": priority} | custom

    def _phone(self, tongue: Tongue, kind: str) -> Tree:
        draw = self._draw
        number = f"555{draw.choice((' ', '-', ''))}{draw.randrange(10_000):04d}"
        phone: Tree = {"type": {"value": kind}, "phoneNo": number}
        phone |= {
            "countryCode": tongue.country_code,
            "areaCode": draw.choice(tongue.area_codes),
        }
        if kind == "office" and draw.random() < 0.5:
            phone["extension"] = str(draw.randrange(10, 999))
        if draw.random() < 0.3:
            times, days = (
                draw.choice(configured.TIMES),
                draw.choice(configured.DAYS),
            )
            phone["availability"] = {
                "days": {"value": days},
                "times": {"value": times},
            }
        return {"value": "phone", "phone": phone}

    def _postal(self, tongue: Tongue) -> Tree:
        draw = self._draw
        street = f"{draw.randint(1, 240)} {draw.choice(('Mill Lane', 'Station Road', 'Long Street', 'Market Square'))}"
        postal = {
            "type": {"value": draw.choice(("home", "office"))},
            "address_1": street,
        }
        postal |= {
            "city": draw.choice(tongue.cities),
            "zip": f"{draw.randrange(100_000):05d}",
            "country": tongue.country,
        }
        return {"value": "postal", "postal": postal}
