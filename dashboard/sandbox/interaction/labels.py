"""displayValue: what a value is called in the language that the client accepts."""

from functools import lru_cache

from dashboard.sandbox.interaction.words import LABELS


@lru_cache(maxsize=4096)
def label(value: str, language: str) -> str:
    """Return the word for a value.

    English is the value itself as a person would write it (any_day → Any day), and so is what has
    no other word.
    """
    words = LABELS.get(language) or LABELS.get(language[:2], {})
    text = value.replace("_", " ")
    return words.get(value, text[:1].upper() + text[1:])


def choice(value: str, language: str) -> dict[str, str]:
    return {"value": value, "displayValue": label(value, language)}
