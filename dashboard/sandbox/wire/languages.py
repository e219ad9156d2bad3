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


def read_language(header: str | None, default: str = "") -> str:
    """Return the code as the list spells it.

    Raises 406-100 for another one, and for none when there is no default.
    """
    name = (header or default).strip().lower()
    language = _BY_NAME.get(name)
    if language is None:
        raise problems.language_not_supported(header or "")
    return language
