"""Contacts, which are called contact persons everywhere else, with a list for each kind of contact point."""

from collections.abc import Iterator
from typing import get_args

from dashboard.ece.records import ContactPerson, ContactPoint, Kind, Source, contact_person_from, contact_point_from


def contact_persons(customer: Source) -> Iterator[ContactPerson]:
    for source in customer.one("contacts").all("contact"):
        yield contact_person_from(source, _contact_points(source))


def _contact_points(contact: Source) -> Iterator[ContactPoint]:
    for kind in get_args(Kind):
        for source in contact.all(kind):
            yield contact_point_from(kind, source, source)
