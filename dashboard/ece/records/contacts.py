"""From the fields of contact persons and contact points to their records."""

from collections.abc import Iterable

from dashboard.ece.records.customers import ContactPerson, ContactPoint, Kind
from dashboard.ece.records.shapes import custom_attributes
from dashboard.ece.records.source import Source, table

_PERSON = {
    **table(
        Source.text,
        *("salutation", "firstName", "middleName", "lastName", "loginId", "initials", "secretQuestion", "jobTitle"),
        *("priority", "firstNameFurigana", "middleNameFurigana", "lastNameFurigana", "startGreeting", "endGreeting"),
        *("spouseName", "emergencyContact", "occupation", "incomeLevel", "race", "dependents", "hobbies", "interests"),
        "contactOrder",
    ),
    **table(Source.choice, "gender", "suffix", "employmentStatus", "maritalStatus", "type", "educationLevel"),
    **table(Source.flag, "hasDirectMailingConsent", "hasDirectCallingConsent", "hasHoldingDataConsent", "isSmoker"),
    **table(Source.date, "dateOfBirth"),
    **table(Source.id, "id"),
}
_POINT = table(Source.id, "id") | table(Source.choice, "priority")
_PHONE = table(Source.text, "countryCode", "areaCode", "extension") | table(Source.choice, "type")
_AVAILABILITY = table(Source.choice, "days", "times")
_POSTAL = {
    **table(Source.text, "address_1", "address_2", "city", "state", "zip", "country", "region"),
    **table(Source.choice, "type"),
}


def contact_person_from(source: Source, points: Iterable[ContactPoint]) -> ContactPerson:
    """Return the contact person who is reached at these points. The answer to the secret question is never read."""
    identification = source.one("identification")
    return ContactPerson(
        **source.read(_PERSON),
        identification_type=identification.text("type"),
        identification_value=identification.text("value"),
        custom_attributes=custom_attributes(source),
        contact_points=tuple(points),
    )


def contact_point_from(kind: Kind, source: Source, own: Source) -> ContactPoint:
    """Return the contact point; `own` holds the fields that only this kind has, and may be `source` itself."""
    match kind:
        case "phone":
            return _phone(source, own)
        case "email":
            return _email(source, own)
        case "postal":
            return _postal(source, own)
        case "website":
            return _website(source, own)
        case "social":
            return _social(source, own)


def _phone(source: Source, phone: Source) -> ContactPoint:
    available = phone.one("availability").read(_AVAILABILITY)
    return _point("phone", source, number=phone.text("phoneNo"), **phone.read(_PHONE), **available)


def _email(source: Source, email: Source) -> ContactPoint:
    return _point("email", source, email=email.text("emailAddress"))


def _postal(source: Source, postal: Source) -> ContactPoint:
    return _point("postal", source, **postal.read(_POSTAL))


def _website(source: Source, website: Source) -> ContactPoint:
    return _point("website", source, url=website.text("url"))


def _social(source: Source, social: Source) -> ContactPoint:
    return _point("social", source, social_id=social.text("socialId"), type=social.choice("type"))


def _point(kind: str, source: Source, **of_its_kind: object) -> ContactPoint:
    return ContactPoint(kind, **source.read(_POINT), **of_its_kind, custom_attributes=custom_attributes(source))
