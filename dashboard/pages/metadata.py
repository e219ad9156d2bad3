"""What an ECE is configured with for customers and cases, cached by server and language."""

import time
from collections.abc import Callable, Iterable, Mapping

from django.utils.functional import cached_property
from django.utils.translation import get_language

from dashboard import ece
from dashboard.pages.page import AgentRequest

CACHED, CACHED_EMPTY = 3600, 60  # seconds
MOST = 300


class Memory:
    """What was read, by its key and as long as it is good. One that is full begins anew."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, ece.Metadata]] = {}

    def get(self, key: str) -> ece.Metadata | None:
        good_until, metadata = self._known.get(key, (0.0, None))
        return metadata if time.monotonic() < good_until else None

    def set(self, key: str, metadata: ece.Metadata, seconds: int) -> None:
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[key] = (time.monotonic() + seconds, metadata)

    def clear(self) -> None:
        self._known.clear()


memory = Memory()


def configured(request: AgentRequest) -> ece.Metadata:
    """Return what this ECE is configured with for customers; where it does not tell, nothing, and
    so free text everywhere."""
    return cached(request, "customers", request.ece.get_metadata)


def configured_for_cases(request: AgentRequest) -> ece.Metadata:
    """Return the custom attributes of cases; where this ECE does not tell, none."""
    return cached(request, "cases", request.ece.get_case_metadata)


def cached(request: AgentRequest, subject: str, read: Callable[[], ece.Metadata]) -> ece.Metadata:
    """Return what this page or another one read within the last hour; a page asks several times."""
    of_page: dict[str, ece.Metadata] = request.__dict__.setdefault("metadata", {})
    if subject not in of_page:
        of_page[subject] = read_or_recalled(request, subject, read)
    return of_page[subject]


def read_or_recalled(
    request: AgentRequest, subject: str, read: Callable[[], ece.Metadata]
) -> ece.Metadata:
    """Return what was read within the last hour, the last minute where part of it could not be
    read, or is read now.

    What ECE would not tell one agent it may tell another, so a refusal stands for that agent alone.
    """
    for_all = f"metadata:{subject}:{request.agent.server}:{get_language()}"
    for_one = f"{for_all}:{request.agent.pk}"
    known = memory.get(for_all) or memory.get(for_one)
    if known is not None:
        return known
    try:
        metadata = read()
    except ece.Unauthorized:
        raise
    except ece.Error:
        memory.set(for_one, ece.Metadata(), CACHED_EMPTY)
        return ece.Metadata()
    memory.set(for_all, metadata, CACHED_EMPTY if metadata.unreadable else CACHED)
    return metadata


class Labels:
    """How custom attributes and their values are called on the screen. What ECE does not tell goes
    by its own name.

    `object` is customer, contactPerson, contactPoint or case. `metadata` is asked for when the
    first label is needed.
    """

    def __init__(self, metadata: Callable[[], ece.Metadata]) -> None:
        self.metadata = metadata

    @cached_property
    def custom(self) -> Mapping[str, tuple[ece.CustomDefinition, ...]]:
        return self.metadata().custom

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], ece.CustomDefinition]:
        definitions = {}
        for object, of_object in self.custom.items():
            definitions.update({(object, each.name): each for each in of_object})
        return definitions

    def definitions_of(self, object: str) -> tuple[ece.CustomDefinition, ...]:
        return self.custom.get(object, ())

    def label(self, object: str, name: str) -> str:
        """Return how the attribute is called."""
        definition = self.by_name.get((object, name))
        return definition.label if definition else name

    def values(self, object: str, attribute: ece.CustomAttribute) -> tuple[str, ...]:
        """Return the values of the attribute as they are displayed."""
        definition = self.by_name.get((object, attribute.name))
        if definition is None or not definition.values:
            return attribute.values
        shown = {choice.value: choice.label for choice in definition.values}
        return tuple(shown.get(value, value) for value in attribute.values)

    def name(self, object: str, typed: str) -> str:
        """Return the name of the attribute that is called so, or what was typed."""
        for definition in self.definitions_of(object):
            if typed.casefold() in (definition.name.casefold(), definition.label.casefold()):
                return definition.name
        return typed

    def value(self, object: str, name: str, typed: str) -> str:
        """Return the value that is displayed so, or what was typed."""
        definition = self.by_name.get((object, name))
        if definition is None:
            return typed
        return value_displayed(definition.values, typed)

    def displayed_value(self, object: str, name: str, value: str) -> str:
        """Return how a value is displayed."""
        return self.values(object, ece.CustomAttribute(name, (value,)))[0]


def labels_for(request: AgentRequest) -> Labels:
    """Return how attributes of customers, contact persons and contact points are called."""
    return Labels(lambda: configured(request))


def case_labels_for(request: AgentRequest) -> Labels:
    return Labels(lambda: configured_for_cases(request))


def value_displayed(choices: Iterable[ece.Choice], typed: str) -> str:
    """Return the value of the choice that is displayed so, or what was typed."""
    for choice in choices:
        if typed.casefold() in (choice.value.casefold(), choice.label.casefold()):
            return choice.value
    return typed


def suggested_names(definitions: Iterable[ece.CustomDefinition]) -> dict[str, str]:
    """Return the labels of the attributes by what a text box fills in: the label again."""
    return {definition.label: definition.label for definition in definitions}


def suggested_values(definitions: Iterable[ece.CustomDefinition]) -> dict[str, str]:
    """Return for each configured value the attributes that may have it."""
    owners: dict[str, list[str]] = {}
    for definition in definitions:
        for choice in definition.values:
            owners.setdefault(choice.label, []).append(definition.label)
    return {value: ", ".join(labels) for value, labels in owners.items()}
