"""What an ECE is configured with for customers, cached by server and language."""

from collections.abc import Iterable
from dataclasses import replace

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language

from dashboard import ece

KEPT, NOTHING_KEPT = 3600, 60  # seconds


def configured(request: HttpRequest) -> ece.Metadata:
    """What this ECE is configured with; nothing, and so free text everywhere, where it does not tell."""
    metadata = cache.get(key(request))
    if metadata is None:
        try:
            metadata, seconds = request.ece.get_metadata(), KEPT
        except ece.Unauthorized:
            raise
        except ece.Error:
            metadata, seconds = ece.Metadata(), NOTHING_KEPT
        cache.set(key(request), metadata, seconds)
    return metadata


def key(request: HttpRequest) -> str:
    return f"metadata:{request.agent.server}:{get_language()}"


def in_words(request: HttpRequest, customer: ece.Customer) -> ece.Customer:
    """The customer, each custom attribute called as the administrator labelled it, as far as that is known already:
    ECE is not asked."""
    known = cache.get(key(request), ece.Metadata()).custom
    labels = {place: {one.name: one.label for one in definitions} for place, definitions in known.items()}

    def called(place: str, attributes: Iterable[ece.CustomAttribute]) -> tuple[ece.CustomAttribute, ...]:
        names = labels.get(place, {})
        return tuple(replace(one, name=names.get(one.name, one.name)) for one in attributes)

    def point(one: ece.ContactPoint) -> ece.ContactPoint:
        return replace(one, custom_attributes=called("contactPoint", one.custom_attributes))

    def person(one: ece.ContactPerson) -> ece.ContactPerson:
        points = tuple(map(point, one.contact_points))
        attributes = called("contactPerson", one.custom_attributes)
        return replace(one, custom_attributes=attributes, contact_points=points)

    persons = tuple(map(person, customer.contact_persons))
    attributes = called("customer", customer.custom_attributes)
    return replace(customer, custom_attributes=attributes, contact_persons=persons)
