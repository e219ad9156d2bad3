"""The far side: Cisco ECE / eGain behind its REST API, and nothing else of the dashboard."""

# What others import is named once, here.
# ruff: noqa: F401
# mypy: implicit-reexport

from dashboard.ece.authorization import AuthorizationServer, Departure
from dashboard.ece.calls import Answer, Call
from dashboard.ece.client import Client
from dashboard.ece.conversation import OnNewSession, Renew
from dashboard.ece.credentials import (
    BearerCredential,
    Credential,
    SessionCredential,
    read_credential,
)
from dashboard.ece.dialects import dialect
from dashboard.ece.errors import (
    Busy,
    Error,
    Forbidden,
    Full,
    Late,
    NotFound,
    NotSent,
    Paused,
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
from dashboard.ece.records.cases import Activity, Case, Note
from dashboard.ece.records.creation import NewContactPerson, NewContactPoint, NewCustomer
from dashboard.ece.records.criteria import (
    Capabilities,
    CaseCriteria,
    CustomCriterion,
    CustomerCriteria,
    Range,
    Social,
    social_ids,
)
from dashboard.ece.records.customers import Customer, Visible
from dashboard.ece.records.metadata import CustomDefinition, Metadata
from dashboard.ece.records.pages import ResultPage
from dashboard.ece.records.values import Agent, Profile
from dashboard.ece.shapes.common import Choice, CustomAttribute, Department
from dashboard.ece.shapes.contact_points import ContactPoint
from dashboard.ece.shapes.customers import ContactPerson
from dashboard.ece.transport import Limits, Transport
