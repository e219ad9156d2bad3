"""What an agent may ask: one module a journey."""

from dashboard.forms.box import Asked, read_box
from dashboard.forms.cases import CaseLookup
from dashboard.forms.compare import Compare
from dashboard.forms.creates import SENSITIVE, NewCustomer, Problem, prefill_from
from dashboard.forms.criteria import Criterion
from dashboard.forms.customers import CustomerSearch
from dashboard.forms.paging import Paging
from dashboard.forms.ranges import filled
from dashboard.forms.sign_in import SignIn, SignInElsewhere
from dashboard.forms.unread import UnreadWindow

__all__ = [
    "SENSITIVE",
    "Asked",
    "CaseLookup",
    "Compare",
    "Criterion",
    "CustomerSearch",
    "NewCustomer",
    "Paging",
    "Problem",
    "SignIn",
    "SignInElsewhere",
    "UnreadWindow",
    "filled",
    "prefill_from",
    "read_box",
]
