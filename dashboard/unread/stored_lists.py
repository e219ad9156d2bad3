"""Where an agent's lists rest between two requests: sealed, and for ten minutes."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from dashboard.models import Agent, StoredUnreadList
from dashboard.storage.purging import UNREAD_LIST_STAYS
from dashboard.storage.sealing import fingerprint, read_sealed, row_context, seal
from dashboard.unread.unread_list import Answer, ListedCustomer, UnreadList
from dashboard.unread.windows import Window, written

type Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """A list, and when its first part was read."""

    unread_list: UnreadList
    started: datetime


def recall(agent: Agent, window: Window) -> Stored:
    """Return the agent's list of this window, an empty one where there is none that is fresh."""
    row = StoredUnreadList.objects.filter(
        agent=agent, scope=scope(window), started__gt=timezone.now() - UNREAD_LIST_STAYS
    ).first()
    if row is None:
        return Stored(UnreadList(window), timezone.now())
    content = read_sealed(row.sealed, context=context_of(agent, window))
    if content is None:
        return Stored(UnreadList(window), timezone.now())
    return Stored(from_json(content, window), row.started)


def remember(agent: Agent, stored: Stored) -> None:
    """Store the list for the next request, and drop what is no longer fresh."""
    StoredUnreadList.objects.filter(started__lt=timezone.now() - UNREAD_LIST_STAYS).delete()
    window = stored.unread_list.window
    content = json.dumps(to_json(stored.unread_list))
    sealed = seal(content, context=context_of(agent, window))
    StoredUnreadList.objects.update_or_create(
        agent=agent,
        scope=scope(window),
        defaults={"sealed": sealed, "started": stored.started},
    )


def forget(agent: Agent, window: Window) -> None:
    StoredUnreadList.objects.filter(agent=agent, scope=scope(window)).delete()


def scope(window: Window) -> str:
    return fingerprint(f"{written(window.start)} {written(window.end)} {window.zone.key}")


def context_of(agent: Agent, window: Window) -> str:
    return row_context("unread list", agent.pk, scope(window))


def to_json(unread_list: UnreadList) -> Json:
    customers = unread_list.customers.values()
    return {
        "customers": [(each.id, each.name, each.department) for each in customers],
        "stretches": answers_to_json(unread_list.stretches),
        "days": answers_to_json(unread_list.days),
    }


def answers_to_json(answers: dict[str, Answer] | dict[str, Answer | None]) -> Json:
    return {start: answer_to_json(answer) for start, answer in answers.items()}


def answer_to_json(answer: Answer | None) -> Json | None:
    if answer is None:
        return None
    return {"ids": answer.ids, "is_whole": answer.is_whole, "left_out": answer.left_out}


def from_json(content: Json, window: Window) -> UnreadList:
    customers = [ListedCustomer(*each) for each in content["customers"]]
    return UnreadList(
        window,
        customers={customer.id: customer for customer in customers},
        stretches={start: read_answer(each) for start, each in content["stretches"].items()},
        days={start: each and read_answer(each) for start, each in content["days"].items()},
    )


def read_answer(content: Json) -> Answer:
    return Answer(tuple(content["ids"]), content["is_whole"], content["left_out"])
