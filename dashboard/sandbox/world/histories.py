"""The cases and activities of the made-up customers: every status and age, up to the day of seeding."""

import random
import sqlite3
from datetime import datetime, timedelta

from dashboard.sandbox import actors
from dashboard.sandbox.trees import Tree, custom_attributes
from dashboard.sandbox.wire.moments import written
from dashboard.sandbox.world import names
from dashboard.sandbox.world.database import FIRST_ID
from dashboard.sandbox.world.people import Person
from dashboard.sandbox.world.store import insert_activity, insert_case

OLDEST_CASE = timedelta(days=3 * 365)
SECURE_MAIL_AGE = timedelta(days=60)
SECURE_MAIL_SUBJECTS = (
    "Your contract",
    "Your statement",
    "Documents for your signature",
    "Your new access code",
)


class Histories:
    def __init__(self, draw: random.Random, today: datetime) -> None:
        self._draw = draw
        self._today = today
        self._next_case = FIRST_ID + 1
        self._next_activity = FIRST_ID + 1

    def insert(self, connection: sqlite3.Connection, person: Person) -> None:
        for _ in range(self._draw.choices((0, 1, 2, 3, 12), (45, 35, 14, 5, 1))[0]):
            self._insert_case(connection, person)

    def _insert_case(self, connection: sqlite3.Connection, person: Person) -> None:
        draw = self._draw
        id, self._next_case = self._next_case, self._next_case + 1
        age = min(OLDEST_CASE, self._today - person.created) * draw.random() ** 3
        opened = self._today - age
        worked = opened + age * draw.random()
        is_open = draw.random() < (0.9 if age < timedelta(days=14) else 0.25)
        agent = draw.choice(actors.working_in(person.department)).id
        owner = agent if draw.random() < 0.7 or not is_open else None
        subject = draw.choice(names.SUBJECTS)
        row = {
            "id": id,
            "customer": person.id,
            "department": person.department,
            "status": "open" if is_open else "closed",
            "severity": draw.choices(("urgent", "high", "medium", "low"), (1, 3, 8, 4))[0],
            "subject": f"{subject} [#{id}]",
            "created": written(opened),
            "created_by": agent,
            "modified": written(worked),
            "modified_by": agent,
            "due": written(opened + timedelta(days=draw.randint(1, 21)))
            if draw.random() < 0.6
            else None,
            "closed": None if is_open else written(worked),
            "closed_by": None if is_open else agent,
            "owner": owner,
            "folder": "cases_open" if is_open else "cases_closed",
            "channel": draw.choice(("email", "phone", "chat")),
        }
        insert_case(connection, row, self._content(agent, worked, is_open))
        for _ in range(draw.choices((1, 2, 3), (6, 3, 1))[0]):
            self._insert_activity(
                connection,
                person,
                row,
                opened + (worked - opened) * draw.random(),
            )
        if draw.random() < 0.35:
            self._insert_secure_mail(connection, person, row, opened)

    def _content(self, agent: int, worked: datetime, is_open: bool) -> Tree:
        draw = self._draw
        content: Tree = {}
        if draw.random() < 0.5:
            content["description"] = "The customer called and described the matter in detail."
        if not is_open and draw.random() < 0.7:
            content["solution"] = "Explained on the phone, the customer is satisfied."
        if draw.random() < 0.3:
            content["notes"] = [
                {
                    "content": "Asked to be called back after 4 pm.",
                    "date": written(worked),
                    "by": agent,
                }
            ]
        if draw.random() < 0.1 and self._next_case > FIRST_ID + 2:
            content["related"] = [draw.randrange(FIRST_ID, self._next_case - 1)]
        if draw.random() < 0.6:
            content["customAttributes"] = custom_attributes(customer_rating=str(draw.randint(1, 5)))
        return content

    def _insert_activity(
        self,
        connection: sqlite3.Connection,
        person: Person,
        case: Tree,
        moment: datetime,
    ) -> None:
        draw = self._draw
        kind = draw.choices(("email", "phone call", "chat"), (6, 3, 1))[0]
        done = case["status"] == "closed" or draw.random() < 0.7
        status, substatus = ("completed", "done") if done else ("assigned", "in_progress")
        row = self._row(person, case, moment) | {
            "mode": "inbound",
            "type": kind,
            "status": status,
            "substatus": substatus,
            "secure": 0,
            "seen": 1,
        }
        mail = {"from": person.email, "to": "service@example.com"} if kind == "email" else {}
        text = {
            "subject": case["subject"],
            "text": "Please have a look at this as soon as you can.",
        }
        insert_activity(connection, row, text | mail)

    def _insert_secure_mail(
        self,
        connection: sqlite3.Connection,
        person: Person,
        case: Tree,
        opened: datetime,
    ) -> None:
        draw = self._draw
        sent = max(opened, self._today - SECURE_MAIL_AGE * draw.random())
        row = self._row(person, case, sent - timedelta(minutes=draw.randint(1, 90))) | {
            "mode": "outbound",
            "type": "email",
            "status": "completed",
            "substatus": "done",
            "secure": 1,
            "seen": int(draw.random() < 0.5),
            "completed": written(sent),
            "sent": written(sent),
        }
        subject = draw.choice(SECURE_MAIL_SUBJECTS)
        mail = {"from": "service@example.com", "to": person.email}
        insert_activity(
            connection,
            row,
            {"subject": subject, "text": "A message is waiting in the portal."} | mail,
        )

    def _row(self, person: Person, case: Tree, moment: datetime) -> Tree:
        id, self._next_activity = self._next_activity, self._next_activity + 1
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
