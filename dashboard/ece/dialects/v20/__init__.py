"""ECE 12 to 15: customers and sessions at ws/v12, the case lookup and profiles at ws/v20.

Each question is a function that returns the Call, each answer one that reads it. They are named alike.
"""

from dashboard.ece.dialects.v20.activities import (
    read_activities,
    search_activities_of_case,
    search_secure_mails,
)
from dashboard.ece.dialects.v20.cases import (
    get_case,
    lookup_cases,
    read_case,
    read_cases,
    read_cases_in_status,
    search_cases_of_customer,
)
from dashboard.ece.dialects.v20.creates import create_customer, get_metadata, our_name, read_created, read_metadata
from dashboard.ece.dialects.v20.customers import (
    CAPABILITIES,
    get_customers,
    read_customer,
    read_customer_page,
    read_customers,
    search_customers,
    search_unread,
)
from dashboard.ece.dialects.v20.sessions import get_profile, read_profile, read_signed_in, sign_in, sign_out

__all__ = [
    "CAPABILITIES",
    "create_customer",
    "get_case",
    "get_customers",
    "get_metadata",
    "get_profile",
    "lookup_cases",
    "our_name",
    "read_activities",
    "read_case",
    "read_cases",
    "read_cases_in_status",
    "read_created",
    "read_customer",
    "read_customer_page",
    "read_customers",
    "read_metadata",
    "read_profile",
    "read_signed_in",
    "search_activities_of_case",
    "search_cases_of_customer",
    "search_customers",
    "search_secure_mails",
    "search_unread",
    "sign_in",
    "sign_out",
]
