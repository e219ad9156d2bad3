"""Accept-Language: one of fifteen codes and no other."""

from dashboard.sandbox.wire import problems

LANGUAGES = (
    "en-US",
    "es-ES",
    "fr-FR",
    "it-IT",
    "de-DE",
    "nl-NL",
    "pt-BR",
    "pt-PT",
    "da-DK",
    "ru-RU",
    "fr-CA",
    "zh-CN",
    "ja-JP",
    "ko-KR",
    "sv-SE",
)
_BY_NAME = {language.lower(): language for language in LANGUAGES}
_BY_TONGUE = {language[:2]: language for language in reversed(LANGUAGES)} | {"pt": "pt-PT"}


def read_language(header: str | None, default: str = "") -> str:
    """Return the code as the list spells it.

    Raises 406-100 for another one, and for none when there is no default.
    """
    name = (header or default).strip().lower()
    language = _BY_NAME.get(name)
    if language is None:
        raise problems.language_not_supported(header or "")
    return language


def nearest_language(wanted: str) -> str:
    """Return the code for what a browser accepts ("de-AT, de;q=0.9") or a client names ("de fr").

    The first one that is known is taken, browsers put the dearest first; English otherwise.
    """
    for name in wanted.lower().replace(",", " ").split():
        code = name.split(";")[0]
        language = _BY_NAME.get(code) or _BY_TONGUE.get(code[:2])
        if language:
            return language
    return LANGUAGES[0]
