"""In what encoding a request says that its text is."""

import codecs

from django.utils.http import parse_header_parameters


def is_utf8(content_type: str) -> bool:
    """Whether this Content-Type names no charset but UTF-8, and can be read at all."""
    if ";" not in content_type:
        return True
    try:
        _, parameters = parse_header_parameters(content_type)
        return codecs.lookup(parameters.get("charset", "utf-8")).name == "utf-8"
    except (LookupError, ValueError):
        return False
