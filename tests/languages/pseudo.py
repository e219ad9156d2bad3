"""A language of wide letters, in which a text that nobody marked stands out: "ｌｉｋｅ this"."""

import re

from django.utils.translation import trans_real

CODE = "ia"
CONTEXT = "\x04"
KEPT = re.compile(r"(%\(\w+\)[sd]|%[sd%]|</?[a-z][^>]*>|&#?\w+;)")
WIDE = {ord(letter): ord(letter) + 0xFEE0 for letter in map(chr, range(128)) if letter.isalpha()}


class PseudoTranslation(trans_real.DjangoTranslation):
    """Every text has a translation: itself in wide letters, with its values and elements."""

    def __init__(self) -> None:
        super().__init__(CODE)

    def gettext(self, message: str) -> str:
        return widened(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return widened(msgid1 if n == 1 else msgid2)


def widened(message: str) -> str:
    text = message.split(CONTEXT)[-1]
    parts = KEPT.split(text)
    return "".join(part if KEPT.fullmatch(part) else part.translate(WIDE) for part in parts)
