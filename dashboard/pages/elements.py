"""The one table of what ECE takes for a new customer: where each element stands, how long it may be
and what it may hold. The form, the body that is sent and docs/fields.md all come out of it.

Limits and values are those of Create Individual Customer, Create Group Customer, Create Contact
Person and Create Contact Point v12; where these pages give no limit for a text, 255 is ours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Values = tuple[tuple[str, str | Promise], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One element and the field for it.

    `name` is that of the field, and of the attribute of the record where ECE gives it back. `path`
    is its dotted name inside its section. `kind` is text, long, digits, email, web, day, flag or
    choice; the values of a choice are `values`, or what an administrator configured under the name
    `source`, or any text where ECE does not tell. A section that is filled in at all holds what is
    `required`. `types` are the customer types that have it, where it is empty all of them; those in
    `needed` can't be created without it.
    """

    name: str
    path: str
    label: str | Promise
    kind: str = "text"
    group: str = ""
    longest: int = 255
    values: Values = ()
    source: str = ""
    required: bool = False
    help: str | Promise = ""
    types: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()

    @property
    def is_sensitive(self) -> bool:
        return self.name in SENSITIVE


def same(*values: str) -> Values:
    return tuple((value, value) for value in values)


GROUPS = {
    "person": _("Person"),
    "consent": _("Consent"),
    "work": _("Work"),
    "family": _("Family"),
    "identification": _("Identification"),
    "furigana": _("Furigana"),
    "greeting": _("Greeting"),
    "attributes": _("Customer attributes"),
    "custom": _("Custom attributes"),
    "custom_of_person": _("Custom attributes of the person"),
}
SENSITIVE = (
    "pin",
    "identification_value",
    "date_of_birth",
    "race",
    "marital_status",
    "income_level",
    "secret_question",
)
COMPANY = ("corporate", "group")
TYPES = (("individual", _("Individual")), ("corporate", _("Corporate")), ("group", _("Group")))
PRIORITIES = (("high", _("High")), ("medium", _("Medium")), ("low", _("Low")))

CUSTOMER = (
    Element("type", "type.value", _("Type"), "choice", values=TYPES, required=True),
    Element("department", "department.name", _("Department")),
    Element(
        "customer_name",
        "customerName",
        _("Name of the customer"),
        longest=124,
        types=COMPANY,
        needed=COMPANY,
    ),
    Element(
        "group_type",
        "type.group.type.value",
        _("Kind of group"),
        "choice",
        source="group.type",
        types=("group",),
        needed=("group",),
    ),
    Element(
        "group_region",
        "type.group.region.value",
        _("Region"),
        "choice",
        source="group.region",
        types=("group",),
    ),
    Element(
        "members",
        "type.group.numberOfMembers",
        _("Number of members"),
        "digits",
        longest=19,
        types=("group",),
    ),
    Element("income", "type.group.income", _("Income"), longest=20, types=("group",)),
    Element("currency", "type.group.currency", _("Currency"), types=("group",)),
    Element(
        "registration_number",
        "type.group.registrationNumber",
        _("Registration number"),
        types=("group",),
    ),
    Element("affiliation", "type.group.affiliation", _("Affiliation"), types=("group",)),
    Element(
        "corporate_region",
        "type.corporate.region.value",
        _("Region"),
        "choice",
        source="corporate.region",
        types=("corporate",),
    ),
    Element("level", "level.value", _("Level"), "choice", "attributes", source="level"),
    Element(
        "role",
        "role.value",
        _("Role"),
        "choice",
        "attributes",
        values=(
            ("Partner", _("Partner")),
            ("Reseller", _("Reseller")),
            ("Customer", _("Customer")),
        ),
    ),
    Element(
        "how_referred",
        "howReferred.value",
        _("Referred by"),
        "choice",
        "attributes",
        values=(
            ("Website", _("Website")),
            ("Customer", _("Customer")),
            ("Partner", _("Partner")),
            ("Employee", _("Employee")),
            ("Reseller", _("Reseller")),
        ),
    ),
    Element("industry", "industry.value", _("Industry"), "choice", "attributes", source="industry"),
    Element("market_segment", "marketSegment", _("Market segment"), group="attributes", longest=50),
    Element("entitlements", "entitlements", _("Entitlements"), "long", "attributes", longest=1024),
    Element("pin", "pin", _("PIN"), group="attributes", help=_("Shown to agents only on demand.")),
)

PERSON = (
    Element("first_name", "firstName", _("First name"), longest=124, needed=("individual",)),
    Element("last_name", "lastName", _("Last name"), longest=124),
    Element(
        "salutation",
        "salutation",
        _("Salutation"),
        "choice",
        "person",
        values=same("Mr.", "Mrs.", "Ms.", "Miss"),
    ),
    Element("middle_name", "middleName", _("Middle name"), group="person", longest=124),
    Element(
        "suffix",
        "suffix.value",
        _("Suffix"),
        "choice",
        "person",
        values=same("jr.", "sr.", "i", "ii", "iii"),
    ),
    Element("initials", "initials", _("Initials"), group="person", longest=16),
    Element(
        "gender",
        "gender.value",
        _("Gender"),
        "choice",
        "person",
        values=(("female", _("Female")), ("male", _("Male"))),
    ),
    Element("login_id", "loginId", _("Login ID"), group="person"),
    Element("type", "type.value", _("Type of contact"), "choice", "person", source="person.type"),
    Element(
        "priority", "priority", _("Priority"), group="person", help=_("Any text, such as High.")
    ),
    Element("contact_order", "contactOrder", _("Contact order"), group="person"),
    Element("hobbies", "hobbies", _("Hobbies"), group="person"),
    Element("interests", "interests", _("Interests"), group="person"),
    Element("is_smoker", "isSmoker", _("Smoker"), "flag", "person"),
    Element(
        "has_direct_mailing_consent",
        "hasDirectMailingConsent",
        _("May be mailed directly"),
        "flag",
        "consent",
    ),
    Element(
        "has_direct_calling_consent",
        "hasDirectCallingConsent",
        _("May be called directly"),
        "flag",
        "consent",
    ),
    Element(
        "has_holding_data_consent",
        "hasHoldingDataConsent",
        _("Personal data may be held"),
        "flag",
        "consent",
    ),
    Element("job_title", "jobTitle", _("Job title"), group="work"),
    Element("occupation", "occupation", _("Occupation"), group="work"),
    Element(
        "employment_status",
        "employmentStatus.value",
        _("Employment"),
        "choice",
        "work",
        values=(
            ("full-time", _("Full-time")),
            ("part-time", _("Part-time")),
            ("temporary", _("Temporary")),
            ("contract", _("Contract")),
            ("intern", _("Intern")),
            ("unemployed", _("Unemployed")),
        ),
    ),
    Element("education_level", "educationLevel.value", _("Education"), group="work"),
    Element(
        "income_level", "incomeLevel", _("Income"), group="work", help=_("Such as 60000-70000.")
    ),
    Element(
        "marital_status",
        "maritalStatus.value",
        _("Marital status"),
        "choice",
        "family",
        values=(
            ("single", _("Single")),
            ("married", _("Married")),
            ("separated", _("Separated")),
            ("divorced", _("Divorced")),
            ("widowed", _("Widowed")),
        ),
    ),
    Element("spouse_name", "spouseName", _("Name of the spouse"), group="family", longest=512),
    Element(
        "dependents",
        "dependents",
        _("Dependents"),
        "digits",
        "family",
        longest=9,
        help=_("How many."),
    ),
    Element(
        "emergency_contact", "emergencyContact", _("Emergency contact"), group="family", longest=50
    ),
    Element(
        "date_of_birth",
        "dateOfBirth",
        _("Date of birth"),
        "day",
        "identification",
        help=_("In the past."),
    ),
    Element("race", "race", _("Race"), group="identification"),
    Element(
        "identification_type",
        "identification.type",
        _("Document"),
        "choice",
        "identification",
        source="identification.type",
    ),
    Element(
        "identification_value", "identification.value", _("Document number"), group="identification"
    ),
    Element("secret_question", "secretQuestion", _("Secret question"), group="identification"),
    Element(
        "secret_answer",
        "secretAnswer",
        _("Secret answer"),
        group="identification",
        help=_("The dashboard never shows it again once the customer is created."),
    ),
    Element(
        "first_name_furigana", "firstNameFurigana", _("First name"), group="furigana", longest=124
    ),
    Element(
        "middle_name_furigana",
        "middleNameFurigana",
        _("Middle name"),
        group="furigana",
        longest=124,
    ),
    Element(
        "last_name_furigana", "lastNameFurigana", _("Last name"), group="furigana", longest=124
    ),
    Element("start_greeting", "startGreeting", _("At the start"), group="greeting"),
    Element("end_greeting", "endGreeting", _("At the end"), group="greeting"),
)

HOME_OR_OFFICE = (("home", _("Home")), ("office", _("Office")))

POINTS: dict[str, Sequence[Element]] = {
    "email": (Element("address", "emailAddress", _("E-mail"), "email", required=True),),
    "phone": (
        Element("country_code", "countryCode", _("Country code"), "digits", longest=9),
        Element("area_code", "areaCode", _("Area code"), longest=10),
        Element("number", "phoneNo", _("Number"), longest=40, required=True),
        Element("extension", "extension", _("Extension"), longest=10),
        Element(
            "type",
            "type.value",
            _("Type"),
            "choice",
            values=(
                *HOME_OR_OFFICE,
                ("mobile", _("Mobile")),
                ("fax", _("Fax")),
                ("pager", _("Pager")),
            ),
            required=True,
        ),
        Element(
            "days",
            "availability.days.value",
            _("Days"),
            "choice",
            "more",
            values=(
                ("any_day", _("Any day")),
                ("weekdays", _("Weekdays")),
                ("weekends", _("Weekends")),
            ),
        ),
        Element(
            "times",
            "availability.times.value",
            _("Times"),
            "choice",
            "more",
            values=(
                ("anytime", _("Any time")),
                ("mornings", _("Mornings")),
                ("afternoons", _("Afternoons")),
                ("evenings", _("Evenings")),
                ("day", _("During the day")),
            ),
        ),
    ),
    "postal": (
        Element("type", "type.value", _("Type"), "choice", values=HOME_OR_OFFICE, required=True),
        Element("address_1", "address_1", _("Address"), required=True),
        Element("address_2", "address_2", _("Address, second line")),
        Element("zip", "zip", _("Postal code"), longest=64),
        Element("city", "city", _("City")),
        Element("state", "state", _("State")),
        Element("country", "country", _("Country"), "choice", source="country"),
        Element("region", "region", _("Region")),
    ),
    "website": (Element("url", "url", _("Web address"), "web", longest=1024, required=True),),
    "social": (
        Element(
            "type",
            "type.value",
            _("Network"),
            "choice",
            values=same("Facebook", "Twitter", "Instagram", "Apple", "YouTube"),
            required=True,
        ),
        Element("social_id", "socialId", _("ID"), required=True),
    ),
}
POINT_NAMES = {
    "email": _("E-mail"),
    "phone": _("Phone"),
    "postal": _("Address"),
    "website": _("Website"),
    "social": _("Social network"),
}
