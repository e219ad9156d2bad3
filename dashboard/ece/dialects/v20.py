"""ECE 12 to 15: customers and sessions at ws/v12, the case lookup and profiles at ws/v20."""

import re
from functools import partial
from urllib.parse import quote

from dashboard.ece import errors, refusals
from dashboard.ece.calls import Answer, Call, Params
from dashboard.ece.credentials import SessionCredential, read_session
from dashboard.ece.dialects.base import EVERYTHING, Dialect
from dashboard.ece.dialects.writing import Json, custom, listed, nested, own_values
from dashboard.ece.questions import Question
from dashboard.ece.records import reading
from dashboard.ece.records.creation import NewContactPerson, NewContactPoint, NewCustomer
from dashboard.ece.records.criteria import Capabilities, CustomerCriteria, literal
from dashboard.ece.records.values import Profile
from dashboard.ece.shapes import v12
from dashboard.ece.verdicts import RecordList

_WS = "/ws/v12/interaction"
_LOGIN = "/ws/v12/authentication/user"
_PROFILES = RecordList(v12.ProfileList, reading.read_profile)


class V20(Dialect):
    """Agents sign in with a password.

    Every criterion is a parameter of its own, and compared as a whole.
    """

    capabilities = Capabilities(
        customer_criteria=("phone", "email", "custom", "created"),
        custom_objects=("customer",),
        searches_names=False,
    )
    customers = f"{_WS}/customer"
    cases = f"{_WS}/case"
    lookup = "/ws/v20/interaction/case/lookup"
    activities = f"{_WS}/activity"
    activity_criteria = {"case": "case", "customer": "customer"}
    customer_list = RecordList(v12.CustomerList, reading.read_customer)
    metadata_parts = ("type", "country", "industry", "level", "contactPersons", "custom")
    location = re.compile(r"/(?:[\w.-]+/)*ws/v[0-9]+/interaction/customer/([0-9]{1,18})")

    def customer_params(self, criteria: CustomerCriteria) -> Params:
        """Return the criteria. Source: Customer Search v12."""
        if criteria.name or criteria.type or criteria.social or criteria.department:
            raise errors.Rejected("unknown criterion")
        self.capabilities.check_custom(criteria.custom)
        return (
            ("phone", criteria.phone),
            ("email", criteria.email),
            *((f"custom.{each.name}", each.value) for each in criteria.custom),
            ("created", literal(criteria.created)),
        )

    def customer_body(self, new: NewCustomer) -> Json:
        """Return the customer. Source: Create Individual Customer v12."""
        persons = [_person(person) for person in new.contact_persons]
        return {**own_values(new, _flag), **listed("contactPersons", "contactPerson", persons)}

    def sign_in(
        self, login: str, password: str, *, end_oldest: bool
    ) -> Question[SessionCredential]:
        """Ask for a session. Source: Login v12."""
        call = Call(
            "sign in",
            "POST",
            f"{_LOGIN}/login",
            params=(("forceLogin", "yes"),) if end_oldest else (),
            body={"userName": login, "password": password},
            writes=True,
        )
        return Question(
            call, _read_session, partial(refusals.sign_in_refusal, end_oldest=end_oldest)
        )

    def sign_out(self) -> Question[None]:
        """Ask for the end of the session. Asked twice, it has ended once."""
        call = Call("sign out", "DELETE", f"{_LOGIN}/logout", deadline=3.0)
        return Question(call, lambda answer: None)

    def get_profile(self, login: str) -> Question[Profile]:
        if login in ("", ".", ".."):
            raise errors.NotFound("not a login")
        path = f"/ws/v20/administration/user/login/{quote(login, safe='', errors='replace')}"
        call = Call("profile", "GET", path, params=EVERYTHING)
        return Question(call, lambda answer: _read_profile(answer, login))


def _read_session(answer: Answer) -> SessionCredential:
    session = read_session(answer)
    if answer.status != 204 or session is None:
        raise errors.Unusable("no session given")
    return session


def _read_profile(answer: Answer, login: str) -> Profile:
    rows = _PROFILES.read(answer)
    if not rows.records:
        raise errors.NotFound("no such record")
    profile = rows.records[0]
    if profile.login.casefold() != login.casefold():
        raise errors.Unusable("wrong record")
    return profile


def _person(person: NewContactPerson) -> Json:
    points = [_point(point) for point in person.contact_points]
    return {**own_values(person, _flag), **listed("contactPoints", "contactPoint", points)}


def _point(point: NewContactPoint) -> Json:
    return {
        "type": {"value": point.kind, point.kind: nested(point.elements, _flag)},
        **nested({"priority.value": point.priority}, _flag),
        **custom(point.custom_attributes),
    }


def _flag(value: bool) -> str:
    return "true" if value else "false"
