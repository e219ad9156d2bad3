"""eGain's cloud: customers at core/customermgr/v3, cases and activities at core/casemgr/v3.

The functions are named as in the other dialects. Signing in and out is not among them: that is for the authorization
server, and so is who signed in.
"""

from dashboard.ece.dialects.v3.activities import read_activities, search_activities_of_case, search_secure_mails
from dashboard.ece.dialects.v3.cases import (
    get_case,
    lookup_cases,
    read_case,
    read_cases,
    read_cases_in_status,
    search_cases_of_customer,
)
from dashboard.ece.dialects.v3.creates import create_customer, get_metadata, our_name, read_created, read_metadata
from dashboard.ece.dialects.v3.customers import (
    CAPABILITIES,
    get_customers,
    read_customer,
    read_customer_page,
    read_customers,
    search_customers,
    search_unread,
)

__all__ = [
    "CAPABILITIES",
    "create_customer",
    "get_case",
    "get_customers",
    "get_metadata",
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
    "search_activities_of_case",
    "search_cases_of_customer",
    "search_customers",
    "search_secure_mails",
    "search_unread",
]
