"""Words, sentences and large numbers as the agent's language writes them."""

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext, pgettext


def listed(words: Sequence[str]) -> str:
    """Return "Sales, Service and Support", "" for no words."""
    if len(words) < 2:
        return "".join(words)
    others = pgettext("between words of a list", ", ").join(words[:-1])
    whole = pgettext("a list of words", "%(others)s and %(last)s")
    return whole % {"others": others, "last": words[-1]}


def labelled(label: object, value: str) -> str:
    """Return "Level: VIP"."""
    return gettext("%(label)s: %(value)s") % {"label": label, "value": value}


def grouped(number: int) -> str:
    """Return "250,000"."""
    return number_format(number, force_grouping=True)
