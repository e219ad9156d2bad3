"""Cases and activities, alike in both generations. Case Lookup v20; Get cases by IDs v3."""

from collections.abc import Sequence

from msgspec import field

from dashboard.ece.shapes.common import (
    Choice,
    CustomAttributes,
    Department,
    Id,
    Instant,
    Listing,
    Shape,
    Signed,
    User,
)


class CustomerOfCase(Shape, frozen=True):
    id: Id = ""
    customer_name: str = ""


class Note(Shape, frozen=True):
    id: str = ""
    content: str = ""
    created: Signed | Instant | None = None
    created_by: User | None = None


class Notes(Shape, frozen=True):
    note: Sequence[Note] = ()


class CaseLink(Shape, frozen=True):
    """Another case, or the case of an activity."""

    id: Id = ""


class RelatedCases(Shape, frozen=True):
    case: Sequence[CaseLink] = ()


class CaseElements(Shape, frozen=True):
    """What needs no reading beyond its type."""

    id: Id = ""
    subject: str = ""
    status: Choice | None = None
    severity: Choice | None = None
    department: Department | None = None
    originating_channel: Choice | None = None
    description: str = ""
    solution: str = ""


class Case(CaseElements, frozen=True):
    """A case. Searches tell a part, Get Cases by IDs with `$attribute=all` everything.

    An unassigned case has an owner without a user.
    """

    customer: CustomerOfCase = CustomerOfCase()
    owner: User | None = None
    last_modified: Signed | Instant | None = None
    last_modified_by: User | None = None
    due_date: Signed | Instant | None = None
    created: Signed | Instant | None = None
    created_by: User | None = None
    last_closed: Signed | Instant | None = None
    last_closed_by: User | None = None
    user_last_worked: User | None = None
    notes: Notes = Notes()
    related_cases: RelatedCases = RelatedCases()
    custom_attributes: CustomAttributes = CustomAttributes()


class CaseList(Listing[Case], frozen=True):
    """The body of a case lookup, a case search, and of cases by IDs. Case Lookup v20."""

    rows: Sequence[Case] = field(name="case")


class ActivityStatus(Choice, frozen=True):
    assigned: User | None = None


class Mail(Shape, frozen=True):
    """An e-mail as it was sent. `date` is when. Compose and send v12."""

    date: Signed | Instant | None = None


class Payload(Shape, frozen=True):
    email: Mail = Mail()


class Activity(Shape, frozen=True):
    """One message, call or chat of a case. Activity Search v12; Search activities v3.

    v12 says `isSecure` and `isRead` where v3 says `secure` and `read`.
    """

    id: str = ""
    subject: str = ""
    type: Choice | None = None
    mode: Choice | None = None
    status: ActivityStatus | None = None
    is_secure: bool | None = None
    secure: bool | None = None
    is_read: bool | None = None
    read: bool | None = None
    case: CaseLink = CaseLink()
    customer: CustomerOfCase = CustomerOfCase()
    created: Signed | Instant | None = None
    created_by: User | None = None
    last_modified: Signed | Instant | None = None
    payload: Payload = Payload()


class ActivityList(Listing[Activity], frozen=True):
    """The body of an activity search. Activity Search v12."""

    rows: Sequence[Activity] = field(name="activity")
