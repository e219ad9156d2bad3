"""What an ECE is configured with for customers, cached by server and language."""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language

from dashboard import ece

KEPT, NOTHING_KEPT = 3600, 60  # seconds


def configured(request: HttpRequest) -> ece.Metadata:
    """What this ECE is configured with; nothing, and so free text everywhere, where it does not tell."""
    key = f"metadata:{request.agent.server}:{get_language()}"
    metadata = cache.get(key)
    if metadata is None:
        try:
            metadata, seconds = request.ece.get_metadata(), KEPT
        except ece.Unauthorized:
            raise
        except ece.Error:
            metadata, seconds = ece.Metadata(), NOTHING_KEPT
        cache.set(key, metadata, seconds)
    return metadata
