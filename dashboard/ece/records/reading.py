"""From the shapes of ECE's answers to the records that pages show.

`unreadable` is how many values of the shape were lost on the way.
"""

from collections.abc import Callable
from datetime import datetime
from operator import attrgetter

from dashboard.ece.records.cases import Activity, Case, Note
from dashboard.ece.records.customers import Customer
from dashboard.ece.records.values import Agent, Profile
from dashboard.ece.shapes import cases, common, customers, v12

# Most elements of these go over as they are, in their order.
_elements_of_customer = attrgetter(*customers.CustomerElements.__struct_fields__)
_elements_of_case = attrgetter(*cases.CaseElements.__struct_fields__)
_new_customer: Callable[..., Customer] = Customer
_new_case: Callable[..., Case] = Case

type When = common.Signed | datetime | None


def read_customer(shape: customers.Customer, unreadable: int) -> Customer:
    return _new_customer(
        *_elements_of_customer(shape),
        name=shape.customer_name,
        contact_persons=tuple(shape.persons),
        preferred_agent=_agent(shape.preferred_agent),
        created=_moment(shape.created),
        created_by=_signer(shape.created, shape.created_by),
        last_modified=_moment(shape.last_modified),
        last_modified_by=_signer(shape.last_modified, shape.last_modified_by),
        custom_attributes=shape.custom_attributes.named,
        unreadable=unreadable + _lost(shape.created, shape.last_modified),
    )


def read_case(shape: cases.Case, unreadable: int) -> Case:
    noted = [note.created for note in shape.notes.note]
    lost = _lost(shape.created, shape.last_modified, shape.due_date, shape.last_closed, *noted)
    owner = _agent(shape.owner)
    return _new_case(
        *_elements_of_case(shape),
        customer_id=shape.customer.id,
        customer_name=shape.customer.customer_name,
        owner=owner,
        is_unassigned=bool(shape.owner and not owner and not unreadable),
        created=_moment(shape.created),
        created_by=_signer(shape.created, shape.created_by),
        last_modified=_moment(shape.last_modified),
        last_modified_by=_signer(shape.last_modified, shape.last_modified_by),
        due=_moment(shape.due_date),
        last_closed=_moment(shape.last_closed),
        last_closed_by=_signer(shape.last_closed, shape.last_closed_by),
        last_worked_by=_agent(shape.user_last_worked),
        notes=tuple(map(_note, shape.notes.note)),
        related_case_ids=tuple(case.id for case in shape.related_cases.case if case.id),
        custom_attributes=shape.custom_attributes.named,
        unreadable=unreadable + lost,
    )


def _note(shape: cases.Note) -> Note:
    signer = _signer(shape.created, shape.created_by)
    return Note(shape.id, shape.content, _moment(shape.created), signer)


def read_activity(shape: cases.Activity, unreadable: int) -> Activity:
    status = shape.status or cases.ActivityStatus()
    lost = _lost(shape.created, shape.last_modified, shape.payload.email.date)
    return Activity(
        id=shape.id,
        subject=shape.subject,
        type=shape.type,
        mode=shape.mode,
        status=shape.status,
        is_secure=_either(shape.is_secure, shape.secure),
        is_read=_either(shape.is_read, shape.read),
        case_id=shape.case.id,
        customer_id=shape.customer.id,
        customer_name=shape.customer.customer_name,
        assigned_to=_agent(status.assigned),
        created=_moment(shape.created),
        created_by=_signer(shape.created, shape.created_by),
        last_modified=_moment(shape.last_modified),
        sent=_moment(shape.payload.email.date),
        unreadable=unreadable + lost,
    )


def _either(flag: bool | None, other: bool | None) -> bool | None:
    return other if flag is None else flag


def read_profile(shape: v12.Profile, unreadable: int) -> Profile:
    full_name = " ".join(filter(None, (shape.first_name, shape.last_name)))
    home_first = sorted(
        shape.departments.department, key=lambda each: each.home.lower() not in ("yes", "true")
    )
    return Profile(
        id=shape.id,
        login=shape.login_id,
        name=full_name or shape.screen_name or shape.login_id,
        departments=tuple(
            common.Department(each.id, each.name) for each in home_first if each.name
        ),
    )


def _moment(when: When) -> datetime | None:
    moment = _written_moment(when)
    return moment if moment and common.can_be_shown(moment) else None


def _written_moment(when: When) -> datetime | None:
    return when.date if isinstance(when, common.Signed) else when


def _lost(*whens: When) -> int:
    """Return how many of the moments are there and cannot be shown."""
    lost = 0
    for when in whens:
        moment = _written_moment(when)
        if moment and not common.can_be_shown(moment):
            lost += 1
    return lost


def _signer(when: When, beside: common.User | None) -> Agent | None:
    """Return who acted: the user beside the moment, as v3 has it, or in it."""
    signed = when.user if isinstance(when, common.Signed) else None
    return _agent(signed) or _agent(beside)


def _agent(user: common.User | None) -> Agent | None:
    if user is None:
        return None
    if user.user is not None:
        return _agent(user.user)
    name = user.name or " ".join(filter(None, (user.first_name, user.last_name)))
    return Agent(user.id, name) if user.id or name else None
