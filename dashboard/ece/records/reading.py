"""From the shapes of ECE's answers to the records that pages show.

`unreadable` is how many values of the shape were lost on the way.
"""

from collections.abc import Callable
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from dashboard.ece.records.cases import Activity, Case, Note
from dashboard.ece.records.customers import Customer
from dashboard.ece.records.values import Agent, Profile
from dashboard.ece.shapes import cases, common, customers, v12

# Most elements of these go over as they are, in their order.
_elements_of_customer = attrgetter(*customers.CustomerElements.__struct_fields__)
_elements_of_case = attrgetter(*cases.CaseElements.__struct_fields__)
_new_customer: Callable[..., Customer] = Customer
_new_case: Callable[..., Case] = Case


class _Event(NamedTuple):
    """When something happened and who did it; `is_lost` where the moment cannot be shown."""

    moment: datetime | None
    agent: Agent | None
    is_lost: bool


def read_customer(shape: customers.Customer, unreadable: int) -> Customer:
    created = _event(shape.created, shape.created_by)
    modified = _event(shape.last_modified, shape.last_modified_by)
    return _new_customer(
        *_elements_of_customer(shape),
        name=shape.customer_name,
        contact_persons=tuple(shape.persons),
        preferred_agent=_agent(shape.preferred_agent),
        created=created.moment,
        created_by=created.agent,
        last_modified=modified.moment,
        last_modified_by=modified.agent,
        custom_attributes=shape.custom_attributes.named,
        unreadable=unreadable + created.is_lost + modified.is_lost,
    )


def read_case(shape: cases.Case, unreadable: int) -> Case:
    created = _event(shape.created, shape.created_by)
    modified = _event(shape.last_modified, shape.last_modified_by)
    due = _event(shape.due_date)
    closed = _event(shape.last_closed, shape.last_closed_by)
    noted = [_event(note.created, note.created_by) for note in shape.notes.note]
    notes = zip(shape.notes.note, noted, strict=True)
    owner = _agent(shape.owner)
    return _new_case(
        *_elements_of_case(shape),
        customer_id=shape.customer.id,
        customer_name=shape.customer.customer_name,
        owner=owner,
        is_unassigned=bool(shape.owner and not owner and not unreadable),
        created=created.moment,
        created_by=created.agent,
        last_modified=modified.moment,
        last_modified_by=modified.agent,
        due=due.moment,
        last_closed=closed.moment,
        last_closed_by=closed.agent,
        last_worked_by=_agent(shape.user_last_worked),
        notes=tuple([Note(note.id, note.content, at.moment, at.agent) for note, at in notes]),
        related_case_ids=tuple([case.id for case in shape.related_cases.case if case.id]),
        custom_attributes=shape.custom_attributes.named,
        unreadable=unreadable + sum(at.is_lost for at in (created, modified, due, closed, *noted)),
    )


def read_activity(shape: cases.Activity, unreadable: int) -> Activity:
    status = shape.status or cases.ActivityStatus()
    created = _event(shape.created, shape.created_by)
    modified = _event(shape.last_modified)
    sent = _event(shape.payload.email.date)
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
        created=created.moment,
        created_by=created.agent,
        last_modified=modified.moment,
        sent=sent.moment,
        unreadable=unreadable + created.is_lost + modified.is_lost + sent.is_lost,
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


def _event(when: common.Signed | datetime | None, user: common.User | None = None) -> _Event:
    """Return what happened then. Who did it stands with the moment, or beside it as in v3."""
    agent = _agent(user)
    if isinstance(when, common.Signed):
        agent = _agent(when.user) or agent
        when = when.date
    if when is None or common.can_be_shown(when):
        return _Event(when, agent, is_lost=False)
    return _Event(None, agent, is_lost=True)


def _agent(user: common.User | None) -> Agent | None:
    if user is None:
        return None
    if user.user is not None:
        return _agent(user.user)
    name = user.name or " ".join(filter(None, (user.first_name, user.last_name)))
    return Agent(user.id, name) if user.id or name else None
