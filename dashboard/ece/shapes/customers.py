"""A customer and its contact persons, as far as both generations call things alike.

Source: Customer Search, Create Contact Person, Create Contact Point v12; Get customers by IDs v3.
"""

from collections.abc import Sequence

from msgspec import field

from dashboard.ece.shapes.common import (
    Choice,
    CustomAttribute,
    CustomAttributes,
    Day,
    Department,
    Id,
    Instant,
    Shape,
    Signed,
    User,
)
from dashboard.ece.shapes.contact_points import ContactPoint


class Identification(Shape, frozen=True):
    type: str = ""
    value: str = ""


class Person(Shape, frozen=True):
    """What both generations tell about a contact person.

    The answer to the secret question is not among the fields, so that it is never read.
    """

    id: str = ""
    salutation: str = ""
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    login_id: str = ""
    gender: Choice | None = None
    identification: Identification = Identification()
    suffix: Choice | None = None
    initials: str = ""
    secret_question: str = ""
    has_direct_mailing_consent: bool | None = None
    has_direct_calling_consent: bool | None = None
    has_holding_data_consent: bool | None = None
    job_title: str = ""
    employment_status: Choice | None = None
    priority: str = ""
    date_of_birth: Day | None = None
    marital_status: Choice | None = None
    type: Choice | None = None
    first_name_furigana: str = ""
    middle_name_furigana: str = ""
    last_name_furigana: str = ""
    start_greeting: str = ""
    end_greeting: str = ""
    spouse_name: str = ""
    emergency_contact: str = ""
    occupation: str = ""
    income_level: str = ""
    education_level: Choice | None = None
    race: str = ""
    dependents: str = ""
    is_smoker: bool | None = None
    hobbies: str = ""
    interests: str = ""
    contact_order: str = ""

    @property
    def name(self) -> str:
        """First, middle and last name, as far as they are known."""
        return " ".join(filter(None, (self.first_name, self.middle_name, self.last_name)))

    @property
    def identification_type(self) -> str:
        return self.identification.type

    @property
    def identification_value(self) -> str:
        return self.identification.value


class ContactPerson(Person, frozen=True):
    """A contact person; each generation lists its contact points in its own way."""

    custom: CustomAttributes = field(default=CustomAttributes(), name="customAttributes")

    @property
    def custom_attributes(self) -> tuple[CustomAttribute, ...]:
        return self.custom.named

    @property
    def contact_points(self) -> Sequence[ContactPoint]:
        raise NotImplementedError


class Company(Shape, frozen=True):
    """What only a group or a corporation has. Create Group Customer v12.

    The region is a text or a value, as the server likes.
    """

    type: Choice | None = None
    region: Choice | str = ""
    number_of_members: str = ""
    income: str = ""
    currency: str = ""
    registration_number: str = ""
    affiliation: str = ""


class CustomerType(Choice, frozen=True):
    """Which type of customer it is, and what only this type has."""

    group: Company = Company()
    corporate: Company = Company()


class CustomerElements(Shape, frozen=True):
    """What needs no reading beyond its type."""

    id: Id = ""
    department: Department | None = None
    type: CustomerType | None = None
    level: Choice | None = None
    role: Choice | None = None
    pin: str = ""
    how_referred: Choice | None = None
    industry: Choice | None = None
    market_segment: str = ""
    entitlements: str = ""

    @property
    def group(self) -> Company:
        """What only a group has; nothing of another customer."""
        return self.type.group if self.type else Company()

    @property
    def group_type(self) -> Choice | None:
        return self.group.type

    @property
    def group_region(self) -> Choice | str:
        return self.group.region

    @property
    def members(self) -> str:
        return self.group.number_of_members

    @property
    def income(self) -> str:
        return self.group.income

    @property
    def currency(self) -> str:
        return self.group.currency

    @property
    def registration_number(self) -> str:
        return self.group.registration_number

    @property
    def affiliation(self) -> str:
        return self.group.affiliation

    @property
    def corporate_region(self) -> Choice | str:
        return self.type.corporate.region if self.type else ""


class Customer(CustomerElements, frozen=True):
    """A customer without contact persons, which each generation lists in its own way."""

    customer_name: str = ""
    preferred_agent: User | None = None
    created: Signed | Instant | None = None
    created_by: User | None = None
    last_modified: Signed | Instant | None = None
    last_modified_by: User | None = None
    custom_attributes: CustomAttributes = CustomAttributes()

    @property
    def persons(self) -> Sequence[ContactPerson]:
        raise NotImplementedError
