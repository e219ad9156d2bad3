"""Parts that are the same on page after page: rendered once for what they show, and kept.

What a kept part shows comes from its values alone, and by these it is kept. Where one page or agent
differs from the next it has gaps, so nothing of a person is ever kept.
"""

import re
import secrets
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

from django.template import Context, Engine, Template
from django.utils.safestring import SafeString

from dashboard.pages.markup import escaped, joined

MOST = 200
MARK = secrets.token_hex(8)  # no text of ECE's can hold it
GAP = re.compile(f"{MARK}([a-z_]+){MARK}")


class Values(Protocol):
    """A named tuple of what a part shows, of nothing but tuples and plain values."""

    def __hash__(self) -> int: ...

    def _asdict(self) -> dict[str, Any]: ...


def kept_part(template: str, values: Values, gaps: Mapping[str, str]) -> SafeString:
    """Return the part with these texts in its gaps, escaped where they are not markup.

    A template is another one in each language, so it need not stand among the values.
    """
    compiled = Engine.get_default().get_template(template)
    parts = list(texts_and_gaps(compiled, values, tuple(gaps)))
    parts[1::2] = [escaped(gaps[name]) for name in parts[1::2]]
    return joined(parts)


@lru_cache(MOST)
def texts_and_gaps(template: Template, values: Values, gaps: Sequence[str]) -> list[str]:
    """Return a text, the name of the gap after it, the next text, and so on to the last text."""
    marks = {name: SafeString(f"{MARK}{name}{MARK}") for name in gaps}
    return GAP.split(template.render(Context(values._asdict() | marks)))
