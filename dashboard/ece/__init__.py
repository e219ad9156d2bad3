"""The far side: Cisco ECE / eGain behind its REST API, and nothing else of the dashboard."""

import importlib
from types import ModuleType

from dashboard.ece.authorization import AuthorizationServer, Departure, Identity
from dashboard.ece.calls import Answer, Call
from dashboard.ece.client import Client
from dashboard.ece.credentials import BearerCredential, Credential, SessionCredential, read_credential
from dashboard.ece.errors import (
    Busy,
    Error,
    Forbidden,
    NotFound,
    Rejected,
    TimedOut,
    TooManySessions,
    Unauthorized,
    Unavailable,
    Unconfirmed,
    Unreachable,
    Unusable,
    WrongPassword,
)
from dashboard.ece.languages import ece_language
from dashboard.ece.records import (
    Activity,
    Agent,
    Capabilities,
    Case,
    CaseCriteria,
    Choice,
    ContactPerson,
    ContactPoint,
    CustomAttribute,
    CustomCriterion,
    CustomDefinition,
    Customer,
    CustomerCriteria,
    Department,
    Metadata,
    NewContactPerson,
    NewContactPoint,
    NewCustomer,
    Note,
    Page,
    Profile,
    Range,
    Visible,
)
from dashboard.ece.transport import Transport

__all__ = [
    "Activity",
    "Agent",
    "Answer",
    "AuthorizationServer",
    "BearerCredential",
    "Busy",
    "Call",
    "Capabilities",
    "Case",
    "CaseCriteria",
    "Choice",
    "Client",
    "ContactPerson",
    "ContactPoint",
    "Credential",
    "CustomAttribute",
    "CustomCriterion",
    "CustomDefinition",
    "Customer",
    "CustomerCriteria",
    "Department",
    "Departure",
    "Error",
    "Forbidden",
    "Identity",
    "Metadata",
    "NewContactPerson",
    "NewContactPoint",
    "NewCustomer",
    "NotFound",
    "Note",
    "Page",
    "Profile",
    "Range",
    "Rejected",
    "SessionCredential",
    "TimedOut",
    "TooManySessions",
    "Transport",
    "Unauthorized",
    "Unavailable",
    "Unconfirmed",
    "Unreachable",
    "Unusable",
    "Visible",
    "WrongPassword",
    "dialect",
    "ece_language",
    "read_credential",
]


def dialect(name: str) -> ModuleType:
    """Return the module that speaks this API generation, "v20" or "v3"; only that is imported. Errors: ImportError."""
    return importlib.import_module(f"dashboard.ece.dialects.{name}")
