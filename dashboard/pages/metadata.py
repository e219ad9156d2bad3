"""What an ECE is configured with for customers, cached by server and language."""

from collections.abc import Mapping

from django.core.cache import cache
from django.utils.translation import get_language

from dashboard import ece
from dashboard.pages.page import AgentRequest

CACHED, CACHED_EMPTY = 3600, 60  # seconds


def configured(request: AgentRequest) -> ece.Metadata:
    """Return what this ECE is configured with; where it does not tell, nothing, and so free text
    everywhere."""
    key = f"metadata:{request.agent.server}:{get_language()}"
    metadata: ece.Metadata | None = cache.get(key)
    if metadata is None:
        metadata, seconds = read_metadata(request.ece)
        cache.set(key, metadata, seconds)
    return metadata


def read_metadata(client: ece.Client) -> tuple[ece.Metadata, int]:
    """Return the metadata and for how many seconds it may be cached."""
    try:
        return client.get_metadata(), CACHED
    except ece.Unauthorized:
        raise
    except ece.Error:
        return ece.Metadata(), CACHED_EMPTY


def names_by_label(request: AgentRequest) -> Mapping[tuple[str, str], str]:
    """Return the names of custom attributes by whose they are and what they are called, in small
    letters: {("customer", "preferred language"): "preferredlang"}."""
    return {
        (object, definition.label.casefold()): definition.name
        for object, definitions in configured(request).custom.items()
        for definition in definitions
    }
