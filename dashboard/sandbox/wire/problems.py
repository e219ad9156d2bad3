"""The refusals of the sandbox: an HTTP status, ECE's code, and a sentence for the developer.

A `Problem` is raised anywhere below a route and written once, by the server. One without a code
speaks for the front end before ECE (unknown path, method, size), which answers in plain text.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Self

from dashboard.sandbox.wire.sentences import Sentence

SHOWN_OF_VALUE = 200


class Problem(Exception):
    """A refusal. `code` is ECE's, unique as a whole ("400-101")."""

    def __init__(
        self,
        status: int,
        code: str,
        sentence: Sentence,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(sentence.written())
        self.status = status
        self.code = code
        self.sentence = sentence
        self.headers = dict(headers or {})

    def renamed(self, rename: Callable[[str], str]) -> Self:
        """Return the same refusal with another name for the element that it is about."""
        values = dict(self.sentence.values)
        if "name" in values:
            values["name"] = rename(str(values["name"]))
        sentence = replace(self.sentence, values=values)
        return type(self)(self.status, self.code, sentence, self.headers)


def refused(status: int, code: str, template: str, **values: object) -> Problem:
    return Problem(status, code, Sentence(template, values))


def not_served(status: int, text: str, headers: Mapping[str, str] | None = None) -> Problem:
    """Return the refusal of the web server itself, before any API sees the request."""
    return Problem(status, "", Sentence("{text}", {"text": text}), headers)


def unknown_parameters(names: Iterable[str]) -> Problem:
    quoted = ", ".join(f"'{name}'" for name in names)
    return refused(
        400,
        "400-101",
        "Unsupported query parameter(s) supplied: {names}.",
        names=quoted,
    )


def bad_parameter(name: str, value: str, expected: str, **values: object) -> Problem:
    """`expected` is a sentence of its own, with names in braces for its `values`."""
    return refused(
        400,
        "400-102",
        "Value '{value}' of query parameter '{name}' is not supported. {expected}",
        value=value[:SHOWN_OF_VALUE],
        name=name,
        expected=Sentence(expected, values),
    )


def not_a_positive_integer(name: str, value: str) -> Problem:
    return refused(
        400,
        "400-105",
        "Query parameter '{name}' should be a positive integer, not '{value}'.",
        name=name,
        value=value[:SHOWN_OF_VALUE],
    )


def not_an_id(value: str) -> Problem:
    return refused(
        400,
        "400-108",
        "Path parameter '{value}' is not a valid ID.",
        value=value[:SHOWN_OF_VALUE],
    )


def missing_parameter(names: Iterable[str]) -> Problem:
    return refused(
        400,
        "400-112",
        "At least one of these is required: {names}.",
        names=", ".join(names),
    )


def wrong_state(what: str) -> Problem:
    return refused(
        400,
        "400-113",
        "The state of {what} does not allow this operation.",
        what=what,
    )


def bad_element(name: str, reason: str, **values: object) -> Problem:
    """`reason` is a sentence of its own, with names in braces for its `values`."""
    return refused(
        400,
        "400-152",
        "Invalid value of '{name}' in the request body. {reason}",
        name=name,
        reason=Sentence(reason, values),
    )


def not_allowed_value(name: str, value: str, allowed: Iterable[str]) -> Problem:
    return refused(
        400,
        "400-196",
        "Value '{value}' of '{name}' is not one of the allowed values: {choices}.",
        value=value[:SHOWN_OF_VALUE],
        name=name,
        choices=", ".join(allowed),
    )


def no_session() -> Problem:
    return refused(
        401,
        "401-101",
        "The 'X-egain-session' header is missing, invalid or expired. Log in again.",
    )


def no_token(reason: str) -> Problem:
    challenge = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
    return Problem(401, "401-101", Sentence(reason), challenge)


def malformed_authorization() -> Problem:
    sentence = Sentence("The 'Authorization' header is missing or malformed.")
    return Problem(401, "401-104", sentence, {"WWW-Authenticate": "Bearer"})


def not_yours(what: str) -> Problem:
    return refused(
        403,
        "403-105",
        "The user may not perform this action on {what}.",
        what=what,
    )


def wrong_actor(kind: str) -> Problem:
    return refused(403, "403-112", "This API may not be called by a {kind}.", kind=kind)


def action_missing(action: str) -> Problem:
    return refused(403, "403-178", "The user lacks the action '{action}'.", action=action)


def scope_missing(scope: str) -> Problem:
    return refused(403, "403-197", "The access token lacks the scope '{scope}'.", scope=scope)


def not_found(what: str, ids: Iterable[object]) -> Problem:
    named = ", ".join(str(id) for id in ids)
    return refused(404, "404-100", "No {what} with ID {ids}.", what=what, ids=named)


def method_not_supported(method: str) -> Problem:
    return refused(405, "405-100", "Method {method} is not supported here.", method=method)


def language_not_supported(language: str) -> Problem:
    return refused(
        406,
        "406-100",
        "Value '{value}' of header 'Accept-Language' is not supported.",
        value=language[:SHOWN_OF_VALUE],
    )


def not_acceptable(reason: str, **values: object) -> Problem:
    return refused(406, "406-100", reason, **values)


def server_failure() -> Problem:
    return refused(
        500,
        "500-100",
        "The server could not process the request. Contact the administrator.",
    )
