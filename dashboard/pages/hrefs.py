"""Addresses of pages, made once for the path below which the dashboard is."""

from collections.abc import Callable
from functools import cache

from django.urls import get_script_prefix, reverse


def href(name: str) -> str:
    """Return the address of a page that is there once."""
    return href_below(get_script_prefix(), name)


def hrefs(name: str) -> Callable[[str], str]:
    """Return a function from an ID to the address of its record, "" for no ID."""
    return hrefs_below(get_script_prefix(), name)


@cache
def href_below(_script_prefix: str, name: str) -> str:
    return reverse(name)


@cache
def hrefs_below(_script_prefix: str, name: str) -> Callable[[str], str]:
    before, _, after = reverse(name, args=["0"]).rpartition("0")
    return lambda id: f"{before}{id}{after}" if id else ""
