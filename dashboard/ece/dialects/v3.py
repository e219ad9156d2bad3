"""eGain's cloud: customers at core/customermgr/v3, cases and activities at core/casemgr/v3.

Signing in and out is for the authorization server, and so is who signed in.
"""

import json
import re
from dataclasses import asdict

from dashboard.ece import errors
from dashboard.ece.calls import Params
from dashboard.ece.dialects.base import Dialect
from dashboard.ece.dialects.writing import Json, custom, listed, nested, own_values
from dashboard.ece.records import reading
from dashboard.ece.records.creation import NewContactPerson, NewContactPoint, NewCustomer
from dashboard.ece.records.criteria import (
    CUSTOMER_ATTRIBUTES,
    Capabilities,
    CustomCriterion,
    CustomerCriteria,
    literal,
)
from dashboard.ece.shapes import v3
from dashboard.ece.verdicts import RecordList

_CUSTOMERS = "/core/customermgr/v3/customer"
_CASES = "/core/casemgr/v3/case"
_TYPES_IN_PATHS = {"individual": "individual", "corporate": "corp", "group": "group"}
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
        searches_two_values=True,
        looks_up_owner_logins=True,
        customer_attributes=(*CUSTOMER_ATTRIBUTES, "createdBy"),
    )
    customers = _CUSTOMERS
    cases = _CASES
    lookup = f"{_CASES}/lookup"
    activities = "/core/casemgr/v3/activity"
    activity_criteria = {"case": "caseID", "customer": "customerID"}
    customer_list = RecordList(v3.CustomerList, reading.read_customer)
    location = re.compile(r"/(?:[\w.-]+/)*core/customermgr/v[0-9]+/customer/([0-9]{1,18})")

    def customer_params(self, criteria: CustomerCriteria) -> Params:
        """Return the criteria. Source: Search for customers v3."""
        # Client applications alone may name a department.
        if criteria.department or any(name not in _SOCIAL for name, _value in criteria.social):
            raise errors.Rejected("unknown criterion")
        self.capabilities.check_custom(criteria.custom)
        return (
            ("phone", criteria.phone),
            ("email", criteria.email),
            ("customerName", criteria.name),
            ("type", criteria.type),
            *((_SOCIAL[name], value) for name, value in criteria.social),
            ("custom", _custom_literal(criteria.custom)),
            ("created", literal(criteria.created)),
        )

    def create_paths(self, new: NewCustomer) -> tuple[str, ...]:
        """Return the path with and without the type. Source: Create customer v3.

        The page lists the type as a part of the path and shows no path.
        """
        type = _TYPES_IN_PATHS.get(str(new.elements.get("type.value")))
        if type is None:
            return (self.customers,)
        paths = self.customers, f"{self.customers}/{type}"
        return paths[::-1] if self.create_path == "typed" else paths

    def customer_body(self, new: NewCustomer) -> Json:
        """Return the customer. Source: Create customer v3."""
        contacts = [_contact(person) for person in new.contact_persons]
        return {**own_values(new, bool), **listed("contacts", "contact", contacts)}

    def our_name(self, element: str) -> str:
        """Return what v12 calls the element: "contactPersons.contactPerson.lastName"."""
        return _CONTACT.sub(_place_in_v12, element)


def _custom_literal(criteria: tuple[CustomCriterion, ...]) -> str:
    return (
        json.dumps([asdict(each) for each in criteria], separators=(",", ":")) if criteria else ""
    )


def _place_in_v12(contact: re.Match[str]) -> str:
    points = f".contactPoints.contactPoint.type.{contact[1]}" if contact[1] else ""
    return f"contactPersons.contactPerson{points}"


def _contact(person: NewContactPerson) -> Json:
    points: dict[str, list[Json]] = {}
    for point in person.contact_points:
        points.setdefault(point.kind, []).append(_point(point))
    return {**own_values(person, bool), **points}


def _point(point: NewContactPoint) -> Json:
    elements = {**point.elements, "priority.value": point.priority}
    return {**nested(elements, bool), **custom(point.custom_attributes)}
