"""Texts of ours for what is set in Python, looked up once for each language.

A page of facts has a hundred of them; most of what that took was to ask, each time, which language
is active.
"""

from collections.abc import Callable
from functools import cache

from django.utils.translation import get_language, gettext

type Texts = Callable[[str], str]


def texts() -> Texts:
    """Return what gives a text in the language of this page.

    Call it `_`, so that its texts are found for translation. It keeps all that it is asked for, so
    it is never given what somebody typed or ECE answered.
    """
    return texts_in(get_language())


@cache
def texts_in(_language: str | None) -> Texts:
    return cache(gettext)
