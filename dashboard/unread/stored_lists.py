"""Where an agent's lists rest between two requests: sealed, and for ten minutes."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from dashboard.models import Agent, StoredUnreadList
from dashboard.storage.purging import UNREAD_LIST_STAYS
from dashboard.storage.sealing import fingerprint, read_sealed, row_context, seal
from dashboard.unread.among import Among
from dashboard.unread.unread_list import Answer, ListedCustomer, UnreadList
from dashboard.unread.windows import Window, written

type Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """A list, and when its first part was read."""

    unread_list: UnreadList
    started: datetime


def recall(agent: Agent, window: Window, among: Among) -> Stored:
    """Return the agent's list of this window among these customers, an empty one where there is
    none that is fresh."""
    row = StoredUnreadList.objects.filter(
        agent=agent, scope=scope(window, among), started__gt=timezone.now() - UNREAD_LIST_STAYS
    ).first()
    if row is None:
        return Stored(UnreadList(window, among), timezone.now())
    content = read_sealed(row.sealed, context=context_of(agent, window, among))
    if content is None:
        return Stored(UnreadList(window, among), timezone.now())
    return Stored(from_json(content, window, among), row.started)


def remember(agent: Agent, stored: Stored) -> None:
    """Store the list for the next request, and drop what is no longer fresh."""
    StoredUnreadList.objects.filter(started__lt=timezone.now() - UNREAD_LIST_STAYS).delete()
    window, among = stored.unread_list.window, stored.unread_list.among
    content = json.dumps(to_json(stored.unread_list))
    sealed = seal(content, context=context_of(agent, window, among))
    StoredUnreadList.objects.update_or_create(
        agent=agent,
        scope=scope(window, among),
        defaults={"sealed": sealed, "started": stored.started},
    )


def forget(agent: Agent, window: Window, among: Among) -> None:
    StoredUnreadList.objects.filter(agent=agent, scope=scope(window, among)).delete()


def scope(window: Window, among: Among) -> str:
    edges = f"{written(window.start)} {written(window.end)} {window.zone.key}"
    return fingerprint(f"{edges} {among.key}".rstrip())


def context_of(agent: Agent, window: Window, among: Among) -> str:
    return row_context("unread list", agent.pk, scope(window, among))


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


def from_json(content: Json, window: Window, among: Among) -> UnreadList:
    customers = [ListedCustomer(*each) for each in content["customers"]]
    return UnreadList(
        window,
        among,
        customers={customer.id: customer for customer in customers},
        stretches={start: read_answer(each) for start, each in content["stretches"].items()},
        days={start: each and read_answer(each) for start, each in content["days"].items()},
    )


def read_answer(content: Json) -> Answer:
    return Answer(tuple(content["ids"]), content["is_whole"], content["left_out"])
