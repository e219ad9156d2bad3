"""Where an agent's sweeps rest between two requests: sealed, and for half an hour."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from dashboard.findability.faults import Fault, Finding, Proof, Question
from dashboard.findability.sweep import Shared, Sweep
from dashboard.findability.twins import Likeness, Trait
from dashboard.models import Agent, StoredSweep
from dashboard.storage.purging import SWEEP_STAYS
from dashboard.storage.sealing import fingerprint, read_sealed, row_context, seal

PLAIN = ("pages", "count", "is_complete", "looked_at", "left_out", "uncompared", "names")

type Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """A sweep, and when its first page was read."""

    sweep: Sweep
    started: datetime


def recall(agent: Agent, days: str) -> Stored:
    """Return the agent's sweep of these days, a new one where there is none that is fresh."""
    row = StoredSweep.objects.filter(
        agent=agent, scope=fingerprint(days), started__gt=timezone.now() - SWEEP_STAYS
    ).first()
    if row is None:
        return Stored(Sweep(), timezone.now())
    content = read_sealed(row.sealed, context=context_of(agent, days))
    if content is None:
        return Stored(Sweep(), timezone.now())
    return Stored(from_json(content), row.started)


def remember(agent: Agent, days: str, stored: Stored) -> None:
    """Store the sweep for the next request, and drop what is no longer fresh."""
    StoredSweep.objects.filter(started__lt=timezone.now() - SWEEP_STAYS).delete()
    content = json.dumps(to_json(stored.sweep))
    sealed = seal(content, context=context_of(agent, days))
    StoredSweep.objects.update_or_create(
        agent=agent,
        scope=fingerprint(days),
        defaults={"sealed": sealed, "started": stored.started},
    )


def forget(agent: Agent, days: str) -> None:
    StoredSweep.objects.filter(agent=agent, scope=fingerprint(days)).delete()


def context_of(agent: Agent, days: str) -> str:
    return row_context("sweep", agent.pk, fingerprint(days))


def to_json(sweep: Sweep) -> Json:
    plain = {name: getattr(sweep, name) for name in PLAIN}
    findings = [finding_to_json(finding) for finding in sweep.findings]
    shared = [shared_to_json(shared) for shared in sweep.shared.values()]
    return {**plain, "findings": findings, "shared": shared}


def finding_to_json(finding: Finding) -> list[Any]:
    question = question_to_json(finding.question)
    return [finding.customer_id, finding.fault, finding.stored, question, finding.proof]


def shared_to_json(shared: Shared) -> list[Any]:
    trait = shared.trait
    question = question_to_json(trait.question)
    return [trait.likeness, trait.value, trait.stored, question, shared.ids, shared.is_least]


def question_to_json(question: Question | None) -> list[str] | None:
    if question is None:
        return None
    return [question.criterion, question.spelling]


def from_json(content: Json) -> Sweep:
    sweep = Sweep(**{name: content[name] for name in PLAIN if name in content})
    sweep.findings = [read_finding(*each) for each in content["findings"]]
    for each in content["shared"]:
        shared = read_shared(*each)
        sweep.shared[shared.trait.likeness.value, shared.trait.value] = shared
    return sweep


def read_finding(
    id: str, fault: str, stored: str, question: list[str] | None, proof: str
) -> Finding:
    return Finding(id, Fault(fault), stored, read_question(question), Proof(proof))


def read_shared(
    likeness: str,
    value: str,
    stored: str,
    question: list[str] | None,
    ids: list[str],
    is_least: bool,
) -> Shared:
    trait = Trait(Likeness(likeness), value, stored, read_question(question))
    return Shared(trait, ids, is_least)


def read_question(pair: list[str] | None) -> Question | None:
    if pair is None:
        return None
    return Question(*pair)
