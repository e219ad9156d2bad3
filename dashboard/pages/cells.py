"""The HTML of a cell, escaped."""

from html import escape


def link(href: str, text: str) -> str:
    return f'<a href="{escape(href)}">{bdi(text)}</a>' if href else bdi(text)


def bdi(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"
