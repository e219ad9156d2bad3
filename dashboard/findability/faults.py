"""What makes a customer hard to find: faults of stored numbers and addresses.

A fault is a doubt until ECE was asked in the spelling that a caller would use.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.reading import addresses, phones


class Fault(TextChoices):
    WORDS = "words", _("Number stored with words")
    COUNTRY = "country", _("Number without country code")
    EXTENSION = "extension", _("Number with an extension")
    DIALLING = "dialling", _("Number with a digit that is not dialled from abroad")
    ADDRESS = "address", _("E-mail address that is none")
    NO_POINT = "no point", _("No number and no address")


class Proof(TextChoices):
    PROVED = "proved", _("ECE does not find the customer by it")
    CERTAIN = "certain", _("There is nothing to search by")
    UNPROVED = "unproved", _("Not tried")


@dataclass(frozen=True, slots=True)
class Question:
    """What ECE is searched by: `criterion` is "phone", with digits only, or "email"."""

    criterion: str
    spelling: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of one customer. `stored` is the value as it stands there.

    `question` is what a caller would be searched by, None where the value gives nothing to search
    by or the country of its number is not known.
    """

    customer_id: str
    fault: Fault
    stored: str
    question: Question | None
    proof: Proof


def doubts(customer: ece.Customer, searchable: frozenset[str]) -> Iterator[Finding]:
    """Yield what may keep the customer from being found.

    `searchable` are the kinds of contact points that ECE can search by.
    """
    points = points_of(customer)
    for point in points:
        if point.kind == "phone":
            yield from doubts_of_number(customer.id, point)
        elif point.kind == "email":
            yield from doubts_of_address(customer.id, point.email)
    is_readable = not customer.unreadable
    if is_readable and not any(point.kind in searchable for point in points):
        yield Finding(customer.id, Fault.NO_POINT, "", None, Proof.CERTAIN)


def points_of(customer: ece.Customer) -> list[ece.ContactPoint]:
    persons = customer.contact_persons
    return [point for person in persons for point in person.contact_points]


def doubts_of_number(id: str, point: ece.ContactPoint) -> Iterator[Finding]:
    phone = read_number(point.text)
    if phone is None:
        yield number_in_words(id, point)
        return
    whole = phone.country + phone.national
    if not phone.extension and has_letters(point.number):
        yield doubt(id, Fault.WORDS, point.text, whole)
    if phone.extension:
        yield doubt(id, Fault.EXTENSION, point.text, without_extension(phone))
    if not phone.is_international:
        yield number_without_country(id, point, phone)
    elif not phone.extension and whole != point.digits and not has_letters(point.number):
        yield doubt(id, Fault.DIALLING, point.text, whole)


def read_number(text: str) -> phones.Phone | None:
    try:
        return phones.find_phone(text, settings.DEFAULT_COUNTRY_CODE)
    except phones.NotAPhone:
        return None


def has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def number_in_words(id: str, point: ece.ContactPoint) -> Finding:
    """Return the fault of a number that can't be read; only whole digits can be searched by."""
    phone = read_number(f"+{point.digits}")
    if phone is None or not phone.is_valid:
        return Finding(id, Fault.WORDS, point.text, None, Proof.CERTAIN)
    return doubt(id, Fault.WORDS, point.text, phone.digits)


def number_without_country(id: str, point: ece.ContactPoint, phone: phones.Phone) -> Finding:
    if not phone.country:
        return Finding(id, Fault.COUNTRY, point.text, None, Proof.UNPROVED)
    return doubt(id, Fault.COUNTRY, point.text, phone.digits)


def without_extension(phone: phones.Phone) -> str:
    if phone.is_international:
        return phone.country + phone.national
    return phone.typed


def doubts_of_address(id: str, stored: str) -> Iterator[Finding]:
    try:
        address = addresses.read_address(stored)
    except addresses.NotAnAddress:
        yield Finding(id, Fault.ADDRESS, stored, None, Proof.CERTAIN)
        return
    if address != stored:
        yield Finding(id, Fault.ADDRESS, stored, Question("email", address), Proof.UNPROVED)


def doubt(id: str, fault: Fault, stored: str, digits: str) -> Finding:
    return Finding(id, fault, stored, Question("phone", digits), Proof.UNPROVED)
