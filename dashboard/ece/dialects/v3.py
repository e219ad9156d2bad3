"""eGain's cloud: customers at core/customermgr/v3, cases and activities at core/casemgr/v3.

Signing in and out is for the authorization server, and so is who signed in.
"""

import json
import re
from collections.abc import Iterator

from dashboard.ece import errors
from dashboard.ece.dialects.base import Dialect
from dashboard.ece.dialects.writing import Json, custom, listed, nested
from dashboard.ece.records.creation import NewContactPerson, NewContactPoint, NewCustomer
from dashboard.ece.records.criteria import Capabilities, CustomCriterion, CustomerCriteria
from dashboard.ece.shapes import v3

_CUSTOMERS = "/core/customermgr/v3/customer"
_CASES = "/core/casemgr/v3/case"
_SOCIAL = {
    "facebook_id": "facebookId",
    "twitter_id": "twitterId",
    "instagram_id": "instagramId",
    "apple_opaque_id": "appleOpaqueId",
    "youtube_id": "youTubeId",
}
_CONTACT = re.compile(rf"^contacts\.contact\b(?:\.({'|'.join(v3.KINDS)})\b)?")


class V3(Dialect):
    """Agents bring a token. A part of a name is enough; everything else is compared as a whole."""

    capabilities = Capabilities(
        customer_criteria=("phone", "email", "name", "type", *_SOCIAL, "custom", "created"),
        custom_objects=("customer", "contactPerson"),
        searches_names=True,
        signs_in_by_redirect=True,
    )
    customers = _CUSTOMERS
    cases = _CASES
    lookup = f"{_CASES}/lookup"
    activities = "/core/casemgr/v3/activity"
    case_criterion = "caseID"
    customer_criterion = "customerID"
    customer_list = v3.CustomerList
    location = re.compile(r"/(?:[\w.-]+/)*core/customermgr/v[0-9]+/customer/([0-9]{1,18})")

    def customer_params(self, criteria: CustomerCriteria, phone: str) -> Iterator[tuple[str, str]]:
        """Yield the criteria. Source: Search for customers v3."""
        # Client applications alone may name a department.
        if criteria.department or any(name not in _SOCIAL for name, _value in criteria.social):
            raise errors.Rejected("unknown criterion")
        if phone:
            yield "phone", phone
        if criteria.email:
            yield "email", criteria.email
        if criteria.name:
            yield "customerName", criteria.name
        if criteria.type:
            yield "type", criteria.type
        for name, value in criteria.social:
            yield _SOCIAL[name], value
        if criteria.custom:
            written = [self._custom(each) for each in criteria.custom]
            yield "custom", json.dumps(written, separators=(",", ":"))
        if criteria.created:
            yield "created", criteria.created.literal

    def _custom(self, criterion: CustomCriterion) -> dict[str, str]:
        self.capabilities.check_custom(criterion)
        return {"object": criterion.object, "name": criterion.name, "value": criterion.value}

    def customer_body(self, new: NewCustomer) -> Json:
        """Return the customer. Source: Create customer v3."""
        contacts = [_contact(person) for person in new.contact_persons]
        return {
            **nested(new.elements, bool),
            **custom(new.custom_attributes),
            **listed("contacts", "contact", contacts),
        }

    def our_name(self, element: str) -> str:
        """Return what v12 calls the element: "contactPersons.contactPerson.lastName"."""
        return _CONTACT.sub(_place_in_v12, element)


def _place_in_v12(contact: re.Match[str]) -> str:
    points = f".contactPoints.contactPoint.type.{contact[1]}" if contact[1] else ""
    return f"contactPersons.contactPerson{points}"


def _contact(person: NewContactPerson) -> Json:
    points: dict[str, list[Json]] = {}
    for point in person.contact_points:
        points.setdefault(point.kind, []).append(_point(point))
    return {**nested(person.elements, bool), **custom(person.custom_attributes), **points}


def _point(point: NewContactPoint) -> Json:
    elements = {**point.elements, "priority.value": point.priority}
    return {**nested(elements, bool), **custom(point.custom_attributes)}
