"""What is wrong with a form of a new customer, and what ECE named when it refused it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from django import forms
from django.utils.translation import gettext

from dashboard.creation.contact_points import ContactPointSection
from dashboard.creation.duplicates import DuplicateWarning
from dashboard.creation.people import CustomerSection, PersonSection
from dashboard.creation.sections import Section
from dashboard.pages.elements import Element
from dashboard.pages.sentences import labelled
from dashboard.reading.addresses import canonical


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, and the id of the field where it is; "" where it is about the whole
    form. `duplicate` is the warning that stands in the way, if it is that."""

    message: str
    label: str = ""
    anchor: str = ""
    duplicate: DuplicateWarning | None = None


def problems_at_fields(sections: Iterable[Section]) -> list[Problem]:
    """Return what was marked in the fields, in the order of the form."""
    problems: list[Problem] = []
    for section in sections:
        for field in chain.from_iterable(section.own_forms):
            for error in field.errors:
                problems.append(problem_at(section, field, str(error)))
    return problems


def problem_at(
    section: Section,
    field: forms.BoundField,
    message: str,
    duplicate: DuplicateWarning | None = None,
) -> Problem:
    return Problem(
        message,
        label_of(section, field),
        field.id_for_label or "",
        duplicate,
    )


def label_of(section: Section, field: forms.BoundField) -> str:
    """Return where in the form a field is, such as "Phone: Number"."""
    label = str(field.label)
    if not isinstance(section, ContactPointSection) or section.name == label:
        return label
    return labelled(section.name, label)


def judge_persons(
    customer: CustomerSection,
    persons: Sequence[PersonSection],
    points: Sequence[ContactPointSection],
) -> None:
    """An individual is one person, and contact points are somebody's."""
    if customer.type == "individual":
        judge_individual(persons)
    for point in points:
        person = persons[min(point.person_number, len(persons) - 1)]
        if person.is_blank and not person.errors:
            sentence = gettext("Whose contact points are they? ECE needs a first name.")
            person.refuse("first_name", sentence)


def judge_individual(persons: Sequence[PersonSection]) -> None:
    if persons[0].is_blank:
        persons[0].require("first_name")
    for person in persons[1:]:
        if not person.is_blank:
            sentence = gettext("An individual has one contact person. Empty this one.")
            person.refuse("first_name", sentence)


def judge_addresses(points: Sequence[ContactPointSection]) -> None:
    """No address may be in the form twice."""
    addresses = set()
    for point in points:
        if point.kind != "email" or not point.contact_value:
            continue
        address = canonical(point.contact_value)
        if address in addresses:
            point.refuse("address", gettext("This address is in the form twice."))
        addresses.add(address)


def mark_elements(section: Section, names: Sequence[str]) -> None:
    """Mark those elements of a section that ECE named when it refused, by their dotted names."""
    for element in section.elements:
        if is_in_use(section, element) and is_among(
            names,
            element.path,
            section.place,
        ):
            section.refuse(element.name, gettext("ECE does not accept this."))


def is_in_use(section: Section, element: Element) -> bool:
    """The department is in use also where it is left out, because ECE may need one."""
    return element.path in section.values() or element.name == "department"


def is_among(
    names: Sequence[str],
    path: str,
    place: str,
) -> bool:
    return any(is_named(name, path, place) for name in names)


def is_named(
    name: str,
    path: str,
    place: str,
) -> bool:
    """Whether `name` is the element at `path` of a section at `place`; ECE may leave the place
    out."""
    name, path = name.removesuffix(".value"), path.removesuffix(".value")
    if name in (path, f"{place}.{path}"):
        return True
    return "." not in name and path.endswith(f".{name}")
