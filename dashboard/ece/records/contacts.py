"""From the fields of contact persons and contact points to their records."""

from collections.abc import Iterable

from dashboard.ece.records.customers import ContactPerson, ContactPoint, Kind
from dashboard.ece.records.shapes import custom_attributes
from dashboard.ece.records.source import Source


def contact_person_from(source: Source, points: Iterable[ContactPoint]) -> ContactPerson:
    """Return the contact person who is reached at these points. The answer to the secret question is never read."""
    identification = source.one("identification")
    return ContactPerson(
        id=source.id(),
        salutation=source.text("salutation"),
        first_name=source.text("firstName"),
        middle_name=source.text("middleName"),
        last_name=source.text("lastName"),
        login_id=source.text("loginId"),
        gender=source.choice("gender"),
        identification_type=identification.text("type"),
        identification_value=identification.text("value"),
        suffix=source.choice("suffix"),
        initials=source.text("initials"),
        secret_question=source.text("secretQuestion"),
        has_direct_mailing_consent=source.flag("hasDirectMailingConsent"),
        has_direct_calling_consent=source.flag("hasDirectCallingConsent"),
        has_holding_data_consent=source.flag("hasHoldingDataConsent"),
        job_title=source.text("jobTitle"),
        employment_status=source.choice("employmentStatus"),
        priority=source.text("priority"),
        date_of_birth=source.date("dateOfBirth"),
        marital_status=source.choice("maritalStatus"),
        type=source.choice("type"),
        first_name_furigana=source.text("firstNameFurigana"),
        middle_name_furigana=source.text("middleNameFurigana"),
        last_name_furigana=source.text("lastNameFurigana"),
        start_greeting=source.text("startGreeting"),
        end_greeting=source.text("endGreeting"),
        spouse_name=source.text("spouseName"),
        emergency_contact=source.text("emergencyContact"),
        occupation=source.text("occupation"),
        income_level=source.text("incomeLevel"),
        education_level=source.choice("educationLevel"),
        race=source.text("race"),
        dependents=source.text("dependents"),
        is_smoker=source.flag("isSmoker"),
        hobbies=source.text("hobbies"),
        interests=source.text("interests"),
        contact_order=source.text("contactOrder"),
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
    availability = phone.one("availability")
    return ContactPoint(
        "phone",
        id=source.id(),
        type=phone.choice("type"),
        priority=source.choice("priority"),
        country_code=phone.text("countryCode"),
        area_code=phone.text("areaCode"),
        number=phone.text("phoneNo"),
        extension=phone.text("extension"),
        days=availability.choice("days"),
        times=availability.choice("times"),
        custom_attributes=custom_attributes(source),
    )


def _email(source: Source, email: Source) -> ContactPoint:
    return ContactPoint(
        "email",
        id=source.id(),
        priority=source.choice("priority"),
        email=email.text("emailAddress"),
        custom_attributes=custom_attributes(source),
    )


def _postal(source: Source, postal: Source) -> ContactPoint:
    return ContactPoint(
        "postal",
        id=source.id(),
        type=postal.choice("type"),
        priority=source.choice("priority"),
        address_1=postal.text("address_1"),
        address_2=postal.text("address_2"),
        city=postal.text("city"),
        state=postal.text("state"),
        zip=postal.text("zip"),
        country=postal.text("country"),
        region=postal.text("region"),
        custom_attributes=custom_attributes(source),
    )


def _website(source: Source, website: Source) -> ContactPoint:
    return ContactPoint(
        "website",
        id=source.id(),
        priority=source.choice("priority"),
        url=website.text("url"),
        custom_attributes=custom_attributes(source),
    )


def _social(source: Source, social: Source) -> ContactPoint:
    return ContactPoint(
        "social",
        id=source.id(),
        type=social.choice("type"),
        priority=source.choice("priority"),
        social_id=social.text("socialId"),
        custom_attributes=custom_attributes(source),
    )
