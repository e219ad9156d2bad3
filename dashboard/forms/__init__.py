"""What an agent may ask: one module a journey."""

from dashboard.forms.box import Asked, read_box
from dashboard.forms.customers import CustomerSearch
from dashboard.forms.paging import Paging
from dashboard.forms.sign_in import SignIn

__all__ = ["Asked", "CustomerSearch", "Paging", "SignIn", "read_box"]
