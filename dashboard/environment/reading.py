"""Read one environment variable, or stop the start with one line that says what is right for it.

Every variable may come from a file instead, which `<NAME>_FILE` names. No line repeats a value: it
could be a secret. Paths are absolute: gunicorn, a worker of it and manage.py may stand in three
folders.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.core.exceptions import ImproperlyConfigured
from environs import ValidationError

# What other programs read that speak HTTP; the dashboard has variables of its own for that.
OF_OTHERS = {"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"}

MOST_CHARACTERS = 64 * 1024  # in a file; whoever names /dev/zero gets a line, too
A_FILE = "the absolute path of a text file that can be read, of at most 64 KiB"

_names: set[str] = set()


class WrongEnvironment(ImproperlyConfigured):
    """A variable is missing or wrong. Its text is one line for the operator."""


def or_stop[T](read: Callable[[], T]) -> T:
    """Return what `read` reads, or end this process with one line on standard error."""
    try:
        return read()
    except WrongEnvironment as wrong:
        sys.exit(str(wrong))


def settings() -> ModuleType:
    """Return the settings module. Errors: WrongEnvironment."""
    return import_module(os.environ.get("DJANGO_SETTINGS_MODULE", "dashboard.settings"))


def value[T](name: str, right: str, parse: Callable[[str], T], default: str | None = None) -> T:
    """Return what `parse` makes of the variable; without a default it has to be there.

    `right` ends the sentence "NAME must be …". `parse` may raise ValidationError with a sentence of
    its own, whose subject is the variable. Errors: WrongEnvironment.
    """
    _names.update((name, f"{name}_FILE"))
    typed = _text(name, default)
    if typed is None:
        raise WrongEnvironment(f"{name} is not set. It must be {right}.")
    try:
        return parse(typed)
    except ValidationError as refusal:
        problem = f"{name} {refusal.messages[0]}."
    except (ValueError, OSError):
        problem = f"{name} must be {right}."
    raise WrongEnvironment(problem)


def ignored() -> list[str]:
    """Return the variables that somebody may have set for the dashboard and that it did not read:
    mistyped ones, those of the other API, and those of other programs."""
    ours = {name for name in os.environ if name.partition("_")[0] == "ECE"} - _names
    return sorted(ours | {name for name in os.environ if name.upper() in OF_OTHERS})


def _text(name: str, default: str | None) -> str | None:
    """Return the variable, or what its file holds, without surrounding blanks."""
    typed = _typed(name, default)
    if typed is None:
        return None
    typed = typed.strip()
    if not typed.isprintable():
        raise WrongEnvironment(f"{name} must be one line of printable characters.")
    if len(typed) > 1 and typed[0] == typed[-1] and typed[0] in "\"'":
        raise WrongEnvironment(f"{name} must be written without quotes around it.")
    return typed


def _typed(name: str, default: str | None) -> str | None:
    path = os.environ.get(f"{name}_FILE")
    if path is None:
        return os.environ.get(name, default)
    try:
        content = _content(Path(path))
    except (ValueError, OSError):
        raise WrongEnvironment(f"{name}_FILE must be {A_FILE}.") from None
    if os.environ.get(name):
        raise WrongEnvironment(f"{name}_FILE must not be set beside {name}: leave one of them out.")
    return content


def _content(path: Path) -> str:
    """Return the text of the file. Errors: ValueError where it can't be one of ours, OSError."""
    if not path.is_absolute():
        raise ValueError
    with path.open(encoding="utf-8") as file:
        content = file.read(MOST_CHARACTERS + 1)
    if len(content) > MOST_CHARACTERS:
        raise ValueError
    return content


def text(name: str, right: str, default: str | None = None) -> str:
    """Return the variable as it is. It may be empty only where its default is."""

    def parse(typed: str) -> str:
        if not typed and default != "":
            raise ValueError
        return typed

    return value(name, right, parse, default)


def split(typed: str) -> list[str]:
    """Return the parts between commas, without blanks. Errors: ValueError for an empty part."""
    parts = [part.strip() for part in typed.split(",")]
    if not all(parts):
        raise ValueError
    return parts


def number(name: str, default: int, lowest: int, highest: int) -> int:
    """Return a whole number between two bounds, which it may reach."""

    def parse(typed: str) -> int:
        if not typed.isascii() or not typed.isdigit():
            raise ValueError
        if not lowest <= int(typed) <= highest:
            raise ValueError
        return int(typed)

    return value(name, f"a whole number from {lowest} to {highest}", parse, str(default))


def one_of(name: str, choices: Sequence[str], default: str) -> str:
    """Return the variable, which must be one of the choices."""

    def parse(typed: str) -> str:
        if typed not in choices:
            raise ValueError
        return typed

    return value(name, f"one of: {', '.join(choices)}", parse, default)


def switch(name: str) -> bool:
    """Return whether the variable is 1. It may be 0, and is by default."""
    return one_of(name, ("0", "1"), "0") == "1"


def folder(name: str, default: Path) -> Path:
    """Return the absolute path of a folder, which need not be there yet."""

    def parse(typed: str) -> Path:
        path = Path(typed)
        if not path.is_absolute() or (path.exists() and not path.is_dir()):
            raise ValueError
        return path

    return value(name, "the absolute path of a folder", parse, str(default))


def make_folder(name: str, path: Path) -> None:
    """Make the folder that a variable names, if it is not there. Errors: WrongEnvironment."""
    with suppress(OSError):
        path.mkdir(parents=True, exist_ok=True)
    if not os.access(path, os.W_OK):
        raise WrongEnvironment(f"{name} must be a folder that can be made and written to.")
