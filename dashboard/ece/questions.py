"""What the client asks ECE: a call, and what its answer means."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.ece import errors, refusals
from dashboard.ece.calls import Answer, Call


@dataclass(frozen=True, slots=True)
class Question[Result]:
    """A call with the way to read its answer, and the error that an answer means which says no."""

    call: Call
    read: Callable[[Answer], Result]
    refusal: Callable[[Answer], errors.Error] = refusals.refusal
