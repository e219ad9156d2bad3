"""From a response of the HTTP stack to an Answer: whole, unpacked, and no larger than it may be."""

import zlib
from collections.abc import Mapping
from functools import partial

from urllib3 import BaseHTTPResponse

from dashboard.ece import errors
from dashboard.ece.calls import Answer
from dashboard.ece.transport.connections import LARGEST_ANSWER

_PIECE = 64 * 1024
_HEADERS = ("Content-Type", "X-egain-session", "Location", "Retry-After")
_GZIP = 16 + zlib.MAX_WBITS


def read_answer(response: BaseHTTPResponse) -> Answer:
    """Read the response to its end.

    Errors: Unusable for a redirect, and for a body that is too large or not whole.
    """
    status, headers = response.status, response.headers
    if status < 200:
        raise errors.Unusable("not http")
    if 300 <= status < 400:
        raise errors.Unusable("redirect")
    if status == 204 and _announces_body(headers):
        raise errors.Unusable("contradicts itself")
    wire = b"".join(iter(partial(response.read, _PIECE, decode_content=False), b""))
    body = _unpack(wire, headers.get("Content-Encoding", "").strip().lower())
    told = {name: headers[name] for name in _HEADERS if name in headers}
    return Answer(status, told, body)


def _announces_body(headers: Mapping[str, str]) -> bool:
    # Nobody would read such a body; it would be taken for the beginning of the next answer.
    return "Transfer-Encoding" in headers or headers.get("Content-Length", "0").strip() != "0"


def _unpack(wire: bytes, encoding: str) -> bytes:
    if encoding not in ("", "identity", "gzip"):
        raise errors.Unusable("unknown encoding")
    return _gunzip(wire) if encoding == "gzip" and wire else wire


def _gunzip(wire: bytes) -> bytes:
    unpacking = zlib.decompressobj(_GZIP)
    try:
        body = unpacking.decompress(wire, LARGEST_ANSWER + 1)
    except zlib.error:
        raise errors.Unusable("broken gzip") from None
    if len(body) > LARGEST_ANSWER:
        raise errors.Unusable("too large")
    if not unpacking.eof or unpacking.unused_data:
        raise errors.Unusable("broken gzip")
    return body
