"""Names as ECE gives them, which may be of nothing that can be seen."""

from django.utils.translation import gettext

from dashboard.reading.text import has_visible_sign


def visible_name(name: str) -> str:
    """Return the name, or "(no name)" where there is nothing in it to see."""
    if has_visible_sign(name):
        return name
    return gettext("(no name)")
