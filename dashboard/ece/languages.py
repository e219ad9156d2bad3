"""The languages in which ECE answers."""

DEFAULT = "en-US"

_CODES = (
    *("en-US", "es-ES", "fr-FR", "it-IT", "de-DE", "nl-NL", "pt-BR", "pt-PT"),
    *("da-DK", "ru-RU", "fr-CA", "zh-CN", "ja-JP", "ko-KR", "sv-SE"),
)
_BY_CODE = {code.lower(): code for code in _CODES}
_BY_LANGUAGE = {code[:2]: code for code in reversed(_CODES)} | {"pt": "pt-PT"}


def ece_language(code: str) -> str:
    """Return the nearest of ECE's codes: "de-DE" for "de" and "de-at", "en-US" for unknown ones."""
    wanted = code.lower().replace("_", "-")
    return _BY_CODE.get(wanted) or _BY_LANGUAGE.get(wanted.split("-")[0], DEFAULT)
