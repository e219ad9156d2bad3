"""Creating a customer: one form of many small ones, all of them made from one table of elements."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from dashboard.creation.parts import Customer, Person, Point
from dashboard.creation.prefill import Prefill, prefill_from
from dashboard.creation.sections import Section
from dashboard.pages.elements import COMPANY, CUSTOMER, PERSON, POINTS, SENSITIVE

SENT = ("phone", "postal", "email", "website", "social")
MOST_PERSONS = 5
MOST_POINTS = 8  # of each kind
ROW = re.compile(r"(person|email|phone|postal|website|social)-([0-9])-")
NOT_TYPED = ("csrfmiddlewaretoken", "token", "anyway", "add")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, and the id of the place where it is; "" where it is about the whole form. `held` is the
    DuplicateMatch that is in the way, if it is that."""

    message: str
    label: str = ""
    anchor: str = ""
    held: object = None


class NewCustomer:
    """The form. `typed` is what was posted, or None for one that begins with `prefill`. `departments` are all that the
    agent has, or none where ECE does not tell: then one is typed, and those in `suggested` are suggested. `metadata` is
    what ECE is configured with; `add` names what there shall be one more of, "person" or a kind of contact point."""

    def __init__(
        self,
        typed: MultiValueDict | None,
        *,
        departments: Sequence[str],
        suggested: Sequence[str],
        metadata,
        prefill: Prefill | None = None,
        add: str = "",
    ) -> None:
        self.typed = typed
        self.metadata = metadata
        self.prefill = prefill or Prefill()
        self.problems: list[Problem] = []
        rows = self.count_rows(add)
        self.customer = self.section(
            Customer, CUSTOMER, "customer", defaults={"type": "individual"}
        )
        self.customer.offer(departments, suggested)
        self.persons = [
            self.section(Person, PERSON, "contactPerson", f"person-{n}")
            for n in range(rows["person"])
        ]
        self.points = [self.point(kind, n) for kind in POINTS for n in range(rows[kind])]
        for place, point in enumerate(self.points):
            point.slot = f"holders-{place}"
        if add in rows:
            self.begin_typing_in(self.section_at(f"{add}-{rows[add] - 1}").plain[0])
        elif typed is None:
            self.begin_typing_in(self.first_needed)

    def count_rows(self, add: str) -> dict[str, int]:
        """How many persons there are, and contact points of each kind."""
        rows = dict.fromkeys(POINTS, 0) | {"person": 1, "email": 1, "phone": 1}
        names = [*(self.typed or ()), *(f"{prefix}-" for prefix in self.prefill.fields)]
        for kind, place in (match.groups() for match in map(ROW.match, names) if match):
            rows[kind] = max(rows[kind], int(place) + 1)
        if add in rows:
            rows[add] += 1
        return {
            kind: min(count, MOST_PERSONS if kind == "person" else MOST_POINTS)
            for kind, count in rows.items()
        }

    def section[Kind: Section](
        self,
        kind: type[Kind],
        elements: Sequence,
        object: str,
        prefix: str = "",
        *,
        defaults: dict | None = None,
    ) -> Kind:
        return kind(
            self.typed,
            elements,
            lists=self.metadata.lists,
            configured=self.metadata.custom.get(object, ()),
            prefix=prefix,
            defaults=defaults,
            initial=self.prefill.fields.get(prefix),
            custom=self.prefill.custom.get(prefix),
        )

    def point(self, kind: str, place: int) -> Point:
        defaults = Point.defaults(kind)
        point = self.section(
            Point, POINTS[kind], "contactPoint", f"{kind}-{place}", defaults=defaults
        )
        point.become(
            kind,
            [self.called(person, number) for number, person in enumerate(self.persons, start=1)],
        )
        return point

    def begin_typing_in(self, bound: forms.BoundField) -> None:
        bound.field.widget.attrs["autofocus"] = True

    @property
    def first_needed(self) -> forms.BoundField:
        return (
            self.customer["customer_name"]
            if self.customer.type in COMPANY
            else self.persons[0]["first_name"]
        )

    def called(self, person: Person, number: int) -> str:
        return person["first_name"].value() or gettext("Contact person %(number)s") % {
            "number": number
        }

    def is_valid(self) -> bool:
        for section in self.sections:
            section.judge()
        self.judge_persons()
        self.judge_addresses()
        self.problems = self.problems_at_fields()
        return not self.problems

    def judge_persons(self) -> None:
        """An individual is one person, and contact points are somebody's."""
        if self.customer.type == "individual":
            if self.persons[0].is_blank:
                self.persons[0].require("first_name")
            for person in self.persons[1:]:
                if not person.is_blank:
                    person.refuse(
                        "first_name",
                        gettext("An individual has one contact person. Empty this one."),
                    )
        for point in self.filled_points:
            person = self.persons[min(point.person, len(self.persons) - 1)]
            if person.is_blank and not person.errors:
                person.refuse(
                    "first_name", gettext("Whose contact points are they? ECE needs a first name.")
                )

    def judge_addresses(self) -> None:
        seen = set()
        for point in self.filled_points:
            address = point.asked.casefold() if point.kind == "email" else ""
            if address and address in seen:
                point.refuse("address", gettext("This address is in the form twice."))
            seen.add(address)

    def refuse_elements(self, named: Sequence[str]) -> bool:
        """Mark what ECE named when it refused, by dotted names of elements; False where none of it is in the form."""
        for section in self.sections:
            for element in section.elements:
                in_use = element.path in section.values() or element.name == "department"
                if in_use and any(is_named(name, element.path, section.place) for name in named):
                    section.refuse(element.name, gettext("ECE does not accept this."))
        self.problems = self.problems_at_fields()
        return bool(self.problems)

    def problems_at_fields(self) -> list[Problem]:
        return [
            Problem(message, label(section, bound), bound.id_for_label)
            for section in self.sections
            for form in (section, *section.custom_rows)
            for bound in form
            for message in bound.errors
        ]

    def refuse_held(self, held: Iterable) -> None:
        """Mark the contact points whose address or number somebody has, each told by a DuplicateMatch."""
        for one in held:
            point = self.section_at(one.place)
            point.mark_as_held()
            said = f"{one.sentence} {one.advice}"
            self.problems.append(
                Problem(said, label(point, point.main), point.main.id_for_label, one)
            )

    def section_at(self, place: str) -> Section | None:
        return next((section for section in self.sections if section.prefix == place), None)

    @property
    def told_apart(self) -> list[str]:
        """The ids of those whom the agent said to be other customers; each tick may hold several."""
        return ",".join(self.ticks).split(",")

    @property
    def ticks(self) -> list[str]:
        return self.typed.getlist("anyway") if self.typed else []

    def forget_errors(self) -> None:
        for section in self.sections:
            section.forget_errors()
        self.problems = []

    @property
    def sections(self) -> Iterator[Section]:
        yield self.customer
        yield from self.persons
        yield from self.points

    @property
    def filled_points(self) -> list[Point]:
        return [point for point in self.points if not point.is_blank]

    def points_of(self, person: Person) -> list[Point]:
        """The filled ones, in the order in which ECE's own examples have them."""
        mine = [point for point in self.filled_points if self.persons[point.person] is person]
        return sorted(mine, key=lambda point: SENT.index(point.kind))

    @property
    def name(self) -> str:
        """Who it is going to be, as a person says it."""
        parts = [
            self.persons[0][part].value() or ""
            for part in ("first_name", "middle_name", "last_name")
        ]
        return self.customer.company_name or " ".join(" ".join(parts).split())

    @property
    def emails(self) -> list[str]:
        return [
            point.asked for point in self.filled_points if point.kind == "email" and point.asked
        ]

    @property
    def phones(self) -> list[str]:
        """Each number as ECE will find it."""
        return [
            point.asked for point in self.filled_points if point.kind == "phone" and point.asked
        ]

    @property
    def takes_free_custom(self) -> bool:
        """Whether custom attributes are named by the agent, because ECE does not tell which there are."""
        return not self.metadata.custom.get("customer")

    @property
    def known_names(self) -> set[str]:
        """The names of all fields that the form has now."""
        forms = [form for section in self.sections for form in (section, *section.custom_rows)]
        return {form.add_prefix(name) for form in forms for name in form.fields}

    def kept(self) -> dict[str, list[str]]:
        """The fields as they were typed, ready to be kept; what the form does not have is left out."""
        known = self.known_names
        return {
            name: values
            for name, values in (self.typed or MultiValueDict()).lists()
            if name in known
        }

    @property
    def unknown_fields(self) -> int:
        """How many fields were posted that the form does not have."""
        return len({*(self.typed or ())} - self.known_names - {*NOT_TYPED})


def label(section: Section, bound) -> str:
    """ "Phone: Number": where in the form a field is."""
    is_clear = not isinstance(section, Point) or section.name == bound.label
    return str(bound.label) if is_clear else f"{section.name}: {bound.label}"


def is_named(name: str, path: str, place: str) -> bool:
    """Whether `name` is the element at `path` of a section at `place`; ECE may leave the place out."""
    name, path = name.removesuffix(".value"), path.removesuffix(".value")
    return name in (path, f"{place}.{path}") or ("." not in name and path.endswith(f".{name}"))


__all__ = ["SENSITIVE", "NewCustomer", "Prefill", "Problem", "prefill_from"]
