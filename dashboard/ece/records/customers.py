"""A customer, the contact persons of it, and the ways to reach them."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from dashboard.ece.records.values import Agent, Choice, Department

Kind = Literal["phone", "email", "postal", "website", "social"]


@dataclass(frozen=True, slots=True)
class CustomAttribute:
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One way to reach a contact person. Which fields are filled depends on `kind`; the others are ""."""

    kind: Kind
    id: str = ""
    type: Choice | None = None
    priority: Choice | None = None
    country_code: str = ""
    area_code: str = ""
    number: str = ""
    extension: str = ""
    days: Choice | None = None
    times: Choice | None = None
    email: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""
    region: str = ""
    url: str = ""
    social_id: str = ""
    custom_attributes: tuple[CustomAttribute, ...] = ()

    @property
    def digits(self) -> str:
        """The phone number as ECE searches it: country, area, number and extension run together."""
        return re.sub(r"[^0-9]", "", self.country_code + self.area_code + self.number + self.extension)

    @property
    def text(self) -> str:
        """The contact point on one line, as a person reads it."""
        match self.kind:
            case "phone":
                return self._phone_text
            case "email":
                return self.email
            case "postal":
                return self._postal_text
            case "website":
                return self.url
            case "social":
                return self.social_id

    @property
    def _phone_text(self) -> str:
        country = f"+{self.country_code.lstrip('+')}" if self.country_code else ""
        extension = f"ext. {self.extension}" if self.extension else ""
        return " ".join(filter(None, (country, self.area_code, self.number, extension)))

    @property
    def _postal_text(self) -> str:
        state = " ".join(filter(None, (self.state, self.zip)))
        lines = (self.address_1, self.address_2, self.city, state, self.country, self.region)
        return ", ".join(filter(None, lines))


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """A person behind a customer. The answer to the secret question is not among the fields on purpose."""

    id: str = ""
    salutation: str = ""
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    login_id: str = ""
    gender: Choice | None = None
    identification_type: str = ""
    identification_value: str = ""
    suffix: Choice | None = None
    initials: str = ""
    secret_question: str = ""
    has_direct_mailing_consent: bool | None = None
    has_direct_calling_consent: bool | None = None
    has_holding_data_consent: bool | None = None
    job_title: str = ""
    employment_status: Choice | None = None
    priority: str = ""
    date_of_birth: date | None = None
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
    custom_attributes: tuple[CustomAttribute, ...] = ()
    contact_points: tuple[ContactPoint, ...] = ()

    @property
    def name(self) -> str:
        """First, middle and last name, as far as they are known."""
        return " ".join(filter(None, (self.first_name, self.middle_name, self.last_name)))


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer as far as ECE told: "" or None is not known or not asked for.

    `unreadable` counts the values that were there but could not be read.
    """

    id: str = ""
    name: str = ""
    type: Choice | None = None
    department: Department | None = None
    contact_persons: tuple[ContactPerson, ...] = ()
    level: Choice | None = None
    role: Choice | None = None
    pin: str = ""
    how_referred: Choice | None = None
    industry: Choice | None = None
    market_segment: str = ""
    entitlements: str = ""
    preferred_agent: Agent | None = None
    created: datetime | None = None
    created_by: Agent | None = None
    last_modified: datetime | None = None
    last_modified_by: Agent | None = None
    custom_attributes: tuple[CustomAttribute, ...] = ()
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Visible:
    """Those of some customers that ECE shows to this agent.

    `hidden` are the ids that do not exist or belong to another department, `unasked` those that were not asked for in
    the end because too many were hidden.
    """

    customers: tuple[Customer, ...]
    hidden: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
