"""What the sandbox says no with: an HTTP status, ECE's code and a message for the developer.

Problem                 raised anywhere below a route, written once, by the server
  code ""               the front end in front of ECE speaks (unknown path, method, size): plain text
"""

from collections.abc import Iterable

MESSAGE_LIMIT = 2048


class Problem(Exception):
    """A refusal. `code` is ECE's, unique as a whole ("400-101"); `details` are names and values that explain it."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message[:MESSAGE_LIMIT].encode("utf-8", "replace").decode()
        self.headers = headers or {}


def not_served(status: int, text: str, headers: dict[str, str] | None = None) -> Problem:
    """A refusal of the web server itself, before any API sees the request."""
    return Problem(status, "", text, headers)


def unknown_parameter(name: str) -> Problem:
    return Problem(
        400,
        "400-101",
        f"Query parameter '{name}' is not supported by this API.",
    )


def bad_parameter(name: str, value: str, expected: str) -> Problem:
    return Problem(
        400,
        "400-102",
        f"Value '{value[:200]}' of query parameter '{name}' is not supported. {expected}",
    )


def not_a_positive_integer(name: str, value: str) -> Problem:
    return Problem(
        400,
        "400-105",
        f"Query parameter '{name}' should be a positive integer, not '{value[:200]}'.",
    )


def not_an_id(value: str) -> Problem:
    return Problem(400, "400-108", f"Path parameter '{value[:200]}' is not a valid ID.")


def missing_parameter(names: Iterable[str]) -> Problem:
    return Problem(
        400,
        "400-112",
        f"At least one of these is required: {', '.join(names)}.",
    )


def bad_element(name: str, reason: str) -> Problem:
    return Problem(
        400,
        "400-152",
        f"Invalid value of '{name}' in the request body. {reason}",
    )


def not_allowed_value(name: str, value: str, allowed: Iterable[str]) -> Problem:
    choices = ", ".join(allowed)
    return Problem(
        400,
        "400-196",
        f"Value '{value[:200]}' of '{name}' is not one of the allowed values: {choices}.",
    )


def no_session() -> Problem:
    return Problem(
        401,
        "401-101",
        "The 'X-egain-session' header is missing, invalid or expired. Log in again.",
    )


def no_token(reason: str) -> Problem:
    return Problem(
        401,
        "401-101",
        reason,
        {"WWW-Authenticate": 'Bearer error="invalid_token"'},
    )


def malformed_authorization() -> Problem:
    return Problem(
        401,
        "401-104",
        "The 'Authorization' header is missing or malformed.",
        {"WWW-Authenticate": "Bearer"},
    )


def not_yours(what: str) -> Problem:
    return Problem(403, "403-105", f"The user may not perform this action on {what}.")


def wrong_actor(kind: str) -> Problem:
    return Problem(403, "403-112", f"This API may not be called by a {kind}.")


def action_missing(action: str) -> Problem:
    return Problem(403, "403-178", f"The user lacks the action '{action}'.")


def scope_missing(scope: str) -> Problem:
    return Problem(403, "403-197", f"The access token lacks the scope '{scope}'.")


def not_found(what: str, ids: Iterable[object]) -> Problem:
    return Problem(404, "404-100", f"No {what} with ID {', '.join(str(id) for id in ids)}.")


def language_not_supported(language: str) -> Problem:
    return Problem(
        406,
        "406-100",
        f"Value '{language[:200]}' of header 'Accept-Language' is not supported.",
    )


def not_acceptable(reason: str) -> Problem:
    return Problem(406, "406-100", reason)


def server_failure() -> Problem:
    return Problem(
        500,
        "500-100",
        "The server could not process the request. Contact the administrator.",
    )
