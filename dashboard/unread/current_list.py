"""The list that a request is about: as far as it was read before, and read on from there."""

import time

from dashboard.pages.page import AgentRequest
from dashboard.unread import stored_lists
from dashboard.unread.among import among_of
from dashboard.unread.read_list import read_step, read_until
from dashboard.unread.stored_lists import Stored
from dashboard.unread.windows import Window

STEP_SECONDS = 3.0  # after which a request asks for nothing more and shows how far it came
WHOLE_SECONDS = 12.0  # the same, where the whole list is needed at once


def current_list(request: AgentRequest, window: Window) -> Stored:
    """Return the agent's list of the window; a new one, or one without silent days, where the
    address says so.
    """
    among = among_of(request)
    if "fresh" in request.GET:
        stored_lists.forget(request.agent, window, among)
    stored = stored_lists.recall(request.agent, window, among)
    if "again" in request.GET:
        stored.unread_list.forget_silent_days()
    return stored


def read_on(request: AgentRequest, stored: Stored) -> None:
    """Read the next part of the list and store it, also where ECE fails in between."""
    if stored.unread_list.is_complete:
        return
    try:
        read_step(request.ece, stored.unread_list, until=time.monotonic() + STEP_SECONDS)
    finally:
        stored_lists.remember(request.agent, stored)


def read_to_the_end(request: AgentRequest, stored: Stored) -> None:
    """Read all that is left of the list and store it, as far as it can be had in WHOLE_SECONDS."""
    if stored.unread_list.is_complete:
        return
    try:
        read_until(request.ece, stored.unread_list, until=time.monotonic() + WHOLE_SECONDS)
    finally:
        stored_lists.remember(request.agent, stored)
