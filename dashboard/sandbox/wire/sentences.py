"""Sentences of refusals: a template and its values, written once the language is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.sandbox.wire.german import GERMAN

ENGLISH = "en-US"


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English `template` with names in braces, and the `values` of these names.

    A value may be a sentence itself. What has no translation is written in English.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def written(self, language: str = ENGLISH) -> str:
        """Return the sentence in the language, as UTF-8 can carry it."""
        template = self.template
        if language.startswith("de"):
            template = GERMAN.get(template, template)
        values = {name: _written(value, language) for name, value in self.values.items()}
        text = template.format(**values)
        return text.encode("utf-8", "replace").decode()


def _written(value: object, language: str) -> object:
    if isinstance(value, Sentence):
        return value.written(language)
    return value
