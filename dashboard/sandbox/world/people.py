"""The made-up customers of world "people": individuals, corporations and groups."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from dashboard.sandbox import actors
from dashboard.sandbox.trees import Tree, custom_attribute, custom_attributes, points_of
from dashboard.sandbox.world import companies, configured, names
from dashboard.sandbox.world.names import Tongue
from dashboard.sandbox.world.persons import Persons, enumerated

OLDEST_CUSTOMER = timedelta(days=5 * 365)
KINDS = ("individual", "corporate", "group")


@dataclass(frozen=True, slots=True)
class Person:
    """A customer to be stored; `by` is the id of the agent who created it."""

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
        self._persons = Persons(draw)

    @property
    def next_ids(self) -> dict[str, int]:
        return self._persons.next_ids

    def anybody(self, id: int) -> Person:
        (department,) = self._draw.choices(actors.DEPARTMENTS, (5, 2, 3))
        (kind,) = self._draw.choices(KINDS, (75, 18, 7))
        return self._customer(id, department.id, kind, switchboard=False)

    def behind_switchboard(self, id: int, department: int) -> Person:
        kind = KINDS[id % len(KINDS)]
        return self._customer(id, department, kind, switchboard=True)

    def _customer(self, id: int, department: int, kind: str, *, switchboard: bool) -> Person:
        draw = self._draw
        tongue = draw.choice(names.TONGUES)
        numbers = range(self._number_of_persons(kind))
        persons = [self._persons.person(tongue, id, number) for number in numbers]
        points = points_of(persons[0])
        if switchboard:
            points.append(self._persons.switchboard())
        document = {"type": self._type(kind), **self._facts(tongue, id)}
        if kind != "individual":
            document["customerName"] = self._organisation(kind, tongue)
        document["contactPersons"] = {"contactPerson": persons}
        return Person(
            id,
            department,
            document,
            created=self._today - OLDEST_CUSTOMER * draw.random() ** 2,
            by=draw.choice(actors.working_in(department)).id,
            email=points[0]["type"]["email"]["emailAddress"],
        )

    def _number_of_persons(self, kind: str) -> int:
        if kind == "individual":
            return 1
        (number,) = self._draw.choices((1, 2, 3, 4), (60, 25, 10, 5))
        return number

    def _facts(self, tongue: Tongue, id: int) -> Tree:
        draw = self._draw
        facts = enumerated(draw, "level", configured.LEVELS, 0.8)
        facts |= enumerated(draw, "role", configured.ROLES, 0.4)
        if draw.random() < 0.3:
            facts["pin"] = f"{draw.randrange(10_000):04d}"
        facts |= enumerated(draw, "industry", configured.INDUSTRIES, 0.5)
        facts |= enumerated(draw, "howReferred", configured.REFERRERS, 0.2)
        facts["customAttributes"] = self._custom_attributes(tongue, id)
        return facts

    def _custom_attributes(self, tongue: Tongue, id: int) -> Tree:
        """Return the custom attributes; every seventh customer has one with several values."""
        attributes = custom_attributes(preferredlang=tongue.language, **self._custom_texts())
        if id % 7 == 0:
            start = id % len(configured.TOPICS)
            topics = configured.TOPICS[start:] or configured.TOPICS
            attributes["customAttribute"].append(custom_attribute("topics", topics))
        return attributes

    def _custom_texts(self) -> dict[str, str]:
        draw = self._draw
        custom = {}
        if draw.random() < 0.3:
            custom["loyaltytier"] = draw.choice(configured.TIERS)
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
        group_type = self._draw.choice(configured.GROUP_TYPES)
        group = {
            "type": {"value": group_type},
            "region": {"value": region},
            "numberOfMembers": members,
        }
        return {"value": kind, "group": group}

    def _organisation(self, kind: str, tongue: Tongue) -> str:
        draw = self._draw
        if kind == "corporate":
            company = draw.choice(companies.COMPANIES)
            trade = draw.choice(companies.TRADES)
            form = draw.choice(companies.FORMS)
            return f"{company} {trade} {form}"
        family, _ = draw.choice(tongue.family)
        kind_of_group = draw.choice(configured.GROUP_TYPES)
        return f"{family} {kind_of_group}"
