"""Contact persons and contact points, as a customer carries them."""

from collections.abc import Iterator
from typing import get_args

from dashboard.ece.records import ContactPerson, ContactPoint, Kind, Source, contact_person_from, contact_point_from


def contact_persons(customer: Source) -> Iterator[ContactPerson]:
    for source in customer.one("contactPersons").all("contactPerson"):
        yield contact_person_from(source, _contact_points(source))


def _contact_points(person: Source) -> Iterator[ContactPoint]:
    for source in person.one("contactPoints").all("contactPoint"):
        kinds = source.one("type")
        kind = kinds.text("value")
        if kind in get_args(Kind):
            yield contact_point_from(kind, source, kinds.one(kind))
        else:
            source.miss("type")
