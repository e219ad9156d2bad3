"""The cases and activities of the made-up customers, of every age up to the day of seeding."""

import random
import sqlite3
from datetime import datetime, timedelta

from dashboard.sandbox import actors
from dashboard.sandbox.trees import Tree, custom_attributes
from dashboard.sandbox.wire.moments import written
from dashboard.sandbox.world import configured
from dashboard.sandbox.world.people import Person
from dashboard.sandbox.world.schema import FIRST_ID
from dashboard.sandbox.world.store import insert_activity, insert_case

OLDEST_CASE = timedelta(days=3 * 365)
RECENT = timedelta(days=14)
SECURE_MAIL_AGE = timedelta(days=60)
SECURE_MAIL_SUBJECTS = (
    "Your contract",
    "Your statement",
    "Documents for your signature",
    "Your new access code",
)
SUBJECTS = (
    "Charging is too slow",
    "Cannot sign in to the portal",
    "Invoice shows the wrong amount",
    "Delivery has not arrived",
    "Change of address",
    "Refund for a returned order",
    "Contract renewal",
    "Router restarts by itself",
    "Question about the tariff",
    "Password reset mail never comes",
    "App crashes when opening the map",
    "Request for a copy of the contract",
    "Battery drains over night",
    "Double payment in March",
    "Connection moves to a new flat",
    "Complaint about a technician",
)
SEVERITIES = ("urgent", "high", "medium", "low")
ACTIVITY_TYPES = ("email", "phone call", "chat")
CHANNELS = ("email", "phone", "chat")
OUR_MAILBOX = "service@example.com"


class Histories:
    def __init__(self, draw: random.Random, today: datetime) -> None:
        self._draw = draw
        self._today = today
        self._next_case = FIRST_ID + 1
        self._next_activity = FIRST_ID + 1

    def insert(self, connection: sqlite3.Connection, person: Person) -> None:
        (number,) = self._draw.choices((0, 1, 2, 3, 12), (45, 35, 14, 5, 1))
        for _ in range(number):
            self._insert_case(connection, person)

    def _insert_case(self, connection: sqlite3.Connection, person: Person) -> None:
        draw = self._draw
        age = min(OLDEST_CASE, self._today - person.created) * draw.random() ** 3
        opened = self._today - age
        worked = opened + age * draw.random()
        is_open = draw.random() < _share_of_open(age)
        row = self._case(person, opened, worked, is_open=is_open)
        insert_case(connection, row, self._content(row["created_by"], worked, is_open=is_open))
        (number,) = draw.choices((1, 2, 3), (6, 3, 1))
        for _ in range(number):
            moment = opened + (worked - opened) * draw.random()
            self._insert_activity(connection, person, row, moment)
        if draw.random() < 0.35:
            self._insert_secure_mail(connection, person, row, opened)

    def _case(self, person: Person, opened: datetime, worked: datetime, *, is_open: bool) -> Tree:
        draw = self._draw
        id = self._next_case
        self._next_case += 1
        agent = draw.choice(actors.working_in(person.department)).id
        is_taken = draw.random() < 0.7
        subject = draw.choice(SUBJECTS)
        (severity,) = draw.choices(SEVERITIES, (1, 3, 8, 4))
        row: Tree = {
            "id": id,
            "customer": person.id,
            "department": person.department,
            "status": "open",
            "severity": severity,
            "subject": f"{subject} [#{id}]",
            "created": written(opened),
            "created_by": agent,
            "modified": written(worked),
            "modified_by": agent,
            "due": self._due(opened),
            "closed": None,
            "closed_by": None,
            "owner": None,
            "folder": "cases_open",
            "channel": draw.choice(CHANNELS),
        }
        if is_taken or not is_open:
            row["owner"] = agent
        if not is_open:
            row["status"] = "closed"
            row["folder"] = "cases_closed"
            row["closed"] = written(worked)
            row["closed_by"] = agent
        return row

    def _due(self, opened: datetime) -> str | None:
        if self._draw.random() >= 0.6:
            return None
        days = self._draw.randint(1, 21)
        return written(opened + timedelta(days=days))

    def _content(self, agent: int, worked: datetime, *, is_open: bool) -> Tree:
        draw = self._draw
        content: Tree = {}
        if draw.random() < 0.5:
            content["description"] = "The customer called and described the matter in detail."
        if not is_open and draw.random() < 0.7:
            content["solution"] = "Explained on the phone, the customer is satisfied."
        if draw.random() < 0.3:
            note = {
                "content": "Asked to be called back after 4 pm.",
                "date": written(worked),
                "by": agent,
            }
            content["notes"] = [note]
        if draw.random() < 0.1 and self._next_case > FIRST_ID + 2:
            content["related"] = [draw.randrange(FIRST_ID, self._next_case - 1)]
        if draw.random() < 0.6:
            rating = str(draw.randint(1, 5))
            content["customAttributes"] = custom_attributes(customer_rating=rating)
        return content

    def _insert_activity(
        self,
        connection: sqlite3.Connection,
        person: Person,
        case: Tree,
        moment: datetime,
    ) -> None:
        draw = self._draw
        (kind,) = draw.choices(ACTIVITY_TYPES, (6, 3, 1))
        row = self._row(person, case, moment)
        row |= {"mode": "inbound", "type": kind, "secure": 0, "seen": 1}
        row |= {"status": "assigned", "substatus": "in_progress"}
        if case["status"] == "closed" or draw.random() < 0.7:
            row |= {"status": "completed", "substatus": "done"}
        content: Tree = {
            "subject": case["subject"],
            "text": "Please have a look at this as soon as you can.",
        }
        if kind == "email":
            content |= {"from": person.email, "to": OUR_MAILBOX}
        if row["id"] % 2:
            outcome = configured.OUTCOMES[row["id"] % len(configured.OUTCOMES)]
            content["customAttributes"] = custom_attributes(outcome=outcome)
        insert_activity(connection, row, content)

    def _insert_secure_mail(
        self,
        connection: sqlite3.Connection,
        person: Person,
        case: Tree,
        opened: datetime,
    ) -> None:
        draw = self._draw
        sent = max(opened, self._today - SECURE_MAIL_AGE * draw.random())
        drafted = sent - timedelta(minutes=draw.randint(1, 90))
        row = self._row(person, case, drafted)
        row |= {
            "mode": "outbound",
            "type": "email",
            "status": "completed",
            "substatus": "done",
            "secure": 1,
            "seen": int(draw.random() < 0.5),
            "completed": written(sent),
            "sent": written(sent),
        }
        content = {
            "subject": draw.choice(SECURE_MAIL_SUBJECTS),
            "text": "A message is waiting in the portal.",
            "from": OUR_MAILBOX,
            "to": person.email,
        }
        insert_activity(connection, row, content)

    def _row(self, person: Person, case: Tree, moment: datetime) -> Tree:
        id = self._next_activity
        self._next_activity += 1
        return {
            "id": id,
            "cases": case["id"],
            "customer": person.id,
            "department": person.department,
            "created": written(moment),
            "modified": written(moment),
            "completed": written(moment),
            "sent": None,
            "assigned": case["owner"],
            "queue": 1000 + person.department % 10,
        }


def _share_of_open(age: timedelta) -> float:
    if age < RECENT:
        return 0.9
    return 0.25
